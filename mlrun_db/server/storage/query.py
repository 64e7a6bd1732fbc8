"""Conditions of SQL queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def split_label(label: str) -> tuple[str, str | None]:
    """Return the name and the value of a filter ``name`` or ``name=value``."""
    name, sign, value = label.partition("=")
    return name.strip(), value.strip() if sign else None


def in_body(path: str) -> str:
    """Return a field of an object that is stored as JSON, by its dotted path, as a column."""
    return f"json_extract(body, '$.{path}')"


class Where:
    """The WHERE clause of a query, built condition by condition. Empty values do not filter."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._conditions: list[str] = []

    def add(self, condition: str, *values: Any) -> Where:
        """Add a condition with its values."""
        self._conditions.append(condition)
        self.values += values
        return self

    def equal(self, column: str, value: str | int | None) -> Where:
        """Require a value of a column."""
        return self if value in ("", None) else self.add(f"{column} = ?", value)

    def one_of(self, column: str, values: Sequence[str]) -> Where:
        """Require one of several values of a column."""
        places = ", ".join("?" * len(values))
        return self.add(f"{column} IN ({places})", *values) if values else self

    def with_name(self, column: str, name: str) -> Where:
        """Require a name: an exact one, or ``~text`` for a substring in any case."""
        if name.startswith("~"):
            return self.add(f"instr(casefold({column}), ?) > 0", name[1:].casefold())
        return self.equal(column, name)

    def with_tag(self, kind: str, project: str, tag: str) -> Where:
        """Require a tag of an object."""
        condition = "id IN (SELECT object FROM tags WHERE kind = ? AND project = ? AND name = ?)"
        return self.add(condition, kind, project, tag) if tag else self

    def with_labels(self, kind: str, labels: Iterable[str]) -> Where:
        """Require all labels of an object, each ``name`` or ``name=value``."""
        for label in labels:
            name, value = split_label(label)
            inner = Where().add("kind = ? AND name = ?", kind, name)
            if value is not None:
                inner.add("value = ?", value)
            self.add(f"id IN (SELECT object FROM labels {inner})", *inner.values)
        return self

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
