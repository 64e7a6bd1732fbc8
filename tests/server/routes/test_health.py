"""Health of the server, and the specs of clients and user interfaces."""

from __future__ import annotations

import httpx


def test_healthz_names_its_version(http: httpx.Client) -> None:
    for path in ("/healthz", "/v1/healthz"):
        response = http.get(path)
        assert response.status_code == 200
        assert response.json()["version"] == "0.6.6"
        assert len(response.json()) == 15
    assert http.get("/client-spec").json()["version"] == "0.6.6"
    spec = http.get("/frontend-spec").json()
    assert "job" in spec["abortable_function_kinds"]
