"""Schedules over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import schedules as rules
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object


@route("POST", "/projects/{project}/schedules")
def create_schedule(context: RequestContext) -> Response:
    """Store a new schedule."""
    rules.create_schedule(context.db, context.project, context.model())
    return Response(status_code=201)


@route("PUT", "/projects/{project}/schedules/{name}")
def update_schedule(context: RequestContext) -> Response:
    """Change a schedule."""
    rules.update_schedule(context.db, context.project, context.name, context.model())
    return Response()


@route("GET", "/projects/{project}/schedules")
def list_schedules(context: RequestContext) -> Object:
    """List schedules; one ``labels`` parameter may contain several labels, separated by commas."""
    query = context.query
    query.flag("include-credentials")
    labels = [label for text in query.many("labels") for label in text.split(",")]
    found = rules.list_schedules(
        context.db,
        context.project,
        name=query.text("name"),
        labels=labels,
        kind=query.choice("kind", rules.KINDS),
        include_last_run=query.flag("include_last_run", False),
    )
    return {"schedules": found}


@route("GET", "/projects/{project}/schedules/{name}")
def get_schedule(context: RequestContext) -> Object:
    """Return a schedule."""
    last_run = context.query.flag("include_last_run", False)
    context.query.flag("include-credentials")
    return rules.get_schedule(context.db, context.project, context.name, last_run)


@route("DELETE", "/projects/{project}/schedules/{name}")
def delete_schedule(context: RequestContext) -> None:
    """Delete a schedule."""
    rules.delete_schedule(context.db, context.project, context.name)


@route("DELETE", "/projects/{project}/schedules")
def delete_schedules(context: RequestContext) -> None:
    """Delete all schedules of a project."""
    rules.delete_schedules(context.db, context.project)


@route("POST", "/projects/{project}/schedules/{name}/invoke")
def invoke_schedule(context: RequestContext) -> Object:
    """Run the job of a schedule now."""
    run = rules.invoke_schedule(
        context.db, context.project, context.name, context.control.pace(RUN)
    )
    return {"data": run}
