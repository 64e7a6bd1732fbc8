"""Request bodies within the limit."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


def test_large_bodies_are_rejected(make_server: Make) -> None:
    server = make_server(body_limit=1000, version="0.6.6")
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
