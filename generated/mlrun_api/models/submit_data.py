# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.run_metadata import RunMetadata
    from ..models.run_spec import RunSpec
    from ..models.run_status import RunStatus
    from ..models.schedule_cron_trigger import ScheduleCronTrigger


class SubmitData(TypedDict, total=False):
    """The run that was started (kind, metadata, spec, status), or with a schedule: schedule,
    project and name, and in 1.x action."""

    kind: None | str
    metadata: None | RunMetadata
    spec: None | RunSpec
    status: None | RunStatus
    schedule: None | ScheduleCronTrigger | str
    project: None | str
    name: None | str
    action: None | str
