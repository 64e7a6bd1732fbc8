"""Parsing of times in requests and stored objects."""

from __future__ import annotations

from datetime import UTC, datetime

from dateutil import parser


def to_utc(time: datetime) -> datetime:
    """Return the time in UTC; one without a time zone is in UTC already."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def parse_time(text: str) -> datetime | None:
    """Parse an ISO-8601 time, or anything that dateutil parses; None when it is not a time."""
    try:
        return to_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        return to_utc(parser.parse(text))
    except (ValueError, OverflowError, TypeError):
        return None
