"""Functions over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db._transport.versions import release
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import functions as rules
from mlrun_db.server.rules.builder import finished_task
from mlrun_db.server.storage.documents import dump


def store_function(context: RequestContext) -> Response:
    """Store a function and return the hash of its content."""
    tag, versioned = context.query.text("tag"), context.query.flag("versioned", False)
    function = context.json()
    if release(context.options.version) >= (1, 4):
        rules.check_name(context.path["name"], function)
    hash_key = rules.store_function(
        context.db,
        context.path["project"],
        context.path["name"],
        function,
        tag=tag,
        versioned=versioned,
    )
    return json_response({"hash_key": hash_key})


def get_function(context: RequestContext) -> Response:
    """Return a function by tag or hash."""
    name = context.path["name"]
    function = rules.get_function(
        context.db,
        context.path["project"],
        rules.normalised(name) if release(context.options.version) >= (1, 4) else name,
        context.query.text("tag"),
        context.query.text("hash_key"),
    )
    return json_response({"func": function})


def delete_function(context: RequestContext) -> Response:
    """Delete all versions of a function."""
    rules.delete_function(context.db, context.path["project"], context.path["name"])
    return no_content()


def delete_function_in_background(context: RequestContext) -> Response:
    """Delete all versions of a function; the background task has nothing left to do."""
    project = context.path["project"]
    rules.delete_function(context.db, project, context.path["name"])
    return json_response(finished_task(context.db, project), 202)


def list_functions(context: RequestContext) -> Response:
    """List functions."""
    return list_response(context, "funcs", _find_functions)


def _find_functions(context: RequestContext, page: PageSlice) -> list[str]:
    query = context.query
    project = context.path.get("project") or query.text("project")
    found = rules.list_functions(
        context.db, project, query.text("name"), query.text("tag"), query.many("label")
    )
    return page.apply([dump(function) for function in found])


ROUTES = (
    Route("POST", "/func/{project}/{name}", store_function),
    Route("GET", "/func/{project}/{name}", get_function),
    Route("DELETE", "/projects/{project}/functions/{name}", delete_function),
    Route("DELETE", "/v2/projects/{project}/functions/{name}", delete_function_in_background),
    Route("POST", "/projects/{project}/functions/{name}", store_function),
    Route("GET", "/projects/{project}/functions/{name}", get_function),
    Route("GET", "/funcs", list_functions),
    Route("GET", "/projects/{project}/functions", list_functions),
)
