"""Runtime resources over HTTP: those of jobs that are at work, from 1.0 on."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import runtime_resources as rules
from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.storage.documents import Object

_OLD_KINDS = ("dask", "job", "mpijob", "spark", "remotespark")
_NO_RESOURCES: Object = {"crd_resources": [], "pod_resources": []}
_PROJECT = "/projects/{project}/runtime-resources"


def _check_kind(kind: str) -> None:
    if kind not in _OLD_KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")


def _empty(kind: str) -> Object:
    return {"kind": kind, "resources": _NO_RESOURCES}


@route("GET", "/runtimes")
def list_runtimes(context: RequestContext) -> list[Object]:
    """List the resources of every kind."""
    del context
    return [_empty(kind) for kind in _OLD_KINDS]


@route("GET", _PROJECT)
def list_runtime_resources(context: RequestContext) -> Object | list[Object]:
    """List the resources of a project, by kind or grouped by job or project."""
    if context.db.release < STRICT:
        grouped = context.query.choice("group-by", ("job",))
        return {} if grouped else [_empty(kind) for kind in _OLD_KINDS]
    field = context.query.choice("group-by", ("job", "project"))
    found = _find(context)
    if field:
        return rules.by_project(found, field)
    # only kinds with resources are in the list
    kinds = rules.by_kind(found)
    return [{"kind": kind, "resources": resources} for kind, resources in kinds.items()]


def _find(context: RequestContext) -> list[Object]:
    query = context.query
    return rules.list_resources(
        context.db,
        context.project,
        query.text("kind"),
        query.text("object-id"),
        query.text("label-selector"),
    )


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


@route("DELETE", _PROJECT)
def delete_runtime_resources(context: RequestContext) -> Object:
    """Delete resources and return those that were asked for; only force ends what is at work."""
    force = context.query.flag("force", False)
    context.query.integer("grace-period")
    found = _find(context)
    if force:
        rules.delete_resources(context.db, found)
    return rules.by_project(found, "project")
