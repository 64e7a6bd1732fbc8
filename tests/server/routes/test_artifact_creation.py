"""Creation of versions of artifacts, and lists of those that have a parent."""

from __future__ import annotations

import httpx
import pytest

from tests.server.conftest import Json

ALL = "/v2/projects/p1/artifacts"


def body_of(key: str, kind: str = "model", spec: Json | None = None, **metadata: object) -> Json:
    return {
        "kind": kind,
        "metadata": {"key": key, "project": "p1", **metadata},
        "spec": spec or {},
        "status": {},
    }


def test_a_version_is_created_once(newest: httpx.Client) -> None:
    body = body_of("m", tag="v1", tree="t1", iter=2)
    created = newest.post(ALL, json=body)
    assert created.status_code == 201
    metadata = created.json()["metadata"]
    assert (metadata["tag"], metadata["tree"], metadata["iter"]) == ("v1", "t1", 2)
    assert newest.get(f"{ALL}/m?tag=latest&iter=2").json()["metadata"]["uid"] == metadata["uid"]
    again = newest.post(ALL, json=body)
    assert again.status_code == 409
    assert "already-existing ArtifactV2 - p1/m:v1" in again.text
    changed = newest.post(ALL, json=body_of("m", spec={"size": 3}, tag="v1", tree="t1", iter=2))
    assert changed.status_code == 201
    assert len(newest.get(ALL).json()["artifacts"]) == 3  # the newer one has two tags


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "model"}, 422),
        (body_of("a/b"), 400),
        ({**body_of("m"), "project": "p2"}, 201),  # the project is that of the path
    ],
)
def test_an_invalid_body(newest: httpx.Client, body: Json, status: int) -> None:
    assert newest.post(ALL, json=body).status_code == status
    assert newest.post("/v2/projects/p9/artifacts", json=body).status_code in (404, 422)


def test_children_of_an_artifact(newest: httpx.Client) -> None:
    first = newest.post(ALL, json=body_of("llm", tag="v1", tree="t1")).json()["metadata"]
    second = newest.post(ALL, json=body_of("llm", spec={"size": 1}, tree="t2")).json()["metadata"]
    place = "store://models/p1/llm"
    for key, uri in (
        ("a", f"{place}#0:v1@t1^{first['uid']}"),
        ("b", f"{place}:v1"),
        ("c", f"{place}@t2^{second['uid']}"),
        ("d", "store://models/p1/missing"),
        ("e", ""),
    ):
        body = body_of(key, "llm-prompt", {"parent_uri": uri})
        assert newest.put(f"{ALL}/{key}", json=body).status_code == 200

    def children(parent: str) -> list[str]:
        found = newest.get(ALL, params={"parent": parent}).json()["artifacts"]
        return [each["metadata"]["key"] for each in found]

    assert children("llm:v1") == children(f"{place}@t1^{first['uid']}") == ["a", "b"]
    assert children("llm") == children(f"{place}:latest") == ["c"]
    assert children("missing") == []
