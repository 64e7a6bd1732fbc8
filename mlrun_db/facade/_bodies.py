"""What the facade reads from the bodies that callers pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._display.cells import first_found
from .._transport.arguments import as_dict
from .._transport.request import path_segment
from ..errors import MLRunInvalidArgumentError


def metadata_name(name: str, body: Mapping[str, Any]) -> str:
    """Return ``metadata.name`` of an object that must have one, by which it can be read again."""
    return usable(f"{name}.metadata.name", text_at(name, body, "metadata.name"))


def usable(name: str, value: str) -> str:
    """Return a name that can stand in a path: no other could be read or deleted again."""
    path_segment(name, value)
    return value


def text_at(name: str, body: Mapping[str, Any], paths: str) -> str:
    """Return the text at the first of some dotted paths; there must be one."""
    found = first_found(body, paths)
    if not found or not isinstance(found, str):
        raise MLRunInvalidArgumentError(
            f"{name} must have a {' or '.join(paths.split())}, got {found!r}"
        )
    return found


def notifications_body(notifications: Iterable[Any] | None) -> dict[str, Any]:
    """Return the body that sets notifications, without the fields that are null."""
    bodies = [as_dict("notifications", each) for each in listed("notifications", notifications)]
    return {"notifications": [without_nulls(body) for body in bodies]}


def without_nulls(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


def listed(name: str, values: Iterable[Any] | None) -> list[Any]:
    """Return the values as a list; None is an empty one."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable | None):
        raise MLRunInvalidArgumentError(f"{name} must be a list, got {type(values).__name__}")
    return list(values or ())
