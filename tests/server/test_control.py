"""The control surface: pace of simulated work, states by hand, faults on the wire, reset."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]
JOB: dict[str, Any] = {
    "task": {"metadata": {"project": "p1", "uid": "u1"}, "spec": {"x": 1}},
    "function": {"kind": "job", "metadata": {"name": "f1", "project": "p1"}},
}
BUILD = {"function": {**JOB["function"], "spec": {"build": {"commands": ["a"]}}}}


@pytest.fixture
def server(make_server: Make) -> LocalServer:
    return make_server(clock=lambda: 1_700_000_000.0)


@pytest.fixture
def client(server: LocalServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=5) as client:
        yield client


def state(client: httpx.Client, path: str = "/api/run/p1/u1") -> str:
    answer = client.get(path).json()
    return str(answer.get("data", answer)["status"]["state"])


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
    seen = [client.get("/api/log/p1/u1") for _ in range(4)]
    assert seen[0].headers["x-mlrun-run-state"] == "pending"
    assert seen[3].headers["x-mlrun-run-state"] == "completed"
    assert client.get("/api/runs?project=p1&state=completed").json()["runs"]


def test_runs_at_once_and_by_time(client: httpx.Client) -> None:
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
    states = [client.get(path).json()["status"] for _ in range(3)]
    assert states == ["Running", "Running", "Succeeded"]


def test_projects_in_the_making(client: httpx.Client) -> None:
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


def test_states_by_hand(client: httpx.Client) -> None:
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


def test_status_faults(server: LocalServer, client: httpx.Client) -> None:
    fault = {"operation": "list_runs", "times": 2, "status": 429, "headers": {"retry-after": 1}}
    assert client.post("/_dev/faults", json=[fault]).status_code == 204
    for path in ("/api/runs", "/api/v1/runs"):
        assert client.get("/api/funcs").status_code == 200
        response = client.get(path)
        assert (response.status_code, response.headers["retry-after"]) == (429, "1")
        assert "detail" in response.json()
    assert client.get("/api/runs").status_code == 200
    server.fault(method="post", path="/api/run/p1/*", body={"x": 1})
    server.fault("store_run", status=500, apply=True)
    assert client.post("/api/run/p1/u1", json={}).json() == {"x": 1}
    assert client.get("/api/run/p1/u1").status_code == 404
    assert client.post("/api/run/p1/u1", json={}).status_code == 500
    assert client.get("/api/run/p1/u1").status_code == 200


def test_the_connection_is_reset(server: LocalServer) -> None:
    server.fault("store_run", "reset")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(b"POST /api/run/p1/u1 HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}")
        with pytest.raises(ConnectionResetError):
            raw.recv(100)
    assert httpx.get(f"{server.url}/api/run/p1/u1").status_code == 404


def test_the_body_is_cut(server: LocalServer, client: httpx.Client) -> None:
    client.post("/api/run/p1/u1", json={"metadata": {"name": "x" * 100}})
    server.fault("read_run", "cut")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(b"GET /api/run/p1/u1 HTTP/1.1\r\nhost: x\r\n\r\n")
        received = b""
        while piece := raw.recv(1000):
            received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    assert 0 < len(body) == size // 2
    server.fault("read_run", "cut")
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        client.get("/api/run/p1/u1")
    server.fault("delete_project", "cut")
    with pytest.raises(httpx.TransportError):
        client.delete("/api/projects/zz")
    assert client.get("/api/run/p1/u1").status_code == 200


def test_a_delayed_answer(server: LocalServer, client: httpx.Client) -> None:
    server.fault("healthz", "delay", seconds=0.3)
    began = time.monotonic()
    assert client.get("/api/healthz").status_code == 200
    assert time.monotonic() - began >= 0.3
    server.fault("healthz", "delay", seconds=60)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/api/healthz", timeout=0.1)
    assert client.get("/api/healthz").status_code == 200


def test_faults_from_the_start(make_server: Make) -> None:
    server = make_server(faults=[{"operation": "healthz", "status": 502}])
    assert httpx.get(f"{server.url}/api/healthz").status_code == 502
    assert httpx.get(f"{server.url}/api/healthz").status_code == 200


@pytest.mark.parametrize(
    "bad",
    [
        {"operation": "zz"},
        {"fault": "zz"},
        {"times": 0},
        {"times": True},
        {"times": "1"},
        {"status": 99},
        {"fault": "delay", "seconds": -1},
        {"fault": "delay", "seconds": "x"},
        {"headers": []},
        {"headers": {"a": "b\r\nc: d"}},
        {"headers": {"a": None}},
        {"apply": 1},
        {"path": 1},
        {"more": 1},
        1,
    ],
)
def test_bad_faults(client: httpx.Client, bad: Any) -> None:
    good = {"operation": "list_runs"}
    response = client.post("/_dev/faults", json=[good, bad])
    assert response.status_code == 400
    assert response.json()["detail"]["reason"]
    assert client.get("/api/runs").status_code == 200
    with pytest.raises(ValueError, match=r"."):
        LocalServer(faults=[bad])


def test_bad_transitions(server: LocalServer, client: httpx.Client) -> None:
    for bad in (
        {},
        {"kind": "zz", "mode": "reads"},
        {"kind": "run", "mode": "zz"},
        {"kind": "run", "mode": "reads", "value": -1},
        {"kind": "run", "mode": "reads", "value": "x"},
        {"kind": "run", "mode": "reads", "more": 1},
    ):
        assert client.post("/_dev/transition", json=bad).status_code == 400, bad
    assert client.post("/_dev/faults", content=b"{").status_code == 400
    with pytest.raises(ValueError, match="kind"):
        server.transition("zz", "reads")


def test_reset(server: LocalServer, client: httpx.Client) -> None:
    def fill() -> None:
        client.post("/api/submit_job", json=JOB)
        server.transition("run", "reads", 2)
        server.fault("list_runs")

    fill()
    found = client.get("/_dev/state").json()
    assert (found["rows"]["runs"], found["rows"]["works"]) == (1, 1)
    assert found["faults"][0]["operation"] == "list_runs"
    assert found["transitions"]["run"] == {"mode": "reads", "value": 2}
    assert client.post("/_dev/reset").status_code == 204
    empty = client.get("/_dev/state").json()
    assert set(empty["rows"].values()) == {0}
    assert empty["faults"] == []
    assert empty["transitions"]["run"] == {"mode": "seconds", "value": 2}
    fill()
    server.reset()
    assert client.get("/_dev/state").json() == empty
    assert client.get("/api/runs").json() == {"runs": []}


def test_no_dev(make_server: Make) -> None:
    server = make_server(dev=False)
    for path in ("reset", "faults", "transition", "state"):
        for method in ("GET", "POST", "PUT"):
            assert httpx.request(method, f"{server.url}/_dev/{path}").status_code == 404
    server.transition("run", "immediate")
    server.fault("healthz", status=500)
    assert httpx.get(f"{server.url}/api/healthz").status_code == 500


def test_a_client_that_resets_does_no_harm(server: LocalServer) -> None:
    server.fault("healthz", "delay", seconds=0.2)
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raw.sendall(b"GET /api/healthz HTTP/1.1\r\nhost: x\r\n\r\n")
    assert httpx.get(f"{server.url}/api/runs").status_code == 200
