"""Artifacts and tags."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httpx
import pytest


def put(http: httpx.Client, path: str, **body: Any) -> None:
    response = http.post(f"/artifact/p1/{path}", json=body)
    assert (response.status_code, response.json()) == (200, {})


def listed(http: httpx.Client, query: str) -> list[Any]:
    found = http.get(f"/artifacts?project=p1&{query}").json()["artifacts"]
    return [entry["n"] for entry in found]


@pytest.fixture
def filled(http: httpx.Client) -> httpx.Client:
    put(http, "t1/model", n=1, kind="model", labels={"a": "1"})
    put(http, "t2/model?tag=v1", n=2, kind="model", labels={"a": "2"})
    put(http, "t1/model?iter=3", n=3, kind="model")
    put(http, "t1/data", n=4, kind="dataset", labels={"a": "1", "b": "x"})
    put(http, "t1/plot", n=5, kind="chart")
    return http


def test_store_and_read(http: httpx.Client) -> None:
    put(http, "t1/model", key="model", tag="ignored", extra={"x": [1]})
    data = http.get("/projects/p1/artifact/model").json()["data"]
    assert data.pop("updated").endswith("+00:00")
    assert data == {"key": "model", "extra": {"x": [1]}, "tag": "latest"}
    put(http, "t1/other", key="not-other", updated="2021-07-01T10:00:00+00:00")
    other = http.get("/projects/p1/artifact/other").json()["data"]
    assert other["updated"] == "2021-07-01T10:00:00+00:00"


def test_references(filled: httpx.Client) -> None:
    def read(query: str) -> tuple[Any, Any]:
        data = filled.get(f"/projects/p1/artifact/model?{query}").json()["data"]
        return data["n"], data.get("tag")

    assert read("") == (1, "latest")
    assert read("tag=v1") == (2, "v1")
    assert read("tag=t1") == (1, None)
    assert read("tag=t2") == (2, None)
    assert read("tag=") == (2, None)
    assert read("iter=3") == (3, "latest")


@pytest.mark.parametrize("query", ["model?tag=zz", "zz", "model?iter=9", "model?iter=3&tag=v1"])
def test_unknown_is_404(filled: httpx.Client, query: str) -> None:
    response = filled.get(f"/projects/p1/artifact/{query}")
    assert response.status_code == 404
    assert response.json()["detail"].startswith("MLRunNotFoundError('Artifact p1/")


def test_a_tag_moves_to_the_last_stored_version(filled: httpx.Client) -> None:
    put(filled, "t9/model?tag=v1", n=9)
    assert filled.get("/projects/p1/artifact/model?tag=v1").json()["data"]["n"] == 9
    assert listed(filled, "tag=v1") == [9]


def test_filters(filled: httpx.Client) -> None:
    expected = {
        "": [2, 3, 4, 5],
        "tag=*": [1, 2, 3, 4, 5],
        "tag=latest": [1, 3, 4, 5],
        "tag=v1": [2],
        "tag=t1": [1, 3, 4, 5],
        "tag=zz": [],
        "name=model": [2, 3],
        "name=mod": [],
        "name=~MOD": [2, 3],
        "name=~_": [],
        "kind=dataset": [4],
        "category=model": [2, 3],
        "category=dataset": [4],
        "category=other": [5],
        "label=a": [2, 4],
        "label=a=1": [4],
        "label=a=1&tag=*": [1, 4],
        "label=a&label=b": [4],
        "iter=0": [2, 4, 5],
        "iter=3": [3],
        "name=model&iter=3": [3],
    }
    assert {query: listed(filled, query) for query in expected} == expected
    assert filled.get("/artifacts").json() == {"artifacts": []}
    found = filled.get("/artifacts?project=p1&tag=v1").json()["artifacts"]
    assert [entry["tag"] for entry in found] == ["v1"]


def test_an_artifact_with_two_tags_is_listed_twice(http: httpx.Client) -> None:
    put(http, "t1/m", n=1)
    put(http, "t1/m?tag=v1", n=1)
    found = http.get("/artifacts?project=p1&tag=*").json()["artifacts"]
    assert [entry["tag"] for entry in found] == ["latest", "v1"]


def test_best_iteration_follows_links(http: httpx.Client) -> None:
    put(http, "t1/m", n=0, kind="link", link_iteration=2)
    put(http, "t1/m?iter=1", n=1, kind="model")
    put(http, "t1/m?iter=2", n=2, kind="model")
    put(http, "t1/loose", n=3, kind="link", link_iteration=7)
    put(http, "t1/plain", n=4, kind="chart")
    assert listed(http, "best-iteration=True") == [2, 4]
    assert listed(http, "category=model") == [1, 2, 0]
    response = http.get("/artifacts?project=p1&best-iteration=yes&iter=1")
    assert response.status_code == 400
    assert "best-iteration cannot be used" in response.json()["detail"]


@pytest.mark.parametrize("query", ["iter=-1", "iter=x", "category=zz", "best-iteration=x"])
def test_bad_parameters(http: httpx.Client, query: str) -> None:
    assert http.get(f"/artifacts?{query}").status_code == 422
    response = http.get("/artifacts?category=model&kind=model")
    assert response.status_code == 400


@pytest.mark.parametrize(
    "key",
    ["a/b/c", "a b", "é/日本", "100%", "%2F", "a?b#c", "3-model", "a'b\"c", "x" * 300, "a//b"],
)
def test_unusual_keys_survive(http: httpx.Client, key: str) -> None:
    for safe in ("", "/"):
        put(http, f"t1/{quote(key, safe=safe)}?tag={quote('t/é', safe='')}", n=key)
        path = f"/projects/p1/artifact/{quote(key, safe=safe)}"
        assert http.get(path, params={"tag": "t/é"}).json()["data"]["n"] == key
    found = http.get("/artifacts", params={"project": "p1", "name": key}).json()["artifacts"]
    assert [entry["n"] for entry in found] == [key]
    assert http.delete("/artifact/p1/t1", params={"key": key}).json() == {}
    assert listed(http, "tag=*") == []


def test_delete_one(filled: httpx.Client) -> None:
    assert filled.delete("/artifact/p1/x").status_code == 422
    filled.delete("/artifact/p1/x?key=model&tag=v1")
    assert listed(filled, "tag=*") == [1, 3, 4, 5]
    filled.delete("/artifact/p1/x?key=3-model")
    assert listed(filled, "tag=*") == [1, 4, 5]
    filled.delete("/artifact/p1/x?key=model")
    assert listed(filled, "tag=*") == [4, 5]
    assert filled.delete("/artifact/p1/x?key=model").status_code == 200


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("name=model", [4, 5]),
        ("name=~O", []),
        ("label=b", [1, 2, 3, 5]),
        ("tag=v1", [3, 4, 5]),
        ("label=a=2", [3, 4, 5]),
        ("name=zz", [1, 2, 3, 4, 5]),
        ("", []),
    ],
)
def test_delete_many(filled: httpx.Client, query: str, left: list[int]) -> None:
    if query == "name=~O":
        left = [4]
    assert filled.delete(f"/artifacts?project=p1&{query}").json() == {}
    assert listed(filled, "tag=*") == left


def test_artifact_tags(filled: httpx.Client) -> None:
    body = filled.get("/projects/p1/artifact-tags").json()
    assert body == {"project": "p1", "tags": ["latest", "v1"]}
    assert filled.get("/projects/none/artifact-tags").json() == {"project": "none", "tags": []}


def test_bad_bodies(http: httpx.Client) -> None:
    response = http.post("/artifact/p1/t1/k", content=b"{")
    assert response.json() == {"detail": {"reason": "bad JSON body"}}
    assert http.post("/artifact/p1/t1/k", json=[1]).status_code == 400
    assert http.post("/artifact/Bad/t1/k", json={}).status_code == 400


def test_tags_of_a_project(filled: httpx.Client) -> None:
    body = filled.post("/p1/tag/prod", json={"artifacts": {"key": "plot"}}).json()
    assert body == {"project": "p1", "name": "prod", "count": 1}
    assert listed(filled, "tag=prod") == [5]
    (record,) = filled.get("/p1/tag/prod").json()["objects"]
    assert {name: record[name] for name in ("key", "project", "uid")} == {
        "key": "plot",
        "project": "p1",
        "uid": "t1",
    }
    assert filled.get("/p1/tags").json() == {"project": "p1", "tags": ["latest", "v1", "prod"]}
    assert filled.delete("/p1/tag/prod").json() == {"project": "p1", "name": "prod", "count": 1}
    assert filled.delete("/p1/tag/prod").json()["count"] == 0
    assert filled.get("/p1/tag/prod").json()["objects"] == []
