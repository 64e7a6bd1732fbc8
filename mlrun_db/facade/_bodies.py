"""What the facade reads from the bodies that callers pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from .._display.cells import first_found
from .._transport.arguments import as_dict, plain
from .._transport.request import path_segment
from ..errors import MLRunInvalidArgumentError

T = TypeVar("T")


def metadata_name(name: str, body: Mapping[str, Any]) -> str:
    """Return ``metadata.name`` of an object that must have one, by which it can be read again."""
    return usable(f"{name}.metadata.name", text_at(name, body, "metadata.name"))


def usable(name: str, value: str) -> str:
    """Return a name that can stand in a path: no other could be read or deleted again."""
    path_segment(name, value)
    return value


def normalised(name: str) -> str:
    """Return the name of a function or an item of the hub as 1.x has it: my-func for My_func."""
    return re.sub(r"\s+", "-", name).replace("_", "-").lower() if isinstance(name, str) else name


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


def filled(name: str, body: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of a body whose metadata has what the call says, too.

    Servers keep bodies as they are: an object whose body lacks its own name or project would be
    listed without them, and one with others would be found under the one and shown with the other.

    Raises:
        MLRunInvalidArgumentError: the metadata contradicts the call.
    """
    check_same(name, body, known)
    metadata = as_dict(f"{name}.metadata", body.get("metadata") or {})
    return {**body, "metadata": {**metadata, **known}}


def check_same(name: str, body: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Refuse a body whose metadata contradicts what the call says; it may lack it."""
    metadata = as_dict(f"{name}.metadata", body.get("metadata") or {})
    check_fields(f"{name}.metadata", metadata, known)


def check_fields(name: str, fields: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Refuse fields that contradict what the call says; any of them may be missing, or 0."""
    for key, given in known.items():
        own, value = plain(fields.get(key)), plain(given)
        if not isinstance(value, str | int):
            continue  # refused where it is sent
        if not isinstance(own, str | int | None) or own not in (None, "", 0, value):
            raise MLRunInvalidArgumentError(
                f"{name}.{key} is {own!r:.200}, which contradicts {value!r:.200}"
            )


def moved(body: dict[str, Any], project: str) -> dict[str, Any]:
    """Return a copy of a body with another project in it, None for its own."""
    if not project:
        return body
    changed = {**body}
    if "project" in body:
        changed["project"] = project
    if isinstance(metadata := body.get("metadata"), Mapping):
        changed["metadata"] = {**metadata, "project": project}
    return changed


def each_of(field: str, convert: Callable[[Any], T]) -> Callable[[Mapping[str, Any]], list[T]]:
    """Return what makes a list from one field of a response; null is an empty list."""
    return lambda response: [convert(item) for item in response[field] or []]


def listed(name: str, values: Iterable[Any] | None) -> list[Any]:
    """Return the values as a list; None is an empty one."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable | None):
        raise MLRunInvalidArgumentError(f"{name} must be a list, got {type(values).__name__}")
    return [] if values is None else list(values)
