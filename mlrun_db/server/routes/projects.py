"""Projects over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import projects as rules
from mlrun_db.server.rules.patches import PATCH_MODES
from mlrun_db.server.simulation.work import PROJECT


def _check_parameters(context: RequestContext) -> None:
    # The pace decides whether work continues after the response, and projects have no other
    # leader: flag and role are only validated.
    context.query.flag("wait-for-completion", True)
    context.header_choice("x-projects-role", rules.ROLES, "")


def _project_response(project: dict[str, Any], status: int = 200) -> Response:
    """Return a response with a project, or an empty 202 while the project is being created."""
    if project["status"]["state"] == rules.CREATING:
        return Response(status_code=202)
    return json_response(project, status)


def list_projects(context: RequestContext) -> Response:
    """List projects in one of four formats."""
    found = rules.list_projects(
        context.db,
        context.query.choice("format", rules.FORMATS, "full"),
        context.query.text("owner"),
        context.query.many("label"),
        context.query.choice("state", rules.STATES),
    )
    return json_response({"projects": found})


def create_project(context: RequestContext) -> Response:
    """Create a project."""
    _check_parameters(context)
    return _project_response(
        rules.create_project(context.db, context.model(), context.control.pace(PROJECT)), 201
    )


def get_project(context: RequestContext) -> Response:
    """Return a project."""
    return json_response(rules.get_project(context.db, context.path["name"]))


def store_project(context: RequestContext) -> Response:
    """Create or replace a project."""
    _check_parameters(context)
    project = rules.store_project(
        context.db, context.path["name"], context.model(), context.control.pace(PROJECT)
    )
    return _project_response(project)


def patch_project(context: RequestContext) -> Response:
    """Change some fields of a project."""
    _check_parameters(context)
    mode = context.header_choice("x-mlrun-patch-mode", PATCH_MODES, "replace")
    return json_response(
        rules.patch_project(context.db, context.path["name"], context.model(), mode)
    )


def delete_project(context: RequestContext) -> Response:
    """Delete a project."""
    _check_parameters(context)
    strategy = context.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    is_deleted = rules.delete_project(
        context.db, context.path["name"], strategy, context.control.pace(PROJECT)
    )
    return no_content() if is_deleted else Response(status_code=202)


def delete_project_in_background(context: RequestContext) -> Response:
    """Delete a project; the response is the background task."""
    name = context.path["name"]
    strategy = context.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    if not rules.project_exists(context.db, name):
        return no_content()
    rules.delete_project(context.db, name, strategy, context.control.pace(PROJECT))
    return json_response(rules.deletion_task(context.db, f"{rules.DELETION_TASK}{name}"), 202)


ROUTES = (
    Route("GET", "/projects", list_projects),
    Route("POST", "/projects", create_project),
    Route("GET", "/projects/{name}", get_project, PROJECT),
    Route("PUT", "/projects/{name}", store_project),
    Route("PATCH", "/projects/{name}", patch_project),
    Route("DELETE", "/projects/{name}", delete_project),
    Route("DELETE", "/v2/projects/{name}", delete_project_in_background),
)
