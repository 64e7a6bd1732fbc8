"""Schedules: when a job starts again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from mlrun_db._transport.arguments import as_dict
from mlrun_db.enums import ScheduleKinds
from mlrun_db.errors import MLRunInvalidArgumentError

from ._record import Record

_CRONTAB_FIELDS = ("minute", "hour", "day", "month", "day_of_week")


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ScheduleCronTrigger(Record):
    """The times of a schedule, each field a number or a cron expression; unset means any.

    Part of ScheduleInput and ScheduleUpdate, and taken by ``submit_job(schedule=...)``.
    """

    _send_unset: ClassVar[bool] = True

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
        """Build the trigger from the five fields of a crontab line, like ``30 15 * * tue``."""
        values = expr.split() if isinstance(expr, str) else []
        if len(values) != len(_CRONTAB_FIELDS):
            raise MLRunInvalidArgumentError(
                f"{expr!r} is no crontab expression: a string of 5 fields is needed, "
                "minute hour day month day_of_week"
            )
        fields = dict(zip(_CRONTAB_FIELDS, values, strict=True))
        return cls(**fields, timezone=timezone)  # type: ignore[arg-type]


def _trigger(
    value: ScheduleCronTrigger | Mapping[str, Any] | str | None,
) -> ScheduleCronTrigger | str | None:
    if value is None or isinstance(value, str | ScheduleCronTrigger):
        return value
    return ScheduleCronTrigger.from_dict(as_dict("cron_trigger", value))


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ScheduleInput(Record):
    """A schedule to make, taken by ``create_schedule``.

    ``cron_trigger`` is a ScheduleCronTrigger or a crontab string, ``scheduled_object`` the body
    of a job: a dict or anything with ``to_dict()``. ``to_dict()`` has every field.
    """

    _send_unset: ClassVar[bool] = True

    name: str
    kind: ScheduleKinds | str
    scheduled_object: Any = None
    cron_trigger: ScheduleCronTrigger | str | None = attrs.field(converter=_trigger)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ScheduleUpdate(Record):
    """The changes to a schedule, taken by ``update_schedule``. ``to_dict()`` has every field."""

    _send_unset: ClassVar[bool] = True

    scheduled_object: Any = None
    cron_trigger: ScheduleCronTrigger | str | None = attrs.field(default=None, converter=_trigger)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ScheduleOutput(Record):
    """A schedule as the server has it, given by ``get_schedule``; times are the server's text."""

    _send_unset: ClassVar[bool] = True

    name: str | None = None
    kind: ScheduleKinds | str | None = None
    scheduled_object: Any = None
    cron_trigger: ScheduleCronTrigger | str | None = attrs.field(default=None, converter=_trigger)
    desired_state: str | None = None
    labels: dict[str, Any] | None = None
    concurrency_limit: int | None = None
    creation_time: datetime.datetime | str | None = None
    project: str | None = None
    last_run_uri: str | None = None
    state: str | None = None
    next_run_time: datetime.datetime | str | None = None
    last_run: dict[str, Any] | None = None


def _schedules(values: list[ScheduleOutput | Mapping[str, Any]] | None) -> list[ScheduleOutput]:
    return ScheduleOutput._list_of(values)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class SchedulesOutput(Record):
    """The schedules of a project, given by ``list_schedules``."""

    _send_unset: ClassVar[bool] = True

    schedules: list[ScheduleOutput] = attrs.field(factory=list, converter=_schedules)
