"""Schedules: create, update, get, list, delete, and invoke at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mlrun_api.api import schedules
from mlrun_api.enums import ScheduleKinds

from .. import objects
from .._transport.arguments import Body, as_dict, given_text, iso_time, true_false
from ._bodies import check_fields, notifications_body, usable
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class Schedules(Sender):
    def create_schedule(self, project: str, schedule: types.ScheduleInput | Body) -> None:
        """Create a schedule.

        After a lost response it is sent again, and a schedule that holds all of this one is taken
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
        check_fields("schedule", body, {"project": project})
        # 0.6.x returns a crontab expression as its fields, so only the rest can be compared
        kept = {key: value for key, value in body.items() if key != "cron_trigger"}
        usable("schedule.name", body["name"])
        self._create(
            lambda: self._send(schedules.create_schedule(project, body=body)),
            lambda: self._send(schedules.get_schedule(project, str(body["name"]))),
            kept,
        )

    def update_schedule(
        self, project: str, name: str, schedule: types.ScheduleInput | Body
    ) -> None:
        """Change a schedule; fields that are None stay as they are.

        Operation: update_schedule.

        Args:
            project: the project.
            name: the schedule's name.
            schedule: a ScheduleUpdate, or a dict or object with its fields.
        """
        body = objects.ScheduleUpdate.from_dict(as_dict("schedule", schedule)).to_dict()
        project = self._project(project)
        check_fields("schedule", body, {"project": project, "name": name})
        self._send(schedules.update_schedule(project, name, body=body))

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
        return self._send(
            schedules.get_schedule(
                self._project(project), name, include_last_run=true_false(include_last_run)
            ),
            into=objects.ScheduleOutput.from_dict,
        )

    def list_schedules(
        self,
        project: str,
        name: str | None = None,
        kind: ScheduleKinds | str | None = None,
        include_last_run: bool = False,
        *,
        next_run_time_since: datetime.date | str | None = None,
        next_run_time_until: datetime.date | str | None = None,
    ) -> objects.SchedulesOutput:
        """Return the schedules of a project.

        Operation: list_schedules.

        Args:
            project: the project.
            name: the name; ``"~text"`` matches names that contain the text, ignoring case.
            kind: "job", "pipeline" or "local_function".
            include_last_run: also return the last run of each, as ``last_run``.
            next_run_time_since: whose next run is then or later: a datetime, a date or ISO 8601.
                Needs MLRun 1.8 or newer.
            next_run_time_until: whose next run is then or earlier. Needs MLRun 1.8 or newer.

        Returns:
            An object whose ``schedules`` is the list.
        """
        return self._send(
            schedules.list_schedules(
                self._project(project),
                name=given_text("name", name),
                kind=given_text("kind", kind),
                include_last_run=true_false(include_last_run),
                next_run_time_since=iso_time("next_run_time_since", next_run_time_since),
                next_run_time_until=iso_time("next_run_time_until", next_run_time_until),
            ),
            into=objects.SchedulesOutput.from_dict,
        )

    def delete_schedule(self, project: str, name: str) -> None:
        """Delete a schedule.

        Operation: delete_schedule.

        Args:
            project: the project.
            name: the schedule's name.
        """
        self._send(schedules.delete_schedule(self._project(project), name))

    def invoke_schedule(self, project: str, name: str) -> None:
        """Run now what a schedule runs at its times.

        Operation: invoke_schedule.

        Args:
            project: the project.
            name: the schedule's name.
        """
        self._do(schedules.invoke_schedule(self._project(project), name))

    def set_schedule_notifications(
        self,
        project: str,
        schedule_name: str,
        notifications: Iterable[types.Notification | Body] | None = None,
    ) -> None:
        """Set the notifications of a schedule, instead of those that it has.

        Needs MLRun 1.4 or newer, with Kubernetes: secret parameters are kept as project secrets.

        Operation: set_schedule_notifications.

        Args:
            project: the project.
            schedule_name: the schedule's name.
            notifications: the notifications, dicts or objects with to_dict(). Default: none.
        """
        body = notifications_body(notifications)
        self._send(
            schedules.set_schedule_notifications(self._project(project), schedule_name, body=body)
        )
