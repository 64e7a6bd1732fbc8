"""Runtime resources over HTTP. Simulated jobs have no pods, so the lists are always empty."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules.errors import RequestRefused

KINDS = ("dask", "job", "mpijob", "spark", "remotespark")
_EMPTY: tuple[str, ...] = ("crd_resources", "pod_resources")


def _no_resources() -> dict[str, list[str]]:
    return {name: [] for name in _EMPTY}


def _check_kind(context: RequestContext) -> str:
    kind = context.path["kind"]
    if kind not in KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")
    return kind


def list_runtimes(context: RequestContext) -> Response:
    """List the resources of every kind."""
    del context
    return json_response([{"kind": kind, "resources": _no_resources()} for kind in KINDS])


def list_runtime_resources(context: RequestContext) -> Response:
    """List the resources of a project, by kind or grouped by job."""
    if context.query.choice("group-by", ("job",)):
        return json_response({})
    return list_runtimes(context)


def get_runtime(context: RequestContext) -> Response:
    """List the resources of one kind."""
    return json_response({"kind": _check_kind(context), "resources": _no_resources()})


def delete_runtimes(context: RequestContext) -> Response:
    """Accept a deletion with nothing to delete."""
    context.query.flag("force", False)
    context.query.integer("grace_period")
    if "kind" in context.path:
        _check_kind(context)
    return no_content()


def delete_runtime_resources(context: RequestContext) -> Response:
    """Accept a deletion with nothing to delete, as 1.x responds."""
    context.query.flag("force", False)
    context.query.integer("grace-period")
    kind = context.query.text("kind")
    if kind and kind not in KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")
    return json_response({})


ROUTES = (
    Route("GET", "/runtimes", list_runtimes),
    Route("DELETE", "/runtimes", delete_runtimes),
    Route("GET", "/runtimes/{kind}", get_runtime),
    Route("DELETE", "/runtimes/{kind}", delete_runtimes),
    Route("DELETE", "/runtimes/{kind}/{object_id}", delete_runtimes),
    Route("GET", "/projects/{project}/runtime-resources", list_runtime_resources),
    Route("DELETE", "/projects/{project}/runtime-resources", delete_runtime_resources),
)
