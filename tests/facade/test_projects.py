"""Projects, and the waits while a server creates or deletes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, MlrunProject, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response


def test_create_get_and_list(db: HTTPRunDB, project: str) -> None:
    found = db.get_project(project)
    assert found.metadata.name == project
    assert found.status.state == "online"
    assert project in db.list_projects(format_="name_only")
    assert project in [item.metadata.name for item in db.list_projects()]


def test_a_stored_project_is_read_back(db: HTTPRunDB, project: str) -> None:
    body = {
        "metadata": {"name": project, "labels": {"team": "ds"}},
        "spec": {"description": "d", "params": {"p": [1, None]}, "unknown": {"kept": "ü"}},
    }
    stored = db.store_project(project, body)
    assert stored.spec.description == "d"
    found = db.get_project(project)
    assert found.spec.to_dict()["unknown"] == {"kept": "ü"}
    assert found.spec.params == {"p": [1, None]}
    assert project in db.list_projects(format_="name_only", labels="team=ds")
    assert project not in db.list_projects(format_="name_only", labels="team=other")


def test_an_object_is_stored(db: HTTPRunDB, project: str) -> None:
    found = db.get_project(project)
    found.spec.goals = "more"
    assert db.store_project(project, found).spec.goals == "more"


def test_a_second_create_is_a_conflict(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunConflictError):
        db.create_project({"metadata": {"name": project}})


def test_patch_modes(db: HTTPRunDB, project: str) -> None:
    db.store_project(
        project, {"metadata": {"name": project}, "spec": {"list": [1], "map": {"a": 1, "b": 1}}}
    )
    changed = db.patch_project(project, {"spec": {"list": [2], "map": {"b": 2}}})
    assert changed.spec.to_dict()["list"] == [2]
    assert changed.spec.to_dict()["map"] == {"a": 1, "b": 2}
    changed = db.patch_project(project, {"spec": {"list": [3], "map": {"c": 3}}}, "additive")
    assert changed.spec.to_dict()["list"] == [2, 3]
    assert changed.spec.to_dict()["map"] == {"a": 1, "b": 2, "c": 3}


@pytest.mark.not_on("==0.6.4", "deleting a project needs a cluster (500)")
def test_delete(db: HTTPRunDB, name: str) -> None:
    db.create_project({"metadata": {"name": name}})
    db.delete_project(name)
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_project(name)


def test_a_project_with_resources_is_not_deleted(db: HTTPRunDB, project: str) -> None:
    db.store_function({"kind": "job", "metadata": {"name": "f"}}, "f", project)
    for strategy in ("restrict", "restricted"):
        with pytest.raises(errors.MLRunPreconditionFailedError):
            db.delete_project(project, strategy)
    assert db.get_project(project).metadata.name == project


def test_an_unknown_project_is_not_found(db: HTTPRunDB, name: str) -> None:
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_project(name)


@pytest.mark.parametrize(
    "body", [{}, {"metadata": {}}, {"metadata": None}, {"metadata": {"name": 5}}]
)
def test_a_project_without_a_name_is_refused(db: HTTPRunDB, body: dict[str, Any]) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"metadata\.name"):
        db.create_project(body)


def test_an_unknown_mode_or_strategy_is_refused(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="replace, additive, got 'merge'"):
        db.patch_project("p", {}, "merge")
    with pytest.raises(errors.MLRunInvalidArgumentError, match="cascading, check, got 'all'"):
        db.delete_project("p", "all")


def state(value: str) -> Response:
    return json_response({"metadata": {"name": "p1"}, "status": {"state": value}})


def listed(value: str) -> Response:
    """Return a response that is both a list of names and a project."""
    body = {"metadata": {"name": "p1"}, "status": {"state": value}}
    return json_response({"projects": ["p0", "p1"], **body})


ACCEPTED = Response(202, b"")
MISSING = json_response({"detail": "MLRunNotFoundError('Project p1 not found')"}, 404)
GONE = json_response({"projects": ["p0"]})


@pytest.mark.parametrize("last", ["online", "offline", "archived"])
def test_a_project_being_created_is_waited_for(
    last: str, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    calls: list[Callable[[], MlrunProject]] = [
        lambda: scripted_db.create_project({"metadata": {"name": "p1"}}),
        lambda: scripted_db.store_project("p1", MlrunProject(metadata={"name": "p1"})),
        lambda: scripted_db.patch_project("p1", {}),
    ]
    for call in calls:
        scripted.responses = [ACCEPTED, state("creating"), state("creating"), state(last)]
        clock.sleeps.clear()
        assert call().status.state == last
        assert clock.sleeps == [3, 3]


def test_a_project_that_is_never_ready(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, state("creating")]
    with pytest.raises(
        errors.MLRunWaitTimeoutError, match=r"120 s for project p1.*'creating'"
    ) as info:
        scripted_db.create_project({"metadata": {"name": "p1"}})
    assert info.value.last.status.state == "creating"
    assert clock.now == 120


def test_a_project_that_is_not_there_yet_is_waited_for(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, MISSING, MISSING, state("online")]
    assert scripted_db.create_project({"metadata": {"name": "p1"}}).status.state == "online"
    assert clock.sleeps == [3, 3]


def test_a_wait_continues_while_the_server_restarts(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    unavailable = [Response(503, b"")] * 6  # two polls with their retries
    scripted.responses = [ACCEPTED, *unavailable, state("online")]
    assert scripted_db.create_project({"metadata": {"name": "p1"}}).status.state == "online"
    assert clock.sleeps.count(3) == 2
    scripted.responses = [ACCEPTED, listed("deleting"), *unavailable, GONE]
    scripted_db.delete_project("p1")
    scripted.responses = [ACCEPTED, Response(503, b"")]
    start = clock.now
    with pytest.raises(errors.MLRunServiceUnavailableError):
        scripted_db.delete_project("p1")
    assert 60 <= clock.now - start < 70


def test_a_failure_ends_the_wait_at_once(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, Response(403, b"")]
    with pytest.raises(errors.MLRunAccessDeniedError):
        scripted_db.create_project({"metadata": {"name": "p1"}})
    assert clock.sleeps == []


def test_a_deletion_is_waited_for(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, listed("deleting"), GONE]
    scripted_db.delete_project("p1")
    assert clock.sleeps == [3]
    assert [request.target for request in scripted.requests[1:]] == [
        "/api/projects?format=name_only",
        "/api/projects?format=name_only",
    ]
    scripted.responses = [ACCEPTED, listed("deleting"), listed("deleting"), MISSING]
    scripted_db.delete_project("p1")  # deleted between the list and the read
    scripted.responses = [ACCEPTED, listed("deleting")]
    with pytest.raises(
        errors.MLRunWaitTimeoutError, match=r"the deletion of project p1.*'deleting'"
    ):
        scripted_db.delete_project("p1")


@pytest.mark.parametrize("back", ["online", "offline", "archived"])
def test_a_deletion_that_fails_on_the_server_is_reported(
    back: str, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    # a server may start late
    polls = [listed("online")] * 2 + [listed("deleting")] * 2 + [listed(back)]
    scripted.responses = [ACCEPTED, listed("online"), *polls]
    with pytest.raises(
        errors.MLRunWaitFailedError, match=f"deletion of project p1 has failed.*{back} again"
    ) as info:
        scripted_db.delete_project("p1")
    assert info.value.last.status.state == back
    assert clock.sleeps == [3, 3, 3]


def test_a_deletion_that_never_begins_is_a_timeout(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, listed("online")]
    with pytest.raises(errors.MLRunWaitTimeoutError, match="'online'") as info:
        scripted_db.delete_project("p1")
    assert info.value.last.status.state == "online"
    assert clock.now == 120


@pytest.mark.parametrize("status", [400, 401, 403, 422])
def test_a_refusal_ends_the_wait_for_a_deletion_at_once(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [ACCEPTED, Response(status, b"")]
    with pytest.raises(errors.MLRunHTTPStatusError):
        scripted_db.delete_project("p1")
    assert clock.sleeps == []


def test_a_deletion_that_the_embedded_server_abandons() -> None:
    class AbandonsDeletion(ManualClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            state = "deleting" if len(self.sleeps) == 1 else "online"
            body = {"kind": "project", "name": "p1", "state": state}
            httpx.put(f"{server.url}/_dev/state", json=body).raise_for_status()

    with (
        LocalServer(version="0.6.6") as server,
        HTTPRunDB(server.url, clock=AbandonsDeletion()) as db,
    ):
        db.create_project({"metadata": {"name": "p1"}})
        server.transition("project", "seconds", 3600)
        with pytest.raises(errors.MLRunWaitFailedError):
            db.delete_project("p1")
        assert db.get_project("p1").status.state == "online"


def test_other_formats_are_returned_unchanged(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"projects": [{"name": "p1", "runs_running_count": 1}]})]
    assert scripted_db.list_projects(format_="summary") == [{"name": "p1", "runs_running_count": 1}]


def task(state: str, error: str | None = None, status: int = 200) -> Response:
    body = {"metadata": {"name": "t1"}, "status": {"state": state, "error": error}}
    return json_response(body, status, {"x-mlrun-be-version": "1.7.0"})


def test_a_deletion_is_a_background_task_from_1_6_on(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.version = "1.7.0"
    scripted.responses = [task("running", status=202), task("running"), task("succeeded")]
    scripted_db.delete_project("p1", "cascade")
    assert clock.sleeps == [3]
    delete, *polls = scripted.requests
    assert (delete.method, delete.target) == ("DELETE", "/api/v2/projects/p1")
    assert delete.headers["x-mlrun-deletion-strategy"] == "cascade"
    assert [request.target for request in polls] == ["/api/v1/background-tasks/t1"] * 2
    scripted.responses = [Response(204, b"")]
    scripted_db.delete_project("p1")


def test_a_failed_deletion_reports_the_error_of_its_task(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [task("running", status=202), task("failed", "no cluster")]
    with pytest.raises(
        errors.MLRunWaitFailedError, match=r"deletion of project p1 has failed.*: no cluster"
    ) as info:
        scripted_db.delete_project("p1")
    assert info.value.last.status.state == "failed"


@pytest.mark.parametrize(
    ("version", "paths"),
    [
        ("0.6.6", ["/api/projects/p"]),
        ("1.5.2", ["/api/v1/projects/p"]),
        ("1.6.4", ["/api/v2/projects/p"]),
        ("1.7.0", ["/api/v2/projects/p"]),
    ],
)
def test_each_version_deletes_in_its_form(version: str, paths: list[str]) -> None:
    sent: list[httpx.Request] = []
    with (
        LocalServer(version=version) as server,
        HTTPRunDB(server.url, event_hooks={"request": [sent.append]}) as db,
    ):
        for project in ("p", "q"):
            db.create_project({"metadata": {"name": project}})
        with HTTPRunDB(server.url) as fresh:  # which does not know the version
            fresh.delete_project("q")
        assert db.server_version == version
        db.delete_project("p")
        db.delete_project("p")
        assert {"p", "q"}.isdisjoint(db.list_projects(format_="name_only"))
        deletions = [request.url.path for request in sent if request.method == "DELETE"]
        assert deletions == paths * 2
