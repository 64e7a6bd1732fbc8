# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict

if TYPE_CHECKING:
    from ..models.credentials import Credentials
    from ..models.labels import Labels
    from ..models.run import Run
    from ..models.schedule_cron_trigger import ScheduleCronTrigger


class ScheduleOutput(TypedDict, total=False):
    """A schedule as stored."""

    name: Required[str]
    kind: Required[str]
    cron_trigger: Required[ScheduleCronTrigger | str]
    creation_time: Required[str]
    project: Required[str]
    scheduled_object: Any
    desired_state: None | str
    labels: Labels | None
    concurrency_limit: int | None
    credentials: Credentials | None
    last_run_uri: None | str
    state: None | str
    next_run_time: None | str
    last_run: None | Run
