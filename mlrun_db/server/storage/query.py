"""Conditions of SQL queries."""

from __future__ import annotations

from typing import Any


def name_filter(column: str, name: str) -> tuple[str, list[str]]:
    """Return the SQL condition for a name: exact, or ``~text`` for a substring in any case."""
    if name.startswith("~"):
        return f"instr(casefold({column}), ?) > 0", [name[1:].casefold()]
    return f"{column} = ?", [name]


def in_filter(column: str, values: list[Any]) -> tuple[str, list[Any]]:
    """Return the SQL condition that a column has one of the values."""
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


class Where:
    """The WHERE clause of a query, built condition by condition."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._conditions: list[str] = []

    def add(self, condition: str, *values: Any) -> Where:
        """Add a condition with its values."""
        self._conditions.append(condition)
        self.values += values
        return self

    def add_pair(self, pair: tuple[str, list[Any]] | tuple[str, list[str]]) -> Where:
        """Add the result of a filter function; an empty condition is ignored."""
        condition, values = pair
        return self.add(condition, *values) if condition else self

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
