"""Functions: stored by name and tag, and by the hash of their content when versioned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Row

from mlrun_db.server.rules import versions
from mlrun_db.server.rules.errors import InvalidArgument, NotFound
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST, object_uri
from mlrun_db.server.rules.projects import STRICT, ensure_project
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object, load
from mlrun_db.server.storage.labels import set_labels, set_tag, tags_of
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

_KIND = "function"
EVERY_TAG = "*"


def store_function(
    db: Transaction, project: str, name: str, function: Object, *, tag: str, versioned: bool
) -> str:
    """Store a function under a tag and return the hash of its content."""
    project = project or DEFAULT_PROJECT
    ensure_project(db, project)
    tag = tag or as_text(dig(function, "metadata", "tag")) or LATEST
    hash_key = versions.content_hash(function, "hash", tag)
    metadata = ensure_object(function, "metadata")
    metadata["tag"] = ""
    metadata["updated"] = db.now.isoformat()
    uid = hash_key if versioned else f"{versions.UNVERSIONED}{tag}"
    db.run(
        "INSERT INTO versions (kind, project, name, uid, created, updated, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, project, name, uid) DO UPDATE SET "
        "updated = excluded.updated, body = excluded.body",
        (_KIND, project, name, uid, db.now.isoformat(), db.now.timestamp(), dump(function)),
    )
    row_id = db.count(
        "SELECT id FROM versions WHERE kind = ? AND project = ? AND name = ? AND uid = ?",
        (_KIND, project, name, uid),
    )
    set_labels(db, _KIND, row_id, metadata.get("labels"))
    set_tag(db, _KIND, project, tag, name, row_id=row_id)
    return hash_key


def normalised(name: str) -> str:
    """Return a name as 1.4 and newer store it."""
    return re.sub(r"\s+", "-", name).replace("_", "-").lower()


def check_name(name: str, function: Object) -> None:
    """Normalise the name in a function, as 1.4 and newer do; the one in the path is compared."""
    ensure_object(function, "metadata")["name"] = normalised(name)
    if normalised(name) != name:
        raise InvalidArgument(
            "Conflict between requested name and name in function body, "
            f"function name is {name} while body_name is {normalised(name)}"
        )


def get_function(db: Transaction, project: str, name: str, tag: str, hash_key: str) -> Object:
    """Return a function by tag or hash; a function found by hash has no status."""
    project = project or DEFAULT_PROJECT
    by_hash = bool(hash_key) and not tag
    row = versions.find(db, _KIND, project, name, tag, hash_key)
    if row is None and by_hash:
        raise NotFound(f"Function not found {object_uri(project, name, tag, hash_key)}")
    if row is None:
        raise NotFound(f"Function tag not found {object_uri(project, name, tag)}")
    function: Object = load(row["body"])
    if hash_key and db.release < STRICT:
        function["status"] = None
    if not by_hash:
        ensure_object(function, "metadata")["tag"] = tag or LATEST
    return function


def list_functions(
    db: Transaction,
    project: str,
    name: str,
    tag: str,
    labels: Sequence[str],
    *,
    kind: str = "",
    states: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Object]:
    """Return the functions with a tag, or all versions, each one once per tag.

    The tag ``*`` is any tag from 1.7 on.
    """
    project = project or DEFAULT_PROJECT
    where = Where().add("kind = ? AND project = ?", _KIND, project)
    if tag == EVERY_TAG and db.release >= (1, 7):
        tag = ""
        where.add("id IN (SELECT object FROM tags WHERE kind = ? AND project = ?)", _KIND, project)
    where.with_name("name", name).with_tag(_KIND, project, tag).with_labels(_KIND, labels)
    where.equal("json_extract(body, '$.kind')", kind)
    where.one_of("json_extract(body, '$.status.state')", states)
    if since:
        where.add("updated >= ?", since.timestamp())
    if until:
        where.add("updated <= ?", until.timestamp())
    rows = db.rows(f"SELECT id, uid, body FROM versions {where} ORDER BY id", where.values)
    found: list[Object] = []
    for row in rows:
        found += _entries(db, row, tag)
    return found


def _entries(db: Transaction, row: Row, tag: str) -> list[Object]:
    tags = [tag] if tag else tags_of(db, _KIND, row["id"])
    entries: list[Object] = []
    for name in tags:
        function: Object = load(row["body"])
        ensure_object(function, "metadata")["tag"] = name
        entries.append(function)
    # An unversioned function without a tag no longer exists.
    if not tags and not row["uid"].startswith(versions.UNVERSIONED):
        entries.append({**load(row["body"]), "status": None})
    return entries


def delete_function(db: Transaction, project: str, name: str) -> None:
    """Delete all versions of a function. Nothing to delete is no error."""
    versions.delete(db, _KIND, versions.find_all(db, _KIND, project, name))
