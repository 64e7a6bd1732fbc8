"""Versions by content, which functions, feature sets and feature vectors have."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from sqlite3 import Row

from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.storage.documents import Object, as_text, ensure_object
from mlrun_db.server.storage.labels import delete_labels_and_tags
from mlrun_db.server.storage.store import Transaction

UNVERSIONED = "unversioned-"


def content_hash(value: Object, field: str, tag: str) -> str:
    """Write the hash of an object's content into ``metadata.<field>`` and return it.

    Tag, status and times are not content: an object stored twice has one hash.
    """
    metadata = ensure_object(value, "metadata")
    kept_tag = tag or as_text(metadata.get("tag"))
    status = value.setdefault("status", {})
    created = metadata.pop("created", None)
    metadata.update({"tag": "", field: "", "updated": None})
    value["status"] = None
    digest = hashlib.sha1(
        json.dumps(value, sort_keys=True).encode(), usedforsecurity=False
    ).hexdigest()
    metadata.update({"tag": kept_tag, field: digest})
    value["status"] = status
    if created:
        metadata["created"] = created
    return digest


def find(db: Transaction, kind: str, project: str, name: str, tag: str, uid: str) -> Row | None:
    """Return a version by tag, or by uid when there is no tag; ``latest`` without either."""
    if uid and not tag:
        return db.row(
            "SELECT * FROM versions WHERE kind = ? AND project = ? AND name = ? AND uid = ?",
            (kind, project, name, uid),
        )
    return db.row(
        "SELECT * FROM versions WHERE id = (SELECT object FROM tags "
        "WHERE kind = ? AND project = ? AND owner = ? AND name = ?)",
        (kind, project, name, tag or LATEST),
    )


def find_all(db: Transaction, kind: str, project: str, name: str) -> list[Row]:
    """Return all versions of an object."""
    query = "SELECT * FROM versions WHERE kind = ? AND project = ? AND name = ?"
    return db.rows(query, (kind, project, name))


def delete(db: Transaction, kind: str, rows: Iterable[Row]) -> None:
    """Delete versions with their labels and tags."""
    for row in rows:
        delete_labels_and_tags(db, kind, row["id"])
        db.run("DELETE FROM versions WHERE id = ?", (row["id"],))
