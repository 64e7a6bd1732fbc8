"""Projects over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.rules import projects as rules
from mlrun_db.server.works import PROJECT


def _check(call: Call) -> None:
    # Whether work goes on after the answer is up to its pace, and there is no other leader of
    # projects: flag and role are read only to refuse nonsense.
    call.query.flag("wait-for-completion", True)
    call.header_choice("x-projects-role", rules.ROLES, "")


def _answer(project: dict[str, Any], status: int = 200) -> Response:
    """Answer with a project, or with 202 and nothing while it is being made."""
    if project["status"]["state"] == rules.CREATING:
        return Response(status_code=202)
    return answer(project, status)


def list_projects(call: Call) -> Response:
    """List projects in one of four formats."""
    found = rules.list_projects(
        call.db,
        call.query.choice("format", rules.FORMATS, "full"),
        call.query.text("owner"),
        call.query.many("label"),
        call.query.choice("state", rules.STATES),
    )
    return answer({"projects": found})


def create_project(call: Call) -> Response:
    """Create a project."""
    _check(call)
    return _answer(rules.create_project(call.db, call.model(), call.control.pace(PROJECT)), 201)


def get_project(call: Call) -> Response:
    """Return a project."""
    return answer(rules.get_project(call.db, call.path["name"]))


def store_project(call: Call) -> Response:
    """Create or replace a project."""
    _check(call)
    project = rules.store_project(
        call.db, call.path["name"], call.model(), call.control.pace(PROJECT)
    )
    return _answer(project)


def patch_project(call: Call) -> Response:
    """Change some fields of a project."""
    _check(call)
    mode = call.header_choice("x-mlrun-patch-mode", rules.PATCH_MODES, "replace")
    return answer(rules.patch_project(call.db, call.path["name"], call.model(), mode))


def delete_project(call: Call) -> Response:
    """Delete a project."""
    _check(call)
    strategy = call.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    gone = rules.delete_project(call.db, call.path["name"], strategy, call.control.pace(PROJECT))
    return no_content() if gone else Response(status_code=202)


OPERATIONS = (
    Operation("GET", "/projects", list_projects),
    Operation("POST", "/projects", create_project),
    Operation("GET", "/projects/{name}", get_project, PROJECT),
    Operation("PUT", "/projects/{name}", store_project),
    Operation("PATCH", "/projects/{name}", patch_project),
    Operation("DELETE", "/projects/{name}", delete_project),
)
