"""Reading of query parameters: integers, booleans, times, lists, fixed choices.

A value given twice for a parameter that takes one counts as its last one, as on a real
server. A value that cannot be read is a 422 that names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from dateutil import parser

from mlrun_db.server.errors import InvalidInput, missing, not_a_member, problem

_TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
_FALSE = frozenset({"0", "off", "f", "false", "n", "no"})
_LARGEST = 2**63 - 1


def is_integer(value: object) -> bool:
    """Tell whether a value of a body is a whole number that can be stored."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST


def to_utc(when: datetime) -> datetime:
    """Return the time in UTC; one without a zone is taken to be in UTC already."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def parse_time(text: str) -> datetime | None:
    """Read an ISO-8601 time, or anything dateutil can read; None when it is no time."""
    try:
        return to_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        return to_utc(parser.parse(text))
    except (ValueError, OverflowError, TypeError):
        return None


class Parameters:
    """The query of one request."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def text(self, name: str, default: str = "") -> str:
        """Return a text, or the default when it was not sent."""
        values = self._values.get(name)
        return values[-1] if values else default

    def required(self, name: str) -> str:
        """Return a text that has to be sent."""
        if name not in self._values:
            raise missing("query", name)
        return self.text(name)

    def many(self, name: str) -> list[str]:
        """Return every value of a parameter that may be repeated."""
        return list(self._values.get(name, []))

    def integer(self, name: str, default: int = 0, least: int | None = None) -> int:
        """Return a whole number, not under ``least``."""
        number = self.optional_integer(name, least)
        return default if number is None else number

    def optional_integer(self, name: str, least: int | None = None) -> int | None:
        """Return a whole number, or None when it was not sent."""
        if name not in self._values:
            return None
        try:
            number = int(self.text(name))
        except ValueError:
            number = _LARGEST + 1
        if abs(number) > _LARGEST:
            raise InvalidInput(
                problem(("query", name), "value is not a valid integer", "type_error.integer")
            )
        if least is not None and number < least:
            raise InvalidInput(
                problem(
                    ("query", name),
                    f"ensure this value is greater than or equal to {least}",
                    "value_error.number.not_ge",
                    {"limit_value": least},
                )
            )
        return number

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a boolean in any of the forms that pydantic takes, in any case."""
        if name not in self._values:
            return default
        word = self.text(name).lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        raise InvalidInput(
            problem(("query", name), "value could not be parsed to a boolean", "type_error.bool")
        )

    def time(self, name: str) -> datetime | None:
        """Return a time in UTC, or None when it was not sent or is empty."""
        text = self.text(name)
        if not text:
            return None
        when = parse_time(text)
        if when is None:
            raise InvalidInput(
                problem(("query", name), "invalid datetime format", "value_error.datetime")
            )
        return when

    def choice(self, name: str, permitted: tuple[str, ...], default: str = "") -> str:
        """Return one of the permitted words, or the default when it was not sent."""
        if name not in self._values:
            return default
        word = self.text(name)
        if word not in permitted:
            raise not_a_member(("query", name), permitted)
        return word
