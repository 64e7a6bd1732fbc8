"""Background tasks of the server that a method waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import builder

from .. import objects
from .._polling.waits import poll
from .._transport.arguments import filled_text
from .._transport.limits import PROJECT_TIMEOUT
from .._transport.request import read_json
from ..errors import MLRunWaitFailedError

if TYPE_CHECKING:
    import httpx

    from ._sending import Sender

TERMINAL_STATES = frozenset({"succeeded", "failed"})


def task_name(response: httpx.Response) -> str:
    """Return the name of the background task of a response, "" when there is none.

    Only with status 202 the body is a task.
    """
    if response.status_code != 202 or not response.content:
        return ""
    return named(read_json(response))


def named(task: Mapping[str, Any]) -> str:
    """Return the name of a background task. Raises TypeError when it is no text."""
    name = task["metadata"]["name"]
    if not isinstance(name, str) or not name:
        raise TypeError(f"the name of the task is {name!r:.80}")
    return name


def _task(response: Mapping[str, Any]) -> objects.BackgroundTask:
    """Return the task that a server describes. Raises TypeError when its state is no text."""
    task = objects.BackgroundTask.from_dict(response)
    if not isinstance(task.status.state, str):
        raise TypeError(f"the state of the task is {task.status.state!r:.80}")
    return task


def finish_task(
    sender: Sender,
    name: str,
    project: str,
    waiting_for: str,
    *,
    timeout: float = PROJECT_TIMEOUT,
) -> objects.BackgroundTask | None:
    """Wait for the background task of a response, and return it; None when there is none.

    Args:
        name: the task's name, "" for none.
        project: the task's project; "" for a task of the server itself.
        waiting_for: what is awaited, for errors and the progress.
        timeout: seconds to wait at most.

    Raises:
        MLRunWaitFailedError: the task has failed; ``last`` is the task.
    """
    if not name:
        return None
    return wait_for_task(sender, name, project, waiting_for, timeout=timeout)


def wait_for_task(
    sender: Sender,
    name: str,
    project: str,
    waiting_for: str,
    *,
    timeout: float = PROJECT_TIMEOUT,
) -> objects.BackgroundTask:
    """Wait for a background task, and return it.

    An outage, and that the task is not there yet, are tolerated from the start, for up to 60 s.

    Args:
        name: the task's id.
        project: the task's project; "" for a task of the server itself.
        waiting_for: what is awaited, for errors and the progress.
        timeout: seconds to wait at most.

    Raises:
        MLRunWaitFailedError: the task has failed; ``last`` is the task.
    """
    request: Any = (
        builder.get_background_task(project, name)
        if filled_text("project", project)
        else builder.get_internal_background_task(name)
    )
    task = poll(
        lambda: sender._send(request, into=_task),
        lambda task: task.status.state in TERMINAL_STATES,
        clock=sender._clock,
        timeout=timeout,
        waiting_for=waiting_for,
        state=lambda task: task.status.state,
        progress=sender._new_progress(),
        responded=True,
        may_be_late=True,
    )
    if task.status.state == "failed":
        reason = getattr(task.status, "error", None) or "no reason"
        raise MLRunWaitFailedError(f"{waiting_for} has failed in the server: {reason}", last=task)
    return task
