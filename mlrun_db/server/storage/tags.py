"""Tags of stored objects."""

from __future__ import annotations

from mlrun_db.server.storage.store import Transaction


def set_tag(
    db: Transaction, kind: str, project: str, name: str, owner: str, *, row_id: int
) -> None:
    """Tag an object; another object of the same owner loses the tag."""
    db.run(
        "INSERT INTO tags (kind, project, name, owner, object) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, project, name, owner) DO UPDATE SET object = excluded.object",
        (kind, project, name, owner, row_id),
    )


def tag_filter(kind: str, project: str, name: str) -> tuple[str, list[str]]:
    """Return the SQL condition that an object has a tag."""
    condition = "id IN (SELECT object FROM tags WHERE kind = ? AND project = ? AND name = ?)"
    return condition, [kind, project, name]


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
