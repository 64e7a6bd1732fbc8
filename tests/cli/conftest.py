"""The command in this process and in one of its own, on an embedded server with something in it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from mlrun_db import HTTPRunDB, LocalServer, cli
from mlrun_db._transport.clock import Clock

ROOT = Path(__file__).parents[2]
UIDS = ("aaaa1111bbbb2222", "aaaa1111cccc3333", "dddd4444eeee5555")


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.lines]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Run(Protocol):
    def __call__(self, *arguments: str, clock: Clock | None = None) -> Result: ...


@pytest.fixture(scope="session")
def _session_server() -> Iterator[LocalServer]:
    with LocalServer(job_seconds=0, version="0.6.6") as server:
        yield server


@pytest.fixture
def server(_session_server: LocalServer) -> LocalServer:
    _session_server.reset()
    return _session_server


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the configuration file would be; there is none yet."""
    folder = tmp_path / "config/mlrun_db"
    folder.mkdir(parents=True)
    return folder / "config.toml"


@pytest.fixture(autouse=True)
def environment(
    server: LocalServer, config: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The settings of the command: the embedded server, and no file of this machine."""
    monkeypatch.setenv("MLRUN_DBPATH", server.url)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config.parents[1]))
    for name in ("NO_COLOR", "PYTHONUNBUFFERED"):  # unbuffered, Python does not tell a cut write
        monkeypatch.delenv(name, raising=False)
    path = f"{ROOT}{os.pathsep}{ROOT / 'generated'}"
    monkeypatch.setenv("PYTHONPATH", path)
    return dict(os.environ)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, which is no terminal."""

    def run_command(*arguments: str, clock: Clock | None = None) -> Result:
        capfd.readouterr()
        status = cli.main(arguments, clock=clock)
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return Result(status, said.out, said.err)

    return run_command


@pytest.fixture
def db(server: LocalServer) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server.url) as client:
        yield client


@pytest.fixture
def runs(db: HTTPRunDB) -> HTTPRunDB:
    """Two runs in the default project, and one in p2; each with a log."""
    for number, (uid, state) in enumerate(
        zip(UIDS, ("completed", "error", "running"), strict=True)
    ):
        project = "p2" if number == 2 else "default"
        labels = {"kind": "job", "team": "a" if number else "b"}
        run = {
            "metadata": {
                "name": f"train-{number}",
                "uid": uid,
                "project": project,
                "labels": labels,
            },
            "spec": {"parameters": {"rate": 0.1}, "function": "default/train"},
            "status": {
                "state": state,
                "start_time": f"2024-05-0{number + 1}T10:00:00+00:00",
                "last_update": f"2024-05-0{number + 1}T11:00:00+00:00",
                "results": {"auc": 0.91234567},
                "artifacts": [{"key": "model", "target_path": "s3://bucket/model"}],
            },
        }
        db.store_run(run, uid, project)
        db.store_log(uid, project, f"log of {uid}\nlast line\n".encode())
    return db


@pytest.fixture
def objects(db: HTTPRunDB) -> HTTPRunDB:
    """One object of each other kind, two versions of an artifact."""
    for version in ("1", "2"):
        path = f"s3://bucket/model-{version}"
        model = {"key": "model", "kind": "model", "tree": f"tree-{version}", "target_path": path}
        db.store_artifact("model", model, f"tree-{version}", tag=f"v{version}")
    db.store_artifact("model", model, "tree-2")
    db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train", versioned=True)
    db.create_project({"metadata": {"name": "empty"}, "spec": {"description": "for tests"}})
    task = {"metadata": {"name": "t"}, "spec": {"function": "default/train"}}
    schedule = {
        "name": "nightly",
        "kind": "job",
        "cron_trigger": "0 3 * * *",
        "scheduled_object": {"task": task},
    }
    db.create_schedule("default", schedule)
    feature_set = {
        "kind": "FeatureSet",
        "metadata": {"name": "stocks"},
        "spec": {
            "entities": [{"name": "ticker", "value_type": "str"}],
            "features": [{"name": "price", "value_type": "float"}],
        },
        "status": {"state": "ready"},
    }
    db.create_feature_set(feature_set, "default")
    return db


@pytest.fixture
def pipeline(db: HTTPRunDB, tmp_path: Path) -> str:
    """The id of a run of a pipeline in the default project."""
    path = tmp_path / "pipeline.yaml"
    path.write_text("kind: Workflow\n")
    return db.submit_pipeline(path, run="nightly-pipe", project="default")


COMMAND = [sys.executable, "-m", "mlrun_db.cli"]


def in_terminal(
    *arguments: str,
    answer: str = "",
    interrupt_at: str = "",
    columns: int = 100,
    term: str = "xterm",
) -> Result:
    """Run the command with a terminal as stdin, stdout and stderr; type ``answer``.

    ``interrupt_at``: send it what Ctrl-C sends when it has written this; again when nothing comes
    of it, as a signal just before Python begins to read is seen after the read only.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": str(columns), "TERM": term},
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    said = b""
    try:
        while chunk := os.read(ours, 65536):
            said += chunk
            while interrupt_at and interrupt_at.encode() in said:
                process.send_signal(signal.SIGINT)
                if select.select([ours], [], [], 3)[0]:
                    interrupt_at = ""
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    return Result(process.wait(10), said.decode().replace("\r\n", "\n"), "")


def in_process(
    *arguments: str, environment: Mapping[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, without a terminal."""
    return subprocess.run(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        check=False,
        timeout=30,
    )
