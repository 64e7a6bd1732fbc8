"""Objects of the kinds that have no table of their own: one JSON text per project and name."""

from __future__ import annotations

from mlrun_db.server.storage.documents import Object, dump, load
from mlrun_db.server.storage.store import Transaction

_ONE = "kind = ? AND project = ? AND name = ?"


def put(db: Transaction, kind: str, project: str, name: str, value: Object) -> int:
    """Store an object in place of an older one of the name; return the number of its row."""
    db.run(
        "INSERT INTO documents (kind, project, name, body) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, project, name) DO UPDATE SET body = excluded.body",
        (kind, project, name, dump(value)),
    )
    return db.count(f"SELECT id FROM documents WHERE {_ONE}", (kind, project, name))


def get(db: Transaction, kind: str, project: str, name: str) -> Object | None:
    """Return an object, or None."""
    row = db.row(f"SELECT body FROM documents WHERE {_ONE}", (kind, project, name))
    return load(row["body"]) if row else None


def get_all(db: Transaction, kind: str, project: str) -> list[Object]:
    """Return the objects of a project in the order in which they were first stored."""
    rows = db.rows(
        "SELECT body FROM documents WHERE kind = ? AND project = ? ORDER BY id", (kind, project)
    )
    return [load(row["body"]) for row in rows]


def remove(db: Transaction, kind: str, project: str, name: str) -> bool:
    """Delete an object; return whether there was one."""
    return db.run(f"DELETE FROM documents WHERE {_ONE}", (kind, project, name)) > 0
