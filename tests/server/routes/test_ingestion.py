"""Ingestion into feature sets."""

from __future__ import annotations

from typing import Any

import httpx


def test_ingestion(http: httpx.Client) -> None:
    body: dict[str, Any] = {"metadata": {"name": "s1"}, "spec": {}, "status": {}}
    body["spec"] = {"entities": [], "features": [], "targets": [{"path": "v3io:///x"}]}
    assert http.post("/projects/p1/feature-sets", json=body).status_code == 200
    path = "/projects/p1/feature-sets/s1/references/latest"
    assert http.post(f"{path}/ingest").status_code == 400
    headers = {"x-remote-user": "ann", "X-V3io-Session-Key": "k"}
    response = http.post(f"{path}/ingest", headers=headers)
    assert response.status_code == 202
    started = response.json()
    run = started["run_object"]
    assert run["metadata"]["labels"]["owner"] == "ann"
    uid = run["metadata"]["uid"]
    assert started["feature_set"]["status"]["run_uri"] == uid
    assert http.get(path).json()["status"]["run_uri"] == uid
    assert http.get(f"/run/p1/{uid}").json()["data"]["status"]["state"] == "pending"
    local = {"source": {"path": "a.csv"}, "targets": [{"path": "/tmp/x"}]}
    assert http.post(f"{path}/ingest", json=local).status_code == 202
    assert http.post(f"{path}/ingest", json={"targets": 1}).status_code == 422
    missing = path.replace("s1", "zz")
    assert http.post(f"{missing}/ingest").status_code == 404
