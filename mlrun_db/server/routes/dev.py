"""The control surface: routes that no real server has, for tests that cannot call the process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content, parse_json
from mlrun_db.server.errors import RequestRefused
from mlrun_db.server.rules import simulated
from mlrun_db.server.works import KINDS


def _checked(work: Callable[[], None]) -> Response:
    try:
        work()
    except (ValueError, TypeError) as error:
        raise RequestRefused(str(error)) from error
    return no_content()


def _known(body: dict[str, Any], *names: str) -> None:
    unknown = sorted(set(body) - set(names))
    if unknown:
        raise RequestRefused(f"unknown field {', '.join(unknown)}; known are {', '.join(names)}")


def reset(call: Call) -> Response:
    """Go back to an empty server."""
    call.db.clear()
    call.control.reset()
    return no_content()


def transition(call: Call) -> Response:
    """Set the pace of work."""
    body = call.json()
    _known(body, "kind", "mode", "value")
    kind, mode, value = body.get("kind"), body.get("mode"), body.get("value", 0)
    if not isinstance(kind, str) or not isinstance(mode, str):
        raise RequestRefused("kind and mode are needed, as texts")
    return _checked(lambda: call.control.transition(kind, mode, value))


def add_faults(call: Call) -> Response:
    """Add faults: one object or a list of them."""
    try:
        body = parse_json(call.body)
    except ValueError as error:
        raise RequestRefused("bad JSON body") from error
    faults = body if isinstance(body, list) else [body]
    return _checked(lambda: call.control.add_faults(faults))


def set_state(call: Call) -> Response:
    """Give one object a state."""
    body = call.json()
    _known(body, "kind", "project", "name", "state")
    texts = [body.get(name, "") for name in ("kind", "project", "name", "state")]
    if not all(isinstance(text, str) for text in texts):
        raise RequestRefused("kind, project, name and state are texts")
    kind, project, name, state = texts
    if kind not in KINDS:
        raise RequestRefused(f"kind must be one of {', '.join(KINDS)}, got {kind!r}")
    if not name or not state:
        raise RequestRefused("name and state are needed")
    simulated.set_state(call.db, kind, project, name, state)
    return no_content()


def state(call: Call) -> Response:
    """Tell what there is: rows, paces, faults."""
    return answer({"rows": simulated.counts(call.db), **call.control.describe()})


OPERATIONS = (
    Operation("POST", "/_dev/reset", reset),
    Operation("POST", "/_dev/transition", transition),
    Operation("POST", "/_dev/faults", add_faults),
    Operation("PUT", "/_dev/state", set_state),
    Operation("GET", "/_dev/state", state),
)
