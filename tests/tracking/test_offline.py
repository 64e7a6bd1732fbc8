"""Runs whose server is away, whose responses are lost, and whose process is killed."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.tracking.push import BUSY, FAILED, RUNNING, SENT, push
from tests.support.fault_proxy import FAULTS, FaultProxy

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9"

# A training that is resumed: it keeps the step in a file, as others keep a checkpoint.
TRAINING = """
import sys, time
from pathlib import Path
from mlrun_db import HTTPRunDB

url, folder, attempt, steps = sys.argv[1:]
checkpoint = Path(folder, "step")
first = int(checkpoint.read_text()) if checkpoint.exists() else 0
db = HTTPRunDB(url, connect_timeout=0.2)
with db.start_run("train", "p", uid="u", offline=folder, flush_timeout=60) as run:
    for step in range(first, int(steps)):
        run.log_metric("loss", 1 / (step + 1), step=step)
        run.log_result(f"r{step}", step)
        run.log(f"{attempt}:{step}\\n")
        if step % 10 == 0:
            run.log_artifact(f"a{step}", body=str(step))
        Path(folder, "next").write_text(str(step + 1))
        Path(folder, "next").replace(checkpoint)
        print(step, flush=True)
        time.sleep(0.01)
"""


def journals(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if ".run" in path.name)


def test_killed_ten_times_with_the_server_going_up_and_down(
    tmp_path: Path, make_server: Callable[..., LocalServer]
) -> None:
    seed = int.from_bytes(os.urandom(4), "big")
    print(f"seed {seed}")  # shown when the test fails
    chance = random.Random(seed)
    server = make_server(db=tmp_path / "server.db", version="1.12.1")
    url, steps, kills, attempt = server.url, 100, 0, 0
    stop = threading.Event()

    def go_up_and_down() -> None:
        while not stop.wait(chance.uniform(0.1, 0.5)):
            server.stop() if server.is_running else server.start()

    weather = threading.Thread(target=go_up_and_down)
    weather.start()
    try:
        while True:
            attempt += 1
            process = subprocess.Popen(
                [sys.executable, "-c", TRAINING, url, tmp_path, str(attempt), str(steps)],
                stdout=subprocess.PIPE,
                cwd=ROOT,
            )
            assert process.stdout is not None
            if kills == 10:
                break
            for _ in range(chance.randrange(1, 8)):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += 1
    finally:
        stop.set()
        weather.join()
    if not server.is_running:
        server.start()
    process.communicate()
    assert (process.returncode, kills) == (0, 10)
    with HTTPRunDB(url) as db:
        assert list(push(db, tmp_path)) == []
        assert journals(tmp_path) == []
        runs = db.list_runs(project="p")
        assert len(runs) == 1
        status: Any = db.read_run("u", "p")["status"]
        assert status["state"] == "completed"
        results = {f"r{step}": step for step in range(steps)}
        assert {k: v for k, v in status["results"].items() if k != "loss"} == results
        assert db.read_metrics("u", "p").series("loss") == [
            (step, 1 / (step + 1)) for step in range(steps)
        ]
        keys = {each["metadata"]["key"] for each in db.list_artifacts(project="p", tree="u")}
        assert keys == {"metrics", *(f"a{step}" for step in range(0, steps, 10))}
        lines = db.get_log("u", "p")[1].decode().splitlines()
    assert len(lines) == len(set(lines))
    for number, of_attempt in itertools.groupby(lines, lambda line: line.partition(":")[0]):
        logged = [int(line.partition(":")[2]) for line in of_attempt]
        assert logged == list(range(logged[0], logged[-1] + 1)), number
    assert {int(line.partition(":")[2]) for line in lines} == set(range(steps))


@pytest.mark.parametrize("version", ["0.6.6", "1.12.1"])
def test_nothing_is_doubled_over_lost_responses(version: str, tmp_path: Path) -> None:
    chance = random.Random(version)
    faults = list(FAULTS[1:]) * 4
    chance.shuffle(faults)
    left: Iterator[str] = iter(faults)
    with LocalServer(version=version) as server:
        proxy = FaultProxy(server.url, lambda: next(left, "none"))
        with proxy, HTTPRunDB(proxy.url, retries=0) as db:
            with db.start_run("train", "p", uid="u", flush_timeout=120) as run:
                for step in range(40):
                    run.log("same\n" if step % 2 else f"line {step}\n")
                    run.log_metric("loss", step, step=step)
                    run.log_result(f"r{step}", step)
                    if step % 8 == 0:
                        run.flush(0.3)
            assert run.state == "completed"
        with HTTPRunDB(server.url) as db:
            assert len(db.list_runs(project="p")) == 1
            log = db.get_log("u", "p")[1].decode()
            assert log == "".join("same\n" if step % 2 else f"line {step}\n" for step in range(40))
            assert len(db.read_metrics("u", "p")) == 40
            status: Any = db.read_run("u", "p")["status"]
            assert (status["state"], len(status["results"])) == ("completed", 41)


def test_a_folder_is_pushed_when_the_server_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    with HTTPRunDB(NOWHERE, connect_timeout=0.2) as away:
        with away.start_run("train", "p", offline=folder) as run:
            run.log_result("auc", 1)
            run.log("line\n")
            run.log_artifact("data", body=b"1,2", target=tmp_path / "data.csv")
        assert "not reached" in run.problems[0]
        assert f"mlrun-db push {folder}" in run.problems[-1]
    code = (
        "import os, sys\n"
        "from mlrun_db import HTTPRunDB\n"
        f"run = HTTPRunDB({NOWHERE!r}).start_run('killed', 'p', uid='k', offline={str(folder)!r})\n"
        "run.log_result('auc', 2)\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 9
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()}
    assert modes == {0o600}
    (folder / "broken.run").write_text("this is no database" * 100)
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        outcomes = {each.uid: each.outcome for each in push(db, folder)}
        assert outcomes == {run.uid: SENT, "k": RUNNING, "": FAILED}
        stored: Any = db.read_run(run.uid, "p")
        assert stored["status"]["results"] == {"auc": 1}
        assert stored["status"]["state"] == "completed"
        assert db.get_log(run.uid, "p")[1] == b"line\n"
        assert (tmp_path / "data.csv").read_bytes() == b"1,2"
        assert db.read_run("k", "p")["status"]["state"] == "running"
        outcomes = {each.uid: each.outcome for each in push(db, folder, end=True)}
        assert outcomes == {"k": SENT, "": FAILED}
        assert db.read_run("k", "p")["status"]["state"] == "error"
    assert journals(folder) == ["broken.run"]


def test_several_processes_push_a_folder(tmp_path: Path) -> None:
    with HTTPRunDB(NOWHERE, connect_timeout=0.2) as away:
        for number in range(12):
            run = away.start_run(
                "train", "p", uid=f"u{number}", offline=tmp_path, flush_timeout=0.01
            )
            run.log_results({f"r{n}": n for n in range(20)})
            for line in range(20):
                run.log(f"{line}\n")
            assert not run.end()
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        command = [sys.executable, "-m", "mlrun_db", "push", str(tmp_path), "--url", server.url]
        first = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        assert first.stdout is not None
        while not db.list_projects(format_="name_only").count("p"):
            time.sleep(0.01)
        first.kill()
        first.communicate()
        several = [
            subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, cwd=ROOT)
            for _ in range(3)
        ]
        for process in several:
            found = json.loads(process.communicate()[0])
            assert {each["outcome"] for each in found} <= {SENT, BUSY, FAILED}
        subprocess.run(command, check=True, cwd=ROOT)
        assert journals(tmp_path) == []
        assert len(db.list_runs(project="p")) == 12
        for number in range(12):
            stored: Any = db.read_run(f"u{number}", "p")
            assert len(stored["status"]["results"]) == 20
            assert stored["status"]["state"] == "completed"
            log = db.get_log(f"u{number}", "p")[1].decode()
            assert log == "".join(f"{line}\n" for line in range(20))


FULL_DISK = """
import resource, signal, sys
from mlrun_db import HTTPRunDB

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with HTTPRunDB(sys.argv[1]).start_run("train", "p", uid="u", offline=sys.argv[2]) as run:
    run.log_result("before", 1)
    run.flush()
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    for step in range(2000):
        run.log_metric("loss", step, step=step)
    run.log_result("after", 2)
