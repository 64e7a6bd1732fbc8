"""Runs: store, read, update, abort and delete; their notifications."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import runs

from .._display.cells import first_found
from .._display.shown import shown_in_notebook
from .._polling.waits import poll
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given_name,
    given_number,
    label_filters,
    seconds,
    whole_number,
)
from ..errors import MLRunWaitFailedError
from ._bodies import check_fields, filled, moved, notifications_body, text_at
from ._runs import check_state, check_updates
from ._sending import Sender
from ._tasks import finish_task, task_name

if TYPE_CHECKING:
    from .. import types
    from ..bulk import BulkResult
    from ..objects import BackgroundTask

ENDED = frozenset({"completed", "error", "aborted", "skipped"})
FAILED = frozenset({"error", "aborted"})


class Runs(Sender):
    def store_run(
        self, struct: types.Run | Body, uid: str, project: str = "", iter: int = 0
    ) -> None:
        """Store a run, replacing what is stored under the same uid and iteration.

        Operation: store_run.

        Args:
            struct: the run: a dict or an object with to_dict(). Its ``metadata.uid``, ``project``
                and ``iteration`` are filled in; others than those of the call are refused.
            uid: unique id of the run.
            project: the run's project. Default: its ``metadata.project``.
            iter: iteration within a hyper-parameter run, 0 for the run itself. Default: its
                ``metadata.iteration``.
        """
        body = as_dict("struct", struct)
        check_state("struct.status.state", first_found(body, "status.state"))
        name = self._project(project, body)
        iteration = given_number("iter", iter) or first_found(body, "metadata.iteration") or 0
        known = {"uid": uid, "project": name, **({"iteration": iteration} if iteration else {})}
        body = filled("struct", body, known)
        self._send(runs.store_run(name, uid, body=body, iter_=given_number("iter", iteration)))

    def store_runs(
        self,
        runs: Iterable[types.Run | Body],
        project: str = "",
        *,
        threads: int = 8,
        journal: str | os.PathLike[str] | None = None,
        progress: bool | None = None,
    ) -> BulkResult[Any]:
        """Store many runs, in threads.

        Operation: store_run for each.

        Args:
            runs: the runs, a list or an iterator of any length: dicts or objects with to_dict(),
                each with a ``metadata.uid`` and, for an iteration, a ``metadata.iteration``.
            project: the project of all, which is also written into the runs: they are copied there.
                Default: the ``metadata.project`` of each.
            threads, journal, progress: as in ``mlrun_db.bulk.for_each``.

        Returns:
            The outcome of each: ``done``, ``skipped``, ``failed``, and ``raise_for_errors()``.
        """
        from ..bulk import for_each

        def store(run: Any) -> None:
            body = as_dict("run", run)
            uid = text_at("run", body, "metadata.uid")
            self.store_run(moved(body, project), uid, project)

        return for_each(
            store,
            runs,
            name=f"store_runs {project} {self.base_url}/",
            threads=threads,
            journal=journal,
            progress=progress,
        )

    def update_run(
        self,
        updates: Mapping[str, Any],
        uid: str,
        project: str = "",
        iter: int = 0,
        *,
        timeout: float | None = None,
    ) -> None:
        """Change some fields of a stored run.

        Operation: update_run.

        Args:
            updates: new values by dotted path, such as ``{"status.state": "completed"}``. A result,
                parameter or label with a dot in its name is refused: it would become nested dicts.
                So is another uid, project or iteration: the run would be found as one and shown as
                another.
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
            timeout: seconds to wait for the response. Default: the client's.
        """
        body = as_dict("updates", updates)
        check_updates(body)
        project = self._project(project)
        iteration = given_number("iter", iter)
        known = {"uid": uid, "project": project, "iteration": iteration or 0}
        check_fields("updates", body, {f"metadata.{name}": each for name, each in known.items()})
        if "metadata" in body:  # replaces all of it
            body = filled("updates", body, known)
        self._send(
            runs.update_run(project, uid, body=body, iter_=iteration),
            timeout=timeout,
        )

    def abort_run(
        self,
        uid: str,
        project: str = "",
        iter: int = 0,
        *,
        timeout: float | None = None,
        status_text: str = "",
    ) -> BackgroundTask | None:
        """Stop a run: its state becomes "aborted" and the server removes its resources.

        Waits up to 120 s while the server is still aborting it.

        Operations: abort_run, then get_background_task; update_run on servers older than 1.6.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
            timeout: seconds to wait for the response. Default: the client's.
            status_text: why it is aborted, kept in the run's ``status.status_text``.

        Returns:
            The finished background task; None from servers older than 1.6.

        Raises:
            MLRunConflictError: the run has ended already. Some servers raise
                MLRunPreconditionFailedError instead.
            MLRunWaitFailedError: the server could not abort it; ``last`` is the background task.
        """
        why = filled_text("status_text", status_text)
        reason = {"status.status_text": why} if why else {}
        if self._release < (1, 6):
            self.update_run(
                {"status.state": "aborted", **reason}, uid, project, iter, timeout=timeout
            )
            return None
        project = self._project(project)
        request = runs.abort_run(project, uid, body=reason, iter_=given_number("iter", iter))
        task = self._send(request.whole(), timeout=timeout, into=task_name)
        return finish_task(self, task, project, f"the end of run {uid}")

    def wait_for_run(
        self,
        uid: str,
        project: str = "",
        iter: int = 0,
        *,
        timeout: float | None = None,
        raise_on_failure: bool = True,
    ) -> types.RunRecord:
        """Wait until a run has ended, and return it.

        It is read every 3 s. Operation: read_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
            timeout: seconds to wait at most. Default: to the end.
            raise_on_failure: whether a run that ends in "error" or "aborted" is an error.

        Raises:
            MLRunWaitFailedError: the run has failed or was aborted; ``last`` is the run.
            MLRunWaitTimeoutError: it did not end in time; ``last`` is the run.
        """
        found = poll(
            lambda: self.read_run(uid, project, iter),
            lambda run: _state(run) in ENDED,
            clock=self._clock,
            timeout=None if timeout is None else seconds("timeout", timeout),
            waiting_for=f"the end of run {uid}",
            state=_state,
            progress=self._new_progress(),
        )
        if raise_on_failure and _state(found) in FAILED:
            reason = first_found(found, "status.error status.status_text") or "no reason"
            raise MLRunWaitFailedError(
                f"run {uid} has ended as {_state(found)}: {reason}", last=found
            )
        return found

    def read_run(
        self, uid: str, project: str = "", iter: int = 0, *, format_: str = "full"
    ) -> types.RunRecord:
        """Return a stored run.

        Operation: read_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration within a hyper-parameter run, 0 for the run itself.
            format_: "standard" without the notifications, "notifications" only these, or "full".
                Servers older than 1.6 have only the full form.

        Raises:
            MLRunNotFoundError: there is no such run.
            MLRunUnsupportedError: another form than the full one, and the server is older than 1.6.
        """
        form = self._format(format_, since=(1, 6))
        response = self._send(
            runs.read_run(
                self._project(project), uid, iter_=given_number("iter", iter), format_=form
            )
        )
        return shown_in_notebook(response["data"])

    def push_run_notifications(
        self, uid: str, project: str = "", timeout: float | None = None
    ) -> None:
        """Send the notifications of a run that are due in its state. Needs MLRun 1.8 or newer.

        Waits up to 120 s until they are sent.

        Operations: push_run_notifications, then get_background_task.

        Args:
            uid: unique id of the run.
            project: the run's project.
            timeout: seconds to wait for the response. Default: the client's.

        Raises:
            MLRunWaitFailedError: they could not be sent; ``last`` is the background task.
        """
        project = self._project(project)
        request = runs.push_run_notifications(project, uid)
        task = self._send(request.whole(), timeout=timeout, into=task_name)
        finish_task(self, task, project, f"the notifications of run {uid}")

    def store_run_notifications(
        self,
        notification_objects: object,
        run_uid: str,
        project: str | None = None,
        mask_params: bool = True,
    ) -> None:
        """Do nothing but warn: the official interface has it for the server's own code.

        Operation: none.

        Args:
            notification_objects, run_uid, project, mask_params: not used.
        """
        warnings.warn(
            "store_run_notifications stores nothing; use set_run_notifications", stacklevel=2
        )

    def set_run_notifications(
        self,
        project: str,
        run_uid: str,
        notifications: Iterable[types.Notification | Body] | None = None,
    ) -> None:
        """Set the notifications of a run, instead of those that it has.

        Needs MLRun 1.4 or newer, with Kubernetes: secret parameters are kept as project secrets.

        Operation: set_run_notifications.

        Args:
            project: the run's project.
            run_uid: unique id of the run.
            notifications: the notifications, dicts or objects with to_dict(). Default: none.
        """
        body = notifications_body(notifications)
        self._send(runs.set_run_notifications(self._project(project), run_uid, body=body))

    def del_run(self, uid: str, project: str = "", iter: int = 0) -> None:
        """Delete one stored run; its artifacts and logs stay.

        Operation: del_run.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration, 0 for the run itself.
        """
        self._send(runs.del_run(self._project(project), uid, iter_=given_number("iter", iter)))

    def del_runs(
        self,
        name: str | None = None,
        project: str | None = None,
        labels: str | Iterable[str] | None = None,
        state: str | None = None,
        days_ago: int = 0,
    ) -> None:
        """Delete the runs of a project that match all filters; without filters, all of them.

        An empty filter is refused, since servers would ignore it.

        Operation: del_runs.

        Args:
            name: the run's name; ``"~text"`` matches names that contain the text, ignoring case.
            project: the project; "*" for the runs of all projects.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            state: the run's state.
            days_ago: only runs that started within the last N days, 0 for any time.
        """
        self._send(
            runs.del_runs(
                name=given_name("name", name),
                project=self._project(project),
                label=label_filters(labels, allow_none=False),
                state=given_name("state", check_state("state", state)),
                days_ago=whole_number("days_ago", days_ago),
            )
        )


def _state(run: types.RunRecord) -> str:
    return str(first_found(run, "status.state") or "")
