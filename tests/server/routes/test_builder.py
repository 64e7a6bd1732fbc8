"""Builds, starts and background tasks."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server.conftest import Clock


def function(kind: str = "job", **spec: Any) -> dict[str, Any]:
    return {"kind": kind, "metadata": {"name": "f1", "project": "p1"}, "spec": spec}


def status(http: httpx.Client, query: str = "") -> httpx.Response:
    response = http.get(f"/build/status?name=f1&project=p1&{query}")
    assert response.status_code == 200, response.text
    return response


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_build_advances(http: httpx.Client, clock: Clock, slash: str) -> None:
    body = {"function": function(build={"commands": ["a"]}), "with_mlrun": "no"}
    built = http.post(f"/build/function{slash}", json=body).json()
    assert built["ready"] is False
    assert built["data"]["status"]["state"] == "pending"
    assert status(http).headers["x-mlrun-function-status"] == "pending"
    log = ""
    progress = []
    for _ in range(10):
        clock.advance(1)
        response = status(http, f"offset={len(log)}")
        log += response.text
        progress.append((response.headers["x-mlrun-function-status"], len(log.splitlines())))
    assert progress[0] == ("pending", 0)
    assert progress[1:9] == [("running", n) for n in (1, 1, 1, 2, 2, 2, 3, 3)]
    assert progress[9] == ("ready", 4)
    assert response.headers["builder_pod"] == "mlrun-build-f1"
    assert response.headers["function_image"] == ".mlrun/func-p1-f1:latest"
    assert status(http, "logs=no").text == ""
    built = http.get("/func/p1/f1").json()["func"]
    assert (built["status"]["state"], built["spec"]["image"]) == (
        "ready",
        ".mlrun/func-p1-f1:latest",
    )


def test_nuclio_functions_use_timestamps(http: httpx.Client, clock: Clock) -> None:
    http.post("/build/function", json={"function": function("remote")})
    clock.advance(2)
    first = status(http, "last_log_timestamp=0")
    assert first.headers["x-mlrun-function-status"] == "building"
    since = first.headers["x-mlrun-last-timestamp"]
    assert status(http, f"last_log_timestamp={since}").text == ""
    clock.advance(8)
    last = status(http, f"last_log_timestamp={since}")
    assert len(last.text.splitlines()) == 3
    assert last.headers["x-mlrun-address"]
    assert last.headers["x-mlrun-name"] == "nuclio-p1-f1"


def test_a_function_without_a_build_is_ready(http: httpx.Client) -> None:
    built = http.post("/build/function", json={"function": function(image="x")}).json()
    assert built["ready"] is True
    assert status(http).headers["function_status"] == "ready"
    again = {"function": built["data"], "skip_deployed": True}
    assert http.post("/build/function", json=again).json()["ready"] is True


def test_rejected_requests(http: httpx.Client) -> None:
    assert http.post("/build/function", json={}).status_code == 400
    assert http.post("/build/function", json={"function": function("zz")}).status_code == 400
    assert http.get("/build/status?name=zz&project=p1").status_code == 404
    assert http.get("/build/status?name=zz&offset=x").status_code == 422
    assert http.get("/build/status?name=zz&last_log_timestamp=x").status_code == 422
    assert http.post("/start/function", json={}).status_code == 400
    assert http.post("/start/function", json={"functionUrl": "p1/zz"}).status_code == 404
    assert http.post("/status/function", json={}).status_code == 400
    assert http.post("/status/function", json={"kind": "job", "selector": "a"}).status_code == 400


def test_a_start_is_a_background_task(http: httpx.Client, clock: Clock) -> None:
    http.post("/func/p1/f1", json=function("dask"))
    task = http.post("/start/function", json={"functionUrl": "p1/f1"}).json()
    assert (task["kind"], task["status"]) == ("BackgroundTask", {"state": "running"})
    path = f"/projects/p1/background-tasks/{task['metadata']['name']}"
    assert http.get(path).json() == task
    clock.advance(10)
    assert http.get(path).json()["status"] == {"state": "succeeded"}
    unknown = http.get("/projects/p1/background-tasks/zz").json()
    assert unknown["status"] == {"state": "failed"}
    status = http.post("/status/function", json={"kind": "dask", "selector": "a=b"}).json()
    assert status["data"]["state"] == "running"


def test_an_unknown_task_has_failed_before_1_x(http: httpx.Client, newest: httpx.Client) -> None:
    task = http.get("/projects/p1/background-tasks/zz").json()
    assert task["metadata"]["project"] == "p1"
    assert task["status"]["state"] == "failed"
    for path in ("/background-tasks/zz", "/projects/p1/background-tasks/zz"):
        assert newest.get(path).status_code == 404
