"""The control routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


JOB: dict[str, Any] = {
    "task": {"metadata": {"project": "p1", "uid": "u1"}, "spec": {"x": 1}},
    "function": {"kind": "job", "metadata": {"name": "f1", "project": "p1"}},
}


def test_invalid_transitions(server: LocalServer, client: httpx.Client) -> None:
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
    server = make_server(dev=False, version="0.6.6")
    for path in ("reset", "faults", "transition", "state"):
        for method in ("GET", "POST", "PUT"):
            assert httpx.request(method, f"{server.url}/_dev/{path}").status_code == 404
    server.transition("run", "immediate")
    server.fault("healthz", status=500)
    assert httpx.get(f"{server.url}/api/healthz").status_code == 500
