"""Notifications of runs, schedules and pipelines, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors

Json = dict[str, Any]
SECRET = "https://hooks.example.com/k3y"
SLACK: Json = {"kind": "slack", "name": "done", "secret_params": {"webhook": SECRET}}
HOOK: Json = {"kind": "webhook", "name": "hook", "params": {"url": "https://a"}, "when": ["error"]}
STORED_HOOK = {**HOOK, "message": "", "severity": "info", "condition": ""}


@pytest.fixture
def db(make_server: Callable[..., LocalServer]) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(job_seconds=0).url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        client.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u1", "p1")
        yield client


def submit(db: HTTPRunDB, task: Json, **fields: Any) -> None:
    function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
    body = {"task": task, "function": function, **fields}
    httpx.post(f"{db.base_url}/api/submit_job", json=body).raise_for_status()


def read(db: HTTPRunDB, uid: str = "u1") -> tuple[list[Json], Json]:
    """Return the notifications of a run, and their statuses by name."""
    run: Any = db.read_run(uid, "p1")
    status = run.get("status", {}).get("notifications", {})
    return run["spec"]["notifications"], status


def test_notifications_of_a_run(db: HTTPRunDB) -> None:
    db.set_run_notifications("p1", "u1", [SLACK, HOOK])
    [slack, hook], statuses = read(db)
    assert slack["secret_params"]["secret"].startswith("mlrun.notifications.")
    assert (slack["when"], hook) == (["completed"], STORED_HOOK)
    assert [(name, each["status"]) for name, each in statuses.items()] == [
        *(("done", "pending"), ("hook", "pending"))
    ]
    assert SECRET not in str(db.read_run("u1", "p1"))
    db.set_run_notifications("p1", "u1", [HOOK])
    assert read(db)[0] == [STORED_HOOK]
    db.set_run_notifications("p1", "u1")
    assert read(db) == ([], {})


def test_secrets_are_not_listed_and_can_be_set_again(db: HTTPRunDB) -> None:
    db.set_run_notifications("p1", "u1", [SLACK])
    assert db.list_project_secret_keys("p1", "kubernetes").secret_keys == []
    [stored], _ = read(db)
    db.set_run_notifications("p1", "u1", [stored])
    assert read(db)[0] == [stored]


def test_a_push_records_that_nothing_is_sent(db: HTTPRunDB) -> None:
    db.set_run_notifications("p1", "u1", [SLACK, HOOK])
    db.push_run_notifications("u1", "p1")
    statuses = read(db)[1]
    assert statuses["done"]["status"] == "pending"
    assert statuses["done"]["reason"] == "this server sends no notifications"
    assert statuses["hook"]["reason"] is None  # only when the run has failed


def test_an_unknown_object(db: HTTPRunDB) -> None:
    calls: list[Callable[[], None]] = [
        lambda: db.set_run_notifications("p1", "u9", [HOOK]),
        lambda: db.push_run_notifications("u9", "p1"),
        lambda: db.set_schedule_notifications("p1", "s9", [HOOK]),
    ]
    for call in calls:
        with pytest.raises(errors.MLRunNotFoundError):
            call()


def test_the_end_of_a_workflow_that_ran_in_a_client_is_accepted(db: HTTPRunDB) -> None:
    db.push_pipeline_notifications("i9", "p1", [HOOK])
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_pipeline("i9", project="p1")


@pytest.mark.parametrize("spec", ["x", {"notifications": "x"}, {"notifications": [1, {"a": 1}]}])
def test_a_run_without_valid_notifications_can_be_pushed(db: HTTPRunDB, spec: Any) -> None:
    run = {"metadata": {"name": "r"}, "spec": spec, "status": {"state": "completed"}}
    url = f"{db.base_url}/api/projects/p1/runs/u2"
    httpx.post(url, json=run).raise_for_status()
    db.push_run_notifications("u2", "p1")
    db.set_run_notifications("p1", "u2", [HOOK])
    assert read(db, "u2")[0] == [STORED_HOOK]


def test_notifications_of_a_schedule(db: HTTPRunDB) -> None:
    task = {"metadata": {"name": "t", "project": "p1"}, "spec": {"notifications": [SLACK]}}
    submit(db, task, schedule="0 3 * * *")
    assert SECRET not in str(db.get_schedule("p1", "t").scheduled_object)
    db.set_schedule_notifications("p1", "t", [HOOK])
    scheduled: Any = db.get_schedule("p1", "t").scheduled_object
    assert scheduled["task"]["spec"]["notifications"] == [STORED_HOOK]
    db.invoke_schedule("p1", "t")
    [run] = db.list_runs(project="p1", name="t")
    assert read(db, run["metadata"]["uid"])[0] == [STORED_HOOK]


def test_notifications_of_a_pipeline(db: HTTPRunDB) -> None:
    headers = {"content-type": "application/yaml"}
    url = f"{db.base_url}/api/projects/p1/pipelines"
    identity = httpx.post(url, content=b"a: 1", headers=headers).json()["id"]
    db.push_pipeline_notifications(identity, "p1", [SLACK])
    pipeline = db.get_pipeline(identity, project="p1")
    assert SECRET not in str(pipeline)
    assert "'name': 'done'" in str(pipeline)


def test_secrets_of_submitted_and_stored_runs(db: HTTPRunDB) -> None:
    metadata, spec = {"name": "t", "project": "p1", "uid": "u2"}, {"notifications": [SLACK]}
    submit(db, {"metadata": metadata, "spec": spec})
    [stored] = read(db, "u2")[0]
    assert list(stored["secret_params"]) == ["secret"]
    db.store_run({"metadata": {"name": "t"}, "spec": spec}, "u3", "p1")
    [stored] = read(db, "u3")[0]
    assert stored["secret_params"] == {"webhook": "REDACTED"}


def test_a_run_keeps_its_notifications_when_its_job_stores_it(db: HTTPRunDB) -> None:
    metadata = {"name": "t", "project": "p1", "uid": "u2"}
    submit(db, {"metadata": metadata, "spec": {"notifications": [SLACK, {"kind": "x"}, 5]}})
    submitted = read(db, "u2")
    pending = {"status": "pending", "sent_time": None, "reason": None}
    assert submitted[1] == {"done": pending}
    for body in ({}, {"spec": {}, "status": {"state": "completed"}}):
        db.store_run({"metadata": metadata, **body}, "u2", "p1")
        assert read(db, "u2") == submitted
    db.set_run_notifications("p1", "u2")
    db.store_run({"metadata": metadata}, "u2", "p1")
    assert read(db, "u2") == ([], {})


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"kind": "pigeon"}, 422, "kind"),
        ({"severity": "loud"}, 422, "severity"),
        ({"status": "lost"}, 422, "status"),
        ({"name": None}, 422, "name"),
        ({"when": "completed"}, 422, "when"),
        ({"when": [5]}, 422, "when"),
        ({"params": []}, 422, "params"),
        ({"secret_params": {"webhook": "x" * 1_000_000}}, 400, "size"),
        ({"secret_params": {"secret": "s", "other": "o"}}, 400, "secret"),
        ({"secret_params": {}, "params": {}}, 400, "empty"),
        ({"secret_params": {}, "params": {"url": "u"}}, 400, "webhook"),
        ({"kind": "webhook"}, 400, "url"),
        ({"kind": "git", "secret_params": {"repo": "r"}}, 400, "token"),
        ({"kind": "git", "secret_params": {"token": "t"}}, 400, "repo"),
    ],
)
def test_an_invalid_notification(db: HTTPRunDB, changes: Json, status: int, named: str) -> None:
    url = f"{db.base_url}/api/projects/p1/runs/u1/notifications"
    response = httpx.put(url, json={"notifications": [{**SLACK, **changes}]})
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert "notifications" not in str(db.read_run("u1", "p1"))


def test_invalid_lists(db: HTTPRunDB) -> None:
    url = f"{db.base_url}/api/projects/p1/runs/u1/notifications"
    for body, status in (
        *(({"notifications": [HOOK, HOOK]}, 400), ({"notifications": {}}, 422)),
        *(({"notifications": [5]}, 422), ([], 422), ({"notifications": None}, 200)),
    ):
        assert httpx.put(url, json=body).status_code == status, body
    push = f"{db.base_url}/api/projects/p1/pipelines/i1/push-notifications"
    assert httpx.post(push, json={}).status_code == 422


@pytest.mark.parametrize(
    ("version", "notification", "status"),
    [
        ("1.6.4", {"kind": "slack", "name": "n"}, 200),
        ("1.7.0", {"kind": "slack", "name": "n"}, 400),
        ("1.7.0", {"kind": "mail", "name": "n", "params": {"a": 1}}, 422),
        ("1.8.0", {"kind": "mail", "name": "n", "params": {"a": 1}}, 200),
    ],
)
def test_what_a_version_accepts(
    make_server: Callable[..., LocalServer], version: str, notification: Json, status: int
) -> None:
    server = make_server(version=version)
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        db.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u1", "p1")
    url = f"{server.url}/api/v1/projects/p1/runs/u1/notifications"
    assert httpx.put(url, json={"notifications": [notification]}).status_code == status
