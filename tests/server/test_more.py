"""Ingestion, tags of objects as 1.x has them, background tasks, runtime resources."""

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


def test_object_tags(http: httpx.Client) -> None:
    for key in ("a", "b"):
        http.post(f"/artifact/p1/u1/{key}?tag=old", json={"kind": "model"})
    path = "/projects/p1/tags/new"

    def tagged(tag: str) -> list[str]:
        found = http.get(f"/artifacts?project=p1&tag={tag}").json()["artifacts"]
        return [one.get("key", one["kind"]) for one in found]

    body = {"kind": "artifact", "identifiers": [{"key": "a", "uid": "u1", "iter": 0}]}
    assert http.put(path, json=body).json() == {"name": "new", "project": "p1"}
    assert (len(tagged("new")), len(tagged("old"))) == (1, 2)
    everything = {"kind": "artifact", "identifiers": [{"kind": "model"}, {"key": "a"}]}
    assert http.post(path, json=everything).status_code == 200
    assert (len(tagged("new")), len(tagged("old"))) == (2, 0)
    assert http.request("DELETE", path, json=body).status_code == 204
    assert http.request("DELETE", path, json=body).status_code == 204
    assert len(tagged("new")) == 1
    assert http.put(path, json={**body, "kind": "run"}).status_code == 404
    for bad in ({}, {"kind": "artifact"}, {**body, "identifiers": [1]}):
        assert http.put(path, json=bad).status_code == 422
    assert http.put("/projects/p1/tags/a$b", json=body).status_code == 422


def test_small_operations(http: httpx.Client) -> None:
    task = http.get("/background-tasks/zz").json()
    assert task["metadata"]["project"] is None
    assert task["status"]["state"] == "failed"
    resources = "/projects/p1/runtime-resources"
    assert http.delete(resources).json() == {}
    assert http.delete(f"{resources}?kind=job&force=true&grace-period=0").json() == {}
    assert http.delete(f"{resources}?kind=zz").status_code == 400
