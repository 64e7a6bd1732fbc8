"""Functions over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, answer_list, no_content
from mlrun_db.server.pages import Cut
from mlrun_db.server.rules import functions as rules
from mlrun_db.server.rules.common import dump


def store_function(call: Call) -> Response:
    """Store a function; answer the hash of its content."""
    tag, versioned = call.query.text("tag"), call.query.flag("versioned", False)
    hash_key = rules.store_function(
        call.db, call.path["project"], call.path["name"], call.json(), tag=tag, versioned=versioned
    )
    return answer({"hash_key": hash_key})


def get_function(call: Call) -> Response:
    """Return a function by tag or hash."""
    function = rules.get_function(
        call.db,
        call.path["project"],
        call.path["name"],
        call.query.text("tag"),
        call.query.text("hash_key"),
    )
    return answer({"func": function})


def delete_function(call: Call) -> Response:
    """Delete all versions of a function."""
    rules.delete_function(call.db, call.path["project"], call.path["name"])
    return no_content()


def list_functions(call: Call) -> Response:
    """List functions."""
    return answer_list(call, "funcs", _found_functions)


def _found_functions(call: Call, cut: Cut) -> list[str]:
    query = call.query
    project = call.path.get("project") or query.text("project")
    found = rules.list_functions(
        call.db, project, query.text("name"), query.text("tag"), query.many("label")
    )
    return cut.of([dump(function) for function in found])


OPERATIONS = (
    Operation("POST", "/func/{project}/{name}", store_function),
    Operation("GET", "/func/{project}/{name}", get_function),
    Operation("DELETE", "/projects/{project}/functions/{name}", delete_function),
    Operation("POST", "/projects/{project}/functions/{name}", store_function),
    Operation("GET", "/projects/{project}/functions/{name}", get_function),
    Operation("GET", "/funcs", list_functions),
    Operation("GET", "/projects/{project}/functions", list_functions),
)
