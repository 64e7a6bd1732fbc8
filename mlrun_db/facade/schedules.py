"""Schedules: create, update, get, list, delete, and invoke at once."""

from __future__ import annotations

from typing import Any, cast

from mlrun_api.api import schedules

from .. import objects
from ..enums import ScheduleKinds
from ._arguments import as_dict, given_text, true_false, usable
from ._sending import OperationCaller


class Schedules(OperationCaller):
    def create_schedule(self, project: str, schedule: Any) -> None:
        """Create a schedule.

        After a lost answer it is sent again, and a schedule that holds all of this one is taken
        for it. Operation: create_schedule.

        Args:
            project: the project.
            schedule: a ScheduleInput, or a dict or object with its fields. ``cron_trigger`` is a
                crontab text or a ScheduleCronTrigger; the server refuses one that fires more
                often than every 10 minutes.

        Raises:
            MLRunConflictError: there is a schedule of that name.
        """
        body = objects.ScheduleInput.from_dict(as_dict("schedule", schedule)).to_dict()
        project = self._project(project)
        # 0.6.x answers a crontab text with its fields, so only the rest can be compared
        kept = {key: value for key, value in body.items() if key != "cron_trigger"}
        usable("schedule.name", body["name"])
        self._create(
            lambda: self._call(schedules.create_schedule.sync, project, body=cast(Any, body)),
            lambda: self._call(schedules.get_schedule.sync, project, str(body["name"])),
            kept,
        )

    def update_schedule(self, project: str, name: str, schedule: Any) -> None:
        """Change a schedule; fields that are None stay as they are.

        Operation: update_schedule.

        Args:
            project: the project.
            name: the schedule's name.
            schedule: a ScheduleUpdate, or a dict or object with its fields.
        """
        body = objects.ScheduleUpdate.from_dict(as_dict("schedule", schedule)).to_dict()
        self._call(
            schedules.update_schedule.sync, self._project(project), name, body=cast(Any, body)
        )

    def get_schedule(
        self, project: str, name: str, include_last_run: bool = False
    ) -> objects.ScheduleOutput:
        """Return a schedule, with the time of its next run.

        Operation: get_schedule.

        Args:
            project: the project.
            name: the schedule's name.
            include_last_run: also return the last run that it started, as ``last_run``.
        """
        answer = self._call(
            schedules.get_schedule.sync,
            self._project(project),
            name,
            include_last_run=true_false(include_last_run),
        )
        return objects.ScheduleOutput.from_dict(answer)

    def list_schedules(
        self,
        project: str,
        name: str | None = None,
        kind: ScheduleKinds | str | None = None,
        include_last_run: bool = False,
    ) -> objects.SchedulesOutput:
        """Return the schedules of a project.

        Operation: list_schedules.

        Args:
            project: the project.
            name: the name; ``"~text"`` finds the names that hold the text, in any case.
            kind: "job", "pipeline" or "local_function".
            include_last_run: also return the last run of each, as ``last_run``.

        Returns:
            An object whose ``schedules`` is the list.
        """
        answer = self._call(
            schedules.list_schedules.sync,
            self._project(project),
            name=given_text("name", name),
            kind=cast(Any, given_text("kind", kind)),
            include_last_run=true_false(include_last_run),
        )
        return objects.SchedulesOutput.from_dict(answer)

    def delete_schedule(self, project: str, name: str) -> None:
        """Delete a schedule.

        Operation: delete_schedule.

        Args:
            project: the project.
            name: the schedule's name.
        """
        self._call(schedules.delete_schedule.sync, self._project(project), name)

    def invoke_schedule(self, project: str, name: str) -> None:
        """Run now what a schedule runs at its times.

        Operation: invoke_schedule.

        Args:
            project: the project.
            name: the schedule's name.
        """
        self._call(schedules.invoke_schedule.sync, self._project(project), name)
