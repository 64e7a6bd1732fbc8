"""The forms of an operation: where other versions of the server have it.

The documented methods send the form of 0.6. openapi.yaml states (``x-replaced-by``) by which
operation newer servers have replaced it; arguments are carried over by their names.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any, TypeVar

from mlrun_api.operations import OPERATIONS

from .._transport.request import Request, whole_response
from ..config import mlconf

T = TypeVar("T")

DEFAULT_PROJECT = "default"  # in openapi.yaml: the client's default project


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
    renamed, added = OPERATIONS[request.operation][-2:]
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
    return form.whole() if request.read is whole_response else form  # type: ignore[return-value]


def _plain(name: str) -> str:
    """Return a name without what differs between a request and Python."""
    return name.lower().replace("-", "").replace("_", "")