print(run.state, len(run.problems))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_a_full_disk_does_not_stop_the_run(tmp_path: Path) -> None:
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        command = [sys.executable, "-c", FULL_DISK, server.url, str(tmp_path)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
        assert done.stdout.split()[:1] == ["completed"], done.stderr
        assert done.stderr.count("cannot be written") == 1
        status: Any = db.read_run("u", "p")["status"]
        assert status["results"] == {"before": 1, "loss": 1999.0, "after": 2}
        assert len(db.read_metrics("u", "p")) == 2000
    assert journals(tmp_path) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        with db.start_run("train", "p", offline=tmp_path / "file" / "runs") as run:
            run.log_result("auc", 1)
        assert "cannot be written" in run.problems[0]
        assert db.read_run(run.uid, "p")["status"]["results"] == {"auc": 1}


def test_a_refused_run_is_reported_and_can_be_pushed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with LocalServer(version="1.12.1", user="ann", password="secret") as server:
        with HTTPRunDB(server.url) as db, db.start_run("t", "p", offline=tmp_path) as run:
            for step in range(50):
                run.log_metric("loss", step)
            assert not run.flush(0.5)
        assert run.state == "completed"
        assert "401" in run.problems[0]
        warnings = [each for each in caplog.records if each.levelname == "WARNING"]
        assert len(warnings) == 2  # the refusal, and what is left at the end
        with HTTPRunDB(server.url, "ann", "secret") as db:
            assert [each.outcome for each in push(db, tmp_path)] == [SENT]
            assert len(db.read_metrics(run.uid, "p")) == 50


def test_who_waits_does_not_flood_a_server_that_fails() -> None:
    requests: list[None] = []

    def fail() -> str:
        requests.append(None)
        return "503"

    with (
        LocalServer(version="1.12.1") as server,
        FaultProxy(server.url, fail) as proxy,
        HTTPRunDB(proxy.url, retries=0, server_version="1.12.1") as db,
    ):
        run = db.start_run("train", "p", flush_timeout=0.1)
        run.log_result("auc", 1)
        assert not run.flush(2)
        count = len(requests)
        run.end()
    assert 1 <= count <= 8


def test_a_run_that_was_deleted_is_stored_again() -> None:
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url) as db:
        with db.start_run("train", "p", parameters={"lr": 1}) as run:
            run.log_result("first", 1)
            assert run.flush()
            db.del_run(run.uid, "p")
            run.log_result("second", 2)
        stored: Any = db.read_run(run.uid, "p")
        assert stored["status"]["results"] == {"first": 1, "second": 2}
        assert (stored["spec"]["parameters"], run.problems) == ({"lr": 1}, [])
