"""Pipelines."""

from __future__ import annotations

import httpx
import pytest

from tests.server.conftest import Clock

YAML = {"content-type": "application/yaml"}
PATH = "/projects/p1/pipelines"


@pytest.fixture(autouse=True)
def project(http: httpx.Client) -> None:
    http.post("/projects", json={"metadata": {"name": "p1"}})


def submit(http: httpx.Client, name: str, **headers: str) -> str:
    fields = {**YAML, "pipeline-arguments": "{'project': 'p1', 'a': [1]}", **headers}
    response = http.post(f"/submit_pipeline?run={name}", content=b"kind: x", headers=fields)
    assert response.status_code == 200, response.text
    assert response.json()["name"] == name
    return str(response.json()["id"])


def test_a_pipeline_succeeds(http: httpx.Client, clock: Clock) -> None:
    identity = submit(http, "wf")
    run = http.get(f"/pipelines/{identity}").json()["run"]
    assert (run["status"], run["project"], run["arguments"]["a"]) == ("Running", "p1", "[1]")
    clock.advance(10)
    assert http.get(f"/pipelines/{identity}").json()["run"]["status"] == "Succeeded"
    assert http.get("/pipelines/zz").status_code == 404


def test_a_pipeline_of_a_project(newest: httpx.Client, clock: Clock) -> None:
    identity = newest.post(f"{PATH}?run=wf", headers=YAML, content=b"{}").json()["id"]
    clock.advance(10)
    summary = newest.get(f"{PATH}/{identity}").json()
    assert (summary["run"]["status"], summary["graph"]) == ("Succeeded", {})
    assert newest.get(f"/projects/p2/pipelines/{identity}").status_code == 404


def test_paging(http: httpx.Client) -> None:
    for name in "abc":
        submit(http, name, **{"content-type": "application/zip"})
    page = http.get(f"{PATH}?page_size=2&format=name_only").json()
    assert (page["runs"], page["total_size"]) == (["c", "b"], 3)
    rest = http.get(f"{PATH}?page_size=2&page_token={page['next_page_token']}").json()
    assert [run["name"] for run in rest["runs"]] == ["a"]
    assert rest["next_page_token"] is None
    assert http.get("/projects/*/pipelines").json()["total_size"] == 3
    assert http.get("/projects/p2/pipelines").json() == {
        "runs": [],
        "total_size": 0,
        "next_page_token": None,
    }


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", YAML),
        (b"x", {"content-type": "text/plain"}),
        (b"x", {**YAML, "pipeline-arguments": "[1]"}),
        (b"x", {**YAML, "pipeline-arguments": "__import__('os')"}),
    ],
)
def test_rejected_requests(http: httpx.Client, body: bytes, headers: dict[str, str]) -> None:
    assert http.post("/submit_pipeline", content=body, headers=headers).status_code == 400
    for query in ("page_size=0", "page_size=201", "format=zz"):
        assert http.get(f"{PATH}?{query}").status_code == 422
    assert http.get(f"{PATH}?page_token=x").status_code == 400
