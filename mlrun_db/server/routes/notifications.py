"""Notifications of runs, schedules and pipelines over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules.builder import finished_task
from mlrun_db.server.rules.notifications import parse_notifications
from mlrun_db.server.rules.pipelines import set_pipeline_notifications
from mlrun_db.server.rules.run_notifications import push_run_notifications, set_run_notifications
from mlrun_db.server.rules.schedules import set_schedule_notifications
from mlrun_db.server.storage.documents import Object


def read_notifications(context: RequestContext, values: Any, *location: str | int) -> list[Object]:
    """Return notifications of a body, checked as the version does."""
    return parse_notifications(
        values,
        *location,
        mail=context.db.release >= (1, 8),
        needs_params=context.db.release >= (1, 7),
    )


def _notifications(context: RequestContext) -> list[Object]:
    return read_notifications(
        context, context.model().get("notifications"), "body", "notifications"
    )


@route("PUT", "/projects/{project}/runs/{uid}/notifications")
def set_for_run(context: RequestContext) -> Object:
    """Set the notifications of a run."""
    values = _notifications(context)
    set_run_notifications(context.db, context.project, context.path["uid"], values)
    return {}


@route("POST", "/projects/{project}/runs/{uid}/push-notifications")
def push_for_run(context: RequestContext) -> Response:
    """Record that notifications are due; the background task has nothing left to do."""
    push_run_notifications(context.db, context.project, context.path["uid"])
    return json_response(finished_task(context.db, context.project), 202)


@route("PUT", "/projects/{project}/schedules/{name}/notifications")
def set_for_schedule(context: RequestContext) -> Object:
    """Set the notifications of the runs of a schedule."""
    values = _notifications(context)
    set_schedule_notifications(context.db, context.project, context.name, values)
    return {}


@route("POST", "/projects/{project}/pipelines/{run_id}/push-notifications")
def push_for_pipeline(context: RequestContext) -> Response:
    """Record the notifications of a pipeline; the background task has nothing left to do."""
    values = read_notifications(context, context.models(), "body")
    set_pipeline_notifications(context.db, context.project, context.path["run_id"], values)
    return json_response(finished_task(context.db, context.project), 202)
