"""Requests that fail."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer, create_app
from mlrun_db.server.storage.store import Store


def test_an_unexpected_failure_shows_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    app: Any = create_app(
        store, version="0.6.6"
    )  # httpx 0.27.0 types applications more narrowly than Starlette
    store.close()

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/api/runs")

    response = asyncio.run(send())
    assert response.status_code == 500
    assert response.json()["detail"]["reason"] == (
        "the server failed on this request: ProgrammingError"
    )
    assert "GET /api/runs failed" in caplog.text


def test_a_failed_request_is_rolled_back(http: httpx.Client) -> None:
    body: dict[str, dict[str, str]] = {"functions": {}, "zz": {}}
    assert http.post("/p1/tag/t", json=body).status_code == 400
    assert http.get("/projects/p1").status_code == 404


def test_a_broken_request_does_not_stop_the_server(shared_server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", shared_server.port)) as raw:
        raw.sendall(b"NONSENSE\r\n\r\n")
        assert b"400" in raw.recv(100)
    assert httpx.get(f"{shared_server.url}/api/healthz").status_code == 200
