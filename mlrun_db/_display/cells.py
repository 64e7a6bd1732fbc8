"""The values that the cells of a table show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any


def first_found(item: Any, paths: str) -> Any:
    """Return the value at the first dotted path (of nested dicts) that has one, otherwise None."""
    for names in _names(paths):
        value = item
        for name in names:
            if type(value) is dict or isinstance(value, Mapping):
                value = value.get(name)
            else:
                value = None
                break
        if value is not None:
            return value
    return None


@lru_cache(maxsize=1024)
def _names(paths: str) -> list[list[str]]:
    return [path.split(".") for path in paths.split()]


def mapping(value: Any) -> Mapping[str, Any]:
    """Return the value when it is a dict, otherwise an empty one."""
    return value if type(value) is dict or isinstance(value, Mapping) else {}
