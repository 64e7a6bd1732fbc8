"""Projects."""

from __future__ import annotations

import httpx
import pytest


def test_create_returns_201_with_every_field(http: httpx.Client) -> None:
    body = {
        "metadata": {"name": "p1", "labels": {"team": "ds"}, "extra": 1},
        "spec": {"description": "d", "more": [1]},
        "status": {"state": "offline"},
        "unknown": True,
    }
    response = http.post("/projects", json=body)
    assert response.status_code == 201
    project = response.json()
    assert project["metadata"].pop("created")[:2] == "20"
    assert project["metadata"] == {
        "name": "p1",
        "labels": {"team": "ds"},
        "annotations": None,
        "extra": 1,
    }
    assert project["spec"]["description"] == "d"
    assert project["spec"]["more"] == [1]
    assert project["spec"]["goals"] is None
    assert project["spec"]["desired_state"] == "online"
    assert project["status"] == {"state": "online"}
    assert "unknown" not in project
    assert http.get("/projects/p1").json()["spec"] == project["spec"]


def test_create_twice_is_a_conflict(http: httpx.Client) -> None:
    http.post("/projects", json={"metadata": {"name": "p1"}})
    response = http.post("/projects", json={"metadata": {"name": "p1"}})
    assert response.status_code == 409
    assert response.json() == {"detail": "MLRunConflictError('Conflict - Project already exists')"}


@pytest.mark.parametrize(
    "name", ["Bad", "under_score", "-x", "x-", "", "a" * 64, "é", "a/b", "a\n"]
)
def test_bad_names_are_rejected(http: httpx.Client, name: str) -> None:
    response = http.post("/projects", json={"metadata": {"name": name}})
    assert response.status_code == 400
    assert "project.metadata.name is malformed" in response.json()["detail"]
    assert http.get("/projects").json() == {"projects": []}


@pytest.mark.parametrize(
    ("body", "location", "kind"),
    [
        ({}, ["body", "metadata"], "value_error.missing"),
        ({"metadata": {}}, ["body", "metadata", "name"], "value_error.missing"),
        ([], ["body"], "type_error.dict"),
        (
            {"metadata": {"name": "a", "labels": [1]}},
            ["body", "metadata", "labels"],
            "type_error.dict",
        ),
        (
            {"metadata": {"name": "a"}, "spec": None},
            ["body", "spec"],
            "type_error.none.not_allowed",
        ),
        ({"metadata": {"name": "a"}, "kind": "x"}, ["body", "kind"], "type_error.enum"),
        ({"metadata": {"name": "a"}, "kind": "FeatureSet"}, ["body", "kind"], "value_error.const"),
        (
            {"metadata": {"name": "a"}, "spec": {"desired_state": "x"}},
            ["body", "spec", "desired_state"],
            "type_error.enum",
        ),
        (
            {"metadata": {"name": "a"}, "spec": {"functions": {}}},
            ["body", "spec", "functions"],
            "type_error.list",
        ),
    ],
)
def test_wrong_types_are_422(
    http: httpx.Client, body: object, location: list[str], kind: str
) -> None:
    response = http.post("/projects", json=body)
    assert response.status_code == 422
    (problem,) = response.json()["detail"]
    assert (problem["loc"], problem["type"]) == (location, kind)


def test_broken_json_is_422_with_its_position(http: httpx.Client) -> None:
    (problem,) = http.post("/projects", content=b"{bad").json()["detail"]
    assert problem["loc"] == ["body", 1]
    assert problem["type"] == "value_error.jsondecode"
    (problem,) = http.post("/projects").json()["detail"]
    assert problem["msg"] == "field required"


def test_unknown_project_is_404(http: httpx.Client) -> None:
    response = http.get("/projects/nope")
    assert response.status_code == 404
    assert "Project not found: name=nope" in response.json()["detail"]
    assert http.patch("/projects/nope", json={}).status_code == 404


def test_store_creates_then_replaces_and_keeps_created(http: httpx.Client) -> None:
    body = {"metadata": {"name": "p1", "labels": {"a": "b"}}}
    first = http.put("/projects/p1", json=body)
    assert first.status_code == 200
    second = http.put(
        "/projects/p1",
        json={"metadata": {"name": "p1"}, "spec": {"desired_state": "archived", "source": "s"}},
    ).json()
    assert second["metadata"]["created"] == first.json()["metadata"]["created"]
    assert second["metadata"]["labels"] is None
    assert second["status"]["state"] == "archived"


def test_names_in_body_and_path_must_match(http: httpx.Client) -> None:
    assert http.put("/projects/p1", json={"metadata": {"name": "p2"}}).status_code == 409
    http.put("/projects/p1", json={"metadata": {"name": "p1"}})
    assert http.patch("/projects/p1", json={"metadata": {"name": "p2"}}).status_code == 409


