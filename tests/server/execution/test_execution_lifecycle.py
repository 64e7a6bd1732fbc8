"""Jobs and the life of their server: stop, crash, restart, schedules, and what is refused."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import cli
from mlrun_db.server import LocalServer
from mlrun_db.server.storage.store import StoreError
from tests.server.conftest import Clock
from tests.server.execution.conftest import SLEEPER, STUBBORN, Jobs, Make, all_ended, pids, until
from tests.server.test_serve_command import end, spawn

DONE = "def handler(context): ...\n"


Spawn = Callable[..., tuple[subprocess.Popen[str], Jobs]]
Connect = Callable[..., Jobs]


@pytest.fixture
def spawn_jobs(python: Path, connect: Connect) -> Iterator[Spawn]:
    """Start ``mlrun-db serve --execute`` in a process of its own."""
    processes = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], Jobs]:
        process, url = spawn("--execute", "--python", str(python), *arguments)
        processes.append(process)
        assert process.stdout is not None
        token = ""
        while not token:
            line = process.stdout.readline()
            assert line, "no token was printed"
            if match := re.fullmatch(r" +export MLRUN_HTTPDB__TOKEN=([0-9a-f]{64})\n", line):
                token = match[1]
        return process, connect(url, token)

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_runs_when_the_command_has_ended(
    number: signal.Signals, spawn_jobs: Spawn, connect: Connect, tmp_path: Path
) -> None:
    process, jobs = spawn_jobs("--db", str(tmp_path / "m.db"))
    jobs.submit(SLEEPER, "u1")
    jobs.submit(STUBBORN, "u2")
    processes = pids(jobs, "u1") + pids(jobs, "u2")
    process.send_signal(number)
    output = end(process)
    assert (process.returncode, "Traceback" in output) == (0, False)
    assert all_ended(processes)
    with LocalServer(db=tmp_path / "m.db") as server:
        later = connect(server.url)
        assert [later.state(uid) for uid in ("u1", "u2")] == ["aborted", "aborted"]
        assert later.run("u1")["status"]["error"] == "the server was stopped"


def test_a_killed_server_leaves_nothing_running_and_no_run_as_running(
    spawn_jobs: Spawn,
    make_jobs: Callable[..., Jobs],
    tmp_path: Path,
) -> None:
    process, jobs = spawn_jobs("--db", str(tmp_path / "m.db"), "--workers", "1")
    jobs.submit(STUBBORN, "u1")
    jobs.submit(DONE, "u2")
    processes = pids(jobs, "u1")
    process.kill()
    end(process)
    until(lambda: all_ended(processes))
    again = make_jobs(db=tmp_path / "m.db")
    assert again.run("u1")["status"]["state"] == "error"
    assert "the server ended while this run was running" in again.run("u1")["status"]["error"]
    assert again.end("u2")["status"]["state"] == "completed"  # it waited, and still did


def test_what_waits_is_aborted_by_a_server_that_does_not_execute(
    make_jobs: Callable[..., Jobs], make_server: Make, connect: Connect, tmp_path: Path
) -> None:
    jobs = make_jobs(db=tmp_path / "m.db", workers=1)
    jobs.submit(SLEEPER, "u1")
    jobs.submit(DONE, "u2")
    pids(jobs, "u1")
    # A second server on the file leaves alone what the first one executes, and cannot join in.
    other = connect(make_server(db=tmp_path / "m.db").url)
    assert [other.state(uid) for uid in ("u1", "u2")] == ["running", "pending"]
    with pytest.raises(StoreError, match="another server executes the jobs of"):
        make_jobs(db=tmp_path / "m.db")
    jobs.server.stop()
    later = connect(make_server(db=tmp_path / "m.db").url)
    assert [later.state(uid) for uid in ("u1", "u2")] == ["aborted", "aborted"]
    assert "started without --execute" in later.run("u2")["status"]["error"]
    assert later.works() == 0


def test_a_server_can_be_started_again(make_jobs: Callable[..., Jobs]) -> None:
    jobs = make_jobs()
    jobs.server.stop()
    jobs.server.start()
    jobs.http.post("/projects", json={"metadata": {"name": "p1"}}).raise_for_status()
    jobs.submit(DONE, "u1")
    assert jobs.end("u1")["status"]["state"] == "completed"


def test_a_reset_ends_the_processes(make_jobs: Callable[..., Jobs]) -> None:
    jobs = make_jobs()
    jobs.submit(SLEEPER, "u1")
    processes = pids(jobs, "u1")
    jobs.server.reset()
    until(lambda: all_ended(processes))


def schedule(jobs: Jobs, name: str, code: str, **body: Any) -> None:
    """Store an hourly schedule of a job."""
    assert jobs.submit(code, "first").status_code == 200
    jobs.end("first")
    task = {
        "metadata": {"name": name, "project": "p1"},
        "spec": {"function": "p1/f1", "handler": "handler"},
    }
    body = {
        "name": name,
        "kind": "job",
        "cron_trigger": "0 * * * *",
        "scheduled_object": {"task": task},
        **body,
    }
    assert jobs.http.post("/projects/p1/schedules", json=body).status_code == 201


def scheduled(jobs: Jobs, name: str) -> list[dict[str, Any]]:
    """Return the runs of a schedule."""
    label = f"mlrun/schedule-name={name}"
    found: list[dict[str, Any]] = jobs.http.get(f"/projects/p1/runs?label={label}").json()["runs"]
    return found


@pytest.fixture
def hour() -> Clock:
    """A clock that stands at half past an hour."""
    clock = Clock()
    clock.now = datetime(2030, 1, 1, 12, 30, tzinfo=UTC).timestamp()
    return clock


def test_a_schedule_that_is_due_runs(make_jobs: Callable[..., Jobs], hour: Clock) -> None:
    jobs = make_jobs(clock=hour)
    schedule(jobs, "s1", "def handler(context): print('due')\n")
    path = "/projects/p1/schedules/s1?include_last_run=true"
    assert jobs.http.get(path).json()["next_run_time"] == "2030-01-01T13:00:00+00:00"
    hour.advance(1799)
    jobs.server.transition("build", "immediate")
    assert scheduled(jobs, "s1") == []
    hour.advance(1)
    until(lambda: scheduled(jobs, "s1"))
    (run,) = scheduled(jobs, "s1")
    assert jobs.end(run["metadata"]["uid"])["status"]["state"] == "completed"
    assert jobs.log(run["metadata"]["uid"]) == "due\n"
    found = jobs.http.get(path).json()
    assert found["next_run_time"] == "2030-01-01T14:00:00+00:00"
    assert found["last_run"]["metadata"]["uid"] == run["metadata"]["uid"]
    hour.advance(3600)
    until(lambda: len(scheduled(jobs, "s1")) == 2)


def test_a_schedule_waits_for_its_active_runs(
    make_jobs: Callable[..., Jobs], hour: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = make_jobs(clock=hour)
    schedule(jobs, "s1", DONE)
    jobs.submit(SLEEPER, "other")  # a new version of the function, which the schedule runs
    hour.advance(3600)
    until(lambda: scheduled(jobs, "s1"))
    uid = scheduled(jobs, "s1")[0]["metadata"]["uid"]
    processes = pids(jobs, uid)
    hour.advance(3600)
    until(lambda: "schedule s1 of p1 was not started: 1 of its runs are active" in caplog.text)
    assert len(scheduled(jobs, "s1")) == 1
    jobs.abort(uid)
    until(lambda: all_ended(processes))
    hour.advance(3600)
    until(lambda: len(scheduled(jobs, "s1")) == 2)


def test_a_schedule_that_cannot_run_does_not_stop_the_others(
    make_jobs: Callable[..., Jobs], hour: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = make_jobs(clock=hour)
    missing = {"task": {"metadata": {"project": "p1"}, "spec": {"function": "p1/gone"}}}
    schedule(jobs, "bad", DONE, scheduled_object=missing)
    for name, metadata in (("odd", {"labels": [1]}), ("none", [1])):
        odd = {"task": {"metadata": metadata}, "functionUrl": "p1/gone"}
        schedule(jobs, name, DONE, scheduled_object=odd)
    schedule(jobs, "pipe", DONE, kind="pipeline")
    schedule(jobs, "s1", DONE)
    hour.advance(3600)
    until(lambda: scheduled(jobs, "s1"))
    until(lambda: "bad of p1 was not started: Function tag not found p1/gone" in caplog.text)
    until(lambda: "schedule odd of p1 was not started: Function" in caplog.text)
    until(lambda: "schedule none of p1 was not started: Function" in caplog.text)
    until(lambda: "pipe of p1 was not started: a schedule of kind pipeline" in caplog.text)


def test_a_time_that_passed_while_no_server_ran_is_skipped(
    make_jobs: Callable[..., Jobs], hour: Clock, tmp_path: Path
) -> None:
    jobs = make_jobs(clock=hour, db=tmp_path / "m.db")
    schedule(jobs, "s1", DONE)
    jobs.server.stop()
    hour.advance(7200)
    later = make_jobs(clock=hour, db=tmp_path / "m.db")
    later.submit(DONE, "u1")
    later.end("u1")
    assert scheduled(later, "s1") == []
    found = later.http.get("/projects/p1/schedules/s1").json()
    assert found["next_run_time"] == "2030-01-01T15:00:00+00:00"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"host": "0.0.0.0"}, "a loopback host, such as 127.0.0.1, got '0.0.0.0'"),
        ({"host": ""}, "a loopback host, such as 127.0.0.1, got ''"),
        ({"host": "mlrun.example"}, "got 'mlrun.example'"),
        ({"allowed_hosts": ["*"]}, "allowed_hosts cannot be '\\*'"),
        ({"workers": 0}, "workers must be 1 to 1024, got 0"),
        ({"workers": True}, "workers must be an integer, got True"),
        ({"workers": "2"}, "workers must be an integer, got '2'"),
        ({"python": "/no/such/python"}, "python must be a program, got '/no/such/python'"),
        ({"python": "false"}, "python must have mlrun, which .*/false has not"),
        ({"python": ""}, "python must have mlrun"),
        ({"execute": False}, "python requires execute"),
    ],
)
def test_what_cannot_execute_is_refused(options: dict[str, Any], text: str, python: Path) -> None:
    with pytest.raises(ValueError, match=text):
        LocalServer(**{"execute": True, "python": python, **options})


def test_the_command_refuses_it_too(python: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["serve", "--port", "0", "--execute", "--python", str(python)]
    assert cli.main([*arguments, "--host", "0.0.0.0"]) == 2
    assert "execute requires a loopback host" in capsys.readouterr().err
    assert cli.main([*arguments, "--workers", "0"]) == 2
    assert cli.main(["serve", "--port", "0", "--python", str(python)]) == 2
    assert "python requires execute" in capsys.readouterr().err


def test_a_given_token_is_not_printed(
    python: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(LocalServer, "wait", lambda self: None)
    arguments = ["serve", "--port", "0", "--execute", "--python", str(python)]
    assert cli.main([*arguments, "--token", "0123456789"]) == 0
    out = capsys.readouterr().out
    assert "Submitted jobs run on this machine" in out
    assert "0123456789" not in out
