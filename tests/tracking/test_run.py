"""Runs that log: what the server has of them."""

from __future__ import annotations

import base64
import concurrent.futures
import hashlib
import math
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.errors import MLRunBaseError, MLRunInvalidArgumentError
from mlrun_db.tracking import surroundings
from mlrun_db.tracking.run import RunContext

ROOT = Path(__file__).parents[2]


def test_a_run_from_start_to_end(any_db: HTTPRunDB) -> None:
    parameters: Any = {"lr": 0.1, "layers": [8, 4]}
    with any_db.start_run("train", "p", parameters=parameters, labels={"team": 7}) as run:
        assert (run.state, run.problems) == ("running", [])
        run.log_result("auc", np.float32(0.5))
        run.log_results({"val.auc": 0.75, "confusion": np.eye(2), "note": "ü"})
        assert run.flush()
        live: Any = any_db.read_run(run.uid, "p")
        assert live["status"]["state"] == "running"
        assert "end_time" not in live["status"]
        run.log_result("auc", 0.9)
        run.log_metric("loss", 0.5, step=1)
        run.log_metrics({"loss": np.float64(0.25), "acc": 1})
        run.log("line\n")
        run.set_labels({"stage": "dev"})
    stored = any_db.read_run(run.uid, "p")
    assert (run.state, run.problems) == ("completed", [])
    metadata, status = stored["metadata"], stored["status"]
    assert (stored["kind"], metadata["name"], metadata["iteration"]) == ("run", "train", 0)
    assert metadata["labels"] == {**surroundings.labels(), "team": "7", "stage": "dev"}
    assert metadata["labels"]["kind"] == "local"
    assert len(metadata["labels"]["commit"]) == 40
    assert stored["spec"]["parameters"] == parameters
    assert status["state"] == "completed"
    ended: Any = status.get("end_time", "")
    assert status["start_time"] <= ended <= status["last_update"]
    assert status["results"] == {
        **{"auc": 0.9, "val.auc": 0.75, "confusion": [[1, 0], [0, 1]], "note": "ü"},
        **{"loss": 0.25, "acc": 1.0},
    }
    assert any_db.get_log(run.uid, "p")[1] == b"line\n"
    assert any_db.read_metrics(run.uid, "p").series("loss") == [(1, 0.5), (2, 0.25)]
    assert len(any_db.list_runs(project="p")) == 1


def test_an_error_is_that_of_the_run(db: HTTPRunDB) -> None:
    def broken() -> None:
        raise ValueError("bad data")

    with pytest.raises(ValueError), db.start_run("train", "p") as run:
        broken()
    status = db.read_run(run.uid, "p")["status"]
    assert status["state"] == "error"
    assert status["error"].startswith("ValueError: bad data\n")
    assert "in broken" in status["error"]
    with pytest.raises(KeyboardInterrupt), db.start_run("train", "p") as run:
        raise KeyboardInterrupt
    assert db.read_run(run.uid, "p")["status"]["error"].startswith("KeyboardInterrupt\n")
    with pytest.raises(SystemExit), db.start_run("train", "p") as run:
        sys.exit(0)
    assert db.read_run(run.uid, "p")["status"]["state"] == "completed"


def test_without_a_block(db: HTTPRunDB) -> None:
    run = db.start_run("train", "p")
    assert run.state == "created"
    assert db.list_runs(project="default") == []
    run.log_result("auc", 1)
    assert run.state == "running"
    assert run.end("error", error="stopped early")
    assert run.end()
    status = db.read_run(run.uid, "p")["status"]
    assert (status["state"], status["error"]) == ("error", "stopped early")
    with pytest.raises(MLRunInvalidArgumentError, match="'done'"):
        run.end("done")


def test_numbers_that_are_none(any_db: HTTPRunDB) -> None:
    with any_db.start_run("train", "p") as run:
        for value in (math.nan, math.inf, -math.inf):
            run.log_metric("loss", value)
        run.log_result("auc", math.nan)
    assert run.problems == []
    found = [value for _, value in any_db.read_metrics(run.uid, "p").series("loss")]
    assert math.isnan(found[0])
    assert found[1:] == [math.inf, -math.inf]


def test_what_is_logged_after_the_end_is_reported(db: HTTPRunDB) -> None:
    with db.start_run("train", "p") as run:
        run.log_result("auc", 1)
    run.log_result("auc", 2)
    run.log("text")
    assert run.problems == ["nothing more is logged: the run has ended"]
    assert db.read_run(run.uid, "p")["status"]["results"] == {"auc": 1}


