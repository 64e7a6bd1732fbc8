"""The command ``mlrun-db serve``, in this process and in its own."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from mlrun_db import cli
from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


ROOT = Path(__file__).parents[2]
RUNS = "/api/projects/default/runs"
RUN = {"metadata": {"name": "r"}}


def spawn(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "mlrun_db.cli",
            "serve",
            "--port",
            "0",
            *arguments,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert re.match(r"MLRun API server on https?://127\.0\.0\.1:[0-9]+ ", line), line
    return process, line.split()[4]


def end(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=10)
    return output


def test_a_killed_server_keeps_every_acknowledged_write(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "killed.db"
    process, url = spawn("--db", str(file))
    acknowledged: list[str] = []

    def write(worker: int) -> None:
        with httpx.Client(base_url=f"{url}/api") as client:
            for number in range(10_000):
                uid = f"{worker}-{number}"
                try:
                    run = {"metadata": {"name": "r", "uid": uid}}
                    response = client.post(f"/projects/default/runs/{uid}", json=run)
                except httpx.TransportError:
                    return
                assert response.status_code == 200
                acknowledged.append(uid)

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, worker) for worker in range(4)]
        deadline = time.monotonic() + 10
        while len(acknowledged) < 100 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        for writer in writers:
            writer.result()
    end(process)
    assert len(acknowledged) >= 100
    runs = httpx.get(f"{make_server(db=file).url}/api/projects/default/runs?name=r").json()["runs"]
    assert set(acknowledged) <= {run["metadata"]["uid"] for run in runs}


def store_runs(url: str, name: str, count: int) -> list[int]:
    with httpx.Client(base_url=url, timeout=60) as client:
        return [
            client.post(f"{RUNS}/{name}{number}", json=RUN).status_code for number in range(count)
        ]


def test_two_servers_share_a_file(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "shared.db"
    first, own = spawn("--db", str(file)), make_server(db=file)
    with ThreadPoolExecutor(4) as pool:
        urls = (first[1], own.url, first[1], own.url)
        results = [
            pool.submit(store_runs, url, f"u{number}-", 25) for number, url in enumerate(urls)
        ]
    assert [result.result() for result in results] == [[200] * 25] * 4
    seen = httpx.get(f"{first[1]}{RUNS}?name=r").json()["runs"]
    assert len(seen) == len(httpx.get(f"{own.url}{RUNS}?name=r").json()["runs"]) == 100
    first[0].send_signal(signal.SIGTERM)
    end(first[0])
    assert store_runs(own.url, "later", 1) == [200]


def test_a_backup_is_made_while_runs_are_stored(tmp_path: Path, make_server: Make) -> None:
    """The command of the documentation, whose SQL is all that it does."""
    [statement] = re.findall(r'sqlite3 mlrun\.db "(.*)"', (ROOT / "docs/server.md").read_text())
    server = make_server(db=tmp_path / "mlrun.db")
    assert store_runs(server.url, "before", 20) == [200] * 20
    backup = tmp_path / "backup.db"
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(store_runs, server.url, "during", 50)
        with sqlite3.connect(tmp_path / "mlrun.db", isolation_level=None) as connection:
            connection.execute(statement.replace("backup.db", str(backup)))
        connection.close()
        assert writing.result() == [200] * 50
    restored = make_server(db=backup)
    found = httpx.get(f"{restored.url}{RUNS}?name=r").json()["runs"]
    assert 20 <= len(found) <= 70
    assert httpx.get(f"{restored.url}{RUNS}/before19").status_code == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    process, url = spawn("--db", str(tmp_path / "mlrun.db"))
    assert httpx.post(f"{url}{RUNS}/u1", json=RUN).status_code == 200
    process.send_signal(number)
    output = end(process)
    assert process.returncode == 0
    assert "Traceback" not in output
    assert [path.name for path in tmp_path.iterdir()] == ["mlrun.db"]  # no -wal beside it


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_requests_under_way_are_answered_before_the_command_ends(
    number: signal.Signals, tmp_path: Path
) -> None:
    process, url = spawn("--db", str(tmp_path / "mlrun.db"))
    delay = {"path": f"{RUNS}/*", "fault": "delay", "seconds": 1, "times": 8}
    assert httpx.post(f"{url}/_dev/faults", json=delay).status_code == 204

    def store(worker: int) -> int:
        return httpx.post(f"{url}{RUNS}/u{worker}", json=RUN, timeout=20).status_code

    with ThreadPoolExecutor(8) as pool:
        under_way = [pool.submit(store, worker) for worker in range(8)]
        deadline = time.monotonic() + 20
        while httpx.get(f"{url}/_dev/state").json()["faults"]:  # until each has begun its delay
            assert time.monotonic() < deadline
        process.send_signal(number)
        process.send_signal(number)  # an impatient second one changes nothing
        statuses = [each.result() for each in under_way]
    output = end(process)
    assert (process.returncode, "Traceback" in output) == (0, False)
    assert statuses == [200] * 8
    with LocalServer(db=tmp_path / "mlrun.db") as server:
        assert len(httpx.get(f"{server.url}{RUNS}?name=r").json()["runs"]) == 8


def test_command_errors(
    tmp_path: Path, make_server: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    port = make_server(version="0.6.6").port
    assert cli.main(["serve", "--port", str(port)]) == 1
    assert f"cannot listen on 127.0.0.1:{port}" in capsys.readouterr().err
    file = tmp_path / "x.db"
    file.write_text("no database" * 1000)
    assert cli.main(["serve", "--port", "0", "--db", str(file)]) == 1
    assert "cannot use" in capsys.readouterr().err
    for arguments in (["serve", "--port", "x"], ["serve", "--port", "70000"], []):
        assert cli.main(arguments) == 2


def test_a_missing_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from mlrun_db import cli; sys.exit(cli.main(['serve']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 1
    assert "pip install 'mlrun_db[server]'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("empty", ["", " \n"])
@pytest.mark.parametrize("name", ["user", "password", "token"])
def test_empty_credentials_are_refused(
    name: str, empty: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["serve", "--port", "0", f"--{name}", empty]) == 2
    assert f"--{name} is empty" in capsys.readouterr().err
    variable = f"MLRUN_DB_SERVE_{name.upper()}"
    monkeypatch.setenv(variable, empty)
    assert cli.main(["serve", "--port", "0"]) == 2
    assert f"{variable} is empty" in capsys.readouterr().err


def test_a_user_without_a_password_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--port", "0", "--user", "ann"]) == 2
    assert "a user requires a password" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ([], "no authentication: every user of this machine"),
        (["--host", "0.0.0.0"], "no authentication: anyone who can reach 0.0.0.0"),
        (["--host", "0.0.0.0", "--token", "t"], "no TLS: whoever sees the traffic"),
        (["--token", "t"], ""),
    ],
)
def test_who_can_reach_the_server_is_said_in_one_line(
    arguments: list[str],
    text: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(LocalServer, "wait", lambda self: None)
    assert cli.main(["serve", "--port", "0", *arguments]) == 0
    written = capsys.readouterr().err
    assert written.startswith(text)
    assert written.count("\n") == (1 if text else 0)
