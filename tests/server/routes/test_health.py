"""Health of the server, and the specs of clients and user interfaces."""

from __future__ import annotations

import httpx


def test_healthz_names_its_version(http: httpx.Client) -> None:
    response = http.get("/healthz")
    assert response.status_code == 200
    assert response.json()["version"] == "0.6.6"
    assert len(response.json()) == 15
    spec = http.get("/frontend-spec").json()
    assert "job" in spec["abortable_function_kinds"]


def test_the_newest_version_is_the_default(newest: httpx.Client) -> None:
    for path in ("/healthz", "/v1/healthz"):
        assert newest.get(path).json() == {"version": "1.12.0", "status": "ok"}
    assert newest.get("/client-spec").json()["version"] == "1.12.0"
