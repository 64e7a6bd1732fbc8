# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.credentials import Credentials
    from ..models.labels import Labels
    from ..models.schedule_cron_trigger import ScheduleCronTrigger


class ScheduleUpdate(TypedDict, total=False):
    """Changes to a schedule; null or left out leaves a field as it is. A label set replaces the
    old one."""

    scheduled_object: Any
    cron_trigger: None | ScheduleCronTrigger | str
    desired_state: None | str
    labels: Labels | None
    concurrency_limit: int | None
    credentials: Credentials | None
