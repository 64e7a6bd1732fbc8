"""Lists of background tasks, with the client, and operations on the server itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

FUNCTION = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}, "spec": {}}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def own_server(make_server: Callable[..., LocalServer], own_clock: Clock) -> LocalServer:
    server = make_server(job_seconds=10, clock=own_clock)
    httpx.post(f"{server.url}/api/projects", json={"metadata": {"name": "p1"}}).raise_for_status()
    return server


def start(server: LocalServer) -> str:
    """Start a background task of the project p1; return its name."""
    response = httpx.post(f"{server.url}/api/start/function", json={"functionUrl": "p1/f1"})
    name: str = response.json()["metadata"]["name"]
    return name


def test_tasks_of_a_project(own_server: LocalServer, own_clock: Clock) -> None:
    with HTTPRunDB(own_server.url) as db:
        assert db.list_project_background_tasks("p1") == []
        db.store_function(FUNCTION, "f1", "p1")
        first = start(own_server)
        own_clock.advance(20)
        second = start(own_server)
        listed = [task.metadata.name for task in db.list_project_background_tasks("p1")]
        assert listed == [first, second]
        by_state = {
            state: [task.metadata.name for task in db.list_project_background_tasks("p1", state)]
            for state in ("succeeded", "running", "failed")
        }
        assert by_state == {"succeeded": [first], "running": [second], "failed": []}
        assert db.list_project_background_tasks("p2") == []


def test_times_of_tasks(own_server: LocalServer, own_clock: Clock) -> None:
    with HTTPRunDB(own_server.url) as db:
        db.store_function(FUNCTION, "f1", "p1")
        name = start(own_server)
        start_time = datetime.fromtimestamp(own_clock.now, UTC)
        own_clock.advance(60)
        second, minute = timedelta(seconds=1), timedelta(minutes=1)

        def found(**filters: datetime) -> bool:
            tasks = db.list_project_background_tasks("p1", **filters)  # type: ignore[arg-type]
            return [task.metadata.name for task in tasks] == [name]

        assert found(created_from=start_time - second, created_to=start_time + second)
        assert not found(created_from=start_time + second)
        assert not found(created_to=start_time - second)
        # It took 10 s.
        assert found(last_update_time_from=start_time + 9 * second)
        assert not found(last_update_time_from=start_time + 11 * second)
        assert not found(last_update_time_to=start_time + 9 * second)
        own_clock.advance(8 * 24 * 3600)
        unfiltered = db.api_call("GET", "projects/p1/background-tasks").json()
        assert unfiltered == {"background_tasks": []}  # older than a week
        assert found(created_from=start_time - minute)


def test_an_invalid_time(own_server: LocalServer) -> None:
    url = f"{own_server.url}/api/projects/p1/background-tasks"
    response = httpx.get(url, params={"created_from": "yesterday-ish"})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["query", "created_from"]


def test_tasks_of_the_server(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.7.0")
    with HTTPRunDB(server.url) as db:
        url = f"{server.url}/api/v1/background-tasks"
        assert httpx.get(url).json() == {"background_tasks": []}
        db.create_project({"metadata": {"name": "p1"}})
        httpx.delete(f"{server.url}/api/v2/projects/p1").raise_for_status()
        [task] = httpx.get(url).json()["background_tasks"]
        name, kind = task["metadata"]["name"], task["metadata"]["kind"]
        assert (kind, task["status"]["state"]) == ("project.deletion.p1", "succeeded")
        waited = db.wait_for_background_task_to_reach_terminal_state(name)
        assert waited.status.state == "succeeded"
        for query, value in (("name", name), ("kind", kind)):
            assert len(httpx.get(url, params={query: value}).json()["background_tasks"]) == 1
            assert httpx.get(url, params={query: "x"}).json()["background_tasks"] == []
        assert db.list_project_background_tasks("p1") == []


def test_there_is_nothing_to_migrate_or_to_refresh(make_server: Callable[..., LocalServer]) -> None:
    with HTTPRunDB(make_server(version="1.12.1").url) as db:
        assert db.trigger_migrations() is None
        assert db.refresh_smtp_configuration() is None
    older = make_server(version="1.7.0")
    response = httpx.post(f"{older.url}/api/v1/operations/refresh-smtp-configuration")
    assert response.status_code == 404


def test_every_action_is_permitted(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.7.0", token="t0")
    request = {"resource": "/projects/p1/feature-sets/f1", "action": "store"}
    with HTTPRunDB(server.url, token="t0") as db:
        db.verify_authorization(request)
    with HTTPRunDB(server.url, token="other") as db, pytest.raises(errors.MLRunUnauthorizedError):
        db.verify_authorization(request)


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({"resource": "/projects/p1"}, ["body", "action"]),
        ({"resource": "/projects/p1", "action": "steal"}, ["body", "action"]),
        ({"resource": 5, "action": "read"}, ["body", "resource"]),
        ({"resource": None, "action": "read"}, ["body", "resource"]),
        ([], ["body"]),
    ],
)
def test_an_invalid_authorization(newest: httpx.Client, body: object, location: list[str]) -> None:
    response = newest.post("/v1/authorization/verifications", json=body)
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == location


def test_the_state_of_the_chief(make_server: Callable[..., LocalServer]) -> None:
    response = httpx.get(f"{make_server(version='1.7.0').url}/api/v1/clusterization-spec")
    assert response.json() == {"chief_api_state": "online", "chief_version": "1.7.0"}