def test_a_run_that_is_never_ended(server: LocalServer, db: HTTPRunDB) -> None:
    code = (
        "from mlrun_db import HTTPRunDB\n"
        f"run = HTTPRunDB({server.url!r}).start_run('train', 'p', uid='u')\n"
        "run.log_result('auc', 1)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    status = db.read_run("u", "p")["status"]
    assert (status["state"], status["results"]) == ("error", {"auc": 1})
    assert status["error"] == "the program ended without run.end()"


def test_it_decorates_functions(db: HTTPRunDB) -> None:
    @db.start_run("train", "p", parameters={"data": "iris"})
    def train(lr: float, run: RunContext, depth: int = 3) -> float:
        run.log_result("auc", lr * depth)
        return lr

    assert [train(0.5), train(0.25, depth=4)] == [0.5, 0.25]
    first, second = db.list_runs(project="p").sort_by("auc")
    assert first["spec"]["parameters"] == {"data": "iris", "lr": 0.5, "depth": 3}
    assert second["spec"]["parameters"] == {"data": "iris", "lr": 0.25, "depth": 4}
    assert train.__name__ == "train"


def test_what_is_printed(db: HTTPRunDB, capfd: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    with db.start_run("train", "p", capture_output=True) as run:
        print("out ü")
        print("err", file=sys.stderr, flush=True)
        sys.stdout.writelines(["a\n", "b\n"])
    assert (sys.stdout, sys.stderr) == before
    print("after")
    assert db.get_log(run.uid, "p")[1].decode() == "out ü\nerr\na\nb\n"
    assert "out ü\na\nb\nafter\n" in capfd.readouterr().out


def test_a_run_that_continues(any_db: HTTPRunDB) -> None:
    with any_db.start_run("train", "p", uid="u", parameters={"lr": 1}) as run:
        run.log_result("first", 1)
        run.log_metric("loss", 0.5)
        run.log("one\n")
        run.log_artifact("a", body="a")
        run.end("error", error="out of memory")
    with any_db.start_run("train", "p", uid="u", parameters={"epochs": 2}) as run:
        run.log_result("second", 2)
        run.log("two\n")
    stored = any_db.read_run("u", "p")
    assert stored["spec"]["parameters"] == {"lr": 1, "epochs": 2}
    assert stored["status"]["results"] == {"first": 1, "loss": 0.5, "second": 2}
    assert stored["status"]["state"] == "completed"
    assert not stored["status"].get("error")
    assert any_db.get_log("u", "p")[1] == b"one\ntwo\n"
    assert len(any_db.list_runs(project="p")) == 1


# Artifacts.


def artifact(db: HTTPRunDB, key: str, uid: str) -> Any:
    """Return the record of an artifact as a flat dict, on any version."""
    found: Any = db.read_artifact(f"train_{key}", tag=uid, project="p")
    parts = [found.get(part) or {} for part in ("metadata", "spec", "status")]
    return {**found, **parts[0], **parts[1], **parts[2]}


def test_small_data_are_in_the_record(any_db: HTTPRunDB, tmp_path: Path) -> None:
    (tmp_path / "plot.png").write_bytes(b"\x89PNG")
    with any_db.start_run("train", "p") as run:
        run.log_artifact("note", body="hellö", kind="plot", tag="v1", labels={"a": "b"})
        run.log_artifact("image", tmp_path / "plot.png", description="a plot")
    assert run.problems == []
    note = artifact(any_db, "note", run.uid)
    assert (note["kind"], note["inline"], note["size"]) == ("plot", "hellö", 6)
    assert note["hash"] == hashlib.sha1("hellö".encode()).hexdigest()
    assert (note["tree"], note["key"], note["db_key"]) == (run.uid, "note", "train_note")
    assert note["producer"] == {"kind": "run", "name": "train", "uri": f"p/{run.uid}"}
    assert note["labels"] == {"a": "b"}
    assert any_db.read_artifact("train_note", tag="v1", project="p")
    image = artifact(any_db, "image", run.uid)
    assert (image["encoding"], base64.b64decode(image["inline"])) == ("base64", b"\x89PNG")
    assert image["target_path"] == str(tmp_path / "plot.png")
    assert image["description"] == "a plot"
    status: Any = any_db.read_run(run.uid, "p")["status"]
    named = status.get("artifact_uris") or [
        first.get("key") or first["metadata"]["key"] for first in status["artifacts"]
    ]
    assert sorted(named) == ["image", "note"]


def test_data_are_uploaded(any_db: HTTPRunDB, tmp_path: Path) -> None:
    model = tmp_path / "model.pkl"
    model.write_bytes(b"x" * 300_000)
    store = tmp_path / "store"
    with any_db.start_run("train", "p") as run:
        run.log_artifact("model", model, kind="model", target=f"{store}/")
        run.log_artifact("data", body=b"1,2", target=store / "deep" / "data.csv")
        model.write_bytes(b"changed afterwards")
        run.log_artifact("big", body="x" * 300_000)
    assert (store / "model.pkl").read_bytes() == b"x" * 300_000
    assert (store / "deep" / "data.csv").read_bytes() == b"1,2"
    found = artifact(any_db, "model", run.uid)
    assert (found["target_path"], found["model_file"]) == (f"{store}/", "model.pkl")
    assert (found["size"], "inline" in found) == (300_000, False)
    assert len(run.problems) == 1
    assert "pass target=" in run.problems[0]


def test_data_go_to_any_file_system(db: HTTPRunDB) -> None:
    fsspec = pytest.importorskip("fsspec")
    with db.start_run("train", "p") as run:
        run.log_artifact("data", body=b"1,2", target="memory://bucket/")
        run.log_artifact("nowhere", body=b"1,2", target="nope://bucket/")
    assert fsspec.filesystem("memory").cat("/bucket/data") == b"1,2"
    assert len(run.problems) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "a"},
        {"key": "a", "body": "x", "path": "x"},
        {"key": "a", "path": "/nowhere/at/all"},
        {"key": "metrics", "body": "x"},
        {"key": "metrics-2", "body": "x"},
        {"key": "", "body": "x"},
        {"key": "a", "body": 7},
    ],
)
def test_what_cannot_be_logged_does_not_raise(db: HTTPRunDB, wrong: dict[str, Any]) -> None:
    with db.start_run("train", "p") as run:
        run.log_artifact(**wrong)
        assert len(run.problems) == 1
        run.log_result("x", object())
        run.log_metric("loss", "high")
        run.log_metric("step", 1)
        run.log_metric("loss", 1, step=-1)
        run.log_result("auc", 1)
    status = db.read_run(run.uid, "p")["status"]
    assert (status["state"], status["results"]) == ("completed", {"auc": 1})


