"""The projects."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import MLRunHTTPError, MLRunUnsupportedError
from ..paging import page_number
from ..site import Site, url

_PAGE_SIZE = 60


def home(site: Site, request: Request) -> Response:
    """Show all projects, with their counts where the server has them."""
    name = request.query_params.get("name", "").strip()
    projects = sorted(
        (project.to_dict() for project in site.db.list_projects()),
        key=lambda project: str(project.get("metadata", {}).get("name")),
    )
    found = [p for p in projects if name.lower() in str(p["metadata"].get("name")).lower()]
    number = page_number(request)
    shown = found[(number - 1) * _PAGE_SIZE :][:_PAGE_SIZE]
    return site.html(
        request,
        "projects.html",
        projects=shown,
        counts=_counts(site),
        total=len(projects),
        matching=len(found),
        number=number,
        has_more=len(found) > number * _PAGE_SIZE,
    )


def _counts(site: Site) -> dict[str, Any]:
    """Return the counts of each project; nothing where the server does not count."""
    try:
        return {summary["name"]: summary for summary in site.db.list_project_summaries()}
    except (MLRunUnsupportedError, MLRunHTTPError):
        return {}


def first_page(site: Site, request: Request) -> Response:
    """Show the runs of a project."""
    del site
    return RedirectResponse(url("projects", request.path_params["project"], "runs"), 307)
