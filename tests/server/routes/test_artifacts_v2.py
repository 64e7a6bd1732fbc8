"""Versions of artifacts, below /api/v2 and, from 1.6 on, on the older paths too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]
ALL = "/v2/projects/p1/artifacts"


@pytest.fixture
def http(newest: httpx.Client) -> httpx.Client:
    return newest


def body_of(n: int, kind: str = "model", metadata: Any = None, **spec: Any) -> dict[str, Any]:
    identity = {"key": "m", "project": "p1", "labels": {"n": str(n)}, **(metadata or {})}
    return {"kind": kind, "metadata": identity, "spec": {"n": n, **spec}, "status": {}}


def put(http: httpx.Client, place: str, n: int, kind: str = "model", **spec: Any) -> dict[str, Any]:
    response = http.put(f"{ALL}/{place}", json=body_of(n, kind, **spec))
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
    put(http, "m?tree=t2&iter=3", 3, producer={"uri": "p1/x"})
    put(http, "d?tree=t1", 4, kind="dataset")
    return http


def test_store_returns_the_stored_version(http: httpx.Client) -> None:
    stored = put(http, "m?tree=t1&tag=v1&iter=2", 1)
    metadata = stored["metadata"]
    for name in ("updated", "created"):
        assert metadata.pop(name).endswith("+00:00")
    assert len(metadata.pop("uid")) == 40
    assert metadata == {
        **{"key": "m", "project": "p1", "tree": "t1", "iter": 2, "tag": "v1"},
        "labels": {"n": "1"},
    }
    assert (stored["spec"], stored["project"]) == ({"n": 1, "db_key": "m"}, "p1")
    assert http.get(f"{ALL}/m?tag=v1").json()["spec"] == {"n": 1, "db_key": "m"}


def test_the_key_in_the_body_is_kept(http: httpx.Client) -> None:
    http.put(f"{ALL}/train_m?tree=t1", json=body_of(1, db_key="train_m"))
    found = http.get(f"{ALL}/train_m").json()
    assert (found["metadata"]["key"], found["spec"]["db_key"]) == ("m", "train_m")
    assert read(http, "m") is None


def test_tree_and_iteration_may_be_in_the_body(http: httpx.Client) -> None:
    body = body_of(1, metadata={"tree": "t7", "iter": 2, "tag": "not read", "updated": "2001"})
    metadata = http.put(f"{ALL}/m", json=body).json()["metadata"]
    assert (metadata["tree"], metadata["iter"], metadata.get("tag")) == ("t7", 2, None)
    assert not metadata["updated"].startswith("2001")
    assert read(http, "m?tree=t7&iter=2") == 1
    assert read(http, "m?tag=latest&iter=2") == 1


def test_content_makes_a_version(http: httpx.Client) -> None:
    first = put(http, "m?tree=t1", 1)["metadata"]
    again = put(http, "m?tree=t1", 1)["metadata"]
    other = put(http, "m?tree=t1", 2)["metadata"]
    assert (again["uid"], again["created"]) == (first["uid"], first["created"])
    assert again["updated"] > first["updated"]
    assert other["uid"] != first["uid"]
    assert listed(http) == [(1, None), (2, "latest")]
    uid = first["uid"]
    assert http.put(f"{ALL}/m?tree=t1&object-uid={uid}", json=body_of(3)).status_code == 400
    assert http.put(f"{ALL}/m?tree=t1&object-uid={uid}", json=body_of(1)).status_code == 200


def test_latest_follows_each_new_version(http: httpx.Client) -> None:
    put(http, "m?tree=t1&tag=v1", 1)
    put(http, "m?tree=t2&tag=v2", 2)
    assert listed(http) == [(1, "v1"), (2, "latest"), (2, "v2")]
    put(http, "m?tree=t1&tag=v1", 1)  # it exists already
    assert listed(http, "tag=latest") == [(2, "latest")]
    put(http, "m?tree=t3&tag=v1", 3)
    assert listed(http, "tag=v1") == [(3, "v1")]


def test_a_uid_wins_over_latest(http: httpx.Client) -> None:
    uid = put(http, "m?tree=t1", 1)["metadata"]["uid"]
    newer = put(http, "m?tree=t2", 2)["metadata"]["uid"]
    found = http.get(f"{ALL}/m?tag=latest&tree=t1&object-uid={uid}&iter=0").json()
    assert (found["spec"]["n"], found["metadata"].get("tag")) == (1, None)
    found = http.get(f"{ALL}/m?tag=latest&object-uid={newer}").json()
    assert (found["spec"]["n"], found["metadata"].get("tag")) == (2, "latest")
    assert read(http, f"m?tag=v1&object-uid={uid}") is None
    assert read(http, f"m?uid={uid}") == 1


def test_each_parameter_filters(filled: httpx.Client) -> None:
    expected = {
        "m": 3,
        "m?iter=0": 2,
        "m?tag=latest&iter=0": 2,
        "m?tag=v1": 2,
        "m?tree=t1": 1,
        "m?tree=t2&iter=0": 2,
        "m?tree=t2": 3,
        "m?tree=t2&tag=v1": 2,
        "m?tag=*": 3,
        "m?tree=t1&tag=v1": None,
        "m?tag=t1": None,
        "m?tree=t1&iter=3": None,
        "m?tree=zz": None,
        "m?object-uid=zz": None,
        "zz": None,
    }
    assert {place: read(filled, place) for place in expected} == expected
    assert filled.get(f"{ALL}/m?iter=x").status_code == 422
    assert "p1/m#1:zz" in filled.get(f"{ALL}/m?tag=zz&iter=1").json()["detail"]


def test_filters(filled: httpx.Client) -> None:
    every = [(1, None), (2, "latest"), (2, "v1"), (3, "latest"), (4, "latest")]
    expected = {
        "": every,
        "tag=*": every,
        "tag=v1": [(2, "v1")],
        "tag=t1": [],
        "tag=latest": [(2, "latest"), (3, "latest"), (4, "latest")],
        "tree=t1": [(1, None), (4, "latest")],
        "tree=t2&iter=3": [(3, "latest")],
        "tree=zz": [],
        "name=~D": [(4, "latest")],
        "kind=dataset": [(4, "latest")],
        "category=dataset": [(4, "latest")],
        "category=other": [],
        "label=n=2": [(2, "latest"), (2, "v1")],
        "producer_uri=p1/t": [(1, None), (2, "latest"), (2, "v1"), (4, "latest")],
        "producer_uri=zz": [(1, None), (4, "latest")],
        "best-iteration=true": [(1, None), (2, "latest"), (2, "v1"), (4, "latest")],
        "limit=2": every[:2],
        "since=2100-01-01": [],
        "until=2001-01-01": [],
        "partition-by=name&partition-sort-by=updated": [(3, "latest"), (4, "latest")],
        "partition-by=project_and_name&partition-sort-by=created&partition-order=asc": [
            (1, None),
            (4, "latest"),
        ],
        "partition-by=name&partition-sort-by=updated&rows-per-partition=2&name=m": [
            (2, "latest"),
            (2, "v1"),
            (3, "latest"),
        ],
    }
    assert {query: listed(filled, query) for query in expected} == expected
    for query in ("iter=-1", "limit=x", "category=zz", "best-iteration=x", "partition-by=zz"):
        assert filled.get(f"{ALL}?{query}").status_code == 422
    for query in ("best-iteration=yes&iter=1", "format=zz", "partition-by=name"):
        assert filled.get(f"{ALL}?{query}").status_code == 400


def test_pages(filled: httpx.Client) -> None:
    page = filled.get(f"{ALL}?page=1&page-size=3").json()
    assert (len(page["artifacts"]), page["pagination"]["page"]) == (3, 1)
    token = page["pagination"]["page-token"]
    rest = filled.get(f"{ALL}?page-token={token}").json()
    assert (len(rest["artifacts"]), rest["pagination"]["page-token"]) == (2, None)
    whole = filled.get(ALL).json()
    assert (len(whole["artifacts"]), whole["pagination"]["page"]) == (5, None)


def test_before_1_8_there_are_no_pages(start: Callable[..., httpx.Client]) -> None:
    http = start("1.7.0")
    for n in (1, 2):
        put(http, f"m?tree=t{n}&tag=v{n}", n)
    found = http.get(f"{ALL}?page=1&page-size=1").json()
    assert (len(found["artifacts"]), found.get("pagination")) == (3, None)


def test_the_format_minimal_has_less(http: httpx.Client) -> None:
    put(http, "m?tree=t1", 1, target_path="s3://b/m", size=3)
    for found in (
        http.get(f"{ALL}/m?format=minimal").json(),
        http.get(f"{ALL}?format=minimal").json()["artifacts"][0],
    ):
        assert found["spec"] == {"target_path": "s3://b/m", "size": 3, "db_key": "m"}
        assert found["metadata"]["key"] == "m"


def test_categories_of_a_release(start: Callable[..., httpx.Client]) -> None:
    for version, known in (
        ("1.7.0", ()),
        ("1.8.0", ("document",)),
        ("1.12.0", ("document", "llm-prompt")),
    ):
        http = start(version)
        for kind in ("document", "llm-prompt", "plot"):
            put(http, f"{kind}?tree=t1", 1, kind=kind)
        for category in ("document", "llm-prompt"):
            found = http.get(f"{ALL}?category={category}")
            tags = http.get(f"/projects/p1/artifact-tags?category={category}")
            assert found.status_code == tags.status_code == (200 if category in known else 422)
            if category in known:
                assert [each["kind"] for each in found.json()["artifacts"]] == [category]
        others = {each["kind"] for each in http.get(f"{ALL}?category=other").json()["artifacts"]}
        assert others == {"document", "llm-prompt", "plot"} - set(known)


def test_the_best_iteration_of_each_tree(http: httpx.Client) -> None:
    for tree, n, best in (("t1", 10, 1), ("t2", 20, 2)):
        for iteration in (1, 2):
            put(http, f"m?tree={tree}&iter={iteration}", n + iteration)
        link = body_of(n, "link", {"tree": tree}, link_iteration=best)
        assert http.put(f"{ALL}/m?tree={tree}", json=link).json()["spec"]["n"] == n + best
    assert [n for n, _ in listed(http, "best-iteration=true")] == [11, 22]
    assert listed(http, "best-iteration=true&tag=latest") == [(22, "latest")]
    assert read(http, "m?tag=latest&iter=0") == 22
    link = body_of(1, "link", {"tree": "t1"}, link_iteration=7)
    assert http.put(f"{ALL}/m?tree=t1", json=link).status_code == 404


def test_both_apis_have_the_same_artifacts(http: httpx.Client) -> None:
    old = "/projects/p1/artifacts"
    flat = {"key": "flat", "kind": "chart", "labels": {"a": "1"}, "odd": 1, "target_path": "x"}
    assert http.post(f"{old}/t1/flat?tag=v1", json=flat).status_code == 200
    found = http.get(f"{ALL}/flat?tree=t1").json()
    assert (found["kind"], found["metadata"]["tree"]) == ("chart", "t1")
    assert found["metadata"]["labels"] == {"a": "1"}
    assert found["spec"] == {"license": "", "target_path": "x", "db_key": "flat"}
    put(http, "m?tree=t2", 2)
    assert http.get(f"{old}/m").json()["data"]["spec"]["n"] == 2
    assert http.get(f"{old}/m?tag=t2").json()["data"]["spec"]["n"] == 2  # by its tree
    assert http.get(f"{old}/m?tag=zz").status_code == 404
    found = http.get(f"{old}?label=n=2").json()["artifacts"]
    assert [each["spec"]["n"] for each in found] == [2]
    assert http.post(f"{old}/t1/m", json={"project": "p2"}).status_code == 400
    assert http.delete(f"{old}/any?key=m").json() == {}
    assert [each["metadata"]["key"] for each in http.get(old).json()["artifacts"]] == ["flat"] * 2


def delete(http: httpx.Client, place: str) -> list[int]:
    response = http.delete(f"{ALL}{place}")
    assert (response.status_code, response.content) == (204, b"")
    return sorted({n for n, _ in listed(http)})


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("/m?iter=0", [4]),  # MLRun ignores the iteration and the tree without tag and uid
        ("/m?tree=t1", [4]),
        ("/m?tree=zz&tag=v1", [1, 2, 3, 4]),
        ("/m?tag=v1", [1, 3, 4]),
        ("/m?tag=zz", [1, 2, 3, 4]),
        ("/m", [4]),
        ("/zz", [1, 2, 3, 4]),
        ("?tree=t1", [2, 3]),
        ("?tree=t1&name=m", [2, 3, 4]),
        ("?tag=v1", [1, 3, 4]),
        ("?tag=t1", [1, 2, 3, 4]),
        ("?label=n=4", [1, 2, 3]),
        ("", []),
    ],
)
def test_delete(filled: httpx.Client, place: str, left: list[int]) -> None:
    assert delete(filled, place) == left


def test_delete_by_uid(filled: httpx.Client) -> None:
    uid = filled.get(f"{ALL}/m?tag=v1").json()["metadata"]["uid"]
    assert filled.delete(f"{ALL}/m?object-uid={uid}&tag=v1").status_code == 400
    assert delete(filled, f"/m?object-uid={uid}") == [1, 3, 4]
    assert filled.get("/projects/p1/artifact-tags").json()["tags"] == ["latest"]


def test_rules_of_1_6(start: Callable[..., httpx.Client]) -> None:
    http = start("1.6.4")
    uid = put(http, "m?tree=t1&tag=v1", 1)["metadata"]["uid"]
    put(http, "m?tree=t2&iter=1", 2)
    put(http, "m?tree=t2&iter=2", 3)
    assert read(http, f"m?tag=zz&object-uid={uid}") == 1  # the uid wins over every tag
    assert read(http, "m?tag=latest&iter=2") is None  # a tag means its first version
    assert read(http, "m?tag=latest") == 2
    assert http.get(f"{ALL}?since=2100-01-01").json()["artifacts"]
    assert http.delete(f"{ALL}/m?tree=t1&tag=latest").status_code == 204
    assert http.delete(f"{ALL}?tree=t1&name=m").status_code == 204
    assert listed(http) == []


@pytest.mark.parametrize("key", ["é 日", "100%", "a?b#c"])
def test_unusual_keys(start: Callable[..., httpx.Client], key: str) -> None:
    http, place = start("1.7.0"), quote(key, safe="")
    http.put(f"{ALL}/{place}?tree=t1", json=body_of(1, metadata={"key": key}))
    assert http.get(f"{ALL}/{place}?tree=t1").json()["metadata"]["key"] == key
    assert delete(http, f"/{place}") == []


def test_malformed_names(start: Callable[..., httpx.Client]) -> None:
    for version, refused in (("1.6.4", "a/b"), ("1.7.0", "a/b"), ("1.8.0", "a b"), ("1.12.0", "-")):
        response = start(version).put(f"{ALL}/{quote(refused)}?tree=t1", json=body_of(1))
        assert response.status_code == 400
        assert f"Field 'artifact.key' is malformed. '{refused}'" in response.json()["detail"]
    http = start("1.12.0")
    assert http.put(f"{ALL}/m?tag=a b", json=body_of(1)).status_code == 400
    assert http.put(f"{ALL}/m", json=body_of(1, db_key="a/b")).status_code == 400


def test_bad_bodies(http: httpx.Client) -> None:
    for content in (b"", b"{", b"[1]"):
        assert http.put(f"{ALL}/m", content=content).status_code == 422
    flat = {"key": "m", "kind": "model", "target_path": "s3://b/m"}
    response = http.put(f"{ALL}/m", json=flat)
    assert response.status_code == 422
    assert [problem["loc"] for problem in response.json()["detail"]] == [
        ["body", "metadata"],
        ["body", "spec"],
        ["body", "status"],
    ]
    wrongs: list[dict[str, Any]] = [{"spec": []}, {"spec": {"target_path": 1}}, {"kind": {}}]
    for wrong in wrongs:
        assert http.put(f"{ALL}/m", json={**body_of(1), **wrong}).status_code == 422
    response = http.put("/v2/projects/nope/artifacts/m", json=body_of(1))
    assert (response.status_code, "nope does not exist" in response.text) == (404, True)


def test_the_file_of_an_artifact_is_deleted(
    start: Callable[..., httpx.Client], tmp_path: Path
) -> None:
    http = start("1.7.0", files=tmp_path)
    inside, outside = tmp_path / "a.txt", tmp_path.parent / "outside.txt"
    for file in (inside, outside):
        file.write_text("x")
    for key, kind, path in (
        ("a", "artifact", inside),
        ("out", "artifact", outside),
        ("lost", "artifact", tmp_path / "lost"),
        ("m", "model", inside),
        ("d", "dataset", inside),
    ):
        put(http, f"{key}?tree=t1", 1, kind=kind, target_path=str(path))
    force = "deletion_strategy=data-force"
    statuses = {key: http.delete(f"{ALL}/{key}?{force}").status_code for key in ("out", "lost")}
    assert statuses == {"out": 403, "lost": 404}
    statuses = {key: http.delete(f"{ALL}/{key}?{force}").status_code for key in ("m", "d", "zz")}
    assert statuses == {"m": 501, "d": 501, "zz": 404}
    assert http.delete(f"{ALL}/m?deletion_strategy=zz").status_code == 422
    assert len(listed(http)) == 5
    assert inside.exists() and outside.exists()
    assert http.delete(f"{ALL}/m?deletion_strategy=metadata-only").status_code == 204
    assert http.delete(f"{ALL}/out?deletion_strategy=data-optional").status_code == 204
    assert inside.exists() and outside.exists()
    assert http.delete(f"{ALL}/a?{force}").status_code == 204
    assert not inside.exists()
    assert len(listed(http)) == 2


@pytest.mark.parametrize(
    ("version", "has"), [("1.12.0", True), ("1.6.0", True), ("1.5.2", False), ("0.6.4", False)]
)
def test_versions_with_this_api(make_server: Make, version: str, has: bool) -> None:
    url = make_server(version=version).url
    no_route: Any = (404, {"detail": "Not Found"})
    response = httpx.get(f"{url}/api{ALL}")
    assert (response.status_code, response.json()["artifacts"] if has else response.json()) == (
        (200, []) if has else no_route
    )
    response = httpx.get(f"{url}/api/v1{ALL}")
    assert (response.status_code, response.json()) == no_route
