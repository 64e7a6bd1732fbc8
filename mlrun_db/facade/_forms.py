"""The forms of an operation: where other versions of the server have it.

The documented methods build the form of 0.6. openapi.yaml states which versions have it
(``x-since``, ``x-until``) and what has replaced it (``x-replaced-by``); arguments are carried over
by their names. 1.x serves the versioned paths ``/api/v1/...``.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any, TypeVar

from mlrun_api.operations import OPERATIONS

from .._transport.request import UNSET, Request, read_nothing, whole_response
from .._transport.versions import is_in, release
from ..config import mlconf
from ._server_api import has_parameter, unsupported

T = TypeVar("T")

DEFAULT_PROJECT = "default"  # in openapi.yaml: the client's default project
PAGES = ("page", "page-size")  # a server without pages ignores them: its list is complete


def differs(request: Request[Any]) -> bool:
    """Return whether the form of a request, or what is read of it, depends on the version."""
    operation = OPERATIONS[request.operation]
    return bool(operation.since or operation.until or operation.replaced_by) or any(
        is_sent(request, name) for name in operation.parameters
    )


def dated(request: Request[Any]) -> list[str]:
    """Return the query parameters that are sent and that older versions do not read.

    Not those that have another spelling in older versions: both are sent.
    """
    sent = [
        name
        for name, (since, _) in OPERATIONS[request.operation].parameters.items()
        if since and name not in PAGES and is_sent(request, name)
    ]
    if not sent:
        return sent
    spelt = [_plain(name) for name in request.params or ()]
    return [name for name in sent if spelt.count(_plain(name)) == 1]


def is_sent(request: Request[Any], parameter: str) -> bool:
    """Return whether a query parameter has a value."""
    return (request.params or {}).get(parameter, UNSET) not in (UNSET, None)


def form_for(request: Request[T], version: str) -> Request[T]:
    """Return the request in the form that a version of MLRun has.

    Raises:
        MLRunUnsupportedError: the version has no form of it, or does not read a parameter.
    """
    operation = OPERATIONS[request.operation]
    for parameter in dated(request):
        if not has_parameter(request.operation, parameter, version):
            raise unsupported(request.operation, version, parameter)
    if not is_in(operation, version):
        for name in other_forms(request.operation):
            if is_in(OPERATIONS[name], version):
                request = converted(request, name)
                break
        else:
            raise unsupported(request.operation, version)
    if release(version) >= (1, 0) and not request.path.startswith("/api/v2/"):
        request = request._replace(path=request.path.replace("/api/", "/api/v1/", 1))
    return request


def other_forms(operation: str) -> list[str]:
    """Return the operations that may replace one: the newer one, or the older ones."""
    newer = OPERATIONS[operation].replaced_by
    older = [name for name, other in OPERATIONS.items() if other.replaced_by == operation]
    return [newer, *older] if newer else older


def converted(request: Request[T], operation: str) -> Request[T]:
    """Return the request of another operation with the same arguments.

    Arguments that it does not have are left out; those that it has in addition get the values of
    openapi.yaml. Where its path and its query have a parameter of the same name, the generator
    calls them ``key_path`` and ``key_query``.
    """
    tag = OPERATIONS[operation].tag
    build = getattr(import_module(f"mlrun_api.api.{tag}"), operation)
    renamed, added = OPERATIONS[request.operation].renamed, OPERATIONS[request.operation].added
    values: dict[str, Any] = {"body": request.body}
    groups = {"path": request.path_values, "query": request.params, "header": request.headers}
    for place, group in groups.items():
        for old_name, value in (group or {}).items():
            name = _plain(renamed.get(old_name, old_name))
            values |= {name: value, f"{name}{place}": value}
    for name, value in added.items():
        values[_plain(name)] = mlconf.default_project if value == DEFAULT_PROJECT else value
    names = inspect.signature(build).parameters
    form: Request[T] = build(
        **{name: values[_plain(name)] for name in names if _plain(name) in values}
    )
    form = form._replace(convert=request.convert)
    if request.read in (read_nothing, whole_response):
        form = form._replace(read=request.read)
    return form


def _plain(name: str) -> str:
    """Return a name without what differs between a request and Python."""
    return name.lower().replace("-", "").replace("_", "")
