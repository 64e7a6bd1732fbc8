"""Artifacts as 1.6 and newer keep them: versions with a uid of their content.

A version belongs to a tree (the run or workflow that produced it) and an iteration. A tag of a key
is on versions of one tree: on at most one for each iteration.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Row
from typing import Any

from mlrun_db.server.rules import artifact_bodies, versions
from mlrun_db.server.rules.artifacts import ALL_TAGS, delete_rows
from mlrun_db.server.rules.errors import Conflict, InvalidArgument, NotFound, RequestRefused
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST, check_artifact_key, check_tag
from mlrun_db.server.rules.partitions import EVERYTHING, ListPartition
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object
from mlrun_db.server.storage.labels import set_labels
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

LINK = "link"
_NOT_HASHED = ("db_key", "extra_data")  # fields of the spec, besides those of some kinds
_NOT_HASHED_BY_KIND = {
    "model": (
        *("metrics", "parameters", "inputs", "outputs"),
        *("feature_vector", "feature_weights", "feature_stats"),
    ),
    "dataset": (
        *("schema", "header", "length", "column_metadata", "features"),
        *("partition_keys", "timestamp_key", "label_column"),
    ),
    "table": ("schema", "header"),
}
_COLUMNS = "id, project, uid, key, iter, kind, body, object_uid, updated, created"
_GROUPS = {"name": "key", "project_and_name": "project, key"}
_TIMES = {"created": "created", "updated": "updated"}


@dataclass(frozen=True)
class ArtifactVersionFilter:
    """Filters of the versions of one artifact; an empty field does not filter."""

    project: str
    key: str
    tag: str = ""
    tree: str = ""
    object_uid: str = ""
    iteration: int | None = None


@dataclass(frozen=True)
class ArtifactListFilter:
    """Filters of a list of artifacts; an empty field does not filter."""

    project: str
    name: str = ""
    tag: str = ""
    labels: Sequence[str] = ()
    kind: str = ""
    category: str = ""
    iteration: int | None = None
    best_iteration: bool = False
    tree: str = ""
    producer_uri: str = ""
    partition: ListPartition = EVERYTHING
    since: datetime | None = None
    until: datetime | None = None


def content_uid(artifact: Object, iteration: int, tree: str) -> str:
    """Return the uid of an artifact: the hash of its content, of its iteration and its tree."""
    content = deepcopy(artifact)
    metadata, spec = ensure_object(content, "metadata"), ensure_object(content, "spec")
    for name in ("labels", "updated"):
        metadata.pop(name, None)
    for name in (*_NOT_HASHED, *_NOT_HASHED_BY_KIND.get(as_text(content.get("kind")), ())):
        spec.pop(name, None)
    metadata["iter"] = iteration or metadata.get("iter")
    metadata["tree"] = metadata.get("tree") or tree
    return versions.content_hash(content, "uid", "")


def store_artifact(db: Transaction, filters: ArtifactVersionFilter, artifact: Object) -> str:
    """Store a version, tag it and return its uid; the tag is ``latest`` by default.

    ``latest`` follows with every new version. A link only marks the best iteration of its tree.
    """
    project, key, iteration = filters.project, filters.key, filters.iteration or 0
    ensure_project(db, project)
    if artifact.get("kind") == LINK:
        return _mark_best_iteration(db, filters, artifact)
    tag = filters.tag or LATEST
    check_tag(tag, "artifact.metadata.tag", db.release)
    metadata = ensure_object(artifact, "metadata")
    metadata["key"] = metadata.get("key") or key
    metadata["project"] = metadata.get("project") or project
    tree = filters.tree or as_text(metadata.get("tree"))
    uid = content_uid(artifact, iteration, tree)
    if filters.object_uid and uid != filters.object_uid:
        raise InvalidArgument("Changing uid for an object referenced by its uid")
    older = db.row(
        "SELECT id, created FROM artifacts "
        "WHERE project = ? AND key = ? AND object_uid = ? AND uid = ? AND iter = ?",
        (project, key, uid, tree, iteration),
    )
    if older is None:
        check_artifact_key(key, "artifact.key", db.release)
    metadata |= {"uid": uid, "iter": iteration or metadata.get("iter")}
    metadata["tree"] = metadata.get("tree") or tree
    row_id = _write(db, filters, artifact, tree, older)
    tag_version(db, project, tag, row_id)
    if older is None and tag != LATEST:
        tag_version(db, project, LATEST, row_id)
    return uid


def create_artifact(db: Transaction, filters: ArtifactVersionFilter, artifact: Object) -> str:
    """Store a version as :func:`store_artifact` does, unless it exists. Raises Conflict."""
    project, key = filters.project, filters.key
    uid = content_uid({**artifact, "project": project}, filters.iteration or 0, filters.tree)
    query = "SELECT id FROM artifacts WHERE project = ? AND key = ? AND object_uid = ?"
    if db.row(query, (project, key, uid)) is not None:
        uri = f"{project}/{key}" + (f":{filters.tag}" if filters.tag else "")
        raise Conflict(f"Adding an already-existing ArtifactV2 - {uri}")
    return store_artifact(db, filters, artifact)


def _write(
    db: Transaction, filters: ArtifactVersionFilter, artifact: Object, tree: str, older: Row | None
) -> int:
    """Insert or update the row of a version; return its id."""
    metadata, spec = artifact["metadata"], ensure_object(artifact, "spec")
    artifact["kind"] = artifact.get("kind") or "artifact"
    created = older["created"] if older else artifact_bodies.timestamp(metadata.get("created"), db)
    metadata["updated"] = str(db.now)
    metadata["created"] = artifact_bodies.time_text(created)
    metadata.pop("tag", None)
    if not metadata.get("labels"):
        metadata.pop("labels", None)
    if spec.get("db_key") and db.release >= (1, 8):
        check_artifact_key(as_text(spec["db_key"]), "artifact.db_key", db.release)
    spec["db_key"] = spec.get("db_key") or filters.key
    iteration = filters.iteration or 0
    values = (as_text(artifact["kind"]), db.now.timestamp(), dump(artifact))
    if older:
        row_id = int(older["id"])
        db.run(
            "UPDATE artifacts SET kind = ?, updated = ?, body = ? WHERE id = ?", (*values, row_id)
        )
    else:
        identity = (filters.project, filters.key, iteration, tree, metadata["uid"])
        row_id = db.insert(
            "INSERT INTO artifacts (kind, updated, body, project, key, iter, uid, object_uid, "
            "created, best) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, *identity, created, iteration == 0),
        )
    set_labels(db, "artifact", row_id, metadata.get("labels"))
    return row_id


def tag_version(db: Transaction, project: str, tag: str, row_id: int) -> None:
    """Tag a version; other trees of its key, and its own iteration, lose the tag."""
    row = db.row("SELECT key, iter, uid FROM artifacts WHERE id = ?", (row_id,))
    assert row is not None
    db.run(
        "DELETE FROM tags WHERE kind = 'artifact' AND project = ? AND name = ? AND object IN "
        "(SELECT id FROM artifacts WHERE project = ? AND key = ? AND (uid <> ? OR iter = ?))",
        (project, tag, project, row["key"], row["uid"], row["iter"]),
    )
    owner = f"{row['iter']}/{row['key']}/{row['uid']}"
    db.run(
        "INSERT INTO tags (kind, project, name, owner, object) VALUES ('artifact', ?, ?, ?, ?)",
        (project, tag, owner, row_id),
    )


def _mark_best_iteration(db: Transaction, filters: ArtifactVersionFilter, link: Object) -> str:
    spec = ensure_object(link, "spec")
    key = as_text(spec.get("link_key")) or filters.key
    tree = as_text(spec.get("link_tree")) or as_text(dig(link, "metadata", "tree"))
    iteration = spec.get("link_iteration")
    same = Where().add("project = ? AND key = ?", filters.project, key).equal("uid", tree)
    where = Where().add("project = ? AND key = ?", filters.project, key).equal("uid", tree)
    where.add("iter = ?", iteration if isinstance(iteration, int) else None)
    where.equal("object_uid", filters.object_uid)
    row = db.row(
        f"SELECT id, object_uid FROM artifacts {where} ORDER BY updated DESC", where.values
    )
    if row is None:
        raise NotFound(f"Best iteration artifact not found - {filters.project}/{key}:{iteration}")
    db.run(f"UPDATE artifacts SET best = (id = ?) {same}", [row["id"], *same.values])
    return as_text(row["object_uid"])


def _uid_of_tag(db: Transaction, filters: ArtifactVersionFilter) -> str:
    """Return the uid of the first version of a key that has a tag."""
    where = Where().add("project = ? AND key = ?", filters.project, filters.key)
    where.with_tag("artifact", filters.project, filters.tag)
    row = db.row(f"SELECT object_uid FROM artifacts {where} ORDER BY id", where.values)
    return row["object_uid"] if row else ""


def _versions(db: Transaction, filters: ArtifactVersionFilter, *, by_tag: bool) -> list[Row]:
    """Return the versions, most recently updated first."""
    where = Where().add("project = ? AND key = ?", filters.project, filters.key)
    if by_tag and filters.tag != ALL_TAGS:
        where.with_tag("artifact", filters.project, filters.tag)
    where.equal("object_uid", filters.object_uid).equal("uid", filters.tree)
    where.equal("iter", filters.iteration)
    query = f"SELECT {_COLUMNS} FROM artifacts {where} ORDER BY updated DESC, id DESC"
    return db.rows(query, where.values)


def find_artifact(db: Transaction, filters: ArtifactVersionFilter) -> Object | None:
    """Return a version, or None; of several, the most recently updated one.

    A uid wins over the tag ``latest``, and in 1.6 over every tag. Iteration 0 of an artifact that
    has only others is the best one of them.
    """
    tag, iteration = filters.tag, filters.iteration
    if db.release == (1, 6):
        iteration = iteration or None
        if tag and not filters.object_uid:
            filters = replace(filters, object_uid=_uid_of_tag(db, filters), iteration=iteration)
            if not filters.object_uid:
                return None
        elif tag:
            tag = ""
        rows = _versions(db, filters, by_tag=False)
        return _render(rows[0], tag) if rows else None
    uid_wins = bool(filters.object_uid) and tag == LATEST
    rows = _versions(db, filters, by_tag=not uid_wins)
    if not rows and iteration == 0:
        others = replace(filters, iteration=None)
        rows = [row for row in _versions(db, others, by_tag=not uid_wins) if _is_best(db, row)]
    if not rows:
        return None
    if uid_wins and not _has_tag(db, rows[0], LATEST):
        tag = ""
    return _render(rows[0], "" if tag == ALL_TAGS else tag)


def read_artifact(db: Transaction, filters: ArtifactVersionFilter) -> Object:
    """Return a version as :func:`find_artifact` does. Raises NotFound."""
    found = find_artifact(db, filters)
    if found is None:
        iteration = "" if filters.iteration is None else f"#{filters.iteration}"
        tag = f":{filters.tag}" if filters.tag else ""
        raise NotFound(f"Artifact {filters.project}/{filters.key}{iteration}{tag} not found")
    return found


def _is_best(db: Transaction, row: Row) -> bool:
    return bool(db.count("SELECT best FROM artifacts WHERE id = ?", (row["id"],)))


def _has_tag(db: Transaction, row: Row, tag: str) -> bool:
    query = "SELECT 1 FROM tags WHERE kind = 'artifact' AND object = ? AND name = ?"
    return db.row(query, (row["id"], tag)) is not None


def _render(row: Row, tag: str | None) -> Object:
    """Return an artifact as 1.6 and newer have it; with a tag of "", without this field."""
    artifact: Object = artifact_bodies.modern(row)
    if tag != "":
        artifact["metadata"]["tag"] = tag
    return artifact


def find_rows(db: Transaction, filters: ArtifactListFilter) -> list[Row]:
    """Return the versions that match, in the order in which they were first stored."""
    if filters.category and filters.kind:
        raise RequestRefused("category and kind cannot be given together")
    if filters.best_iteration and filters.iteration is not None:
        raise InvalidArgument("Best iteration cannot be used when iter is specified")
    project = filters.project or DEFAULT_PROJECT
    where = Where().add("project = ?", project)
    if filters.tag != ALL_TAGS:
        where.with_tag("artifact", project, filters.tag)
    where.with_labels("artifact", filters.labels).with_name("key", filters.name)
    where.equal("iter", filters.iteration).equal("uid", filters.tree).equal("kind", filters.kind)
    if filters.best_iteration:
        where.add("best = 1")
    if filters.since:
        where.add("updated >= ?", filters.since.timestamp())
    if filters.until:
        where.add("updated <= ?", filters.until.timestamp())
    artifact_bodies.add_category(where, filters.category, db.release)
    ids = filters.partition.select(
        f"SELECT id, project, key, updated, created FROM artifacts {where}", _GROUPS, _TIMES
    )
    query = f"SELECT {_COLUMNS} FROM artifacts WHERE id IN ({ids}) ORDER BY id"
    return db.rows(query, where.values)


def list_artifacts(db: Transaction, filters: ArtifactListFilter) -> list[Object]:
    """Return versions; without a tag, each one once per tag."""
    one = filters.tag if filters.tag != ALL_TAGS else ""
    found: list[Object] = []
    for row in find_rows(db, filters):
        for tag in [one] if one else _tags_by_name(db, row["id"]):
            artifact = _render(row, tag)
            if filters.producer_uri in _producer_uri(artifact, filters.producer_uri):
                found.append(artifact)
    return found


def _tags_by_name(db: Transaction, row_id: int) -> list[Any]:
    query = "SELECT name FROM tags WHERE kind = 'artifact' AND object = ? ORDER BY name"
    return [row["name"] for row in db.rows(query, (row_id,))] or [None]


def _producer_uri(artifact: Object, default: str) -> str:
    uri = dig(artifact, "spec", "producer", "uri")
    return default if uri is None else as_text(uri)


def delete_artifact(db: Transaction, filters: ArtifactVersionFilter) -> None:
    """Delete the versions with a tag or uid, or all of a key. Nothing to delete is no error.

    As in MLRun, without a tag and a uid the tree and the iteration are ignored; 1.6 ignores both
    with a tag too.
    """
    if filters.tag and filters.object_uid:
        raise InvalidArgument("Both uid and tag specified when deleting an object.")
    has_tag = bool(filters.tag) and (filters.tag != ALL_TAGS or db.release >= (1, 7))
    if not (has_tag or filters.object_uid):
        filters = ArtifactVersionFilter(filters.project, filters.key)
    elif has_tag and db.release == (1, 6):
        filters = ArtifactVersionFilter(filters.project, filters.key, filters.tag)
    delete_rows(db, _versions(db, filters, by_tag=has_tag))


def delete_artifacts(db: Transaction, filters: ArtifactListFilter) -> None:
    """Delete only the versions that match; 1.6 without a tag deletes all of their keys."""
    rows = find_rows(db, filters)
    if db.release == (1, 6) and filters.tag in ("", ALL_TAGS):
        for key in {row["key"] for row in rows}:
            delete_artifact(db, ArtifactVersionFilter(filters.project, key))
    else:
        delete_rows(db, rows)


def list_artifact_tags(db: Transaction, project: str, category: str = "") -> list[str]:
    """Return the tags of the artifacts of a project, or of those of a category, by name."""
    where = Where().add("project = ?", project)
    artifact_bodies.add_category(where, category, db.release)
    rows = db.rows(
        "SELECT DISTINCT name FROM tags WHERE kind = 'artifact' AND project = ? "
        f"AND object IN (SELECT id FROM artifacts {where}) ORDER BY name",
        (project, *where.values),
    )
    return [row["name"] for row in rows]
