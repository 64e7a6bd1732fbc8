"""Background tasks: work that the server continues after its response."""

from __future__ import annotations

import datetime

from ._record import FullRecord, Nested, Record, nested, record


@record
class BackgroundTaskMetadata(FullRecord):
    """The ``metadata`` of a BackgroundTask; times are the server's text."""

    name: str | None = None
    project: str | None = None
    created: datetime.datetime | str | None = None
    updated: datetime.datetime | str | None = None


@record
class BackgroundTaskSpec(Record):
    """The ``spec`` of a BackgroundTask, which has no fields so far."""


@record
class BackgroundTaskStatus(FullRecord):
    """The ``status`` of a BackgroundTask: ``running``, ``succeeded`` or ``failed``."""

    state: str | None = None


@record
class BackgroundTask(FullRecord):
    """A background task, returned by ``remote_start`` and ``get_background_task``."""

    kind: str | None = "BackgroundTask"
    metadata: Nested[BackgroundTaskMetadata] = nested(BackgroundTaskMetadata)
    spec: Nested[BackgroundTaskSpec] = nested(BackgroundTaskSpec)
    status: Nested[BackgroundTaskStatus] = nested(BackgroundTaskStatus)
