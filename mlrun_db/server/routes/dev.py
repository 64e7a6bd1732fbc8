"""The control routes: for tests in other processes. No real server has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mlrun_db.server.http.bodies import parse_json
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import Route, route
from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.jobs import set_state as set_object_state
from mlrun_db.server.rules.projects import add_default_project
from mlrun_db.server.simulation.work import WORK_KINDS
from mlrun_db.server.storage.documents import Object

ROUTES: list[Route] = []
_route = partial(route, routes=ROUTES)


def _change(change: Callable[[], None]) -> None:
    try:
        change()
    except (ValueError, TypeError) as error:
        raise RequestRefused(str(error)) from error


def _check_fields(body: dict[str, Any], *names: str) -> None:
    unknown = sorted(set(body) - set(names))
    if unknown:
        raise RequestRefused(
            f"unknown field {', '.join(unknown)}; known fields: {', '.join(names)}"
        )


@_route("POST", "/_dev/reset")
def reset(context: RequestContext) -> None:
    """Delete all objects and faults, and restore the initial pace."""
    context.db.clear()
    add_default_project(context.db)
    context.control.reset()


@_route("POST", "/_dev/transition")
def transition(context: RequestContext) -> None:
    """Set the pace of work."""
    body = context.json()
    _check_fields(body, "kind", "mode", "value")
    kind, mode, value = body.get("kind"), body.get("mode"), body.get("value", 0)
    if not isinstance(kind, str) or not isinstance(mode, str):
        raise RequestRefused("kind and mode are required and must be strings")
    _change(lambda: context.control.transition(kind, mode, value))


@_route("POST", "/_dev/faults")
def add_faults(context: RequestContext) -> None:
    """Add one fault or a list of faults."""
    try:
        body = parse_json(context.body)
    except ValueError as error:
        raise RequestRefused("bad JSON body") from error
    faults = body if isinstance(body, list) else [body]
    _change(lambda: context.control.add_faults(faults))


@_route("PUT", "/_dev/state")
def set_state(context: RequestContext) -> None:
    """Set the state of one object."""
    body = context.json()
    _check_fields(body, "kind", "project", "name", "state")
    values = [body.get(name, "") for name in ("kind", "project", "name", "state")]
    if not all(isinstance(value, str) for value in values):
        raise RequestRefused("kind, project, name and state must be strings")
    kind, project, name, state = values
    if kind not in WORK_KINDS:
        raise RequestRefused(f"kind must be one of {', '.join(WORK_KINDS)}, got {kind!r}")
    if not name or not state:
        raise RequestRefused("name and state are required")
    set_object_state(context.db, kind, project, name, state)


@_route("GET", "/_dev/state")
def get_state(context: RequestContext) -> Object:
    """Return the number of rows of each table, the paces and the faults."""
    return {"rows": context.db.row_counts(), **context.control.describe()}
