"""Points in time and durations, as people read them.

The tables of notebooks use this on a plain install, so it does not use a library such as humanize.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[0-9:.+Z-]{0,25}")
_UNITS = (("s", 1, 60), ("min", 60, 3600), ("h", 3600, 48 * 3600), ("d", 86400, 30 * 86400))


def parse_time(value: Any) -> datetime.datetime | None:
    """Return the point in time that a value is, None for other values; UTC is the default zone."""
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            value = datetime.datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def relative_time(moment: datetime.datetime, now: datetime.datetime) -> str:
    """Return such as "5 min ago" or "in 2 h"; the date from a distance of 30 days."""
    seconds = (now - moment).total_seconds()
    distance = abs(seconds)
    for unit, length, end in _UNITS:
        if distance < end:
            text = f"{int(distance // length)} {unit}"
            return f"{text} ago" if seconds >= 0 else f"in {text}"
    return f"{moment:%Y-%m-%d}"


def elapsed(seconds: float) -> str:
    """Return such as "5 s" or "2 min 5 s"."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
