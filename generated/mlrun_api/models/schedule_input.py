# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict

if TYPE_CHECKING:
    from ..models.credentials import Credentials
    from ..models.labels import Labels
    from ..models.schedule_cron_trigger import ScheduleCronTrigger
    from ..models.schedule_kind import ScheduleKind


class ScheduleInput(TypedDict, total=False):
    """A schedule to make."""

    name: Required[str]
    kind: Required[ScheduleKind]
    cron_trigger: Required[ScheduleCronTrigger | str]
    scheduled_object: Any
    desired_state: None | str
    labels: Labels | None
    concurrency_limit: int | None
    credentials: Credentials | None