def test_strict_raises(db: HTTPRunDB) -> None:
    with pytest.raises(MLRunInvalidArgumentError), db.start_run("t", "p", strict=True) as run:
        run.log_result("x", object())
    assert db.read_run(run.uid, "p")["status"]["state"] == "error"
    with (
        HTTPRunDB("http://127.0.0.1:9") as nowhere,
        pytest.raises(MLRunBaseError, match="not everything is sent"),
        nowhere.start_run("t", "p", strict=True, flush_timeout=0.1),
    ):
        pass


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "t", "parameters": {"x": object()}},
        {"name": "t", "parameters": 7},
        {"name": "t", "labels": 7},
        {"name": "t", "uid": "a/b"},
        {"name": "t", "flush_timeout": -1},
    ],
)
def test_wrong_arguments_raise_before_the_run(db: HTTPRunDB, wrong: dict[str, Any]) -> None:
    with pytest.raises(MLRunInvalidArgumentError):
        db.start_run(**wrong)


# Iterations.


def test_iterations_and_the_best(any_db: HTTPRunDB) -> None:
    with any_db.start_run("tune", "p") as run:
        values: Any = {"lr": [0.1, 0.2], "depth": [1, 2]}
        for trial in run.iterations(values, selector="max.auc"):
            trial.log_result("auc", trial.parameters["lr"] * trial.parameters["depth"])
            trial.log_metric("loss", 1 / trial.iteration)
            trial.log_artifact("model", body=f"model {trial.iteration}", kind="model")
    assert run.problems == []
    stored = any_db.read_run(run.uid, "p")
    results = stored["status"]["results"]
    assert results == {"auc": 0.4, "loss": 0.25, "best_iteration": 4}
    assert stored["spec"]["hyperparams"] == values
    assert stored["status"]["iterations"][:2] == [
        ["state", "iter", "param.lr", "param.depth", "output.auc", "output.loss"],
        ["completed", 1, 0.1, 1, 0.1, 1.0],
    ]
    status: Any = stored["status"]
    if "artifact_uris" in status:
        assert f"/p/tune_model#4@{run.uid}" in status["artifact_uris"]["model"]
    else:
        (model,) = [each for each in status["artifacts"] if each["key"] == "model"]
        assert (model["kind"], model["iter"]) == ("model", 4)
    second = any_db.read_run(run.uid, "p", iter=2)
    assert second["metadata"]["iteration"] == 2
    assert second["spec"]["parameters"] == {"lr": 0.1, "depth": 2}
    assert second["status"]["state"] == "completed"
    assert any_db.read_metrics(run.uid, "p", iter=2).series("loss") == [(0, 0.5)]
    assert len(any_db.list_runs(project="p", iter=True)) == 5
    best = any_db.list_artifacts("tune_model", project="p", best_iteration=True)
    assert [each.get("iter") or each["metadata"]["iter"] for each in best] == [4]


