"""Schedules over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import schedules as rules
from mlrun_db.server.simulation.work import RUN


def create_schedule(context: RequestContext) -> Response:
    """Store a new schedule."""
    rules.create_schedule(context.db, context.path["project"], context.model())
    return Response(status_code=201)


def update_schedule(context: RequestContext) -> Response:
    """Change a schedule."""
    rules.update_schedule(
        context.db, context.path["project"], context.path["name"], context.model()
    )
    return Response()


def list_schedules(context: RequestContext) -> Response:
    """List schedules; one ``labels`` parameter may contain several labels, separated by commas."""
    query = context.query
    query.flag("include-credentials")
    labels = [label for text in query.many("labels") for label in text.split(",")]
    found = rules.list_schedules(
        context.db,
        context.path["project"],
        name=query.text("name"),
        labels=labels,
        kind=query.choice("kind", rules.KINDS),
        include_last_run=query.flag("include_last_run", False),
    )
    return json_response({"schedules": found})


def get_schedule(context: RequestContext) -> Response:
    """Return a schedule."""
    last_run = context.query.flag("include_last_run", False)
    context.query.flag("include-credentials")
    project, name = context.path["project"], context.path["name"]
    return json_response(rules.get_schedule(context.db, project, name, last_run))


def delete_schedule(context: RequestContext) -> Response:
    """Delete a schedule."""
    rules.delete_schedule(context.db, context.path["project"], context.path["name"])
    return no_content()


def invoke_schedule(context: RequestContext) -> Response:
    """Run the job of a schedule now."""
    project, name = context.path["project"], context.path["name"]
    run = rules.invoke_schedule(context.db, project, name, context.control.pace(RUN))
    return json_response({"data": run})


ROUTES = (
    Route("POST", "/projects/{project}/schedules", create_schedule),
    Route("GET", "/projects/{project}/schedules", list_schedules),
    Route("GET", "/projects/{project}/schedules/{name}", get_schedule),
    Route("PUT", "/projects/{project}/schedules/{name}", update_schedule),
    Route("DELETE", "/projects/{project}/schedules/{name}", delete_schedule),
    Route("POST", "/projects/{project}/schedules/{name}/invoke", invoke_schedule),
)
