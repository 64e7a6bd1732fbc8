"""Runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def filled(http: httpx.Client, make_run: Make) -> httpx.Client:
    """Four runs of one project, one of another."""
    runs = {
        "p1/u1": make_run("train", "completed", 1, {"kind": "job", "a": "1"}),
        "p1/u1?iter=1": make_run("train", "completed", 1, {"kind": "job", "a": "1"}, iteration=1),
        "p1/u2": make_run("Evaluate", "running", 2, {"kind": "job", "a": "2", "b": "x"}),
        "p1/u3": make_run("x", "error", 3, {"kind": "dask"}),
        "p2/u9": make_run("other", "running", 4),
    }
    for path, body in runs.items():
        assert http.post(f"/run/{path}", json=body).json() == {}
    return http


def listed(http: httpx.Client, query: str) -> list[str]:
    runs = http.get(f"/runs?{query}").json()["runs"]
    iteration = "iteration"
    return [f"{r['metadata']['name']}{r['metadata'].get(iteration, '')}" for r in runs]


def test_a_run_comes_back_unchanged(http: httpx.Client, make_run: Make) -> None:
    run = make_run(unknown={"é": [1, 2.5, None, "\u2028"]})
    assert http.post("/run/p1/u1", json=run).status_code == 200
    assert http.get("/run/p1/u1").json() == {"data": run}
    assert http.get("/projects/p1").status_code == 200


@pytest.mark.parametrize(
    "uid", ["é ü", "a?b#c", "100%", "%41", "a+b", "x" * 300, "日本", "a&b=c", "'\""]
)
def test_unusual_uids_survive(http: httpx.Client, make_run: Make, uid: str) -> None:
    path = f"/run/p1/{quote(uid, safe='')}"
    assert http.post(path, json=make_run(uid)).status_code == 200
    assert http.get(path).json()["data"]["metadata"]["name"] == uid
    assert len(http.get("/runs", params={"project": "p1", "uid": uid}).json()["runs"]) == 1
    assert len(http.get("/runs", params={"project": "p1", "name": uid}).json()["runs"]) == 1


def test_unknown_runs_and_bad_projects(http: httpx.Client, make_run: Make) -> None:
    response = http.get("/run/p1/zz")
    assert response.status_code == 404
    assert response.json() == {"detail": "MLRunNotFoundError('Run zz:p1 not found')"}
    http.post("/run/p1/u1", json=make_run())
    assert http.get("/run/p1/u1?iter=3").status_code == 404
    assert http.patch("/run/p1/zz", json={"a": 1}).status_code == 404
    assert http.post("/run/Bad_Name/u1", json=make_run()).status_code == 400


@pytest.mark.parametrize("body", [b"{bad", b"", b"\xff", b"[1]", b'"x"', b"null"])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_bad_bodies_are_400(http: httpx.Client, body: bytes, method: str) -> None:
    response = http.request(method, "/run/p1/u1", content=body)
    assert response.status_code == 400
    assert "bad JSON body" in response.json()["detail"]["reason"]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_bodies_of_many_levels_are_400(http: httpx.Client, method: str) -> None:
    response = http.request(method, "/run/p1/u1", content=b"[" * 100_000)
    assert response.status_code == 400
    assert "more than 200 levels" in response.json()["detail"]["reason"]


def test_numbers_that_json_does_not_have_become_null(http: httpx.Client) -> None:
    http.post("/run/p1/u1", content=b'{"a": [NaN, Infinity, -Infinity, 1e999, 1.5]}')
    assert http.get("/run/p1/u1").json()["data"] == {"a": [None, None, None, None, 1.5]}


def test_a_lone_surrogate_is_rejected_where_it_cannot_be_stored(http: httpx.Client) -> None:
    http.post("/run/p1/u1", content=b'{"spec": {"a": "\\ud800"}}')
    assert http.get("/run/p1/u1").status_code == 200
    response = http.post("/run/p1/u2", content=b'{"metadata": {"name": "\\ud800"}}')
    assert response.status_code == 400


def test_filters(filled: httpx.Client) -> None:
    expected = {
        "project=p1": ["x", "Evaluate", "train", "train1"],
        "project=p1&iter=no": ["x", "Evaluate", "train"],
        "project=p1&iter=False&sort=no": ["train", "Evaluate", "x"],
        "project=*&iter=0": ["other", "x", "Evaluate", "train"],
        "": [],
        "project=p1&last=2": ["x", "Evaluate"],
        "project=p1&last=2&iter=no&name=~a": ["Evaluate", "train"],
        "project=p1&name=train": ["train", "train1"],
        "project=p1&name=Train": [],
        "project=p1&name=~VAL": ["Evaluate"],
        "project=p1&name=~%25": [],
        "project=p1&uid=u2": ["Evaluate"],
        "project=p1&uid=u2&uid=u3": ["x", "Evaluate"],
        "project=p1&label=a&iter=no": ["Evaluate", "train"],
        "project=p1&label=a=2": ["Evaluate"],
        "project=p1&label=a&label=b": ["Evaluate"],
        "project=p1&label=a=2&label=b=y": [],
        "project=p1&label=kind=job&label=a=1&iter=no": ["train"],
        "project=p1&label=zz": [],
        "project=p1&label=": [],
        "project=p1&state=running": ["Evaluate"],
        "project=p1&start_time_from=2021-07-02T00:00:00": ["x", "Evaluate"],
        "project=p1&start_time_from=2021-07-02&start_time_to=2021-07-02T23:00:00Z": ["Evaluate"],
        "project=p1&start_time_from=2021-07-03T12:00:00%2B02:00": ["x"],
        "project=p1&start_time_from=2021-07-03T12:00:01%2B02:00": [],
        "project=p1&last_update_time_from=2021-07-02T10:05:00": ["x", "Evaluate"],
        "project=p1&last_update_time_to=2021-07-02T10:04:00&iter=no": ["train"],
        "project=p1&start_time_from=": ["x", "Evaluate", "train", "train1"],
    }
    assert {query: listed(filled, query) for query in expected} == expected


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("last=x", "type_error.integer"),
        ("last=", "type_error.integer"),
        (f"last={10**30}", "type_error.integer"),
        ("sort=maybe", "type_error.bool"),
        ("iter=", "type_error.bool"),
        ("start_time_from=garbage", "value_error.datetime"),
        ("last_update_time_to=99999999999999999999", "value_error.datetime"),
    ],
)
def test_bad_parameters_are_422(http: httpx.Client, query: str, kind: str) -> None:
    response = http.get(f"/runs?{query}")
    assert response.status_code == 422
    (problem,) = response.json()["detail"]
    assert problem["loc"] == ["query", query.partition("=")[0]]
    assert problem["type"] == kind
    assert problem["msg"]


@pytest.mark.parametrize("word", ["true", "True", "YES", "on", "1", "t", "y"])
def test_forms_of_true(filled: httpx.Client, word: str) -> None:
    assert len(listed(filled, f"project=p1&iter={word}&sort={word}")) == 4


def test_update_of_nested_fields(filled: httpx.Client) -> None:
    updates = {
        "status.results.auc": 0.5,
        "status.state": "running",
        "metadata.labels": {"kind": "job", "n": "1"},
        "metadata.name": "renamed",
        "status.start_time": "2021-07-20T00:00:00+00:00",
    }
    assert filled.patch("/run/p1/u1", json=updates).json() == {}
    run = filled.get("/run/p1/u1").json()["data"]
    assert run["status"]["results"] == {"auc": 0.5}
    assert run["spec"] == {"parameters": {"p1": 5}}
    assert listed(filled, "project=p1&label=n")[0] == "renamed"
    assert listed(filled, "project=p1&label=a=1") == ["train1"]
    assert listed(filled, "project=p1")[0] == "renamed"
    assert listed(filled, "project=p1&state=running") == ["renamed", "Evaluate"]
    response = filled.patch("/run/p1/u1", json={"metadata.name.x": 1})
    assert response.status_code == 400
    assert "name is not an object" in response.json()["detail"]["reason"]


def test_abort(filled: httpx.Client) -> None:
    abort = {"status.state": "aborted"}
    assert filled.patch("/run/p1/u2", json=abort).status_code == 200
    assert filled.get("/run/p1/u2").json()["data"]["status"]["state"] == "aborted"
    again = filled.patch("/run/p1/u2", json=abort)
    assert again.status_code == 409
    assert "already in terminal state" in again.json()["detail"]
    filled.patch("/run/p1/u3", json={"status.state": "running"})
    assert filled.patch("/run/p1/u3", json=abort).status_code == 400
    assert filled.patch("/run/p1/zz", json=abort).status_code == 404


def test_delete_includes_all_iterations(filled: httpx.Client) -> None:
    assert filled.delete("/run/p1/u1").json() == {}
    assert listed(filled, "project=p1") == ["x", "Evaluate"]
    assert filled.delete("/run/p1/u1").status_code == 200


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("name=train", ["x", "Evaluate"]),
        ("name=~A", ["x"]),
        ("label=a", ["x"]),
        ("state=error", ["Evaluate", "train", "train1"]),
        ("label=a&state=running", ["x", "train", "train1"]),
        ("days_ago=3", ["x", "Evaluate", "train", "train1"]),
        ("days_ago=100000", []),
        ("", []),
    ],
)
def test_delete_many(filled: httpx.Client, query: str, left: list[str]) -> None:
    assert filled.delete(f"/runs?project=p1&{query}").json() == {}
    assert listed(filled, "project=p1") == left
    assert listed(filled, "project=p2") == ["other"]


def test_storing_again_replaces(filled: httpx.Client, make_run: Make) -> None:
    filled.post("/run/p1/u1", json=make_run("new", "error", labels={"c": "1"}))
    assert listed(filled, "project=p1&state=error&iter=no") == ["x", "new"]
    assert listed(filled, "project=p1&label=a=1&iter=no") == []
    assert listed(filled, "project=p1&label=c") == ["new"]
