"""Runtime resources over HTTP. Simulated jobs have no pods, so the lists are always empty."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.storage.documents import Object

KINDS = ("dask", "job", "mpijob", "spark", "remotespark")
_NO_RESOURCES: Object = {"crd_resources": [], "pod_resources": []}


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")


def _empty(kind: str) -> Object:
    return {"kind": kind, "resources": _NO_RESOURCES}


@route("GET", "/runtimes")
def list_runtimes(context: RequestContext) -> list[Object]:
    """List the resources of every kind."""
    del context
    return [_empty(kind) for kind in KINDS]


@route("GET", "/projects/{project}/runtime-resources")
def list_runtime_resources(context: RequestContext) -> Object | list[Object]:
    """List the resources of a project, by kind or grouped by job."""
    groups = ("job", "project") if context.db.release >= STRICT else ("job",)
    if context.query.choice("group-by", groups):
        return {}
    if context.db.release >= STRICT:
        kind = context.query.text("kind")
        if kind:
            _check_kind(kind)
        return []  # only kinds with resources are in the list
    return [_empty(kind) for kind in KINDS]


@route("GET", "/runtimes/{kind}")
def get_runtime(context: RequestContext) -> Object:
    """List the resources of one kind."""
    _check_kind(context.path["kind"])
    return _empty(context.path["kind"])


@route("DELETE", "/runtimes", "/runtimes/{kind}", "/runtimes/{kind}/{object_id}")
def delete_runtimes(context: RequestContext) -> None:
    """Accept a deletion with nothing to delete."""
    context.query.flag("force", False)
    context.query.integer("grace_period")
    if "kind" in context.path:
        _check_kind(context.path["kind"])


@route("DELETE", "/projects/{project}/runtime-resources")
def delete_runtime_resources(context: RequestContext) -> Object:
    """Accept a deletion with nothing to delete, as 1.x responds."""
    context.query.flag("force", False)
    context.query.integer("grace-period")
    kind = context.query.text("kind")
    if kind:
        _check_kind(kind)
    return {}
