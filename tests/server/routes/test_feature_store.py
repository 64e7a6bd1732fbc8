"""Feature sets, feature vectors, features and entities."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

SETS = "/projects/p1/feature-sets"
VECTORS = "/projects/p1/feature-vectors"


def feature_set(name: str = "fs1", *features: str, **metadata: Any) -> dict[str, Any]:
    return {
        "kind": "FeatureSet",
        "metadata": {"name": name, **metadata},
        "spec": {
            "entities": [{"name": "ticker", "value_type": "str", "labels": {"el": "1"}}],
            "features": [
                {"name": feature, "value_type": "float", "labels": {"fl": feature}}
                for feature in features or ("price",)
            ],
            "x": 1,
        },
        "status": {"state": "created"},
    }


def put(http: httpx.Client, reference: str, body: Any) -> Any:
    response = http.put(f"{SETS}/{body['metadata']['name']}/references/{reference}", json=body)
    assert response.status_code == 200, response.text
    return response.json()["metadata"]


def listed(http: httpx.Client, query: str) -> list[tuple[str, Any]]:
    found = http.get(f"{SETS}?{query}").json()["feature_sets"]
    return [(entry["metadata"]["name"], entry["metadata"]["tag"]) for entry in found]


def test_uids_are_those_of_a_real_server(http: httpx.Client) -> None:
    path = "/projects/pf/feature-sets"
    created = http.post(path, json=feature_set(labels={"a": "1"})).json()
    assert created["metadata"]["uid"] == "edda3884901a6ffbc8a8acf36bebd9494b62cc22"
    assert created["metadata"]["tag"] == "latest"
    assert created["spec"] == feature_set()["spec"]
    again = http.post(path, json=feature_set(labels={"a": "1"}))
    assert again.status_code == 409
    assert "already-existing FeatureSet - pf/fs1:latest" in again.json()["detail"]
    vector = {
        "kind": "FeatureVector",
        "metadata": {"name": "fv1", "tag": "t1"},
        "spec": {"features": ["fs1.*"], "n": None},
        "status": {},
    }
    created = http.post("/projects/pf/feature-vectors", json=vector).json()
    assert created["metadata"]["uid"] == "cc2847c453e989fa0a5ba1eb04773ff89c0908d9"


def test_references(http: httpx.Client) -> None:
    first = put(http, "latest", feature_set())
    second = put(http, "latest", feature_set("fs1", "price", "volume"))
    assert first["uid"] != second["uid"]
    get = http.get
    assert get(f"{SETS}/fs1/references/latest").json()["metadata"]["uid"] == second["uid"]
    old = get(f"{SETS}/fs1/references/{first['uid']}").json()
    assert (old["metadata"]["tag"], len(old["spec"]["features"])) == (None, 1)
    assert get(f"{SETS}/fs1/references/zz").status_code == 404
    assert get(f"{SETS}/zz/references/latest").status_code == 404
    retagged = put(http, "v1", feature_set())
    assert (retagged["uid"], retagged["tag"]) == (first["uid"], "v1")
    assert listed(http, "") == [("fs1", "v1"), ("fs1", "latest")]


@pytest.mark.parametrize(
    ("reference", "body", "status"),
    [
        ("latest", feature_set("other"), 400),
        ("latest", feature_set(project="p2"), 400),
        ("latest", {**feature_set(), "kind": "FeatureVector"}, 422),
        ("latest", {"metadata": {"name": "fs1"}, "status": {}}, 422),
        ("latest", {"metadata": {"name": "fs1"}, "spec": {}}, 422),
        ("latest", {**feature_set(), "spec": {"features": [{"name": "a"}]}}, 422),
        ("latest", {**feature_set(), "spec": {"features": {}}}, 422),
        ("latest", {**feature_set(), "spec": {"entities": [1]}}, 422),
        ("latest", feature_set(updated="garbage"), 422),
        ("latest", feature_set(labels=[]), 422),
        ("a" * 40, feature_set(), 200),
    ],
)
def test_validation(http: httpx.Client, reference: str, body: Any, status: int) -> None:
    response = http.put(f"{SETS}/fs1/references/{reference}", json=body)
    assert response.status_code == status


def test_content_under_a_uid_cannot_change(http: httpx.Client) -> None:
    uid = put(http, "latest", feature_set())["uid"]
    assert put(http, uid, feature_set())["uid"] == uid
    response = http.put(f"{SETS}/fs1/references/{uid}", json=feature_set("fs1", "other"))
    assert response.status_code == 400
    assert "Changing uid" in response.json()["detail"]
    put(http, "latest", feature_set("fs1", "b"))
    assert http.put(f"{SETS}/fs1/references/latest", json=feature_set()).status_code == 409


def test_unversioned_objects_have_no_uid(http: httpx.Client) -> None:
    for feature in ("a", "b"):
        response = http.put(
            f"{SETS}/fs1/references/dev?versioned=false", json=feature_set("fs1", feature)
        )
        assert response.json()["metadata"]["uid"] is None
    assert listed(http, "") == [("fs1", "dev")]
    found = http.get(f"{SETS}/fs1/references/dev").json()
    assert found["spec"]["features"][0]["name"] == "b"


def test_list(http: httpx.Client) -> None:
    put(http, "latest", feature_set("fs1", "price", labels={"a": "1"}))
    put(http, "v2", feature_set("fs1", "price", "volume"))
    put(http, "latest", feature_set("other", "x", labels={"a": "2"}))
    expected = {
        "name=other": [("other", "latest")],
        "name=~FS": [("fs1", "latest"), ("fs1", "v2")],
        "tag=v2": [("fs1", "v2")],
        "tag=zz": [],
        "state=zz": [],
        "state=created&name=other": [("other", "latest")],
        "entity=ticker&name=other": [("other", "latest")],
        "entity=zz": [],
        "feature=volume": [("fs1", "v2")],
        "feature=volume&feature=x": [("fs1", "v2"), ("other", "latest")],
        "label=a": [("fs1", "latest"), ("other", "latest")],
        "label=a=2": [("other", "latest")],
        "partition-by=name&partition-sort-by=updated": [("fs1", "v2"), ("other", "latest")],
        "partition-by=name&partition-sort-by=updated&partition-order=asc": [
            ("fs1", "latest"),
            ("other", "latest"),
        ],
    }
    assert {query: listed(http, query) for query in expected} == expected
    assert http.get(f"{SETS}?partition-by=name").status_code == 400
    assert http.get(f"{SETS}?partition-by=zz").status_code == 422
    assert http.get(f"{SETS}?rows-per-partition=0").status_code == 422


def test_patch(http: httpx.Client) -> None:
    put(http, "latest", feature_set())
    path = f"{SETS}/fs1/references/latest"
    response = http.patch(path, json={"spec": {"y": [1]}})
    assert (response.status_code, response.content) == (200, b"")
    added = {"spec": {"features": [{"name": "new", "value_type": "int"}]}}
    http.patch(path, json=added, headers={"x-mlrun-patch-mode": "additive"})
    found = http.get(path).json()
    assert [entry["name"] for entry in found["spec"]["features"]] == ["price", "new"]
    assert found["spec"]["y"] == [1]
    assert listed(http, "") == [("fs1", "latest")]
    assert listed(http, "feature=new") == [("fs1", "latest")]
    assert http.patch(f"{SETS}/fs1/references/zz", json={}).status_code == 404
    assert http.patch(path, json={"spec": {"features": 5}}).status_code == 422


def test_delete(http: httpx.Client) -> None:
    put(http, "latest", feature_set())
    put(http, "v2", feature_set("fs1", "volume"))
    for _ in range(2):
        response = http.delete(f"{SETS}/fs1/references/v2")
        assert (response.status_code, response.content) == (204, b"")
    assert listed(http, "") == [("fs1", "latest")]
    assert http.delete("/projects/p1").status_code == 412
    http.delete(f"{SETS}/fs1")
    assert listed(http, "") == []
    assert http.get("/projects/p1/features").json() == {"features": []}
    assert http.delete("/projects/p1").status_code == 204


def test_features_and_entities(http: httpx.Client) -> None:
    put(http, "latest", feature_set("fs1", "price", "volume"))
    put(http, "v2", feature_set("fs2", "price"))

    def found(path: str) -> list[tuple[str, str]]:
        (entries,) = http.get(f"/projects/p1/{path}").json().values()
        kind = "feature" if path.startswith("feature") else "entity"
        return [
            (entry[kind]["name"], entry["feature_set_digest"]["metadata"]["name"])
            for entry in entries
        ]

    assert found("features") == [("price", "fs1"), ("volume", "fs1"), ("price", "fs2")]
    assert found("features?name=price") == [("price", "fs1"), ("price", "fs2")]
    assert found("features?name=~VOL") == [("volume", "fs1")]
    assert found("features?tag=v2") == [("price", "fs2")]
    assert found("features?label=fl=volume") == [("volume", "fs1")]
    assert found("features?entity=ticker&name=volume") == [("volume", "fs1")]
    assert found("features?entity=zz") == []
    assert found("entities") == [("ticker", "fs1"), ("ticker", "fs2")]
    assert found("entities?label=el&tag=v2") == [("ticker", "fs2")]
    (entry,) = http.get("/projects/p1/features?tag=v2").json()["features"]
    assert set(entry["feature_set_digest"]["spec"]) == {"entities", "features"}


def test_vectors(http: httpx.Client) -> None:
    body = {"metadata": {"name": "fv1"}, "spec": {"features": ["fs1.*"]}, "status": {}}
    path = f"{VECTORS}/fv1/references/latest"
    assert http.put(path, json=body).json()["kind"] == "FeatureVector"
    changed = {"spec": {"features": ["b"]}}
    http.patch(path, json=changed, headers={"x-mlrun-patch-mode": "additive"})
    assert http.get(path).json()["spec"]["features"] == ["fs1.*", "b"]
    assert len(http.get(f"{VECTORS}?name=fv1&tag=latest").json()["feature_vectors"]) == 1
    assert http.get(SETS).json() == {"feature_sets": []}
    assert http.delete(f"{VECTORS}/fv1").status_code == 204
    assert http.get(VECTORS).json() == {"feature_vectors": []}
    assert http.post(VECTORS, content=b"{").status_code == 422


def test_fields_with_their_sets_apart(newest: httpx.Client) -> None:
    put(newest, "latest", feature_set("fs1", "price", "volume"))
    put(newest, "v1", feature_set("fs2", "price"))
    url = "/v2/projects/p1"
    found = newest.get(f"{url}/features").json()
    listed = [(each["name"], each["feature_set_index"]) for each in found["features"]]
    assert listed == [("price", 0), ("volume", 0), ("price", 1)]
    sets = [
        (each["feature_set_index"], each["metadata"]["name"], each["metadata"]["tag"])
        for each in found["feature_set_digests"]
    ]
    assert sets == [(0, "fs1", "latest"), (1, "fs2", "v1")]
    assert found["feature_set_digests"][0]["spec"] == {
        "entities": [{"name": "ticker", "value_type": "str", "labels": {"el": "1"}}]
    }
    for query, count in (
        *(("name=price", 2), ("name=price&tag=v1", 1), ("name=~PRI", 2), ("name=x", 0)),
        *(("label=fl=volume", 1), ("entity=ticker", 3), ("entity=other", 0), ("tag=x", 0)),
    ):
        assert len(newest.get(f"{url}/features?{query}").json()["features"]) == count, query
    entities = newest.get(f"{url}/entities?name=ticker&label=el").json()
    assert [each["feature_set_index"] for each in entities["entities"]] == [0, 1]
    assert len(entities["feature_set_digests"]) == 2


def test_one_version_with_two_tags_is_two_sets(newest: httpx.Client) -> None:
    put(newest, "v1", feature_set("fs1", "price"))
    put(newest, "v2", feature_set("fs1", "price"))
    found = newest.get("/v2/projects/p1/features").json()
    assert [each["feature_set_index"] for each in found["features"]] == [0, 1]
    assert [each["metadata"]["tag"] for each in found["feature_set_digests"]] == ["v1", "v2"]


def test_tags(newest: httpx.Client) -> None:
    for reference in ("latest", "v1", "v1"):
        put(newest, reference, feature_set("fs1"))
    put(newest, "v2", feature_set("fs2"))
    assert newest.get(f"{SETS}/*/tags").json() == {"tags": ["latest", "v1", "v2"]}
    assert newest.get(f"{VECTORS}/*/tags").json() == {"tags": []}
    response = newest.get(f"{SETS}/fs1/tags")
    assert (response.status_code, "set name to *" in response.text) == (400, True)
