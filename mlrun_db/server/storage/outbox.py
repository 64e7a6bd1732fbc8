"""What is to be sent after the transaction that caused it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlrun_db.server.storage.documents import Object


@dataclass(frozen=True)
class Outgoing:
    """A notification to send.

    Attributes:
        project: whose secrets it names.
        target: what records the outcome: "run", "pipeline" or "activation", and its identity.
        notification: as it is stored, without its secrets.
        message: what happened, in words.
        severity: of the notification, or of the alert.
        runs: the runs that it is about.
        alert: the fields of a webhook that come with an alert.
    """

    project: str
    target: tuple[str, ...]
    notification: Object
    message: str
    severity: str
    runs: tuple[Object, ...] = ()
    alert: dict[str, Any] | None = None
