"""The benchmarks of data frames: pandas itself, and MLflow with its file store."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .measure import Ratio, RawServer, Samples
from .raw_server import run
from .suite import OURS, Options, sides, workers


def frames(options: Options) -> Iterator[Ratio]:
    import pandas

    from mlrun_db.lists import RunList

    runs = RunList(run(number) for number in range(1_000 if options.quick else 10_000))

    def three_fields() -> Any:
        return pandas.json_normalize(
            {
                "label": each["metadata"]["labels"],
                "param": each["spec"]["parameters"],
                "output": each["status"]["results"],
            }
            for each in runs
        )

    steps = {
        "to_df(flat=True)": timed(lambda: runs.to_df(flat=True)),
        "json_normalize of three fields": timed(three_fields),
    }
    samples = Samples("frames", f"{len(runs):,} runs").take(steps, options.rounds(10))
    yield samples.ratio("to_df(flat=True)", "json_normalize of three fields", "<= 1.5")
    if not options.quick:
        yield from beside_mlflow(options, 500)


def beside_mlflow(options: Options, count: int) -> Iterator[Ratio]:
    """The same runs by HTTP and as a frame, and from files by search_runs."""
    os.environ |= {"MLFLOW_ALLOW_FILE_STORE": "true", "MLFLOW_DISABLE_TELEMETRY": "true"}
    import mlflow

    with tempfile.TemporaryDirectory() as folder:
        mlflow.set_tracking_uri(Path(folder).as_uri())
        client = mlflow.MlflowClient()
        experiment = client.create_experiment("forecast")
        for number in range(count):
            each = run(number)
            created = client.create_run(experiment, run_name=each["metadata"]["name"])
            client.log_batch(
                created.info.run_id,
                [mlflow.entities.Metric(k, v, 0, 0) for k, v in each["status"]["results"].items()],
                [mlflow.entities.Param(k, str(v)) for k, v in each["spec"]["parameters"].items()],
                [mlflow.entities.RunTag(*pair) for pair in each["metadata"]["labels"].items()],
            )
            client.set_terminated(created.info.run_id)
        with RawServer() as server, workers(server.url, (OURS,), options) as clients:
            steps = {
                "list_runs and to_df": sides(clients, operation="to_df", items=count)[OURS],
                "mlflow.search_runs": timed(lambda: mlflow.search_runs([experiment])),
            }
            samples = Samples("frames", f"{count} runs from the store to a frame")
            samples.take(steps, options.rounds(3))
            yield samples.ratio("list_runs and to_df", "mlflow.search_runs", "< 1")


def timed(call: Callable[[], Any]) -> Callable[[], float]:
    def seconds() -> float:
        start = time.perf_counter()
        call()
        return time.perf_counter() - start

    return seconds
