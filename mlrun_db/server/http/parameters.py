"""Parsing of query parameters: integers, booleans, times, lists, enumerations.

Of a parameter that takes one value, the last one sent counts, as on a real server. A value that
cannot be parsed raises InvalidInput (422), which names the parameter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from mlrun_db.server.rules.errors import InvalidInput, missing, not_a_member
from mlrun_db.server.rules.fields import LARGEST_INTEGER
from mlrun_db.server.storage.documents import parse_time

_TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
_FALSE = frozenset({"0", "off", "f", "false", "n", "no"})

_LARGEST_SECONDS = 2e10  # larger numbers are milliseconds


class QueryParameters:
    """The query of one request."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def text(self, name: str, default: str = "") -> str:
        """Return a string, or the default when it was not sent."""
        values = self._values.get(name)
        return values[-1] if values else default

    def without(self, name: str) -> dict[str, list[str]]:
        """Return the values of all parameters but one."""
        return {other: values for other, values in self._values.items() if other != name}

    def required(self, name: str) -> str:
        """Return a string that must be sent."""
        if name not in self._values:
            raise missing("query", name)
        return self.text(name)

    def many(self, name: str) -> list[str]:
        """Return all values of a parameter that may be repeated."""
        return list(self._values.get(name, []))

    def integer(self, name: str, default: int = 0, minimum: int | None = None) -> int:
        """Return an integer of at least ``minimum``, or the default when it was not sent."""
        number = self.optional_integer(name, minimum)
        return default if number is None else number

    def optional_integer(self, name: str, minimum: int | None = None) -> int | None:
        """Return an integer of at least ``minimum``, or None when it was not sent."""
        if name not in self._values:
            return None
        try:
            number = int(self.text(name))
        except ValueError:
            number = LARGEST_INTEGER + 1
        if abs(number) > LARGEST_INTEGER:
            message = "value is not a valid integer"
            raise InvalidInput(("query", name), message, "type_error.integer")
        if minimum is not None and number < minimum:
            message = f"ensure this value is greater than or equal to {minimum}"
            context = {"limit_value": minimum}
            raise InvalidInput(("query", name), message, "value_error.number.not_ge", context)
        return number

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a boolean, in any of the forms that pydantic accepts."""
        if name not in self._values:
            return default
        word = self.text(name).lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        message = "value could not be parsed to a boolean"
        raise InvalidInput(("query", name), message, "type_error.bool")

    def time(self, name: str) -> datetime | None:
        """Return a time in UTC, or None when it was not sent or is empty."""
        text = self.text(name)
        if not text:
            return None
        when = parse_time(text)
        if when is None:
            raise InvalidInput(("query", name), "invalid datetime format", "value_error.datetime")
        return when

    def moment(self, name: str) -> datetime | None:
        """Return a time as :meth:`time`; also seconds or milliseconds since 1970, as pydantic."""
        try:
            number = float(self.text(name))
            seconds = number / 1000 if abs(number) > _LARGEST_SECONDS else number
            return datetime.fromtimestamp(seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return self.time(name)

    def choice(self, name: str, permitted: tuple[str, ...], default: str = "") -> str:
        """Return one of the permitted words, or the default when it was not sent."""
        if name not in self._values:
            return default
        word = self.text(name)
        if word not in permitted:
            raise not_a_member(("query", name), permitted)
        return word

    def choices(self, name: str, permitted: tuple[str, ...]) -> list[str]:
        """Return all words of a repeated parameter, each one of those that are permitted."""
        words = self.many(name)
        for word in words:
            if word not in permitted:
                raise not_a_member(("query", name), permitted)
        return words
