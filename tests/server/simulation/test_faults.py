"""Injected faults: statuses, delays, cut bodies, reset connections."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


def test_status_faults(server: LocalServer, client: httpx.Client) -> None:
    fault = {"operation": "list_runs", "times": 2, "status": 429, "headers": {"retry-after": 1}}
    assert client.post("/_dev/faults", json=[fault]).status_code == 204
    for path in ("/api/runs", "/api/runs"):
        assert client.get("/api/funcs").status_code == 200
        response = client.get(path)
        assert (response.status_code, response.headers["retry-after"]) == (429, "1")
        assert "detail" in response.json()
    assert client.get("/api/runs").status_code == 200
    server.fault(method="post", path="/api/run/p1/*", body={"x": 1})
    server.fault("store_run", status=500, apply=True)
    assert client.post("/api/run/p1/u1", json={}).json() == {"x": 1}
    assert client.get("/api/run/p1/u1").status_code == 404
    assert client.post("/api/run/p1/u1", json={}).status_code == 500
    assert client.get("/api/run/p1/u1").status_code == 200


def test_the_connection_is_reset(server: LocalServer) -> None:
    server.fault("store_run", "reset")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(
            b"POST /api/run/p1/u1 HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n{}"
        )
        with pytest.raises(ConnectionResetError):
            raw.recv(100)
    assert httpx.get(f"{server.url}/api/run/p1/u1").status_code == 404


def test_the_body_is_cut(server: LocalServer, client: httpx.Client) -> None:
    client.post("/api/run/p1/u1", json={"metadata": {"name": "x" * 100}})
    server.fault("read_run", "cut")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(b"GET /api/run/p1/u1 HTTP/1.1\r\nhost: localhost\r\n\r\n")
        received = b""
        while chunk := raw.recv(1000):
            received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    assert 0 < len(body) == size // 2
    server.fault("read_run", "cut")
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        client.get("/api/run/p1/u1")
    server.fault("delete_project", "cut")
    with pytest.raises(httpx.TransportError):
        client.delete("/api/projects/zz")
    assert client.get("/api/run/p1/u1").status_code == 200


def test_a_delayed_response(server: LocalServer, client: httpx.Client) -> None:
    server.fault("healthz", "delay", seconds=0.3)
    began = time.monotonic()
    assert client.get("/api/healthz").status_code == 200
    assert time.monotonic() - began >= 0.3
    server.fault("healthz", "delay", seconds=60)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/api/healthz", timeout=0.1)
    assert client.get("/api/healthz").status_code == 200


def test_initial_faults(make_server: Make) -> None:
    server = make_server(faults=[{"operation": "healthz", "status": 502}], version="0.6.6")
    assert httpx.get(f"{server.url}/api/healthz").status_code == 502
    assert httpx.get(f"{server.url}/api/healthz").status_code == 200


@pytest.mark.parametrize(
    "bad",
    [
        {"operation": "zz"},
        {"fault": "zz"},
        {"times": 0},
        {"times": True},
        {"times": "1"},
        {"status": 99},
        {"fault": "delay", "seconds": -1},
        {"fault": "delay", "seconds": "x"},
        {"headers": []},
        {"headers": {"a": "b\r\nc: d"}},
        {"headers": {"a": None}},
        {"apply": 1},
        {"path": 1},
        {"more": 1},
        1,
    ],
)
def test_invalid_faults(client: httpx.Client, bad: Any) -> None:
    good = {"operation": "list_runs"}
    response = client.post("/_dev/faults", json=[good, bad])
    assert response.status_code == 400
    assert response.json()["detail"]["reason"]
    assert client.get("/api/runs").status_code == 200
    with pytest.raises(ValueError, match=r"."):
        LocalServer(faults=[bad], version="0.6.6")


def test_a_replaced_operation_stands_for_its_replacement(newest_server: LocalServer) -> None:
    newest_server.fault("list_runs", status=502)
    assert [fault.operation for fault in newest_server.unused_faults] == ["list_project_runs"]
    runs = f"{newest_server.url}/api/projects/default/runs"
    assert [httpx.get(runs).status_code for _ in range(2)] == [502, 200]
    with pytest.raises(ValueError, match=r"MLRun 1\.12\.0 has no operation 'list_tags'"):
        newest_server.fault("list_tags")


def test_a_client_that_resets_is_harmless(server: LocalServer) -> None:
    server.fault("healthz", "delay", seconds=0.2)
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raw.sendall(b"GET /api/healthz HTTP/1.1\r\nhost: localhost\r\n\r\n")
    assert httpx.get(f"{server.url}/api/runs").status_code == 200
