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
from mlrun_db.server.storage.labels import tags_of
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction


@dataclass(frozen=True)
class ArtifactVersionFilter:
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


def _rows(db: Transaction, filters: ArtifactVersionFilter) -> list[Row]:
    """Return the versions, most recently updated first."""
    where = Where().add("project = ? AND key = ?", filters.project, filters.key)
    if filters.tag != ALL_TAGS:
        where.with_tag("artifact", filters.project, filters.tag)
    where.equal("uid", filters.tree).equal("iter", filters.iteration)
    query = f"SELECT {COLUMNS} FROM artifacts {where} ORDER BY updated DESC, id DESC"
    rows = db.rows(query, where.values)
    return [row for row in rows if filters.object_uid in ("", object_uid(row))]


def store_artifact(db: Transaction, filters: ArtifactVersionFilter, artifact: Object) -> Object:
    """Store and return a version. The tree defaults to that of the body."""
    tree = filters.tree or as_text(dig(artifact, "metadata", "tree"))
    iteration = filters.iteration or 0
    artifact = {name: value for name, value in artifact.items() if name != "updated"}
    artifacts.store_artifact(
        db, filters.project, tree, filters.key, artifact, tag=filters.tag, iteration=iteration
    )
    stored = _rows(
        db, ArtifactVersionFilter(filters.project, filters.key, tree=tree, iteration=iteration)
    )
    row = next(row for row in stored if row["uid"] == tree)  # an empty tree does not filter
    return _render(row, filters.tag or LATEST)


def read_artifact(db: Transaction, filters: ArtifactVersionFilter) -> Object:
    """Return a version; of several, the most recently updated one."""
    rows = _rows(db, filters)
    if not rows:
        given = ", ".join(f"{name}={value}" for name, value in vars(filters).items() if value)
        raise NotFound(f"Artifact not found: {given}")
    return _render(rows[0], "" if filters.tag == ALL_TAGS else filters.tag)


def delete_artifact(db: Transaction, filters: ArtifactVersionFilter) -> None:
    """Delete versions of any tree, which MLRun ignores. Nothing to delete is no error."""
    artifacts.delete_rows(db, _rows(db, replace(filters, tree="")))


def _find(db: Transaction, filters: ArtifactFilter) -> list[Row]:
    tag = filters.tag or ALL_TAGS
    if tag != ALL_TAGS and not artifacts.tag_exists(db, filters.project, tag):
        return []  # the other paths interpret an unknown tag as a tree
    return artifacts.find(db, replace(filters, tag=tag))[0]


def _best_iterations(rows: list[Row]) -> list[Row]:
    by_tree: dict[str, list[Row]] = {}
    for row in rows:
        by_tree.setdefault(row["uid"], []).append(row)
    return [best for group in by_tree.values() for best in artifacts.best_iterations(group)]


def list_artifacts(
    db: Transaction, filters: ArtifactFilter, *, producer_uri: str, best_iteration: bool
) -> list[Object]:
    """Return versions; without a tag, each one once per tag."""
    artifacts.check_iteration(filters, best_iteration)
    rows = _find(db, filters)
    found: list[Object] = []
    for row in _best_iterations(rows) if best_iteration else rows:
        one = filters.tag and filters.tag != ALL_TAGS
        tags = [filters.tag] if one else tags_of(db, "artifact", row["id"])
        found += [_render(row, tag) for tag in tags or [""]]
    return [each for each in found if producer_uri in _producer_uri(each, producer_uri)]


def _producer_uri(artifact: Object, default: str) -> str:
    uri = dig(artifact, "spec", "producer", "uri")
    return default if uri is None else as_text(uri)


def delete_artifacts(db: Transaction, filters: ArtifactFilter, *, release: tuple[int, int]) -> None:
    """Delete only the versions that match; 1.6 without a tag deletes all of their keys."""
    if release == (1, 6):
        artifacts.delete_artifacts(db, filters, release=release)
    else:
        artifacts.delete_rows(db, _find(db, filters))