def test_patch_modes(http: httpx.Client) -> None:
    http.put("/projects/p1", json={"metadata": {"name": "p1"}, "spec": {"list": [1]}})
    added = http.patch(
        "/projects/p1",
        json={"spec": {"list": [2]}, "metadata": {"labels": {"a": "b"}}},
        headers={"x-mlrun-patch-mode": "additive"},
    )
    assert added.json()["spec"]["list"] == [1, 2]
    assert added.json()["metadata"]["labels"] == {"a": "b"}
    replaced = http.patch("/projects/p1", json={"spec": {"list": [3], "desired_state": "offline"}})
    assert replaced.json()["spec"]["list"] == [3]
    assert replaced.json()["status"]["state"] == "offline"
    assert http.get("/projects/p1").json() == replaced.json()
    response = http.patch("/projects/p1", json={}, headers={"x-mlrun-patch-mode": "zz"})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["header", "x-mlrun-patch-mode"]
    assert http.patch("/projects/p1", json={"kind": "zz"}).status_code == 422
    assert http.patch("/projects/p1", json={"spec": None}).status_code in (200, 422)


def test_list_formats_and_filters(http: httpx.Client) -> None:
    for name, labels, state in (
        ("p1", {"a": "1"}, "online"),
        ("p2", {"a": "2", "b": ""}, "archived"),
    ):
        http.put(
            f"/projects/{name}",
            json={
                "metadata": {"name": name, "labels": labels},
                "spec": {"desired_state": state, "owner": f"owner-{name}"},
            },
        )

    def names(query: str) -> list[str]:
        found = http.get(f"/projects?format=name_only&{query}").json()["projects"]
        assert isinstance(found, list)
        return found

    assert names("") == ["p1", "p2"]
    assert names("label=a") == ["p1", "p2"]
    assert names("label=a=2") == ["p2"]
    assert names("label=a&label=b") == ["p2"]
    assert names("label=a=1&label=b") == []
    assert names("state=archived") == ["p2"]
    assert names("owner=owner-p1") == ["p1"]
    assert len(http.get("/projects").json()["projects"][0]["spec"]) > 10
    metadata = http.get("/projects?format=metadata_only").json()["projects"][0]
    assert "spec" not in metadata
    assert http.get("/projects?format=zz").status_code == 422
    assert http.get("/projects?state=zz").status_code == 422


def test_summary_counts(http: httpx.Client) -> None:
    http.post("/func/p1/f1?versioned=yes", json={"spec": {"image": "a"}})
    http.post("/func/p1/f1?versioned=yes", json={"spec": {"image": "b"}})
    http.post("/artifact/p1/t1/m", json={"kind": "model"})
    http.post("/artifact/p1/t2/m", json={"kind": "model"})
    http.post("/run/p1/u1", json={"metadata": {"name": "a"}, "status": {"state": "error"}})
    http.post("/run/p1/u2", json={"metadata": {"name": "a"}, "status": {"state": "error"}})
    http.post("/run/p1/u3", json={"metadata": {"name": "b"}, "status": {"state": "running"}})
    assert http.get("/projects?format=summary").json()["projects"] == [
        {
            "name": "p1",
            "functions_count": 1,
            "feature_sets_count": 0,
            "models_count": 1,
            "runs_failed_recent_count": 1,
            "runs_running_count": 1,
        }
    ]


@pytest.mark.parametrize("strategy", [None, "restrict", "restricted"])
def test_a_project_with_resources_is_not_deleted(http: httpx.Client, strategy: str | None) -> None:
    http.post("/func/p1/f1", json={})
    headers = {"x-mlrun-deletion-strategy": strategy} if strategy else {}
    response = http.delete("/projects/p1", headers=headers)
    assert response.status_code == 412
    assert "related resources found: functions" in response.json()["detail"]
    http.delete("/projects/p1/functions/f1")
    assert http.delete("/projects/p1", headers=headers).status_code == 204
    assert http.get("/projects/p1").status_code == 404


@pytest.mark.parametrize("strategy", ["cascade", "cascading"])
def test_cascade_deletes_all_resources(http: httpx.Client, strategy: str) -> None:
    http.post("/run/p1/u1", json={"metadata": {"labels": {"a": "b"}}})
    http.post("/log/p1/u1", content=b"x")
    http.post("/artifact/p1/t1/k?tag=v1", json={"labels": {"a": "b"}})
    http.post("/func/p1/f1", json={"metadata": {"labels": {"a": "b"}}})
    http.post("/run/p2/u1", json={})
    response = http.delete("/projects/p1", headers={"x-mlrun-deletion-strategy": strategy})
    assert (response.status_code, response.content) == (204, b"")
    assert http.get("/projects?format=name_only").json()["projects"] == ["p2"]
    assert http.get("/runs?project=p1").json()["runs"] == []
    assert http.get("/artifacts?project=p1&tag=*").json()["artifacts"] == []
    assert http.get("/funcs?project=p1").json()["funcs"] == []
    assert http.get("/p1/tags").json()["tags"] == []
    assert http.get("/runs?project=p2").json()["runs"] == [{}]


def test_delete_of_an_unknown_project_and_invalid_strategy(http: httpx.Client) -> None:
    assert http.delete("/projects/nope").status_code == 204
    response = http.delete("/projects/nope", headers={"x-mlrun-deletion-strategy": "zz"})
    assert response.status_code == 422
    assert http.delete("/projects/nope?wait-for-completion=maybe").status_code == 422
