"""Schedules: when a job starts again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from mlrun_db._transport.arguments import as_dict
from mlrun_db.errors import MLRunInvalidArgumentError

from ._record import Converted, FullRecord, NestedList, converted, nested_list, record

if TYPE_CHECKING:
    from mlrun_api.enums import ScheduleKinds

_CRONTAB_FIELDS = ("minute", "hour", "day", "month", "day_of_week")


@record
class ScheduleCronTrigger(FullRecord):
    """The times of a schedule, each field a number or a cron expression; unset means any.

    A field of ScheduleInput and ScheduleUpdate, and accepted by ``submit_job(schedule=...)``.
    ``jitter`` is in seconds.
    """

    year: int | str | None = None
    month: int | str | None = None
    day: int | str | None = None
    week: int | str | None = None
    day_of_week: int | str | None = None
    hour: int | str | None = None
    minute: int | str | None = None
    second: int | str | None = None
    start_date: datetime.datetime | str | None = None
    end_date: datetime.datetime | str | None = None
    timezone: str | None = None
    jitter: int | None = None

    @classmethod
    def from_crontab(cls, expr: str, timezone: str | None = None) -> Self:
        """Build the trigger from the five fields of a crontab line, such as ``30 15 * * tue``.

        Raises:
            MLRunInvalidArgumentError: ``expr`` does not have five fields.
        """
        values = expr.split() if isinstance(expr, str) else []
        if len(values) != len(_CRONTAB_FIELDS):
            raise MLRunInvalidArgumentError(
                f"expr must be a crontab expression of 5 fields, "
                f"minute hour day month day_of_week, got {expr!r}"
            )
        return cls.from_dict(
            {**dict(zip(_CRONTAB_FIELDS, values, strict=True)), "timezone": timezone}
        )


CronTrigger: TypeAlias = Converted[
    ScheduleCronTrigger | str | None, ScheduleCronTrigger | Mapping[str, Any] | str | None
]


def _trigger(value: Any) -> ScheduleCronTrigger | str | None:
    if value is None or isinstance(value, str | ScheduleCronTrigger):
        return value
    return ScheduleCronTrigger.from_dict(as_dict("cron_trigger", value))


@record
class ScheduleInput(FullRecord):
    """A schedule to create, accepted by ``create_schedule``.

    ``cron_trigger`` is a ScheduleCronTrigger or a crontab string, ``scheduled_object`` the body
    of a job: a dict or anything with ``to_dict()``. ``to_dict()`` has every field, null if unset.
    """

    name: str
    kind: ScheduleKinds | str
    scheduled_object: Any = None
    cron_trigger: CronTrigger = converted(_trigger)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None


@record
class ScheduleUpdate(FullRecord):
    """Changes to a schedule, accepted by ``update_schedule``.

    ``to_dict()`` has every field, null if unset.
    """

    scheduled_object: Any = None
    cron_trigger: CronTrigger = converted(_trigger, default=None)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None


@record
class ScheduleOutput(FullRecord):
    """A schedule on the server, returned by ``get_schedule``; times are the server's text."""

    name: str | None = None
    kind: ScheduleKinds | str | None = None
    scheduled_object: Any = None
    cron_trigger: CronTrigger = converted(_trigger, default=None)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None
    creation_time: datetime.datetime | str | None = None
    project: str | None = None
    last_run_uri: str | None = None
    state: str | None = None
    next_run_time: datetime.datetime | str | None = None
    last_run: dict[str, Any] | None = None


@record
class SchedulesOutput(FullRecord):
    """The schedules of a project, returned by ``list_schedules``."""

    schedules: NestedList[ScheduleOutput] = nested_list(ScheduleOutput)
