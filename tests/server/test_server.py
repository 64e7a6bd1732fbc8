"""The server as a whole: start and stop, files, many clients, refusals."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, cli
from mlrun_db.errors import RunDBTimeoutError
from mlrun_db.server import LocalServer, create_app
from mlrun_db.server.store import Store, StoreError

Make = Callable[..., LocalServer]
ROOT = Path(__file__).parents[2]


def test_healthz_names_its_version(http: httpx.Client) -> None:
    for path in ("/healthz", "/v1/healthz"):
        response = http.get(path)
        assert response.status_code == 200
        assert response.json()["version"] == "0.6.6"
        assert len(response.json()) == 15
    assert http.get("/client-spec").json()["version"] == "0.6.6"
    spec = http.get("/frontend-spec").json()
    assert "job" in spec["abortable_function_kinds"]


def test_unknown_paths_and_verbs(http: httpx.Client) -> None:
    response = http.get("/no/such/thing/here")
    assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
    response = http.put("/runs")
    assert (response.status_code, response.json()) == (405, {"detail": "Method Not Allowed"})
    assert http.get("/run/p1/").status_code == 404
    assert http.get("/run/p1/a%2Fb").status_code == 404
    assert http.get("/projects/", follow_redirects=False).status_code == 307


def test_two_servers_do_not_meet(make_server: Make) -> None:
    one, two = make_server(), make_server()
    assert one.port != two.port
    assert one.url == f"http://127.0.0.1:{one.port}"
    httpx.post(f"{one.url}/api/run/p1/u1", json={})
    assert httpx.get(f"{one.url}/api/projects/p1").status_code == 200
    assert httpx.get(f"{two.url}/api/projects/p1").status_code == 404


def test_start_and_stop_are_quick_and_repeatable() -> None:
    server = LocalServer()
    for _ in range(3):
        began = time.monotonic()
        with server:
            assert httpx.get(f"{server.url}/api/projects").json() == {"projects": []}
            assert "running" in repr(server)
            with pytest.raises(RuntimeError, match="running already"):
                server.start()
            httpx.post(f"{server.url}/api/run/p1/u1", json={})
        assert time.monotonic() - began < 5
        assert "stopped" in repr(server)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{server.url}/api/healthz")
    server.stop()
    assert f"mlrun-db-server-{server.port}" not in [t.name for t in threading.enumerate()]


def test_a_port_in_use_is_an_error(make_server: Make) -> None:
    with pytest.raises(OSError, match=r"in use: '127\.0\.0\.1:[0-9]+'"):
        make_server(port=make_server().port)


def test_a_restart_keeps_the_port() -> None:
    server = LocalServer()
    with pytest.raises(RuntimeError, match="has no port yet: call start"):
        print(server.url)
    with server:
        url = server.url
        with HTTPRunDB(url) as db:
            server.stop()
            assert not server.is_running
            server.start()
            assert (server.url, db.list_projects()) == (url, [])


def test_a_client_that_gives_up_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    with LocalServer() as server, HTTPRunDB(server.url, timeout=0.05, retries=0) as db:
        server.fault("list_runs", "delay", seconds=0.2)
        with pytest.raises(RunDBTimeoutError):
            db.list_runs()
        time.sleep(0.3)  # the server answers
        assert db.connect() is db
    assert caplog.records == []


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"version": "banana"}, "version must be like '1.5.2', got 'banana'"),
        ({"version": "99"}, "got '99'"),
        ({"files": "/no/such"}, "files must be a folder, got '/no/such'"),
        ({"port": 99999}, "port must be 0 to 65535, got 99999"),
    ],
)
def test_wrong_options_are_refused(options: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        LocalServer(**options).start()


def test_a_file_survives_a_restart(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "sub dir é.db"
    with LocalServer(db=file) as server:
        httpx.post(f"{server.url}/api/run/p1/u1", json={"metadata": {"labels": {"a": "b"}}})
        httpx.post(f"{server.url}/api/log/p1/u1", content=b"text")
        httpx.post(f"{server.url}/api/artifact/p1/t1/k?tag=v1", json={"x": 1})
    server = make_server(db=str(file))
    assert len(httpx.get(f"{server.url}/api/runs?project=p1&label=a=b").json()["runs"]) == 1
    assert httpx.get(f"{server.url}/api/log/p1/u1").content == b"text"
    found = httpx.get(f"{server.url}/api/projects/p1/artifact/k?tag=v1").json()["data"]
    assert found["x"] == 1


def test_a_job_goes_on_after_a_restart(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "jobs.db"
    function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
    body: dict[str, object] = {
        "task": {"metadata": {"project": "p1", "uid": "u1"}, "spec": {"x": 1}}
    }
    with LocalServer(db=file, job_seconds=10, clock=lambda: 1000.0) as server:
        httpx.post(f"{server.url}/api/submit_job", json={**body, "function": function})
    server = make_server(db=file, clock=lambda: 2000.0)
    run = httpx.get(f"{server.url}/api/run/p1/u1").json()["data"]
    assert run["status"]["state"] == "completed"
    assert run["status"]["last_update"] == "1970-01-01T00:16:50+00:00"


def test_files_that_are_no_database_of_ours(tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="schema version 99"):
        Store(newer)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        LocalServer(db=other).start()
    text = tmp_path / "text.db"
    text.write_text("no database" * 1000)
    with pytest.raises(StoreError, match="cannot use"):
        Store(text)
    with pytest.raises(StoreError, match="cannot open"):
        Store(tmp_path / "no" / "folder.db")


@pytest.mark.parametrize("in_file", [False, True])
def test_parallel_writers_lose_nothing(tmp_path: Path, make_server: Make, in_file: bool) -> None:
    server = make_server(db=tmp_path / "many.db" if in_file else None)
    with httpx.Client(base_url=f"{server.url}/api", timeout=30) as client:

        def write(worker: int) -> None:
            for number in range(10):
                run = {"metadata": {"labels": {"worker": str(worker)}}}
                assert client.post(f"/run/p1/{worker}-{number}", json=run).status_code == 200
                assert client.post("/log/p1/shared", content=b"line\n").status_code == 200
                path = f"/artifact/p1/t{worker}/k{number}"
                assert client.post(path, json={}).status_code == 200

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(write, range(16)))
        assert len(client.get("/runs?project=p1").json()["runs"]) == 160
        assert len(client.get("/runs?project=p1&label=worker=7").json()["runs"]) == 10
        assert len(client.get("/artifacts?project=p1&tag=latest").json()["artifacts"]) == 10
        assert len(client.get("/artifacts?project=p1&tag=*").json()["artifacts"]) == 160
        client.post("/run/p1/shared", json={})
        assert client.get("/log/p1/shared").content == b"line\n" * 160


def test_large_bodies_are_refused(make_server: Make) -> None:
    server = make_server(body_limit=1000)
    with httpx.Client(base_url=f"{server.url}/api") as client:
        for size in (1001, 5000, 200_000):
            response = client.post("/log/p1/u1", content=b"x" * size)
            assert response.status_code == 413, size
            assert response.json()["detail"] == {"reason": "the body is larger than 1000 bytes"}
        chunks = (b"x" * 100 for _ in range(20))
        assert client.post("/log/p1/u1", content=chunks).status_code == 413
        assert client.post("/log/p1/u1", content=b"x" * 1000).status_code == 200
        client.post("/run/p1/u1", json={})
        assert client.get("/log/p1/u1").content == b"x" * 1000


def test_an_unforeseen_failure_shows_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    app: Any = create_app(store)  # httpx 0.27.0 types applications more narrowly than Starlette
    store.close()

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/api/runs")

    import asyncio

    response = asyncio.run(ask())
    assert response.status_code == 500
    assert response.json()["detail"]["reason"] == (
        "the server failed on this request: ProgrammingError"
    )
    assert "GET /api/runs failed" in caplog.text


def test_a_failed_request_leaves_nothing_behind(http: httpx.Client) -> None:
    body: dict[str, dict[str, str]] = {"functions": {}, "zz": {}}
    assert http.post("/p1/tag/t", json=body).status_code == 400
    assert http.get("/projects/p1").status_code == 404


def test_a_broken_request_does_not_stop_the_server(shared_server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", shared_server.port)) as raw:
        raw.sendall(b"NONSENSE\r\n\r\n")
        assert b"400" in raw.recv(100)
    assert httpx.get(f"{shared_server.url}/api/healthz").status_code == 200


def spawn(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "mlrun_db.cli", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("MLRun API server on http://127.0.0.1:"), line
    return process, line.split()[4]


def end(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=10)
    return output


def test_kill_in_the_middle_of_writes_loses_no_answered_write(
    tmp_path: Path, make_server: Make
) -> None:
    file = tmp_path / "killed.db"
    process, url = spawn("--db", str(file))
    answered: list[str] = []

    def write(worker: int) -> None:
        with httpx.Client(base_url=f"{url}/api") as client:
            for number in range(10_000):
                uid = f"{worker}-{number}"
                try:
                    response = client.post(f"/run/p1/{uid}", json={"metadata": {"uid": uid}})
                except httpx.TransportError:
                    return
                assert response.status_code == 200
                answered.append(uid)

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, worker) for worker in range(4)]
        deadline = time.monotonic() + 10
        while len(answered) < 100 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        for writer in writers:
            writer.result()
    end(process)
    assert len(answered) >= 100
    server = make_server(db=file)
    runs = httpx.get(f"{server.url}/api/runs?project=p1").json()["runs"]
    assert set(answered) <= {run["metadata"]["uid"] for run in runs}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    process, url = spawn("--db", str(tmp_path / "mlrun.db"))
    assert httpx.post(f"{url}/api/run/p1/u1", json={}).status_code == 200
    process.send_signal(number)
    output = end(process)
    assert process.returncode == 0
    assert "Traceback" not in output
    assert [path.name for path in tmp_path.iterdir()] == ["mlrun.db"]  # no -wal beside it


def test_command_errors(
    tmp_path: Path, make_server: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    port = make_server().port
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


def test_lists_stay_quick_with_many_runs(tmp_path: Path) -> None:
    """A filtered list with ``last`` reads an index, not the table."""
    store = Store()
    with store.transaction() as db:
        for where in ("project = ? AND iter = 0", "project = ?"):
            plan = db.rows(
                f"EXPLAIN QUERY PLAN SELECT body FROM runs WHERE {where} "
                "ORDER BY start_time DESC, id LIMIT 20",
                ("p1",),
            )
            steps = json.dumps([row["detail"] for row in plan])
            assert "USING INDEX" in steps
            assert "TEMP B-TREE" not in steps
    store.close()
