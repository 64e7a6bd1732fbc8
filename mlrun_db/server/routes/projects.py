"""Projects over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import projects as rules
from mlrun_db.server.rules.builder import begin_deletion_task
from mlrun_db.server.rules.fields import PATCH_MODES
from mlrun_db.server.simulation.work import PROJECT
from mlrun_db.server.storage.documents import Object


def _check_parameters(context: RequestContext) -> None:
    # The pace decides whether work continues after the response, and projects have no other
    # leader: flag and role are only validated.
    context.query.flag("wait-for-completion", True)
    context.header_choice("x-projects-role", rules.ROLES, "")


def _project_response(project: Object, status: int = 200) -> Response:
    """Return a response with a project, or an empty 202 while the project is being created."""
    if project["status"]["state"] == rules.CREATING:
        return Response(status_code=202)
    return json_response(project, status)


@route("GET", "/projects")
def list_projects(context: RequestContext) -> Object:
    """List projects in one of the formats of the release."""
    found = rules.list_projects(
        context.db,
        context.query.choice("format", rules.formats(context.db.release), "full"),
        context.query.text("owner"),
        context.query.many("label"),
        context.query.choice("state", rules.STATES),
    )
    return {"projects": found}


@route("POST", "/projects")
def create_project(context: RequestContext) -> Response:
    """Create a project."""
    _check_parameters(context)
    return _project_response(
        rules.create_project(context.db, context.model(), context.control.pace(PROJECT)), 201
    )


@route("GET", "/projects/{name}", observes=PROJECT)
def get_project(context: RequestContext) -> Object:
    """Return a project."""
    if context.db.release >= (1, 7):
        context.query.choice("format", rules.formats(context.db.release), "full")
    return rules.get_project(context.db, context.name)


@route("PUT", "/projects/{name}")
def store_project(context: RequestContext) -> Response:
    """Create or replace a project."""
    _check_parameters(context)
    project = rules.store_project(
        context.db, context.name, context.model(), context.control.pace(PROJECT)
    )
    return _project_response(project)


@route("PATCH", "/projects/{name}")
def patch_project(context: RequestContext) -> Object:
    """Change some fields of a project."""
    _check_parameters(context)
    mode = context.header_choice("x-mlrun-patch-mode", PATCH_MODES, "replace")
    return rules.patch_project(context.db, context.name, context.model(), mode)


@route("DELETE", "/projects/{name}")
def delete_project(context: RequestContext) -> Response | None:
    """Delete a project."""
    _check_parameters(context)
    strategy = context.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    is_deleted = rules.delete_project(
        context.db, context.name, strategy, context.control.pace(PROJECT)
    )
    return None if is_deleted else Response(status_code=202)


@route("DELETE", "/v2/projects/{name}")
def delete_project_in_background(context: RequestContext) -> Response | None:
    """Delete a project; the response is the background task."""
    strategy = context.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    if not rules.project_exists(context.db, context.name):
        return None
    rules.delete_project(context.db, context.name, strategy, context.control.pace(PROJECT))
    return json_response(begin_deletion_task(context.db, context.name), 202)
