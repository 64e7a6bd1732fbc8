"""Background tasks of projects and of the server itself."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from mlrun_api.api import background_tasks, builder

from .. import objects
from .._transport.arguments import a_week_ago, given_text, iso_time, seconds
from .._transport.limits import TASK_TIMEOUT
from ._bodies import each_of
from ._sending import Sender
from ._tasks import finish_task, task_name, wait_for_task

if TYPE_CHECKING:
    from ..objects import BackgroundTask


class BackgroundTasks(Sender):
    def get_project_background_task(self, project: str, name: str) -> BackgroundTask:
        """Return a background task of a project.

        Operation: get_background_task.

        Args:
            project: the project.
            name: the task's id.

        Raises:
            MLRunNotFoundError: there is no such task. Servers older than 1.0 return one that has
                failed instead.
        """
        return self._send(
            builder.get_background_task(self._project(project), name),
            into=objects.BackgroundTask.from_dict,
        )

    def list_project_background_tasks(
        self,
        project: str | None = None,
        state: str | None = None,
        created_from: datetime.date | str | None = None,
        created_to: datetime.date | str | None = None,
        last_update_time_from: datetime.date | str | None = None,
        last_update_time_to: datetime.date | str | None = None,
    ) -> list[BackgroundTask]:
        """Return the background tasks of a project that match all filters.

        Without a filter these are the tasks created in the last week, as the official client has
        it; ``created_from="1970-01-01"`` selects all. Needs MLRun 1.6 or newer.

        Operation: list_project_background_tasks.

        Args:
            project: the project.
            state: "running", "succeeded" or "failed".
            created_from: created then or later: a datetime, a date or ISO 8601.
            created_to: created then or earlier.
            last_update_time_from: last changed then or later.
            last_update_time_to: last changed then or earlier.
        """
        filters = {
            "state": given_text("state", state),
            "created_from": iso_time("created_from", created_from),
            "created_to": iso_time("created_to", created_to),
            "last_update_time_from": iso_time("last_update_time_from", last_update_time_from),
            "last_update_time_to": iso_time("last_update_time_to", last_update_time_to),
        }
        if not any(filters.values()):
            filters["created_from"] = a_week_ago()
        return self._send(
            background_tasks.list_project_background_tasks(self._project(project), **filters),
            into=each_of("background_tasks", objects.BackgroundTask.from_dict),
        )

    def wait_for_background_task_to_reach_terminal_state(
        self, name: str, project: str = "", *, timeout: float = TASK_TIMEOUT
    ) -> BackgroundTask:
        """Wait until a background task has ended, and return it.

        It is read every 3 s. A task that is not there is waited for, too, for up to 60 s, as is a
        server that does not respond. Operations: get_background_task, get_internal_background_task.

        Args:
            name: the task's id.
            project: the task's project. Default: a task of the server itself.
            timeout: seconds to wait at most. Default: 3600.

        Raises:
            MLRunNotFoundError: there was no such task for 60 s.
            MLRunWaitFailedError: the task has failed; ``last`` is the task.
            MLRunWaitTimeoutError: it did not end in time; ``last`` is the task.
        """
        limit = seconds("timeout", timeout)
        return wait_for_task(self, name, project, f"background task {name}", timeout=limit)

    def trigger_migrations(self) -> BackgroundTask | None:
        """Migrate the database of a server that waits for it; wait up to an hour.

        Needs MLRun 1.x. Operations: trigger_migrations, then get_internal_background_task.

        Returns:
            The finished background task; None when there is nothing to migrate.

        Raises:
            MLRunPreconditionFailedError: a migration is under way, or has failed before.
            MLRunWaitFailedError: the migration has failed; ``last`` is the background task.
        """
        task = self._send(background_tasks.trigger_migrations().whole(), into=task_name)
        return finish_task(self, task, "", "the migration", timeout=TASK_TIMEOUT)

    def refresh_smtp_configuration(self) -> BackgroundTask | None:
        """Let the server read its settings for mail again; wait until it has.

        Needs MLRun 1.8 or newer. Operations: refresh_smtp_configuration, then
        get_internal_background_task.

        Returns:
            The finished background task; None when there was none.

        Raises:
            MLRunWaitFailedError: the server could not read them; ``last`` is the background task.
        """
        task = self._send(background_tasks.refresh_smtp_configuration().whole(), into=task_name)
        return finish_task(self, task, "", "the mail settings", timeout=TASK_TIMEOUT)
