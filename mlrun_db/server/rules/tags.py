"""Tags across all kinds of objects of a project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from mlrun_db.server.rules.artifacts import tag_owner
from mlrun_db.server.rules.artifacts_v2 import tag_version
from mlrun_db.server.rules.errors import NotFound, RequestRefused
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.storage.documents import Object, as_text
from mlrun_db.server.storage.labels import set_tag
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

# Name in requests: kind of the tags, table, and the columns that are returned and searched.
_TABLES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "artifacts": ("artifact", "artifacts", ("id", "key", "project", "uid", "updated")),
    "runs": ("run", "runs", ("id", "uid", "project", "iter", "state", "start_time")),
    "functions": ("function", "versions", ("id", "name", "project", "uid", "updated")),
    "feature_sets": ("feature_set", "versions", ("id", "name", "project", "uid", "updated")),
    "feature_vectors": ("feature_vector", "versions", ("id", "name", "project", "uid", "updated")),
}
_REMOTE_NAMES = {"iter": "iteration"}
_TIMES = ("updated", "start_time")


def _rows(db: Transaction, table: str, where: Where) -> list[Any]:
    kind, source, _ = _TABLES[table]
    if source == "versions":
        where.add("kind = ?", kind)
    return db.rows(f"SELECT * FROM {source} {where} ORDER BY id", where.values)


def tag_objects(db: Transaction, project: str, name: str, queries: Object) -> int:
    """Tag the objects that match queries such as ``{"artifacts": {"key": "model"}}``."""
    ensure_project(db, project)
    count = 0
    for table, query in queries.items():
        if table not in _TABLES:
            raise RequestRefused(f"unknown type - {table}")
        kind, source, columns = _TABLES[table]
        searchable = {_REMOTE_NAMES.get(column, column): column for column in columns}
        where = Where().add("project = ?", project)
        for key, value in (query if isinstance(query, dict) else {}).items():
            if key not in searchable or key in _TIMES or isinstance(value, dict | list):
                raise RequestRefused(f"{table} cannot be searched by {key}")
            where.add(f"{searchable[key]} = ?", value)
        for row in _rows(db, table, where):
            owner = row["name"] if source == "versions" else as_text(row["uid"])
            if table == "artifacts":
                owner = tag_owner(row["key"], row["iter"])
            set_tag(db, kind, project, name, owner, row_id=row["id"])
            count += 1
    return count


def _find_artifacts(db: Transaction, project: str, identifiers: Sequence[Object]) -> list[Any]:
    """Return the artifacts that match all fields of any of the identifiers.

    The uid is that of a version or, where none has it, that of the tree, as before 1.6.
    """
    found: dict[int, Any] = {}
    for identifier in identifiers:
        uid, tree = identifier.get("uid"), identifier.get("producer_id")
        rows = _matching_artifacts(db, project, identifier, uid, tree)
        if not rows and uid and not tree:
            rows = _matching_artifacts(db, project, identifier, None, uid)
        found |= {row["id"]: row for row in rows}
    return list(found.values())


def _matching_artifacts(
    db: Transaction, project: str, identifier: Object, uid: str | None, tree: str | None
) -> list[Any]:
    where = Where().add("project = ?", project)
    where.equal("kind", identifier.get("kind")).equal("iter", identifier.get("iter"))
    where.equal("object_uid", uid).equal("uid", tree)
    where.with_name("key", as_text(identifier.get("key")))
    return _rows(db, "artifacts", where)


def check_kind(kind: str) -> None:
    """Reject objects other than artifacts."""
    if kind != "artifact":
        raise NotFound(f"objects of kind {kind} cannot be tagged")


def tag_artifacts(
    db: Transaction, project: str, tag: str, identifiers: Sequence[Object], *, overwrite: bool
) -> None:
    """Tag artifacts, optionally in place of their other tags."""
    ensure_project(db, project)
    for row in _find_artifacts(db, project, identifiers):
        if overwrite:
            db.run("DELETE FROM tags WHERE kind = 'artifact' AND object = ?", (row["id"],))
        if db.release >= (1, 6):
            tag_version(db, project, tag, row["id"])
        else:
            owner = tag_owner(row["key"], row["iter"])
            set_tag(db, "artifact", project, tag, owner, row_id=row["id"])


def untag_artifacts(db: Transaction, project: str, tag: str, identifiers: Sequence[Object]) -> None:
    """Remove a tag from artifacts."""
    ensure_project(db, project)
    for row in _find_artifacts(db, project, identifiers):
        query = "DELETE FROM tags WHERE kind = 'artifact' AND object = ? AND name = ?"
        db.run(query, (row["id"], tag))


def list_tagged_objects(db: Transaction, project: str, name: str) -> list[Object]:
    """Return a short record of each object with a tag."""
    found: list[Object] = []
    for table, (kind, _, columns) in _TABLES.items():
        where = Where().with_tag(kind, project, name)
        for row in _rows(db, table, where):
            record = {_REMOTE_NAMES.get(column, column): row[column] for column in columns}
            for column in _TIMES:
                if column in record:
                    moment = datetime.fromtimestamp(record[column], UTC).replace(tzinfo=None)
                    record[column] = moment.isoformat()
            found.append(record)
    return found


def delete_tag(db: Transaction, project: str, name: str) -> int:
    """Remove a tag from all objects; return how many had it."""
    return db.run("DELETE FROM tags WHERE project = ? AND name = ?", (project, name))


def list_tags(db: Transaction, project: str) -> list[str]:
    """Return the tags of a project."""
    found = db.rows(
        "SELECT name FROM tags WHERE project = ? GROUP BY name ORDER BY min(id)", (project,)
    )
    return [row["name"] for row in found]
