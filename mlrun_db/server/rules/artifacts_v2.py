"""Versions of artifacts as /api/v2 names them: by tree, iteration and the uid of the version.

The tree is the uid of the other paths. What tells versions apart here is all that the uid of one
is made of; in MLRun the content is a part of it too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from sqlite3 import Row

from mlrun_db.server.errors import NotFound
from mlrun_db.server.rules import artifacts
from mlrun_db.server.rules.artifacts import ALL_TAGS, COLUMNS, ArtifactFilter
from mlrun_db.server.rules.common import LATEST, Object, Where, as_text, dig, load, part, tags_of
from mlrun_db.server.store import Session


@dataclass(frozen=True)
class Versions:
    """Versions of one artifact; an empty field does not count."""

    project: str
    key: str
    tag: str = ""
    tree: str = ""
    object_uid: str = ""
    iteration: int | None = None


def object_uid(row: Row) -> str:
    """Return the uid of one version."""
    place = [row["project"], row["key"], str(row["iter"]), row["uid"]]
    return hashlib.sha1("\0".join(place).encode()).hexdigest()


def _shown(row: Row, tag: str) -> Object:
    """Return an artifact, with where it is stored in its metadata."""
    artifact: Object = load(row["body"])
    metadata = part(artifact, "metadata")
    metadata.pop("tag", None)
    metadata["updated"] = artifact.pop("updated")
    metadata |= {name: row[name] for name in ("key", "project", "iter")}
    metadata |= {"tree": row["uid"], "uid": object_uid(row)} | ({"tag": tag} if tag else {})
    return artifact


def _rows(db: Session, wanted: Versions) -> list[Row]:
    """Return the versions, the one updated last first."""
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


def store_artifact(db: Session, wanted: Versions, artifact: Object) -> Object:
    """Store a version, of the tree that the body names when no other is given; return it."""
    tree = wanted.tree or as_text(dig(artifact, "metadata", "tree"))
    iteration = wanted.iteration or 0
    artifact = {name: value for name, value in artifact.items() if name != "updated"}
    artifacts.store_artifact(
        db, wanted.project, tree, wanted.key, artifact, tag=wanted.tag, iteration=iteration
    )
    stored = _rows(db, Versions(wanted.project, wanted.key, tree=tree, iteration=iteration))
    row = next(row for row in stored if row["uid"] == tree)  # an empty tree does not narrow
    return _shown(row, wanted.tag or LATEST)


def read_artifact(db: Session, wanted: Versions) -> Object:
    """Return a version, the one updated last of several."""
    rows = _rows(db, wanted)
    if not rows:
        told = ", ".join(f"{name}={value}" for name, value in vars(wanted).items() if value)
        raise NotFound(f"Artifact not found: {told}")
    return _shown(rows[0], "" if wanted.tag == ALL_TAGS else wanted.tag)


def delete_artifact(db: Session, wanted: Versions) -> None:
    """Delete versions, of any tree: MLRun does not read it. No error when nothing matches."""
    artifacts.delete_rows(db, _rows(db, replace(wanted, tree="")))


def _find(db: Session, wanted: ArtifactFilter) -> list[Row]:
    tag = wanted.tag or ALL_TAGS
    if tag != ALL_TAGS and not artifacts.tag_exists(db, wanted.project, tag):
        return []  # where there is no such tag, the other paths take it for a tree
    return artifacts.find(db, replace(wanted, tag=tag))[0]


def _best_iterations(rows: list[Row]) -> list[Row]:
    by_tree: dict[str, list[Row]] = {}
    for row in rows:
        by_tree.setdefault(row["uid"], []).append(row)
    return [best for group in by_tree.values() for best in artifacts.best_iterations(group)]


def list_artifacts(
    db: Session, wanted: ArtifactFilter, *, producer_uri: str, best_iteration: bool
) -> list[Object]:
    """Return versions; without a tag one entry for each tag of each of them."""
    artifacts.check_iteration(wanted, best_iteration)
    rows = _find(db, wanted)
    found: list[Object] = []
    for row in _best_iterations(rows) if best_iteration else rows:
        one = wanted.tag and wanted.tag != ALL_TAGS
        tags = [wanted.tag] if one else tags_of(db, "artifact", row["id"])
        found += [_shown(row, tag) for tag in tags or [""]]
    return [each for each in found if producer_uri in _producer_uri(each, producer_uri)]


def _producer_uri(artifact: Object, default: str) -> str:
    uri = dig(artifact, "spec", "producer", "uri")
    return default if uri is None else as_text(uri)


def delete_artifacts(db: Session, wanted: ArtifactFilter) -> None:
    """Delete the versions that match, and no others of the same key."""
    artifacts.delete_rows(db, _find(db, wanted))
