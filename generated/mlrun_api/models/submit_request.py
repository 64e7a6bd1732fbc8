# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.function import Function
    from ..models.run import Run
    from ..models.schedule_cron_trigger import ScheduleCronTrigger


class SubmitRequest(TypedDict, total=False):
    task: Required[Run]
    function: Function | None
    functionUrl: None | str
    schedule: None | ScheduleCronTrigger | str


"""A run to start, now or on a schedule. It needs a task, and a function from one of:
function, functionUrl, task.spec.function."""
