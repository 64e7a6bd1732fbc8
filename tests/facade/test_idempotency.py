"""Idempotency: each call takes effect once, even if requests and responses are lost."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from mlrun_db import HTTPRunDB, LocalServer, ScheduleInput, errors
from tests.conftest import ManualClock
from tests.support.fault_proxy import FAULTS, FaultProxy
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

TASK = {"metadata": {"name": "t", "project": "p1"}, "spec": {"function": "p1/f"}}
STARTED = json_response({"data": {"metadata": {"uid": "from-submit"}}})
FOUND = json_response({"data": {"metadata": {"uid": "from-look-up"}}})
MISSING = json_response({"detail": "no such run"}, 404)
LOST = [
    RESET,
    Response(200, b'{"data": {}}', cut=3),
    Response(200, b"<html>"),
    Response(502, b""),
    Response(503, b""),
]


def sent(scripted: ScriptedServer) -> list[str]:
    return [f"{request.method} {request.path}" for request in scripted.requests]


@pytest.mark.parametrize("lost", LOST)
def test_a_job_is_looked_up_before_it_is_sent_again(
    lost: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [lost, MISSING, FOUND]
    assert scripted_db.submit_job(TASK)["metadata"]["uid"] == "from-look-up"
    uid = scripted.requests[0].json()["task"]["metadata"]["uid"]
    look_up = f"GET /api/run/p1/{uid}"
    assert sent(scripted) == ["POST /api/submit_job", look_up, look_up]
    assert clock.now == 0.5


def test_a_job_that_was_not_started_is_sent_again_with_its_uid(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [RESET, *[MISSING] * 5, STARTED]
    assert scripted_db.submit_job(TASK)["metadata"]["uid"] == "from-submit"
    assert sent(scripted).count("POST /api/submit_job") == 2
    assert clock.now == 2.0
    first, last = scripted.requests[0], scripted.requests[-1]
    assert first.json() == last.json()
    assert "uid" not in TASK["metadata"]  # the caller's task is not changed


def test_a_job_is_sent_at_most_three_times(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [RESET, *[MISSING] * 5, RESET, *[MISSING] * 5, RESET, *[MISSING] * 5]
    with pytest.raises(errors.RunDBError, match=r"POST .*/api/submit_job"):
        scripted_db.submit_job(TASK)
    assert sent(scripted).count("POST /api/submit_job") == 3


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 500])
def test_a_job_that_is_refused_is_neither_looked_up_nor_sent_again(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(status, b"")]
    with pytest.raises(errors.MLRunHTTPStatusError):
        scripted_db.submit_job(TASK)
    assert sent(scripted) == ["POST /api/submit_job"]


PROJECT = {"metadata": {"name": "p1"}, "spec": {"description": "d"}}
CONFLICT = json_response({"detail": {"reason": "exists"}}, 409)


@pytest.mark.parametrize("lost", LOST)
def test_a_conflict_with_our_own_first_attempt_is_a_success(
    lost: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    stored = {**PROJECT, "status": {"state": "online"}}
    scripted.responses = [lost, CONFLICT, json_response(stored)]
    assert scripted_db.create_project(PROJECT).spec.description == "d"
    assert sent(scripted) == ["POST /api/projects"] * 2 + ["GET /api/projects/p1"]


def test_a_conflict_with_another_object_is_an_error(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    other = {**PROJECT, "spec": {"description": "another"}}
    scripted.responses = [RESET, CONFLICT, json_response(other)]
    with pytest.raises(errors.MLRunConflictError):
        scripted_db.create_project(PROJECT)
    scripted.responses = [CONFLICT]
    with pytest.raises(errors.MLRunConflictError):
        scripted_db.create_project(PROJECT)
    scripted.responses = [RESET]
    with pytest.raises(errors.RunDBError):
        scripted_db.create_project(PROJECT)


def test_every_create_is_applied_once_if_responses_are_lost() -> None:
    faults = iter(("reset-after", "none", "none") * 10)
    schedule = ScheduleInput(
        name="s", kind="job", scheduled_object={"task": {}}, cron_trigger="0 * * * *"
    )
    with (
        LocalServer(version="0.6.6") as server,
        FaultProxy(server.url, lambda: next(faults)) as proxy,
        HTTPRunDB(proxy.url, clock=ManualClock()) as db,
    ):
        creates: list[Callable[[], object]] = [
            lambda: db.create_project({"metadata": {"name": "p1", "labels": {"a": "b"}}}),
            lambda: db.create_schedule("p1", schedule),
            lambda: db.create_feature_set(
                {
                    "metadata": {"name": "fs"},
                    "spec": {"entities": [], "features": []},
                    "status": {},
                },
                "p1",
            ),
            lambda: db.create_feature_vector(
                {"metadata": {"name": "fv"}, "spec": {"features": []}, "status": {}}, "p1"
            ),
        ]
        for create in creates:
            create()
        with HTTPRunDB(server.url) as direct:
            assert direct.list_projects(format_="name_only") == ["p1"]
            assert [item.name for item in direct.list_schedules("p1").schedules] == ["s"]
            assert len(direct.list_feature_sets("p1")) == 1
            assert len(direct.list_feature_vectors("p1")) == 1


def test_a_thousand_jobs_over_an_unreliable_connection_are_a_thousand_runs() -> None:
    dice = random.Random(7)
    with (
        LocalServer(version="0.6.6") as server,
        FaultProxy(server.url, lambda: dice.choices(FAULTS, weights=(76, 6, 6, 6, 6))[0]) as proxy,
        HTTPRunDB(proxy.url, clock=ManualClock(), retries=9) as db,
        HTTPRunDB(server.url) as direct,
    ):
        direct.create_project({"metadata": {"name": "p1"}})
        direct.store_function({"kind": "job", "metadata": {"name": "f"}}, "f", "p1")
        uids = [db.submit_job(TASK)["metadata"]["uid"] for _ in range(1000)]
        stored = [run["metadata"]["uid"] for run in direct.list_runs(project="p1", iter=True)]
    assert len(set(uids)) == 1000
    assert sorted(stored) == sorted(uids)
