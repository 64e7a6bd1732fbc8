"""``LocalServer``: start and stop, options, database files, many clients."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB
from mlrun_db.errors import RunDBTimeoutError
from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


def test_two_servers_share_nothing(make_server: Make) -> None:
    one, two = make_server(version="0.6.6"), make_server(version="0.6.6")
    assert one.port != two.port
    assert one.url == f"http://127.0.0.1:{one.port}"
    httpx.post(f"{one.url}/api/run/p1/u1", json={})
    assert httpx.get(f"{one.url}/api/projects/p1").status_code == 200
    assert httpx.get(f"{two.url}/api/projects/p1").status_code == 404


def test_start_and_stop_are_fast_and_repeatable() -> None:
    server = LocalServer(version="0.6.6")
    for _ in range(3):
        began = time.monotonic()
        with server:
            assert httpx.get(f"{server.url}/api/projects").json() == {"projects": []}
            assert "running" in repr(server)
            with pytest.raises(RuntimeError, match="already running"):
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
        make_server(port=make_server().port, version="0.6.6")


def test_a_restart_keeps_the_port() -> None:
    server = LocalServer(version="0.6.6")
    with pytest.raises(RuntimeError, match="has no port yet: call start"):
        print(server.url)
    with server:
        url = server.url
        with HTTPRunDB(url) as db:
            server.stop()
            assert not server.is_running
            server.start()
            assert (server.url, db.list_projects()) == (url, [])


def test_a_client_that_disconnects_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with (
        LocalServer(version="0.6.6") as server,
        HTTPRunDB(server.url, timeout=0.05, retries=0) as db,
    ):
        server.fault("list_runs", "delay", seconds=0.2)
        with pytest.raises(RunDBTimeoutError):
            db.list_runs()
        time.sleep(0.3)  # the server responds
        assert db.connect() is db
    assert caplog.records == []


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"version": "banana"}, "version must be like '1.5.2', got 'banana'"),
        ({"version": "99"}, "got '99'"),
        ({"files": "/no/such"}, "files must be a folder, got '/no/such'"),
        ({"user": "ann"}, "a user requires a password"),
        ({"token": " \n"}, "the token is only white space"),
        ({"port": 99999}, "port must be 0 to 65535, got 99999"),
    ],
)
def test_invalid_options_are_rejected(options: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        LocalServer(**options).start()


def test_a_file_survives_a_restart(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "sub dir é.db"
    with LocalServer(db=file, version="0.6.6") as server:
        httpx.post(f"{server.url}/api/run/p1/u1", json={"metadata": {"labels": {"a": "b"}}})
        httpx.post(f"{server.url}/api/log/p1/u1", content=b"text")
        httpx.post(f"{server.url}/api/artifact/p1/t1/k?tag=v1", json={"x": 1})
    server = make_server(db=str(file), version="0.6.6")
    assert len(httpx.get(f"{server.url}/api/runs?project=p1&label=a=b").json()["runs"]) == 1
    assert httpx.get(f"{server.url}/api/log/p1/u1").content == b"text"
    found = httpx.get(f"{server.url}/api/projects/p1/artifact/k?tag=v1").json()["data"]
    assert found["x"] == 1


def test_a_job_continues_after_a_restart(tmp_path: Path, make_server: Make) -> None:
    file = tmp_path / "jobs.db"
    function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
    body: dict[str, object] = {
        "task": {"metadata": {"project": "p1", "uid": "u1"}, "spec": {"x": 1}}
    }
    with LocalServer(db=file, job_seconds=10, clock=lambda: 1000.0, version="0.6.6") as server:
        httpx.post(f"{server.url}/api/submit_job", json={**body, "function": function})
    server = make_server(db=file, clock=lambda: 2000.0, version="0.6.6")
    run = httpx.get(f"{server.url}/api/run/p1/u1").json()["data"]
    assert run["status"]["state"] == "completed"
    assert run["status"]["last_update"] == "1970-01-01T00:16:50+00:00"


@pytest.mark.parametrize("in_file", [False, True])
def test_parallel_writers_lose_nothing(tmp_path: Path, make_server: Make, in_file: bool) -> None:
    server = make_server(db=tmp_path / "many.db" if in_file else None, version="0.6.6")
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
