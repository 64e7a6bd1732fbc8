"""Background tasks: work that the server goes on with after its answer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ._record import Record


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class BackgroundTaskMetadata(Record):
    """The ``metadata`` of a BackgroundTask; times are the server's text."""

    _send_unset: ClassVar[bool] = True

    name: str | None = None
    project: str | None = None
    created: datetime.datetime | str | None = None
    updated: datetime.datetime | str | None = None


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class BackgroundTaskSpec(Record):
    """The ``spec`` of a BackgroundTask, which has no fields so far."""


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class BackgroundTaskStatus(Record):
    """The ``status`` of a BackgroundTask: ``running``, ``succeeded`` or ``failed``."""

    _send_unset: ClassVar[bool] = True

    state: str | None = None


def _metadata(value: BackgroundTaskMetadata | Mapping[str, Any] | None) -> BackgroundTaskMetadata:
    return BackgroundTaskMetadata._of(value)


def _spec(value: BackgroundTaskSpec | Mapping[str, Any] | None) -> BackgroundTaskSpec:
    return BackgroundTaskSpec._of(value)


def _status(value: BackgroundTaskStatus | Mapping[str, Any] | None) -> BackgroundTaskStatus:
    return BackgroundTaskStatus._of(value)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class BackgroundTask(Record):
    """A background task, given by ``remote_start`` and ``get_background_task``."""

    _send_unset: ClassVar[bool] = True

    kind: str | None = "BackgroundTask"
    metadata: BackgroundTaskMetadata = attrs.field(
        factory=BackgroundTaskMetadata, converter=_metadata
    )
    spec: BackgroundTaskSpec = attrs.field(factory=BackgroundTaskSpec, converter=_spec)
    status: BackgroundTaskStatus = attrs.field(factory=BackgroundTaskStatus, converter=_status)
