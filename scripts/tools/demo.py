"""The main job of mlrun_db: a project, a function, a job with its log, an artifact, a list."""

import argparse
import contextlib
import sys
import uuid
from collections.abc import Iterator

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.errors import MLRunBaseError, MLRunHTTPError

PROJECT = "demo"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a running MLRun API server, instead of the embedded one")
    url = parser.parse_args().url
    try:
        with server_url(url) as base_url, HTTPRunDB(base_url) as db:
            show(db)
    except MLRunBaseError as err:
        print(f"The demo ends: {err}")
        return 1
    return 0


@contextlib.contextmanager
def server_url(url: str | None) -> Iterator[str]:
    if url:
        yield url
    else:
        with LocalServer(job_seconds=7) as server:
            yield server.url


def show(db: HTTPRunDB) -> None:
    db.connect()
    step(f"Connected to {db.base_url}, version {db.server_version}")

    step("A project")
    project = db.store_project(
        PROJECT, {"metadata": {"name": PROJECT}, "spec": {"description": "A demo of mlrun_db"}}
    )
    print(f"{project.metadata.name}: {project.spec.description} ({project.status.state})")

    step("A function, stored with its hash")
    function = {
        "kind": "job",
        "metadata": {"name": "train", "project": PROJECT},
        "spec": {"image": "mlrun/mlrun", "command": "train.py"},
    }
    print(db.store_function(function, "train", PROJECT, tag="latest", versioned=True))

    step("A job, and its log as it is written")
    uid = submit(db)
    print(f"state: {db.watch_log(uid, PROJECT, timeout=60)}")

    step("An artifact of the run")
    model = {
        "kind": "model",
        "metadata": {"key": "model", "project": PROJECT},
        "spec": {"target_path": "s3://bucket/model.pkl"},
        "status": {},
    }
    db.store_artifact("model", model, uid, tag="v1", project=PROJECT)
    print(db.read_artifact("model", tag="v1", project=PROJECT)["spec"]["target_path"])

    step("Results written into the run")
    db.update_run({"status.results": {"accuracy": 0.94}}, uid, PROJECT)
    print(db.read_run(uid, PROJECT)["status"]["results"])

    step("The runs of the project")
    db.list_runs(project=PROJECT, last=5).show()


def submit(db: HTTPRunDB) -> str:
    """Submit a job; on a server without a cluster, store a completed run instead."""
    uid = uuid.uuid4().hex
    task = {
        "metadata": {"name": "train", "project": PROJECT, "uid": uid, "labels": {"owner": "demo"}},
        "spec": {
            "function": f"{PROJECT}/train",
            "parameters": {"epochs": 3},
            "output_path": "/tmp/mlrun-demo",
        },
    }
    try:
        return str(db.submit_job({**task})["metadata"]["uid"])
    except MLRunHTTPError as err:
        print(f"This server cannot start jobs ({err.reason}); storing a completed run instead.")
        db.store_run({**task, "status": {"state": "completed"}}, uid, PROJECT)
        db.store_log(uid, PROJECT, b"epoch 1\nepoch 2\nepoch 3\n")
        return uid


def step(title: str) -> None:
    print(f"\n\033[1m{title}\033[0m" if sys.stdout.isatty() else f"\n== {title}")


if __name__ == "__main__":
    raise SystemExit(main())
