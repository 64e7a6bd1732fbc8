"""Builds, starts and background tasks over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import builder as rules
from mlrun_db.server.rules.errors import InvalidInput, problem
from mlrun_db.server.simulation.work import BACKGROUND_TASK, BUILD


def build_function(context: RequestContext) -> Response:
    """Begin a build."""
    function, ready = rules.build_function(context.db, context.json(), context.control.pace(BUILD))
    return json_response({"data": function, "ready": ready})


def build_status(context: RequestContext) -> Response:
    """Return the log of a build, with its state in the headers."""
    query = context.query
    try:
        since = float(query.text("last_log_timestamp", "0"))
    except ValueError as error:
        location = ("query", "last_log_timestamp")
        raise InvalidInput(
            problem(location, "value is not a valid float", "type_error.float")
        ) from error
    query.flag("verbose", False)
    status = rules.build_status(
        context.db,
        query.text("project"),
        query.text("name"),
        query.text("tag"),
        offset=query.integer("offset", minimum=0),
        since=since,
        logs=query.flag("logs", True),
    )
    headers = {
        name: value.encode("ascii", "replace").decode() for name, value in status.headers.items()
    }
    return Response(status.text, media_type="text/plain", headers=headers)


def start_function(context: RequestContext) -> Response:
    """Start a function in a background task."""
    return json_response(
        rules.start_function(context.db, context.json(), context.control.pace(BACKGROUND_TASK))
    )


def function_status(context: RequestContext) -> Response:
    """Return the state of a runtime."""
    return json_response({"data": rules.function_status(context.json())})


def get_background_task(context: RequestContext) -> Response:
    """Return a background task."""
    return json_response(
        rules.get_background_task(context.db, context.path.get("project"), context.path["name"])
    )


_TASK = (get_background_task, BACKGROUND_TASK)

ROUTES = (
    Route("POST", "/build/function", build_function),
    Route("GET", "/build/status", build_status, BUILD),
    Route("POST", "/start/function", start_function),
    Route("POST", "/status/function", function_status),
    Route("GET", "/projects/{project}/background-tasks/{name}", *_TASK),
    Route("GET", "/background-tasks/{name}", *_TASK),
)
