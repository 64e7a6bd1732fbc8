"""Simulated work: its pace by reads and by time, and states that a test sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


JOB: dict[str, Any] = {
    "task": {"metadata": {"project": "p1", "uid": "u1"}, "spec": {"x": 1}},
    "function": {"kind": "job", "metadata": {"name": "f1", "project": "p1"}},
}


BUILD = {"function": {**JOB["function"], "spec": {"build": {"commands": ["a"]}}}}


def state(client: httpx.Client, path: str = "/api/run/p1/u1") -> str:
    body = client.get(path).json()
    return str(body.get("data", body)["status"]["state"])


def set_pace(client: httpx.Client, kind: str, mode: str, value: float = 0) -> None:
    body = {"kind": kind, "mode": mode, "value": value}
    assert client.post("/_dev/transition", json=body).status_code == 204


def test_runs_by_reads(client: httpx.Client) -> None:
    set_pace(client, "run", "reads", 3)
    client.post("/api/submit_job", json=JOB)
    assert [state(client) for _ in range(5)] == [
        *("pending", "running", "running", "completed", "completed")
    ]
    assert len(client.get("/api/log/p1/u1").text.splitlines()) == 6
    client.post("/api/submit_job", json=JOB)
    observed = [client.get("/api/log/p1/u1") for _ in range(4)]
    assert observed[0].headers["x-mlrun-run-state"] == "pending"
    assert observed[3].headers["x-mlrun-run-state"] == "completed"
    assert client.get("/api/runs?project=p1&state=completed").json()["runs"]


def test_runs_immediately_and_by_time(client: httpx.Client) -> None:
    set_pace(client, "run", "immediate")
    client.post("/api/submit_job", json=JOB)
    assert state(client) == "completed"
    set_pace(client, "run", "seconds", 5)
    client.post("/api/submit_job", json=JOB)
    assert [state(client) for _ in range(9)][-1] == "pending"


def test_builds_tasks_and_pipelines_by_reads(client: httpx.Client) -> None:
    for kind in ("build", "background-task", "pipeline"):
        set_pace(client, kind, "reads", 2)
    client.post("/api/build/function", json=BUILD)
    path = "/api/build/status?project=p1&name=f1"
    states = [client.get(path).headers["x-mlrun-function-status"] for _ in range(3)]
    assert states == ["pending", "running", "ready"]
    task = client.post("/api/start/function", json={"functionUrl": "p1/f1"}).json()
    path = f"/api/projects/p1/background-tasks/{task['metadata']['name']}"
    assert [state(client, path) for _ in range(3)] == ["running", "running", "succeeded"]
    headers = {"content-type": "application/yaml"}
    run = client.post("/api/submit_pipeline", content=b"a: 1", headers=headers).json()
    path = f"/api/pipelines/{run['id']}"
    states = [client.get(path).json()["run"]["status"] for _ in range(3)]
    assert states == ["Running", "Running", "Succeeded"]


def test_creation_and_deletion_of_projects(client: httpx.Client) -> None:
    set_pace(client, "project", "reads", 1)
    body = {"metadata": {"name": "p1"}, "spec": {"desired_state": "archived"}}
    response = client.post("/api/projects", json=body)
    assert (response.status_code, response.content) == (202, b"")
    path = "/api/projects/p1"
    assert client.post("/api/projects", json=body).status_code == 409
    assert [state(client, path) for _ in range(2)] == ["creating", "archived"]
    assert client.put(path, json=body).status_code == 200
    assert client.put("/api/projects/p2", json={"metadata": {"name": "p2"}}).status_code == 202
    client.post("/api/run/p1/u1", json={})
    assert client.delete(path).status_code == 412
    cascade = {"x-mlrun-deletion-strategy": "cascade"}
    assert client.delete(path, headers=cascade).status_code == 202
    assert client.delete(path, headers=cascade).status_code == 202
    assert state(client, path) == "deleting"
    assert client.get(path).status_code == 404
    assert client.get("/api/run/p1/u1").status_code == 404
    assert client.delete(path).status_code == 204


def test_states_that_a_test_sets(client: httpx.Client) -> None:
    client.post("/api/submit_job", json=JOB)
    client.post("/api/build/function", json=BUILD)
    task = client.post("/api/start/function", json={"functionUrl": "p1/f1"}).json()
    name = task["metadata"]["name"]
    for kind, name_, value in (
        ("run", "u1", "error"),
        ("build", "f1", "error"),
        ("background-task", name, "failed"),
        ("project", "p1", "offline"),
    ):
        body = {"kind": kind, "project": "p1", "name": name_, "state": value}
        response = client.put("/_dev/state", json=body)
        assert response.status_code == 204, response.text
    assert state(client) == "error"
    status = client.get("/api/build/status?project=p1&name=f1")
    assert status.headers["x-mlrun-function-status"] == "error"
    assert state(client, f"/api/projects/p1/background-tasks/{name}") == "failed"
    assert state(client, "/api/projects/p1") == "offline"
    for bad, expected in (
        ({"kind": "zz", "name": "x", "state": "y"}, 400),
        ({"kind": "run", "state": "y"}, 400),
        ({"kind": "run", "name": 1}, 400),
        ({"kind": "run", "more": 1}, 400),
        ({"kind": "run", "project": "p1", "name": "zz", "state": "y"}, 404),
        ({"kind": "pipeline", "name": "zz", "state": "y"}, 404),
    ):
        assert client.put("/_dev/state", json=bad).status_code == expected, bad
