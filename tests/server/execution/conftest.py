"""Servers that execute jobs, with a Python whose ``mlrun`` is a small stand-in."""

from __future__ import annotations

import base64
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

STAND_IN = Path(__file__).parents[2] / "support" / "standin_mlrun.py"
WAIT_SECONDS = 60.0
TERMINAL = ("completed", "error", "aborted")

# Prints its process and that of a child, and sleeps; both would outlive the test.
SLEEPER = """
import os, subprocess, sys, time
def handler(context):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    print("pids", os.getpid(), child.pid, flush=True)
    time.sleep(600)
"""
# As SLEEPER, but its processes ignore the request to end.
STUBBORN = SLEEPER.replace("import os,", "import signal, os,").replace(
    "    child", "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    child"
)

Json = dict[str, Any]
Make = Callable[..., LocalServer]


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has ``mlrun``."""
    folder = tmp_path_factory.mktemp("python")
    package = folder / "site" / "mlrun"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copy(STAND_IN, package / "__main__.py")
    program = folder / "python"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{folder}/site${{PYTHONPATH:+:$PYTHONPATH}}" '
        f'exec "{sys.executable}" "$@"\n'
    )
    program.chmod(0o755)
    return program


def until(condition: Callable[[], object]) -> None:
    """Wait until a condition is true."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)


class Jobs:
    """Submits jobs to a server and looks at their runs, in project p1."""

    server: LocalServer  # unless it runs in another process

    def __init__(self, url: str, token: str, user: str) -> None:
        self.url = url
        headers = {"authorization": f"Bearer {token}"} if token else {}
        # Without verification no certificates are loaded, which takes longer than a request.
        self.http = httpx.Client(
            base_url=f"{url}/api/v1", timeout=30, headers=headers, verify=False
        )
        if user:
            self.http.auth = (user, "secret")
        created = self.http.post("/projects", json={"metadata": {"name": "p1"}, "spec": {}})
        assert created.status_code in (201, 409), created.text

    def submit(self, code: str, uid: str, *, kind: str = "job", **fields: Any) -> httpx.Response:
        """Submit a function, whose fields of the spec may be given, with the code of a handler."""
        spec = fields.pop("spec", {})
        build = {"functionSourceCode": base64.b64encode(code.encode()).decode()}
        function = {
            "kind": kind,
            "metadata": {"name": "f1", "project": "p1"},
            "spec": {"build": build, **spec},
        }
        labels = fields.pop("labels", {})
        task = {
            "metadata": {"name": "r1", "project": "p1", "uid": uid, "labels": labels},
            "spec": {"handler": "handler", **fields},
        }
        return self.http.post("/submit_job", json={"task": task, "function": function})

    def run(self, uid: str, iteration: int = 0) -> Json:
        """Return a run."""
        response = self.http.get(f"/projects/p1/runs/{uid}?iter={iteration}")
        data: Json = response.json()["data"]
        return data

    def state(self, uid: str) -> str:
        """Return the state of a run."""
        return str(self.run(uid)["status"]["state"])

    def log(self, uid: str) -> str:
        """Return the log of a run."""
        return self.http.get(f"/projects/p1/logs/{uid}").text

    def end(self, uid: str) -> Json:
        """Return a run when nothing of it runs any more."""
        until(lambda: self.state(uid) in TERMINAL)
        until(lambda: not self.works())
        return self.run(uid)

    def works(self) -> int:
        """Return the number of jobs that wait or run."""
        return int(self.http.get(f"{self.url}/_dev/state").json()["rows"]["works"])

    def abort(self, uid: str) -> None:
        """Abort a run."""
        response = self.http.patch(f"/projects/p1/runs/{uid}", json={"status.state": "aborted"})
        assert response.status_code == 200, response.text


def pids(jobs: Jobs, uid: str) -> list[int]:
    """Return the processes that a sleeper printed."""
    until(lambda: "pids" in jobs.log(uid))
    until(lambda: jobs.log(uid).endswith("\n"))
    line = next(line for line in jobs.log(uid).splitlines() if line.startswith("pids"))
    return [int(word) for word in line.split()[1:]]


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that only waits to be collected does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def all_ended(numbers: list[int]) -> bool:
    return not any(map(is_alive, numbers))


@pytest.fixture
def connect() -> Iterator[Callable[[str, str], Jobs]]:
    """Return clients of servers, which are closed at the end of the test."""
    made: list[Jobs] = []

    def make(url: str, token: str = "", user: str = "") -> Jobs:
        made.append(Jobs(url, token, user))
        return made[-1]

    yield make
    for jobs in made:
        jobs.http.close()


@pytest.fixture
def make_jobs(
    make_server: Make, python: Path, connect: Callable[[str, str], Jobs]
) -> Callable[..., Jobs]:
    """Start servers that execute jobs."""

    def make(**options: Any) -> Jobs:
        server = make_server(execute=True, python=python, **options)
        jobs = connect(server.url, server.token)
        jobs.server = server
        return jobs

    return make


@pytest.fixture
def jobs(make_jobs: Callable[..., Jobs]) -> Jobs:
    """A server that executes one job at a time."""
    return make_jobs(workers=1)
