"""JSON objects as they are stored: encoding, access to nested values, parsing of times."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from dateutil import parser

Object = dict[str, Any]

# Characters of a time. The longest that people write has about 40; dateutil takes time that grows
# with the square of the length, while the database is locked.
LONGEST_TIME = 64


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


def _to_utc(time: datetime) -> datetime:
    """Return the time in UTC; one without a time zone is in UTC already."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def parse_time(text: str) -> datetime | None:
    """Parse an ISO-8601 time, or anything that dateutil parses; None when it is not a time."""
    if len(text) > LONGEST_TIME:
        return None
    try:
        return _to_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        return _to_utc(parser.parse(text))
    except (ValueError, ArithmeticError, TypeError):
        return None


def digest(*parts: object) -> str:
    """Return a hash of several values, as 40 hexadecimal digits."""
    return hashlib.sha1("\0".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()
