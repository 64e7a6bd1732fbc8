# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.schedule_output import ScheduleOutput


class SchedulesOutput(TypedDict, total=False):
    """Schedules."""

    schedules: Required[list[ScheduleOutput]]
