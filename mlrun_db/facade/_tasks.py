"""Background tasks of the server that a method waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_api.api import builder

from .. import objects
from .._polling.waits import poll
from .._transport.limits import PROJECT_TIMEOUT
from ..errors import MLRunWaitFailedError

if TYPE_CHECKING:
    from ._sending import Sender

TERMINAL_STATES = frozenset({"succeeded", "failed"})


def finish_task(sender: Sender, task: Any, project: str, waiting_for: str) -> None:
    """Wait for a background task.

    Args:
        task: the task as the server returned it.
        project: the task's project; "" for a task of the server itself.
        waiting_for: what is awaited, for errors and the progress.

    Raises:
        MLRunWaitFailedError: the task has failed; ``last`` is the task.
    """
    name = task["metadata"]["name"]
    request = (
        builder.get_background_task(project, name)
        if project
        else builder.get_internal_background_task(name)
    )
    last = poll(
        lambda: sender._send(request),
        lambda task: task["status"]["state"] in TERMINAL_STATES,
        clock=sender._clock,
        timeout=PROJECT_TIMEOUT,
        waiting_for=waiting_for,
        state=lambda task: task["status"]["state"],
        progress=sender._new_progress(),
        responded=True,
    )
    if last["status"]["state"] == "failed":
        raise MLRunWaitFailedError(
            f"{waiting_for} has failed in the server: {last['status'].get('error') or 'no reason'}",
            last=objects.BackgroundTask.from_dict(last),
        )
