"""Submitted jobs and their simulation."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer
from tests.server.conftest import Clock


def task(name: str = "train", **metadata: Any) -> dict[str, Any]:
    return {
        "metadata": {"name": name, "project": "p1", **metadata},
        "spec": {"function": "p1/f1", "parameters": {"p1": 5}},
    }


@pytest.fixture
def ready(http: httpx.Client) -> httpx.Client:
    http.post("/func/p1/f1", json={"kind": "job", "metadata": {"name": "f1", "project": "p1"}})
    return http


def submit(http: httpx.Client, **body: Any) -> dict[str, Any]:
    response = http.post("/submit_job", json=body)
    assert response.status_code == 200, response.text
    data = response.json()["data"]
    assert isinstance(data, dict)
    return data


def state_and_log(http: httpx.Client, uid: str) -> tuple[str, str]:
    response = http.get(f"/log/p1/{uid}")
    return response.headers["x-mlrun-run-state"], response.text


def test_a_job_proceeds(ready: httpx.Client, clock: Clock) -> None:
    run = submit(ready, task=task(uid="u1", labels={"mine": "x"}))
    assert run["status"]["state"] == "pending"
    assert run["metadata"]["uid"] == "u1"
    assert run["metadata"]["labels"] == {"mine": "x", "kind": "job", "owner": "root"}
    assert run["spec"]["function"].startswith("p1/f1@")
    assert run["spec"]["parameters"] == {"p1": 5}
    assert state_and_log(ready, "u1") == ("pending", "")
    progress = []
    for _ in range(10):
        clock.advance(1)
        state, log = state_and_log(ready, "u1")
        progress.append((state, len(log.splitlines())))
    assert progress == [
        ("running", 1),
        ("running", 1),
        ("running", 2),
        ("running", 3),
        ("running", 3),
        ("running", 4),
        ("running", 4),
        ("running", 5),
        ("running", 5),
        ("completed", 6),
    ]
    lines = log.splitlines()
    assert "run train started" in lines[0]
    assert "'p1': 5" in lines[2]
    assert lines[-1].endswith("state=completed")
    done = ready.get("/run/p1/u1").json()["data"]
    assert done["status"]["state"] == "completed"
    assert done["status"]["last_update"] > run["status"]["last_update"]
    assert ready.get("/runs?project=p1&state=completed&label=mine").json()["runs"] == [done]
    clock.advance(100)
    assert ready.get("/run/p1/u1").json()["data"] == done
    function_hash = run["spec"]["function"].partition("@")[2]
    assert ready.get(f"/func/p1/f1?hash_key={function_hash}").status_code == 200


def test_a_list_shows_the_end_of_a_job(ready: httpx.Client, clock: Clock) -> None:
    submit(ready, task=task(uid="u1"))
    assert len(ready.get("/runs?project=p1&state=pending").json()["runs"]) == 1
    clock.advance(10)
    assert len(ready.get("/runs?project=p1&state=completed").json()["runs"]) == 1


def test_jobs_take_real_time(make_server: Callable[..., LocalServer]) -> None:
    with httpx.Client(
        base_url=f"{make_server(job_seconds=0.1, version='0.6.6').url}/api"
    ) as client:
        client.post("/func/p1/f1", json={"kind": "job", "metadata": {"name": "f1"}})
        submit(client, task=task(uid="u1"))
        deadline = time.monotonic() + 5
        while state_and_log(client, "u1")[0] != "completed":
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.mark.parametrize("path", ["submit", "submit/", "submit_job", "submit_job/"])
def test_every_path_creates_a_uid(ready: httpx.Client, path: str) -> None:
    run = ready.post(f"/{path}", json={"task": task()}).json()["data"]
    assert len(run["metadata"]["uid"]) == 32
    assert ready.get(f"/run/p1/{run['metadata']['uid']}").json()["data"]["kind"] == "run"


def test_the_function_may_be_in_the_body(http: httpx.Client) -> None:
    function = {"kind": "job", "metadata": {"name": "own", "project": "p1"}, "spec": {}}
    bare = {"metadata": {"project": "p1"}, "spec": {"handler": "go"}}
    run = submit(http, task=bare, function=function)
    assert run["metadata"]["name"] == "own-go"
    assert run["spec"]["function"].startswith("p1/own@")
    named = submit(http, task=bare, functionUrl="p1/own:latest")
    assert named["metadata"]["labels"]["kind"] == "job"
    headers = {"x-remote-user": "ann"}
    body = {"task": bare, "functionUrl": "db://p1/own"}
    run = http.post("/submit", json=body, headers=headers).json()["data"]
    assert run["metadata"]["labels"]["owner"] == "ann"


@pytest.mark.parametrize(
    ("body", "status", "text"),
    [
        ({}, 400, "need to include function/url and task objects"),
        ({"task": {"metadata": {"name": "a"}}}, 400, "need to include function/url"),
        ({"task": "text", "functionUrl": "p1/f1"}, 400, "need to include function/url"),
        ({"task": {"spec": {"function": "p1/zz"}}}, 404, "Function tag not found p1/zz"),
        ({"task": task("a b!")}, 400, "run.metadata.name is malformed"),
        ({"task": task("a" * 64)}, 400, "run.metadata.name is malformed"),
        ({"task": task(), "function": {"kind": "zz"}, "functionUrl": ""}, 200, ""),
        ({"task": {"spec": {"x": 1}}, "function": {"kind": "zz"}}, 400, "unsupported runtime"),
        ({"task": task(), "functionUrl": "hub://x"}, 400, "does not load functions"),
        ({"task": task(), "schedule": "* * * * *"}, 400, "too frequent"),
        ({"task": {"spec": {"function": "p1/f1"}}, "schedule": "0 * * * *"}, 400, "needs a name"),
    ],
)
def test_rejected_requests(ready: httpx.Client, body: Any, status: int, text: str) -> None:
    response = ready.post("/submit_job", json=body)
    assert response.status_code == status
    assert text in response.text


def test_broken_body(http: httpx.Client) -> None:
    assert http.post("/submit_job", content=b"{").json() == {"detail": {"reason": "bad JSON body"}}


def test_many_at_once(ready: httpx.Client, clock: Clock) -> None:
    uids = [submit(ready, task=task(f"job-{n}"))["metadata"]["uid"] for n in range(10)]
    clock.advance(5)
    assert {state_and_log(ready, uid)[0] for uid in uids} == {"running"}
    clock.advance(5)
    for number, uid in enumerate(uids):
        state, log = state_and_log(ready, uid)
        assert state == "completed"
        assert f"run job-{number} finished" in log
        assert len(log.splitlines()) == 6


def test_an_abort_stops_the_job(ready: httpx.Client, clock: Clock) -> None:
    submit(ready, task=task(uid="u1"))
    clock.advance(5)
    assert ready.patch("/run/p1/u1", json={"status.state": "aborted"}).status_code == 200
    clock.advance(100)
    state, log = state_and_log(ready, "u1")
    assert (state, len(log.splitlines())) == ("aborted", 3)
    again = submit(ready, task=task(uid="u1"))
    assert again["status"]["state"] == "pending"
    assert state_and_log(ready, "u1") == ("pending", "")


def test_a_deleted_run_does_not_come_back(ready: httpx.Client, clock: Clock) -> None:
    submit(ready, task=task(uid="u1"))
    submit(ready, task=task(uid="u2"))
    ready.delete("/run/p1/u1")
    ready.delete("/runs?project=p1")
    clock.advance(100)
    assert ready.get("/runs?project=p1").json() == {"runs": []}
    ready.post("/run/p1/u1", json={})
    assert state_and_log(ready, "u1") == ("", "")
