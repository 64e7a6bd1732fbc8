"""JSON objects as they are stored: encoding, decoding and access to nested values."""

from __future__ import annotations

import json
from typing import Any

Object = dict[str, Any]


def dump(value: Any) -> str:
    """Return the value as compact JSON in ASCII."""
    return json.dumps(value, separators=(",", ":"))


def load(text: str) -> Any:
    """Return the value of JSON text."""
    return json.loads(text)


def dig(value: Any, *path: str, default: Any = None) -> Any:
    """Return a nested value by its keys; the default when one of them is missing."""
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return default
        value = value[key]
    return value


def ensure_object(value: Object, key: str) -> Object:
    """Return the object under a key; a missing one, or another value, becomes an empty object."""
    found = value.get(key)
    if not isinstance(found, dict):
        found = value[key] = {}
    return found


def as_text(value: Any) -> str:
    """Return a value that should be a string as a string."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)
