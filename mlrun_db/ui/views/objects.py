"""Functions, schedules and feature sets."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..paging import page_number, read_page
from ..site import Site


def functions(site: Site, request: Request) -> Response:
    """Show the functions of a project."""
    project, query = request.path_params["project"], request.query_params
    name, number = query.get("name", "").strip(), page_number(request)
    items, has_more = read_page(
        site.db.paginated_list_functions,
        site.db.iter_functions,
        number,
        project=project,
        name=f"~{name}" if name else None,
        tag=None if query.get("versions") == "all" else "latest",
    )
    return site.html(
        request,
        "functions.html",
        project=project,
        items=items,
        number=number,
        has_more=has_more,
        filtered=bool(name or query.get("versions")),
    )


def one_function(site: Site, request: Request) -> Response:
    """Show a function."""
    project, query = request.path_params["project"], request.query_params
    name = query.get("name", "")
    function = site.db.get_function(
        name, project, query.get("tag") or None, query.get("hash_key") or ""
    )
    return site.html(request, "function.html", project=project, name=name, item=function)


def schedules(site: Site, request: Request) -> Response:
    """Show the schedules of a project."""
    project = request.path_params["project"]
    items = [item.to_dict() for item in site.db.list_schedules(project).schedules]
    return site.html(request, "schedules.html", project=project, items=items)


def feature_sets(site: Site, request: Request) -> Response:
    """Show the feature sets of a project."""
    project, query = request.path_params["project"], request.query_params
    name = query.get("name", "").strip()
    items = site.db.list_feature_sets(
        project,
        name=f"~{name}" if name else None,
        tag="*" if query.get("versions") == "all" else "latest",
    )
    return site.html(
        request,
        "feature_sets.html",
        project=project,
        items=[item.to_dict() for item in items],
        filtered=bool(name or query.get("versions")),
    )


def one_feature_set(site: Site, request: Request) -> Response:
    """Show a feature set."""
    project, query = request.path_params["project"], request.query_params
    found: Any = site.db.get_feature_set(
        query.get("name", ""), project, query.get("tag") or None, query.get("uid") or None
    )
    return site.html(
        request,
        "feature_set.html",
        project=project,
        name=query.get("name", ""),
        item=found.to_dict(),
    )
