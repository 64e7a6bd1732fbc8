# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ScheduleCronTrigger(TypedDict, total=False):
    """When a schedule fires. The fields are those of the cron trigger of APScheduler; what is
    left out follows its rules."""

    year: int | None | str
    month: int | None | str
    day: int | None | str
    week: int | None | str
    day_of_week: int | None | str
    hour: int | None | str
    minute: int | None | str
    second: int | None | str
    start_date: None | str
    end_date: None | str
    timezone: None | str
    jitter: int | None
