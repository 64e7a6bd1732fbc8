"""The values that the cells of a table show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def first_found(item: Any, paths: str) -> Any:
    """Return the value at the first dotted path (of nested dicts) that has one, otherwise None."""
    for path in paths.split():
        value = item
        for name in path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            return value
    return None


def mapping(value: Any) -> Mapping[str, Any]:
    """Return the value when it is a dict, otherwise an empty one."""
    return value if isinstance(value, Mapping) else {}
