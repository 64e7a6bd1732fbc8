"""Runtime resources."""

from __future__ import annotations

import httpx


def test_resources_of_a_project_in_1_x(newest: httpx.Client) -> None:
    resources = "/projects/p1/runtime-resources"
    assert newest.delete(resources).json() == {}
    assert newest.delete(f"{resources}?kind=job&force=true&grace-period=0").json() == {}
    assert newest.delete(f"{resources}?kind=zz").status_code == 400
    for query in ("", "?kind=job"):
        assert newest.get(f"{resources}{query}").json() == []
    assert newest.get(f"{resources}?group-by=job").json() == {}
    assert newest.get(f"{resources}?kind=zz").status_code == 400


def test_there_are_no_resources(http: httpx.Client) -> None:
    kinds = [entry["kind"] for entry in http.get("/runtimes").json()]
    assert "job" in kinds
    empty = {"kind": "job", "resources": {"crd_resources": [], "pod_resources": []}}
    assert http.get("/runtimes/job").json() == empty
    assert http.get("/projects/p1/runtime-resources").json() == http.get("/runtimes").json()
    assert http.get("/projects/p1/runtime-resources?group-by=job").json() == {}
    assert http.get("/runtimes/zz").status_code == 400
    for path in ("runtimes", "runtimes/job", "runtimes/job/u1?force=True&grace_period=5"):
        assert http.delete(f"/{path}").status_code == 204
    assert http.delete("/runtimes?force=x").status_code == 422
