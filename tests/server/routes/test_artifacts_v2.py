"""Versions of artifacts, below /api/v2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from mlrun_db.server import LocalServer

ALL = "/v2/projects/p1/artifacts"


def put(http: httpx.Client, place: str, n: int, kind: str = "model", **spec: Any) -> dict[str, Any]:
    labels = {"n": str(n)}
    body = {"kind": kind, "metadata": {"labels": labels}, "spec": {"n": n, **spec}, "status": {}}
    response = http.put(f"{ALL}/{place}", json=body)
    assert response.status_code == 200, response.text
    stored: dict[str, Any] = response.json()
    return stored


def read(http: httpx.Client, place: str) -> Any:
    response = http.get(f"{ALL}/{place}")
    assert response.status_code in (200, 404), response.text
    return response.json()["spec"]["n"] if response.is_success else None


def listed(http: httpx.Client, query: str = "") -> list[tuple[int, Any]]:
    found = http.get(f"{ALL}?{query}").json()["artifacts"]
    return [(each["spec"]["n"], each["metadata"].get("tag")) for each in found]


@pytest.fixture
def filled(http: httpx.Client) -> httpx.Client:
    put(http, "m?tree=t1", 1)
    put(http, "m?tree=t2&tag=v1", 2, producer={"uri": "p1/t2"})
    put(http, "m?tree=t1&iter=3", 3, producer={"uri": "p1/x"})
    put(http, "d?tree=t1", 4, kind="dataset")
    return http


def test_store_returns_the_stored_version(http: httpx.Client) -> None:
    stored = put(http, "m?tree=t1&tag=v1&iter=2", 1)
    metadata = stored["metadata"]
    assert metadata.pop("updated").endswith("+00:00")
    assert len(metadata.pop("uid")) == 40
    assert metadata == {
        **{"key": "m", "project": "p1", "tree": "t1", "iter": 2, "tag": "v1"},
        "labels": {"n": "1"},
    }
    assert stored["spec"] == {"n": 1}
    assert http.get(f"{ALL}/m?tag=v1").json()["spec"] == {"n": 1}


def test_the_tree_may_be_in_the_body(http: httpx.Client) -> None:
    body = {"metadata": {"tree": "t7", "tag": "not read", "updated": "2001-01-01"}}
    metadata = http.put(f"{ALL}/m", json=body).json()["metadata"]
    assert (metadata["tree"], metadata["tag"]) == ("t7", "latest")
    assert not metadata["updated"].startswith("2001")
    assert http.put(f"{ALL}/m", json={}).json()["metadata"]["tree"] == ""
    assert [each["metadata"]["tree"] for each in http.get(ALL).json()["artifacts"]] == ["t7", ""]


def test_each_parameter_filters(filled: httpx.Client) -> None:
    expected = {
        "m": 3,
        "m?iter=0": 2,
        "m?tag=latest&iter=0": 1,
        "m?tag=v1": 2,
        "m?tree=t1": 3,
        "m?tree=t1&iter=0": 1,
        "m?tree=t2": 2,
        "m?tree=t2&tag=v1": 2,
        "m?tag=*": 3,
        "m?tree=t1&tag=v1": None,
        "m?tag=t1": None,
        "m?tree=t2&iter=3": None,
        "m?tree=zz": None,
        "m?object-uid=zz": None,
        "zz": None,
    }
    assert {place: read(filled, place) for place in expected} == expected
    assert filled.get(f"{ALL}/m?iter=x").status_code == 422
    assert "key=m, tree=zz" in filled.get(f"{ALL}/m?tree=zz").json()["detail"]


def test_a_uid_identifies_one_version(filled: httpx.Client) -> None:
    found = filled.get(ALL).json()["artifacts"]
    uids = {each["metadata"]["uid"]: each["spec"]["n"] for each in found}
    assert len(uids) == 4
    for uid, n in uids.items():
        assert read(filled, f"{'d' if n == 4 else 'm'}?object-uid={uid}") == n
    again = put(filled, "m?tree=t1", 9)["metadata"]["uid"]
    assert uids[again] == 1


def test_filters(filled: httpx.Client) -> None:
    every = [(1, "latest"), (2, "v1"), (3, "latest"), (4, "latest")]
    expected = {
        "": every,
        "tag=*": every,
        "tag=v1": [(2, "v1")],
        "tag=t1": [],
        "tree=t1": [(1, "latest"), (3, "latest"), (4, "latest")],
        "tree=t1&name=m": [(1, "latest"), (3, "latest")],
        "tree=zz": [],
        "name=~D": [(4, "latest")],
        "iter=3": [(3, "latest")],
        "kind=dataset": [(4, "latest")],
        "category=dataset": [(4, "latest")],
        "label=n=2": [(2, "v1")],
        "producer_uri=p1/t": [(1, "latest"), (2, "v1"), (4, "latest")],
        "producer_uri=p1/": every,
        "producer_uri=zz": [(1, "latest"), (4, "latest")],
        "limit=2": every[:2],
        "limit=0": [],
    }
    assert {query: listed(filled, query) for query in expected} == expected
    for query in ("iter=-1", "limit=x", "category=zz", "best-iteration=x"):
        assert filled.get(f"{ALL}?{query}").status_code == 422
    assert filled.get(f"{ALL}?best-iteration=yes&iter=1").status_code == 400


def test_the_best_iteration_of_each_tree(http: httpx.Client) -> None:
    for tree, n, best in (("t1", 10, 1), ("t2", 20, 2)):
        put(http, f"m?tree={tree}", n, kind="link", link_iteration=best)
        for iteration in (1, 2):
            put(http, f"m?tree={tree}&iter={iteration}", n + iteration)
    assert [n for n, _ in listed(http, "best-iteration=true")] == [11, 22]
    assert [n for n, _ in listed(http, "best-iteration=true&tree=t2")] == [22]


def test_both_apis_have_the_same_artifacts(http: httpx.Client) -> None:
    http.post("/artifact/p1/t1/flat?tag=v1", json={"kind": "chart", "labels": {"a": "1"}})
    found = http.get(f"{ALL}/flat?tree=t1").json()
    assert (found["kind"], found["metadata"]["tree"], found["labels"]) == (
        "chart",
        "t1",
        {"a": "1"},
    )
    put(http, "m?tree=t2", 2)
    assert http.get("/projects/p1/artifact/m?tag=t2").json()["data"]["spec"] == {"n": 2}
    found = http.get("/artifacts?project=p1&label=n=2").json()["artifacts"]
    assert [each["spec"]["n"] for each in found] == [2]


def delete(http: httpx.Client, place: str) -> list[int]:
    response = http.delete(f"{ALL}{place}")
    assert (response.status_code, response.content) == (204, b"")
    return [n for n, _ in listed(http)]


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("/m?iter=0", [3, 4]),
        ("/m?tree=t1", [4]),  # MLRun 1.6 to 1.8 ignore the tree, too
        ("/m?tree=zz&tag=v1", [1, 3, 4]),
        ("/m?tag=v1", [1, 3, 4]),
        ("/m?tag=zz", [1, 2, 3, 4]),
        ("/m", [4]),
        ("/zz", [1, 2, 3, 4]),
        ("?tree=t1", [2]),
        ("?tree=t1&name=m", [2, 4]),
        ("?tag=v1", [1, 3, 4]),
        ("?tag=t1", [1, 2, 3, 4]),
        ("?label=n=4", [1, 2, 3]),
        ("", []),
    ],
)
def test_delete(filled: httpx.Client, place: str, left: list[int]) -> None:
    assert delete(filled, place) == left


def test_delete_by_uid(filled: httpx.Client) -> None:
    uid = filled.get(f"{ALL}/m?tree=t2").json()["metadata"]["uid"]
    assert delete(filled, f"/m?object-uid={uid}") == [1, 3, 4]
    assert filled.get("/projects/p1/artifact-tags").json()["tags"] == ["latest"]


@pytest.mark.parametrize("key", ["a/b", "é 日", "100%", "a?b#c"])
def test_unusual_keys(http: httpx.Client, key: str) -> None:
    place = quote(key, safe="")
    assert put(http, f"{place}?tree=t1", 1)["metadata"]["key"] == key
    assert read(http, f"{place}?tree=t1") == 1
    assert delete(http, f"/{place}") == []


def test_bad_bodies(http: httpx.Client) -> None:
    for content in (b"", b"{", b"[1]"):
        assert http.put(f"{ALL}/m", content=content).status_code == 422
    assert http.put(f"{ALL}/m?iter=-1", json={}).status_code == 422
    assert http.put("/v2/projects/Bad/artifacts/m", json={}).status_code == 400


@pytest.mark.parametrize(
    ("version", "has"), [("", True), ("1.6.0", True), ("1.5.2", False), ("0.6.4", False)]
)
def test_versions_with_this_api(
    make_server: Callable[..., LocalServer], version: str, has: bool
) -> None:
    url = make_server(version=version).url
    no_route: Any = (404, {"detail": "Not Found"})
    empty: Any = (200, {"artifacts": []})
    response = httpx.get(f"{url}/api{ALL}")
    assert (response.status_code, response.json()) == (empty if has else no_route)
    response = httpx.get(f"{url}/api/v1{ALL}")
    assert (response.status_code, response.json()) == no_route
