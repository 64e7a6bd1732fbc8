"""Schedules."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, ScheduleCronTrigger, ScheduleInput, ScheduleUpdate, errors


def schedule(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "job",
        "scheduled_object": {
            "task": {"metadata": {"name": "t", "labels": {}}, "spec": {"function": "p/f"}}
        },
        "cron_trigger": "0 * * * *",
        "concurrency_limit": 1,  # required by 0.6.x
        **fields,
    }


def test_create_get_and_list(db: HTTPRunDB, project: str) -> None:
    db.create_schedule(project, schedule("hourly"))
    trigger = ScheduleCronTrigger(day_of_week="tue", hour=15, minute=30)
    weekly = ScheduleInput(
        name="weekly",
        kind="job",
        scheduled_object=schedule("weekly")["scheduled_object"],
        cron_trigger=trigger,
        concurrency_limit=1,
    )
    db.create_schedule(project, weekly)
    found = db.get_schedule(project, "weekly")
    assert (found.name, found.kind, found.project) == ("weekly", "job", project)
    assert found.next_run_time
    assert found.to_dict()["cron_trigger"]["day_of_week"] == "tue"
    assert found.scheduled_object == schedule("weekly")["scheduled_object"]
    listed = db.list_schedules(project)
    assert sorted(str(item.name) for item in listed.schedules) == ["hourly", "weekly"]
    assert [item.name for item in db.list_schedules(project, "weekly").schedules] == ["weekly"]
    assert db.list_schedules(project, kind="pipeline").schedules == []


def test_update(db: HTTPRunDB, project: str) -> None:
    db.create_schedule(project, schedule("s"))
    db.update_schedule(project, "s", ScheduleUpdate(cron_trigger="30 2 * * *"))
    trigger = db.get_schedule(project, "s").to_dict()["cron_trigger"]
    assert (str(trigger["hour"]), str(trigger["minute"])) == ("2", "30")


def test_a_second_create_is_a_conflict(db: HTTPRunDB, project: str) -> None:
    db.create_schedule(project, schedule("s"))
    with pytest.raises(errors.MLRunConflictError):
        db.create_schedule(project, schedule("s"))


def test_delete(db: HTTPRunDB, project: str) -> None:
    db.create_schedule(project, schedule("s"))
    db.delete_schedule(project, "s")
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_schedule(project, "s")


def test_more_often_than_every_ten_minutes_is_refused(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunHTTPError):
        db.create_schedule(project, schedule("s", cron_trigger="*/5 * * * *"))
    assert db.list_schedules(project).schedules == []


def test_invalid_arguments_are_refused(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="schedule must be a dict"):
        db.create_schedule("p1", "0 * * * *")  # type: ignore[arg-type]
