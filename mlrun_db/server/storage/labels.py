"""Labels of stored objects, and filters by label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mlrun_db.server.storage.documents import dump
from mlrun_db.server.storage.store import Transaction


def label_pairs(labels: Any) -> list[tuple[str, str]]:
    """Return names and values of labels; anything but an object has no labels."""
    if not isinstance(labels, dict):
        return []
    return [
        (name, value if isinstance(value, str) else dump(value)) for name, value in labels.items()
    ]


def set_labels(db: Transaction, kind: str, row_id: int, labels: Any) -> None:
    """Replace the labels of an object."""
    db.run("DELETE FROM labels WHERE kind = ? AND object = ?", (kind, row_id))
    for name, value in label_pairs(labels):
        db.run("INSERT INTO labels VALUES (?, ?, ?, ?)", (kind, row_id, name, value))


def split_label(label: str) -> tuple[str, str | None]:
    """Return the name and the value of a filter ``name`` or ``name=value``."""
    name, sign, value = label.partition("=")
    return name.strip(), value.strip() if sign else None


def label_filter(kind: str, column: str, labels: Iterable[str]) -> tuple[str, list[str]]:
    """Return the SQL condition that an object has all labels, each ``name`` or ``name=value``."""
    conditions = []
    values: list[str] = []
    for label in labels:
        name, value = split_label(label)
        condition = (
            f"{column} IN (SELECT object FROM labels WHERE kind = ? AND name = ?"
            f"{'' if value is None else ' AND value = ?'})"
        )
        conditions.append(condition)
        values += [kind, name] if value is None else [kind, name, value]
    return " AND ".join(conditions), values
