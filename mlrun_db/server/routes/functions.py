"""Functions over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import functions as rules
from mlrun_db.server.rules.builder import finished_task
from mlrun_db.server.rules.errors import BadRequest
from mlrun_db.server.rules.function_bodies import complete, minimal
from mlrun_db.server.storage.documents import Object, dump


@route("POST", "/func/{project}/{name}", "/projects/{project}/functions/{name}")
def store_function(context: RequestContext) -> Object:
    """Store a function and return the hash of its content."""
    tag, versioned = context.query.text("tag"), context.query.flag("versioned", False)
    function, release = context.json(), context.db.release
    if release >= (1, 5):
        function = complete(function, context.project, release)
    if release >= (1, 4):
        rules.check_name(context.path["name"], function)
    hash_key = rules.store_function(
        context.db,
        context.project,
        context.path["name"],
        function,
        tag=tag,
        versioned=versioned,
    )
    return {"hash_key": hash_key}


@route("GET", "/func/{project}/{name}", "/projects/{project}/functions/{name}")
def get_function(context: RequestContext) -> Object:
    """Return a function by tag or hash."""
    name = context.path["name"]
    function = rules.get_function(
        context.db,
        context.project,
        rules.normalised(name) if context.db.release >= (1, 4) else name,
        context.query.text("tag"),
        context.query.text("hash_key"),
    )
    form = _format(context) if context.db.release >= (1, 7) else "full"
    return {"func": _in_format(function, form)}


@route("DELETE", "/projects/{project}/functions/{name}")
def delete_function(context: RequestContext) -> None:
    """Delete all versions of a function."""
    rules.delete_function(context.db, context.project, context.name)


@route("DELETE", "/v2/projects/{project}/functions/{name}")
def delete_function_in_background(context: RequestContext) -> Response:
    """Delete all versions of a function; the background task has nothing left to do."""
    rules.delete_function(context.db, context.project, context.name)
    return json_response(finished_task(context.db, context.project), 202)


@route("GET", "/funcs", "/projects/{project}/functions")
def list_functions(context: RequestContext) -> Response:
    """List functions."""
    return list_response(context, "funcs", _find_functions)


def _find_functions(context: RequestContext, page: PageSlice) -> list[str]:
    query, form = context.query, _format(context)
    has_times = not (1, 0) <= context.db.release < (1, 7)
    project = context.path.get("project") or query.text("project")
    tag = query.text("tag")
    found = rules.list_functions(
        context.db,
        project,
        query.text("name"),
        tag,
        query.many("label"),
        kind=query.text("kind"),
        states=query.many("state"),
        since=query.time("since") if has_times else None,
        until=query.time("until") if has_times else None,
    )
    return page.apply([dump(_in_format(function, form)) for function in found])


def _format(context: RequestContext) -> str:
    """Return the format of functions that is requested; older versions do not read it."""
    form = context.query.text("format")
    if (1, 0) <= context.db.release < (1, 7):
        return "full"
    if form not in ("", "full", "minimal"):
        raise BadRequest(f"Provided format is not supported. format={form}")
    return form


def _in_format(function: Object, form: str) -> Object:
    """Return a function in a format of 1.7 and newer."""
    return minimal(function) if form == "minimal" else function