def test_iterations_in_threads_and_failing(db: HTTPRunDB) -> None:
    run = db.start_run("tune", "p").start()

    def work(number: int) -> None:
        with run.trial({"number": number}) as trial:
            if number == 3:
                raise ValueError("three")
            trial.log_result("loss", number)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        errors = [future.exception() for future in [pool.submit(work, n) for n in range(8)]]
    assert sum(error is not None for error in errors) == 1
    best = run.select_best("min.loss")
    run.end()
    stored = db.list_runs(project="p", iter=True)
    assert len(stored) == 9
    assert len(stored.where("state == 'error'")) == 1
    assert db.read_run(run.uid, "p", iter=best)["spec"]["parameters"] == {"number": 0}
    assert db.read_run(run.uid, "p")["status"]["results"]["best_iteration"] == best
    assert run.select_best("max.nope") == 0
    with pytest.raises(MLRunInvalidArgumentError, match="'best'"):
        run.select_best("best")


def test_an_error_in_a_loop_of_iterations(db: HTTPRunDB) -> None:
    with pytest.raises(ValueError), db.start_run("tune", "p") as run:
        for trial in run.iterations([{"a": 1}, {"a": 2}, {"a": 3}]):
            if trial.parameters["a"] == 2:
                raise ValueError("two")
    states = [db.read_run(run.uid, "p", iter=n)["status"]["state"] for n in (0, 1, 2)]
    assert states == ["error", "completed", "error"]


# Threads and processes.


def test_threads_log_to_one_run(db: HTTPRunDB) -> None:
    with db.start_run("train", "p") as run, concurrent.futures.ThreadPoolExecutor(8) as pool:
        for number in range(200):
            pool.submit(run.log_result, f"r{number}", number)
            pool.submit(run.log_metric, "loss", number, number)
            pool.submit(run.log, f"{number}\n")
    assert run.problems == []
    results = db.read_run(run.uid, "p")["status"]["results"]
    assert {name for name in results if name[0] == "r"} == {f"r{n}" for n in range(200)}
    assert len(db.read_metrics(run.uid, "p")) == 200
    lines = db.get_log(run.uid, "p")[1].decode().split()
    assert sorted(map(int, lines)) == list(range(200))


def log_from_a_process(run: RunContext, number: int) -> None:
    run.log_result(f"r{number}", number)
    run.log(f"{number}\n")
    assert run.flush(60)


@pytest.mark.parametrize("method", ["spawn", "fork"])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_processes_log_to_one_run(db: HTTPRunDB, method: str) -> None:
    context: Any = multiprocessing.get_context(method)
    with db.start_run("train", "p") as run:
        run.log_result("parent", 1)
        processes = [
            context.Process(target=log_from_a_process, args=(run, number)) for number in range(3)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(120)
        assert [process.exitcode for process in processes] == [0, 0, 0]
    assert run.problems == []
    stored = db.read_run(run.uid, "p")
    assert stored["status"]["results"] == {"parent": 1, "r0": 0, "r1": 1, "r2": 2}
    assert stored["status"]["state"] == "completed"
    assert sorted(db.get_log(run.uid, "p")[1].decode().split()) == ["0", "1", "2"]


def test_a_program_attaches_to_the_run_of_its_parent(server: LocalServer, db: HTTPRunDB) -> None:
    code = (
        "from mlrun_db import HTTPRunDB\n"
        f"run = HTTPRunDB({server.url!r}).attach_run()\n"
        "with run: run.log_result('child', run.name)\n"
    )
    with db.start_run("train", "p") as run:
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        assert db.read_run(run.uid, "p")["status"]["state"] == "running"
    assert db.read_run(run.uid, "p")["status"]["results"] == {"child": "train"}
    assert "MLRUN_DB_RUN" not in os.environ
    with pytest.raises(MLRunInvalidArgumentError, match="no run to attach to"):
        db.attach_run()
