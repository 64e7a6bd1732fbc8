"""Workflows, their pipelines, and the loading of projects, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]
SOURCE = "git://github.com/org/repo#main"
SPEC: Json = {"name": "main", "path": "flow.py", "args": {"a": 1}}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def db(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(job_seconds=10, clock=own_clock).url) as client:
        workflows = [{"name": "stored", "path": "stored.py", "args": {"a": 1, "b": 2}}]
        client.create_project(
            {"metadata": {"name": "p1"}, "spec": {"source": SOURCE, "workflows": workflows}}
        )
        yield client


def test_a_workflow_starts_a_run_and_a_pipeline(db: HTTPRunDB, own_clock: Clock) -> None:
    started: Any = db.submit_workflow("p1", "main", SPEC, arguments={"b": 2})
    assert (started["project"], started["name"], started["status"]) == ("p1", "main", "Running")
    assert started["schedule"] is None
    run: Any = db.read_run(started["run_id"], "p1")
    assert run["metadata"]["name"] == "workflow-runner-main"
    assert run["metadata"]["labels"]["job-type"] == "workflow-runner"
    assert run["metadata"]["labels"]["workflow"] == "main"
    parameters = run["spec"]["parameters"]
    assert parameters["workflow_arguments"] == {"a": 1, "b": 2}
    assert (parameters["url"], parameters["workflow_path"]) == (SOURCE, "flow.py")
    identity: Any = db.get_workflow_id("p1", "main", started["run_id"])["workflow_id"]
    assert db.get_pipeline(identity, project="p1")["run"]["status"] == "Running"
    own_clock.advance(11)
    assert db.read_run(started["run_id"], "p1")["status"]["state"] == "completed"
    assert db.get_pipeline(identity, project="p1")["run"]["status"] == "Succeeded"
    assert db.get_workflow_id("p1", "main", started["run_id"])["workflow_id"] == identity


def test_a_local_workflow_is_its_run(db: HTTPRunDB) -> None:
    started: Any = db.submit_workflow("p1", "main", {**SPEC, "engine": "local"})
    found = db.get_workflow_id("p1", "main", started["run_id"], "local")
    assert found["workflow_id"] == started["run_id"]


def test_a_workflow_of_the_project(db: HTTPRunDB) -> None:
    url = f"{db.base_url}/api/projects/p1/workflows"
    started = httpx.post(f"{url}/stored/submit", json={"arguments": {"b": 3}})
    assert started.status_code == 202, started.text
    run: Any = db.read_run(started.json()["run_id"], "p1")
    assert run["spec"]["parameters"]["workflow_path"] == "stored.py"
    assert run["spec"]["parameters"]["workflow_arguments"] == {"a": 1, "b": 3}
    assert httpx.post(f"{url}/stored/submit").status_code == 202
    for body in ({}, {"spec": None}):
        response = httpx.post(f"{url}/other/submit", json=body)
        assert (response.status_code, "other" in response.text) == (400, True)


def test_a_scheduled_workflow(db: HTTPRunDB) -> None:
    hook = {"kind": "webhook", "name": "h", "params": {"url": "https://a"}}
    spec = {**SPEC, "schedule": "0 3 * * *"}
    started: Any = db.submit_workflow("p1", "main", spec, notifications=[hook])
    assert (started["status"], started["run_id"]) == ("scheduled", None)
    assert started["schedule"] == "0 3 * * *"
    schedule: Any = db.get_schedule("p1", "main")
    assert schedule.labels["workflow"] == "main"
    task = schedule.scheduled_object["task"]
    assert task["spec"]["notifications"][0]["name"] == "h"
    assert db.list_runs(project="p1") == []
    db.invoke_schedule("p1", "main")
    assert len(db.list_runs(project="p1")) == 1
    summary = db.get_project_summary("p1")
    assert summary["distinct_scheduled_pipelines_pending_count"] == 1


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"spec": {"path": "a"}}, 422, "name"),
        ({"spec": {"name": 5}}, 422, "name"),
        ({"spec": []}, 422, "spec"),
        ({"spec": {**SPEC, "schedule": 5}}, 422, "schedule"),
        ({"spec": {**SPEC, "schedule": "every day"}}, 400, "cron"),
        ({"spec": {**SPEC, "ttl": "x"}}, 422, "ttl"),
        ({"spec": SPEC, "arguments": []}, 422, "arguments"),
        ({"spec": SPEC, "source": "nowhere"}, 400, "nowhere"),
        ({"spec": SPEC, "run_name": "a b"}, 400, "a b"),
        ({"spec": SPEC, "notifications": [{"kind": "x", "name": "n"}]}, 422, "kind"),
        ([], 422, "dict"),
    ],
)
def test_an_invalid_workflow(db: HTTPRunDB, body: Any, status: int, named: str) -> None:
    response = httpx.post(f"{db.base_url}/api/projects/p1/workflows/main/submit", json=body)
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert db.list_runs(project="p1") == []


def test_no_source_and_no_project(db: HTTPRunDB) -> None:
    db.create_project({"metadata": {"name": "p2"}})
    with pytest.raises(errors.MLRunBadRequestError, match="source is required"):
        db.submit_workflow("p2", "main", SPEC)
    db.submit_workflow("p2", "main", SPEC, source="./")
    with pytest.raises(errors.MLRunNotFoundError, match="p9"):
        db.submit_workflow("p9", "main", SPEC)


def test_the_id_of_a_workflow(db: HTTPRunDB) -> None:
    run: Any = {"metadata": {"name": "r"}, "status": {"state": "running"}}
    db.store_run(run, "u1", "p1")
    for uid in ("u1", "u9"):
        with pytest.raises(errors.MLRunNotFoundError, match=uid):
            db.get_workflow_id("p1", "main", uid)
    assert db.get_workflow_id("p1", "main", "u1", "local")["workflow_id"] == "u1"
    labels = {"job-type": "workflow-runner"}
    failed = {"metadata": {"name": "r", "labels": labels}, "status": {"state": "error"}}
    db.store_run(failed, "u2", "p1")
    with pytest.raises(errors.MLRunPreconditionFailedError):
        db.get_workflow_id("p1", "main", "u2")


def test_a_retried_run(db: HTTPRunDB) -> None:
    started: Any = db.submit_workflow("p1", "main", SPEC)
    uid = started["run_id"]
    for retrying in (True, False):
        db.set_run_retrying_status("p1", "main", uid, retrying=retrying)
        labels: Any = db.read_run(uid, "p1")["metadata"]["labels"]
        assert labels["retrying"] == str(retrying).lower()
    with pytest.raises(errors.MLRunNotFoundError):
        db.set_run_retrying_status("p1", "main", "u9", retrying=True)


def test_terminate_and_retry_a_pipeline(db: HTTPRunDB, own_clock: Clock) -> None:
    headers = {"content-type": "application/yaml"}
    url = f"{db.base_url}/api/projects/p1/pipelines"
    identity = httpx.post(url, content=b"a: 1", headers=headers).json()["id"]

    def status() -> Any:
        return db.get_pipeline(identity, project="p1")["run"]["status"]

    with pytest.raises(errors.MLRunBadRequestError, match="has not ended"):
        db.retry_pipeline(identity, "p1")
    db.terminate_pipeline(identity, "p1")
    assert status() == "Canceled"
    with pytest.raises(errors.MLRunBadRequestError, match="has ended"):
        db.terminate_pipeline(identity, "p1")
    own_clock.advance(60)
    assert status() == "Canceled"
    assert db.get_project_summary("p1")["pipelines_failed_recent_count"] == 1
    assert db.retry_pipeline(identity, "p1") == identity
    assert status() == "Running"
    own_clock.advance(11)
    assert status() == "Succeeded"
    for call in (db.retry_pipeline, db.terminate_pipeline):
        with pytest.raises(errors.MLRunNotFoundError):
            call("i9", "p1")


def test_load_a_project(db: HTTPRunDB, own_clock: Clock) -> None:
    url = f"{db.base_url}/api/projects/p2/load"
    secrets = {"provider": "kubernetes", "secrets": {"GIT_TOKEN": "t0"}}
    run = httpx.post(url, params={"url": SOURCE}, json=secrets).json()["data"]
    assert run["metadata"]["project"] == "p2"
    assert run["spec"]["parameters"]["url"] == SOURCE
    assert "t0" not in str(run)
    assert db.list_project_secret_keys("p2", "kubernetes").secret_keys == ["GIT_TOKEN"]
    own_clock.advance(11)
    assert db.read_run(run["metadata"]["uid"], "p2")["status"]["state"] == "completed"
    for name, query, body, status in (
        *(("p2", {"url": SOURCE}, "null", 409), ("p3", {"url": SOURCE}, "null", 200)),
        *(("p4", {}, "null", 422), ("p5", {"url": "nowhere"}, "null", 400)),
        *(("P_6", {"url": SOURCE}, "null", 400), ("p7", {"url": SOURCE}, '{"provider": 5}', 422)),
    ):
        url = f"{db.base_url}/api/projects/{name}/load"
        assert httpx.post(url, params=query, content=body).status_code == status, name
    assert "p7" not in db.list_projects(format_="name_only")
