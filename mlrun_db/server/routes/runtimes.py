"""Runtime resources over HTTP: simulated jobs have no pods, so there is never one to list."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.errors import RequestRefused

KINDS = ("dask", "job", "mpijob", "spark", "remotespark")
_EMPTY: tuple[str, ...] = ("crd_resources", "pod_resources")


def _no_resources() -> dict[str, list[str]]:
    return {name: [] for name in _EMPTY}


def _check_kind(call: Call) -> str:
    kind = call.path["kind"]
    if kind not in KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")
    return kind


def list_runtimes(call: Call) -> Response:
    """List the resources of every kind."""
    del call
    return answer([{"kind": kind, "resources": _no_resources()} for kind in KINDS])


def list_runtime_resources(call: Call) -> Response:
    """List the resources of a project, by kind or grouped by job."""
    if call.query.choice("group-by", ("job",)):
        return answer({})
    return list_runtimes(call)


def get_runtime(call: Call) -> Response:
    """List the resources of one kind."""
    return answer({"kind": _check_kind(call), "resources": _no_resources()})


def delete_runtimes(call: Call) -> Response:
    """Accept a deletion that has nothing to delete."""
    call.query.flag("force", False)
    call.query.integer("grace_period")
    if "kind" in call.path:
        _check_kind(call)
    return no_content()


def delete_runtime_resources(call: Call) -> Response:
    """Answer that nothing was deleted, in the way of 1.x."""
    call.query.flag("force", False)
    call.query.integer("grace-period")
    kind = call.query.text("kind")
    if kind and kind not in KINDS:
        raise RequestRefused(f"Invalid runtime kind: {kind}")
    return answer({})


OPERATIONS = (
    Operation("GET", "/runtimes", list_runtimes),
    Operation("DELETE", "/runtimes", delete_runtimes),
    Operation("GET", "/runtimes/{kind}", get_runtime),
    Operation("DELETE", "/runtimes/{kind}", delete_runtimes),
    Operation("DELETE", "/runtimes/{kind}/{object_id}", delete_runtimes),
    Operation("GET", "/projects/{project}/runtime-resources", list_runtime_resources),
    Operation("DELETE", "/projects/{project}/runtime-resources", delete_runtime_resources),
)
