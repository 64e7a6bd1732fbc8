"""Builds, starts and background tasks over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import builder as rules
from mlrun_db.server.rules.errors import InvalidInput
from mlrun_db.server.simulation.work import BACKGROUND_TASK, BUILD
from mlrun_db.server.storage.documents import Object


@route("POST", "/build/function")
def build_function(context: RequestContext) -> Object:
    """Begin a build."""
    function, ready = rules.build_function(context.db, context.json(), context.control.pace(BUILD))
    return {"data": function, "ready": ready}


def log_timestamp(context: RequestContext) -> float:
    """Return the time after which the output of a log is requested."""
    try:
        return float(context.query.text("last_log_timestamp", "0"))
    except ValueError as error:
        location = ("query", "last_log_timestamp")
        raise InvalidInput(location, "value is not a valid float", "type_error.float") from error


@route("GET", "/build/status", observes=BUILD)
def build_status(context: RequestContext) -> Response:
    """Return the log of a build, with its state in the headers."""
    query, since = context.query, log_timestamp(context)
    query.flag("verbose", False)
    if context.db.release >= (1, 8):
        query.optional_integer("events_offset")
    text, status = rules.build_status(
        context.db,
        query.text("project"),
        query.text("name"),
        query.text("tag"),
        offset=query.integer("offset", minimum=0),
        since=since,
        logs=query.flag("logs", True),
    )
    headers = {name: value.encode("ascii", "replace").decode() for name, value in status.items()}
    return Response(text, media_type="text/plain", headers=headers)


@route("POST", "/start/function")
def start_function(context: RequestContext) -> Object:
    """Start a function in a background task."""
    return rules.start_function(context.db, context.json(), context.control.pace(BACKGROUND_TASK))


@route("POST", "/status/function")
def function_status(context: RequestContext) -> Object:
    """Return the state of a runtime."""
    return {"data": rules.function_status(context.json())}


@route("GET", "/projects/{project}/background-tasks/{name}", observes=BACKGROUND_TASK)
@route("GET", "/background-tasks/{name}", observes=BACKGROUND_TASK)
def get_background_task(context: RequestContext) -> Object:
    """Return a background task."""
    return rules.get_background_task(context.db, context.path.get("project"), context.name)
