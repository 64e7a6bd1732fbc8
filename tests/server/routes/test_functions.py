"""Functions."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest


def function(image: str = "i", **metadata: Any) -> dict[str, Any]:
    return {
        "kind": "job",
        "metadata": {"name": "f1", "labels": {"l": "1"}, **metadata},
        "spec": {"image": image},
        "status": {"state": "ready"},
    }


def store(http: httpx.Client, path: str = "p1/f1", image: str = "i", **metadata: Any) -> str:
    response = http.post(f"/func/{path}", json=function(image, **metadata))
    assert response.status_code == 200
    key = response.json()["hash_key"]
    assert isinstance(key, str)
    return key


def test_the_hash_covers_the_content_only(http: httpx.Client) -> None:
    plain = {**function(), "status": None}
    plain["metadata"] |= {"tag": "", "hash": "", "updated": None}
    expected = hashlib.sha1(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    assert store(http) == expected
    assert store(http, "p1/f1?tag=x", tag="y", hash="z", updated="u", created="c") == expected
    assert store(http, image="j") != expected


def test_a_hash_measured_on_a_real_server(http: httpx.Client) -> None:
    assert store(http, project="p1") == "6dbd6019d06b86e90015074189005170d3432982"
    assert http.post("/func/p1/bare", json={}).json() == {
        "hash_key": "21097724e5361685bc3757763257f5752006c638"
    }


def test_store_and_get(http: httpx.Client) -> None:
    key = store(http)
    found = http.get("/func/p1/f1").json()["func"]
    assert found["metadata"].pop("updated").endswith("+00:00")
    assert found == {
        **function(),
        "metadata": {"name": "f1", "labels": {"l": "1"}, "tag": "latest", "hash": key},
    }


def test_versions_are_found_by_hash_without_status(http: httpx.Client) -> None:
    first = store(http, "p1/f1?versioned=True", "a")
    second = store(http, "p1/f1?versioned=yes", "b")
    assert http.get("/func/p1/f1").json()["func"]["spec"] == {"image": "b"}
    old = http.get(f"/func/p1/f1?hash_key={first}").json()["func"]
    assert (old["spec"], old["status"], old["metadata"]["tag"]) == ({"image": "a"}, None, "")
    both = http.get(f"/func/p1/f1?hash_key={first}&tag=latest").json()["func"]
    assert (both["metadata"]["hash"], both["status"]) == (second, None)


def test_the_tag_defaults_to_that_of_the_body(http: httpx.Client) -> None:
    store(http, tag="v7")
    assert http.get("/func/p1/f1?tag=v7").status_code == 200
    assert http.get("/func/p1/f1").status_code == 404


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("f1?tag=zz", "Function tag not found p1/f1:zz"),
        ("f1?hash_key=zz", "Function not found p1/f1@zz"),
        ("zz", "Function tag not found p1/zz"),
    ],
)
def test_unknown_is_404(http: httpx.Client, path: str, text: str) -> None:
    store(http)
    response = http.get(f"/func/p1/{path}")
    assert response.status_code == 404
    assert response.json() == {"detail": f"MLRunNotFoundError('{text}')"}


def test_list(http: httpx.Client) -> None:
    store(http, "p1/f1?versioned=1", "a")
    store(http, "p1/f1?versioned=1&tag=t1", "b")
    store(http, "p1/f1?versioned=1&tag=t2", "b")
    store(http, "p1/g2?tag=t1", "c")

    def found(query: str) -> list[tuple[str, str]]:
        entries = http.get(f"/funcs?project=p1&{query}").json()["funcs"]
        return [(entry["spec"]["image"], entry["metadata"]["tag"]) for entry in entries]

    assert found("") == [("a", "latest"), ("b", "t1"), ("b", "t2"), ("c", "t1")]
    assert found("tag=t1") == [("b", "t1"), ("c", "t1")]
    assert found("tag=zz") == []
    assert found("name=g2") == [("c", "t1")]
    assert found("name=~G") == [("c", "t1")]
    assert found("label=l=1&tag=t2") == [("b", "t2")]
    assert found("label=l=2") == []
    assert http.get("/funcs").json() == {"funcs": []}


def test_versions_without_a_tag_are_listed_only_when_versioned(http: httpx.Client) -> None:
    store(http, "p1/f1", "a")
    store(http, "p1/f1?versioned=1", "b")
    store(http, "p1/f1?versioned=1", "c")
    entries = http.get("/funcs?project=p1").json()["funcs"]
    assert [(e["spec"]["image"], e["metadata"]["tag"]) for e in entries] == [
        ("b", ""),
        ("c", "latest"),
    ]
    assert entries[0]["status"] is None


def test_delete(http: httpx.Client) -> None:
    store(http, "p1/f1?versioned=1")
    store(http, "p1/f1?tag=x")
    response = http.delete("/projects/p1/functions/f1")
    assert (response.status_code, response.content) == (204, b"")
    assert http.delete("/projects/p1/functions/f1").status_code == 204
    assert http.get("/funcs?project=p1").json() == {"funcs": []}


@pytest.mark.parametrize("name", ["é ü", "100%", "a?b#c", "日本"])
def test_unusual_names_survive(http: httpx.Client, name: str) -> None:
    store(http, f"p1/{quote(name, safe='')}?tag={quote(name, safe='')}")
    path = f"/func/p1/{quote(name, safe='')}"
    assert http.get(path, params={"tag": name}).json()["func"]["metadata"]["tag"] == name


def test_bad_requests(http: httpx.Client) -> None:
    assert http.post("/func/p1/f1", content=b"").status_code == 400
    assert http.post("/func/p1/f1?versioned=x", json={}).status_code == 422
    assert http.post("/func/p1/f1", json={"metadata": "text"}).status_code == 200
