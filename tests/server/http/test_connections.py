"""Connections that send nothing, too little, or too much, over raw sockets."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from mlrun_db.server import LocalServer
from mlrun_db.server.http import connections, handling

Make = Callable[..., LocalServer]
ROOT = Path(__file__).parents[3]
HALF = b"GET /api/healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, make_server: Make) -> LocalServer:
    """A server of few connections and short times."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.4)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.4)
    monkeypatch.setattr(connections, "SEND_SECONDS", 0.8)
    monkeypatch.setattr(connections, "TICK", 0.0)
    monkeypatch.setattr(connections, "most_connections", lambda: 8)
    return make_server(version="0.6.6")


@contextmanager
def connected(server: LocalServer, count: int, data: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), 5))
            one.sendall(data)
            opened.append(one)
        yield opened


def is_closed(one: socket.socket, within: float) -> bool:
    one.settimeout(within)
    try:
        while one.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


def test_half_requests_do_not_keep_others_out(impatient: LocalServer) -> None:
    with connected(impatient, 40, HALF) as opened:
        began = time.monotonic()
        assert httpx.get(f"{impatient.url}/api/healthz", timeout=5).status_code == 200
        assert time.monotonic() - began < 2
        assert all(is_closed(one, 3) for one in opened)


def test_a_connection_that_sends_nothing_is_closed(impatient: LocalServer) -> None:
    with connected(impatient, 3, b"") as opened:
        assert all(is_closed(one, 3) for one in opened)


def test_headers_that_trickle_are_cut(impatient: LocalServer) -> None:
    whole = HALF + b"\r\n"
    for first in (b"", whole):  # also those of the second request of a connection
        with connected(impatient, 1, first) as [one]:
            if first:
                assert one.recv(65536).startswith(b"HTTP/1.1 200")
            one.sendall(HALF)
            began = time.monotonic()
            with pytest.raises(ConnectionError):
                while time.monotonic() - began < 5:
                    one.sendall(b"X-A: b\r\n")
                    time.sleep(0.1)


@pytest.mark.parametrize("length", [1000, 60_000_000])
def test_a_body_that_does_not_come_is_cut(impatient: LocalServer, length: int) -> None:
    head = b"POST /api/run/p1/u1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n{"
    with connected(impatient, 1, head % length) as [one]:
        assert is_closed(one, 4)
    assert httpx.get(f"{impatient.url}/api/healthz").status_code == 200


def test_a_slow_body_arrives(impatient: LocalServer) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"a": "'
        for _ in range(8):
            time.sleep(0.1)
            yield b"x" * connections.BODY_BYTES
        yield b'"}'

    response = httpx.post(f"{impatient.url}/api/run/p1/u1", content=pieces())
    assert response.status_code == 200


def test_a_response_that_is_not_read_is_cut(impatient: LocalServer) -> None:
    httpx.post(f"{impatient.url}/api/run/p1/u1", json={})
    httpx.post(f"{impatient.url}/api/log/p1/u1", content=b"x" * 30_000_000)
    request = b"GET /api/log/p1/u1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connected(impatient, 1, request) as [one]:
        time.sleep(2)
        one.settimeout(3)
        size = 0
        with suppress(ConnectionError):
            while piece := one.recv(2**20):
                size += len(piece)
        assert size < 30_000_000


def test_without_files_the_server_waits_quietly() -> None:
    """With no file left, it logs one line; with files again, it responds."""
    code = (
        "import os, sys, resource, logging; logging.basicConfig()\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\n"
        "from mlrun_db.server import LocalServer\n"
        "server = LocalServer().start(); held = []\n"
        "try:\n"
        "    while True: held.append(os.open(os.devnull, 0))\n"
        "except OSError: pass\n"
        "print(server.port, flush=True); sys.stdin.readline()\n"
        "[os.close(one) for one in held]; print('free', flush=True); sys.stdin.readline()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
    )
    assert process.stdin and process.stdout
    port = int(process.stdout.readline())
    with socket.create_connection(("127.0.0.1", port), 5) as one:
        time.sleep(2.5)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "free\n"
        one.sendall(HALF + b"\r\n")
        one.settimeout(5)
        assert one.recv(100).startswith(b"HTTP/1.1 200")
    _, errors = process.communicate("\n", timeout=10)
    assert "cannot accept connections" in errors
    assert len(errors) < 500


def test_a_body_that_nothing_reads_is_not_held(server: LocalServer) -> None:
    response = httpx.request("GET", f"{server.url}/api/healthz", content=b"x" * 100_000)
    assert response.status_code == 413
    assert httpx.request("GET", f"{server.url}/api/healthz", content=b"{}").status_code == 200


def test_all_bodies_together_are_bounded(
    monkeypatch: pytest.MonkeyPatch, make_server: Make
) -> None:
    monkeypatch.setattr(handling, "MAX_BYTES_HELD", 5_000_000)
    server = make_server(version="0.6.6")
    url = f"{server.url}/api/run/p1/u1"
    head = b"POST /api/run/p1/u1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n"
    with connected(server, 4, head + b"{" * 1_200_000):
        time.sleep(0.3)
        response = httpx.post(url, json={"a": "x" * 1_000_000})
        assert (response.status_code, response.headers["retry-after"]) == (503, "1")
        assert httpx.post(url, json={}).status_code == 200
    time.sleep(0.3)
    assert httpx.post(url, json={"a": "x" * 2_000_000}).status_code == 200  # all are given back
    assert len(httpx.get(url).content) > 2_000_000
    assert httpx.post(url, json={"a": "x" * 4_900_000}).status_code == 200
    for _ in range(3):
        assert len(httpx.get(url).content) > 4_900_000


def test_responses_that_do_not_fit_are_refused(
    monkeypatch: pytest.MonkeyPatch, make_server: Make
) -> None:
    monkeypatch.setattr(handling, "MAX_BYTES_HELD", 3_000_000)
    server = make_server(version="0.6.6")
    for uid in ("u1", "u2"):
        body = {"metadata": {"uid": uid}, "a": "x" * 2_000_000}
        assert httpx.post(f"{server.url}/api/run/p1/{uid}", json=body).status_code == 200
    assert httpx.get(f"{server.url}/api/run/p1/u1").status_code == 200
    assert httpx.get(f"{server.url}/api/runs?project=p1").status_code == 503


def test_a_named_pipe_is_not_read(make_server: Make, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"0123456789" * 100_000)
    server = make_server(files=tmp_path, version="0.6.6")
    for _ in range(45):
        response = httpx.get(f"{server.url}/api/files?path=pipe", timeout=2, verify=False)
        assert response.status_code == 404
    large = f"{server.url}/api/files?path=large"
    assert len(httpx.get(large).content) == 1_000_000
    assert httpx.get(f"{large}&offset=3&size=500000").content[:9] == b"345678901"
    assert len(httpx.get(f"{large}&offset=999998&size=500000").content) == 2
    assert httpx.get(f"{large}&offset=2000000").content == b""
