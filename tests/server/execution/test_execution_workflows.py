"""Workflows on a server that executes jobs: the SDK in the run that starts one does the work."""

from __future__ import annotations

from collections.abc import Callable

from tests.server.execution.conftest import Jobs


def test_the_run_that_starts_a_workflow_is_executed(make_jobs: Callable[..., Jobs]) -> None:
    jobs = make_jobs(version="1.8.0")
    path = "/projects/p1/workflows/main"
    spec = {"name": "main", "path": "flow.py", "engine": "local", "ttl": 60, "args": {"n": 1}}
    started = jobs.http.post(f"{path}/submit", json={"spec": spec, "source": "./"})
    assert started.status_code == 202, started.text
    uid = started.json()["run_id"]
    run = jobs.end(uid)
    assert run["spec"]["handler"] == "mlrun.projects.load_and_run"
    assert run["spec"]["parameters"] == {
        "project_context": "./",
        "project_name": "p1",
        "load_only": False,
        "save": False,
        "workflow_name": "main",
        "workflow_path": "flow.py",
        "workflow_arguments": {"n": 1},
        "cleanup_ttl": 60,
        "engine": "local",
    }
    # The stand-in has no such handler; a run that failed names its error.
    refused = jobs.http.get(f"{path}/runs/{uid}")
    assert refused.status_code == 412
    assert "MLRUN_EXEC_CODE" in refused.text
    assert jobs.http.get("/projects/p1/pipelines").json()["total_size"] == 0
    # The SDK stores the id of the workflow as a label.
    run["metadata"]["labels"]["workflow-id"] = "w1"
    jobs.http.post(f"/projects/p1/runs/{uid}", json=run).raise_for_status()
    assert jobs.http.get(f"{path}/runs/{uid}").json() == {"workflow_id": "w1"}
