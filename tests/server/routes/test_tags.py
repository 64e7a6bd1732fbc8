"""Tags of objects, as 0.6.x and 1.x have them."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest


@pytest.mark.parametrize("version", ["1.5.2", "1.6.4", "1.12.0"])
def test_tags_of_artifacts_in_1_x(start: Callable[..., httpx.Client], version: str) -> None:
    http = start(version)
    uids = {}
    for key in ("a", "b"):
        artifact = {"kind": "model", "metadata": {"key": key}, "spec": {}}
        http.post(f"/projects/p1/artifacts/u1/{key}?tag=old", json=artifact)
        found = http.get(f"/projects/p1/artifacts/{key}?tag=old").json()["data"]
        uids[key] = found["metadata"].get("uid", "u1")  # before 1.6 the uid is the tree
    path = "/projects/p1/tags/new"

    def tagged(tag: str) -> list[str]:
        return [
            one["metadata"]["key"]
            for one in http.get(f"/projects/p1/artifacts?tag={tag}").json()["artifacts"]
        ]

    body = {"kind": "artifact", "identifiers": [{"key": "a", "uid": uids["a"], "iter": 0}]}
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


def test_tags_of_functions_and_runs(http: httpx.Client) -> None:
    http.post("/func/p1/f1", json={})
    http.post("/run/p1/u1", json={})
    queries = {"functions": {"name": "f1"}, "runs": {"uid": "u1"}}
    assert http.post("/p1/tag/t", json=queries).json()["count"] == 2
    assert http.get("/func/p1/f1?tag=t").status_code == 200
    assert len(http.get("/p1/tag/t").json()["objects"]) == 2


def test_bad_tag_requests(http: httpx.Client) -> None:
    response = http.post("/p1/tag/t", json={"zz": {}})
    assert response.json() == {"detail": {"reason": "unknown type - zz"}}
    assert http.post("/p1/tag/t", json={"runs": {"body; DROP": 1}}).status_code == 400
    assert http.post("/p1/tag/t", content=b"{").status_code == 400
