"""Versions of artifacts, identified as in /api/v2: by tree, iteration and the uid of the version.

The tree is the uid of the other paths. Here the uid of a version is the hash of what identifies
it; in MLRun it also depends on the content.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from sqlite3 import Row

from mlrun_db.server.rules import artifacts
from mlrun_db.server.rules.artifacts import ALL_TAGS, COLUMNS, ArtifactFilter
from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object, load
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction
from mlrun_db.server.storage.tags import tags_of


@dataclass(frozen=True)
class VersionFilter:
    """Filters of the versions of one artifact; an empty field does not filter."""

    project: str
    key: str
    tag: str = ""
    tree: str = ""
    object_uid: str = ""
    iteration: int | None = None


def object_uid(row: Row) -> str:
    """Return the uid of one version."""
    identity = [row["project"], row["key"], str(row["iter"]), row["uid"]]
    return hashlib.sha1("\0".join(identity).encode()).hexdigest()


def _render(row: Row, tag: str) -> Object:
    """Return an artifact with the identity of its version in the metadata."""
    artifact: Object = load(row["body"])
    metadata = ensure_object(artifact, "metadata")
    metadata.pop("tag", None)
    metadata["updated"] = artifact.pop("updated")
    metadata |= {name: row[name] for name in ("key", "project", "iter")}
    metadata |= {"tree": row["uid"], "uid": object_uid(row)} | ({"tag": tag} if tag else {})
    return artifact


def _rows(db: Transaction, wanted: VersionFilter) -> list[Row]:
    """Return the versions, most recently updated first."""
    where = Where().add("project = ? AND key = ?", wanted.project, wanted.key)
    if wanted.tag and wanted.tag != ALL_TAGS:
        where.add(
            "id IN (SELECT object FROM tags WHERE kind = 'artifact' AND project = ? AND name = ?)",
            wanted.project,
            wanted.tag,
        )
    if wanted.tree:
        where.add("uid = ?", wanted.tree)
    if wanted.iteration is not None:
        where.add("iter = ?", wanted.iteration)
    query = f"SELECT {COLUMNS} FROM artifacts {where} ORDER BY updated DESC, id DESC"
    rows = db.rows(query, where.values)
    return [row for row in rows if wanted.object_uid in ("", object_uid(row))]


def store_artifact(db: Transaction, wanted: VersionFilter, artifact: Object) -> Object:
    """Store and return a version. The tree defaults to that of the body."""
    tree = wanted.tree or as_text(dig(artifact, "metadata", "tree"))
    iteration = wanted.iteration or 0
    artifact = {name: value for name, value in artifact.items() if name != "updated"}
    artifacts.store_artifact(
        db, wanted.project, tree, wanted.key, artifact, tag=wanted.tag, iteration=iteration
    )
    stored = _rows(db, VersionFilter(wanted.project, wanted.key, tree=tree, iteration=iteration))
    row = next(row for row in stored if row["uid"] == tree)  # an empty tree does not filter
    return _render(row, wanted.tag or LATEST)


def read_artifact(db: Transaction, wanted: VersionFilter) -> Object:
    """Return a version; of several, the most recently updated one."""
    rows = _rows(db, wanted)
    if not rows:
        filters = ", ".join(f"{name}={value}" for name, value in vars(wanted).items() if value)
        raise NotFound(f"Artifact not found: {filters}")
    return _render(rows[0], "" if wanted.tag == ALL_TAGS else wanted.tag)


def delete_artifact(db: Transaction, wanted: VersionFilter) -> None:
    """Delete versions of any tree, which MLRun ignores. Nothing to delete is no error."""
    artifacts.delete_rows(db, _rows(db, replace(wanted, tree="")))


def _find(db: Transaction, wanted: ArtifactFilter) -> list[Row]:
    tag = wanted.tag or ALL_TAGS
    if tag != ALL_TAGS and not artifacts.tag_exists(db, wanted.project, tag):
        return []  # the other paths interpret an unknown tag as a tree
    return artifacts.find(db, replace(wanted, tag=tag))[0]


def _best_iterations(rows: list[Row]) -> list[Row]:
    by_tree: dict[str, list[Row]] = {}
    for row in rows:
        by_tree.setdefault(row["uid"], []).append(row)
    return [best for group in by_tree.values() for best in artifacts.best_iterations(group)]


def list_artifacts(
    db: Transaction, wanted: ArtifactFilter, *, producer_uri: str, best_iteration: bool
) -> list[Object]:
    """Return versions; without a tag, each one once per tag."""
    artifacts.check_iteration(wanted, best_iteration)
    rows = _find(db, wanted)
    found: list[Object] = []
    for row in _best_iterations(rows) if best_iteration else rows:
        one = wanted.tag and wanted.tag != ALL_TAGS
        tags = [wanted.tag] if one else tags_of(db, "artifact", row["id"])
        found += [_render(row, tag) for tag in tags or [""]]
    return [each for each in found if producer_uri in _producer_uri(each, producer_uri)]


def _producer_uri(artifact: Object, default: str) -> str:
    uri = dig(artifact, "spec", "producer", "uri")
    return default if uri is None else as_text(uri)


def delete_artifacts(db: Transaction, wanted: ArtifactFilter) -> None:
    """Delete only the versions that match."""
    artifacts.delete_rows(db, _find(db, wanted))
