"""Background tasks of the server that a method waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlrun_api.api import builder

from .. import objects
from .._polling.waits import poll
from .._transport.limits import PROJECT_TIMEOUT
from .._transport.request import read_json
from ..errors import MLRunWaitFailedError

if TYPE_CHECKING:
    import httpx

    from ._sending import Sender

TERMINAL_STATES = frozenset({"succeeded", "failed"})


def finish_task(
    sender: Sender,
    response: httpx.Response,
    project: str,
    waiting_for: str,
    *,
    timeout: float = PROJECT_TIMEOUT,
) -> objects.BackgroundTask | None:
    """Wait for the background task of a response, and return it; None when there is none.

    Args:
        response: the response; only with status 202 its body is a task.
        project: the task's project; "" for a task of the server itself.
        waiting_for: what is awaited, for errors and the progress.
        timeout: seconds to wait at most.

    Raises:
        MLRunWaitFailedError: the task has failed; ``last`` is the task.
    """
    if response.status_code != 202 or not response.content:
        return None
    name = read_json(response)["metadata"]["name"]
    return wait_for_task(sender, name, project, waiting_for, timeout=timeout, exists=True)


def wait_for_task(
    sender: Sender,
    name: str,
    project: str,
    waiting_for: str,
    *,
    timeout: float = PROJECT_TIMEOUT,
    exists: bool = False,
) -> objects.BackgroundTask:
    """Wait for a background task, and return it.

    Args:
        name: the task's id.
        project: the task's project; "" for a task of the server itself.
        waiting_for: what is awaited, for errors and the progress.
        timeout: seconds to wait at most.
        exists: whether the server has just said so: an outage, and that it is not there yet, are
            then tolerated from the start, for up to 60 s.

    Raises:
        MLRunWaitFailedError: the task has failed; ``last`` is the task.
    """
    request = (
        builder.get_background_task(project, name)
        if project
        else builder.get_internal_background_task(name)
    )
    last = poll(
        lambda: sender._send(request),
        lambda task: task["status"]["state"] in TERMINAL_STATES,
        clock=sender._clock,
        timeout=timeout,
        waiting_for=waiting_for,
        state=lambda task: task["status"]["state"],
        progress=sender._new_progress(),
        responded=exists,
        may_be_late=exists,
    )
    task = objects.BackgroundTask.from_dict(last)
    if last["status"]["state"] == "failed":
        raise MLRunWaitFailedError(
            f"{waiting_for} has failed in the server: {last['status'].get('error') or 'no reason'}",
            last=task,
        )
    return task
