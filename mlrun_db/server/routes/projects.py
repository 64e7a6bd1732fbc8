"""Projects over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.rules import projects as rules


def _check_wait(call: Call) -> None:
    # The work is done before the answer, so the flag is read only to refuse nonsense.
    call.query.flag("wait-for-completion", True)


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
    _check_wait(call)
    return answer(rules.create_project(call.db, call.model()), 201)


def get_project(call: Call) -> Response:
    """Return a project."""
    return answer(rules.get_project(call.db, call.path["name"]))


def store_project(call: Call) -> Response:
    """Create or replace a project."""
    _check_wait(call)
    return answer(rules.store_project(call.db, call.path["name"], call.model()))


def patch_project(call: Call) -> Response:
    """Change some fields of a project."""
    _check_wait(call)
    mode = call.header_choice("x-mlrun-patch-mode", rules.PATCH_MODES, "replace")
    return answer(rules.patch_project(call.db, call.path["name"], call.model(), mode))


def delete_project(call: Call) -> Response:
    """Delete a project."""
    _check_wait(call)
    strategy = call.header_choice(
        "x-mlrun-deletion-strategy", rules.DELETION_STRATEGIES, "restricted"
    )
    rules.delete_project(call.db, call.path["name"], strategy)
    return no_content()


OPERATIONS = (
    Operation("GET", "/projects", list_projects),
    Operation("POST", "/projects", create_project),
    Operation("GET", "/projects/{name}", get_project),
    Operation("PUT", "/projects/{name}", store_project),
    Operation("PATCH", "/projects/{name}", patch_project),
    Operation("DELETE", "/projects/{name}", delete_project),
)
