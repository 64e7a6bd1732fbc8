"""Builds, starts and background tasks over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server import works
from mlrun_db.server.calls import Call, Handler, Operation, answer
from mlrun_db.server.errors import InvalidInput, problem
from mlrun_db.server.rules import builder as rules


def build_function(call: Call) -> Response:
    """Begin a build."""
    function, ready = rules.build_function(call.db, call.json(), call.control.pace(works.BUILD))
    return answer({"data": function, "ready": ready})


def build_status(call: Call) -> Response:
    """Return the log of a build; its state stands in the headers."""
    query = call.query
    try:
        since = float(query.text("last_log_timestamp", "0"))
    except ValueError as error:
        place = ("query", "last_log_timestamp")
        raise InvalidInput(
            problem(place, "value is not a valid float", "type_error.float")
        ) from error
    query.flag("verbose", False)
    status = rules.build_status(
        call.db,
        query.text("project"),
        query.text("name"),
        query.text("tag"),
        offset=query.integer("offset", least=0),
        since=since,
        logs=query.flag("logs", True),
    )
    headers = {
        name: value.encode("ascii", "replace").decode() for name, value in status.headers.items()
    }
    return Response(status.text, media_type="text/plain", headers=headers)


def start_function(call: Call) -> Response:
    """Begin to start a function."""
    return answer(
        rules.start_function(call.db, call.json(), call.control.pace(works.BACKGROUND_TASK))
    )


def function_status(call: Call) -> Response:
    """Return the state of a runtime."""
    return answer({"data": rules.function_status(call.json())})


def get_background_task(call: Call) -> Response:
    """Return a background task."""
    return answer(rules.get_background_task(call.db, call.path.get("project"), call.path["name"]))


_PATHS: tuple[tuple[str, str, Handler, str], ...] = (
    ("POST", "/build/function", build_function, ""),
    ("GET", "/build/status", build_status, works.BUILD),
    ("POST", "/start/function", start_function, ""),
    ("POST", "/status/function", function_status, ""),
)
_TASK = (get_background_task, works.BACKGROUND_TASK)

OPERATIONS = (
    *(
        Operation(method, path + slash, handler, watches)
        for method, path, handler, watches in _PATHS
        for slash in ("", "/")
    ),
    Operation("GET", "/projects/{project}/background-tasks/{name}", *_TASK),
    Operation("GET", "/background-tasks/{name}", *_TASK),
)
