"""Labels and tags of stored objects."""

from __future__ import annotations

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


def set_tag(
    db: Transaction, kind: str, project: str, name: str, owner: str, *, row_id: int
) -> None:
    """Tag an object; another object of the same owner loses the tag."""
    db.run(
        "INSERT INTO tags (kind, project, name, owner, object) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, project, name, owner) DO UPDATE SET object = excluded.object",
        (kind, project, name, owner, row_id),
    )


def tags_of(db: Transaction, kind: str, row_id: int) -> list[str]:
    """Return the tags of an object in the order of their creation."""
    found = db.rows(
        "SELECT name FROM tags WHERE kind = ? AND object = ? ORDER BY id", (kind, row_id)
    )
    return [row["name"] for row in found]


def delete_labels_and_tags(db: Transaction, kind: str, row_id: int) -> None:
    """Delete the labels and tags of an object."""
    db.run("DELETE FROM labels WHERE kind = ? AND object = ?", (kind, row_id))
    db.run("DELETE FROM tags WHERE kind = ? AND object = ?", (kind, row_id))
