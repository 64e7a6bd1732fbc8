"""Checks of arguments that several rooms share. A wrong argument raises before any request."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from .errors import MLRunInvalidArgumentError


def whole_number(name: str, value: Any, least: int = 0) -> int:
    """Return an integer (also numpy's) that is not less than ``least``; a bool is refused."""
    try:
        number = operator.index(value)
    except TypeError:
        number = least - 1
    if isinstance(value, bool) or number < least:
        raise MLRunInvalidArgumentError(
            f"{name} must be a whole number of at least {least}, got {value!r}"
        )
    return number


def as_dict(name: str, value: Any) -> dict[str, Any]:
    """Return a copy of a mapping, or what an object's to_dict(), model_dump() or dict() returns."""
    if isinstance(value, Mapping):
        return dict(value)
    for method in ("to_dict", "model_dump", "dict"):
        convert: Callable[[], Any] | None = getattr(value, method, None)
        if callable(convert) and not isinstance(value, type):
            result = convert()
            if isinstance(result, Mapping):
                return dict(result)
    raise MLRunInvalidArgumentError(
        f"{name} must be a dict or an object with to_dict(), model_dump() or dict(), "
        f"got {type(value).__name__}"
    )
