"""Artifacts and models, and the versions of one."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..._display.cells import first_found
from ...errors import MLRunInvalidArgumentError
from ..paging import page_number, read_page
from ..site import Site

KINDS = ("model", "dataset", "plot", "table", "chart", "document", "artifact")

# A record is flat on old servers, and has metadata and spec on those of 1.x.
PATHS = {
    "key": "key spec.db_key metadata.key",
    "tree": "tree metadata.tree",
    "uid": "metadata.uid uid",
    "tag": "tag metadata.tag",
    "iter": "iter metadata.iter",
    "hash": "hash metadata.hash spec.hash",
    "size": "size spec.size",
    "target": "target_path spec.target_path",
    "updated": "updated metadata.updated",
    "labels": "labels metadata.labels",
    "producer": "producer spec.producer",
    "metrics": "metrics spec.metrics",
    "framework": "framework spec.framework",
    "algorithm": "algorithm spec.algorithm",
}


def models(site: Site, request: Request) -> Response:
    """Show the models of a project."""
    return _list(site, request, "model", "models")


def list_of_artifacts(site: Site, request: Request) -> Response:
    """Show the artifacts of a project."""
    return _list(site, request, request.query_params.get("kind", ""), "artifacts")


def _list(site: Site, request: Request, kind: str, tab: str) -> Response:
    project, query = request.path_params["project"], request.query_params
    name, number = query.get("name", "").strip(), page_number(request)
    items, has_more = read_page(
        site.db.paginated_list_artifacts,
        site.db.iter_artifacts,
        number,
        project=project,
        name=f"~{name}" if name else None,
        tag="*" if query.get("versions") == "all" else "latest",
        kind=kind or None,
    )
    return site.html(
        request,
        "artifacts.html",
        project=project,
        tab=tab,
        items=items,
        kinds=KINDS,
        paths=PATHS,
        number=number,
        has_more=has_more,
        filtered=bool(name or query.get("kind") or query.get("versions")),
    )


def one_artifact(site: Site, request: Request) -> Response:
    """Show an artifact: the version that is requested, and all the others."""
    project, query = request.path_params["project"], request.query_params
    key = query.get("key", "")
    if not key:
        raise MLRunInvalidArgumentError("key must name an artifact")
    versions = site.db.list_artifacts(key, project, "*")
    if not versions:  # none has a tag, or there is no such artifact
        versions = site.db.list_artifacts(key, project)
    if not versions:
        versions.append(site.db.read_artifact(key, project=project))
    newest_first = sorted(versions, key=lambda item: str(_of(item, "updated") or ""), reverse=True)
    wanted = [
        item
        for item in newest_first
        if all(query.get(name, "") in ("", str(_of(item, name) or "")) for name in ("uid", "tree"))
    ]
    return site.html(
        request,
        "artifact.html",
        project=project,
        key=key,
        item=(wanted or newest_first)[0],
        versions=newest_first,
        paths=PATHS,
    )


def _of(item: Any, name: str) -> Any:
    return first_found(item, PATHS[name])
