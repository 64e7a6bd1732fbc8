"""Artifacts: one object for each project, key, iteration and producing tree (uid).

A reference to an artifact is a tag or, where the project has no such tag, the uid. Without a
reference, the most recently updated artifact is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from mlrun_db.server.rules.errors import InvalidArgument, NotFound, RequestRefused
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.storage.documents import (
    Object,
    as_text,
    dig,
    digest,
    dump,
    load,
    parse_time,
)
from mlrun_db.server.storage.labels import delete_labels_and_tags, set_labels, set_tag, tags_of
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

CATEGORIES = ("model", "dataset", "other")
FORMATS = ("full", "legacy")
ALL_TAGS = "*"
_COLUMNS = "id, project, uid, key, iter, kind, body"
_LINK = "link"
_NEWEST = (
    "uid = (SELECT newest.uid FROM artifacts AS newest WHERE newest.project = artifacts.project "
    "AND newest.key = artifacts.key AND newest.iter = artifacts.iter "
    "ORDER BY newest.updated DESC, newest.id DESC LIMIT 1)"
)
_ITERATION_KEY = re.compile(r"([0-9]+)-(.+)", re.DOTALL)


@dataclass(frozen=True)
class ArtifactFilter:
    """Filters of a list of artifacts; an empty field does not filter."""

    project: str = ""
    name: str = ""
    tag: str = ""
    labels: Sequence[str] = ()
    kind: str = ""
    category: str = ""
    iteration: int | None = None


def tag_owner(key: str, iteration: int) -> str:
    """Return the name that owns the tags of a key and iteration."""
    return f"{iteration}/{key}"


def store_artifact(
    db: Transaction, project: str, uid: str, key: str, artifact: Object, *, tag: str, iteration: int
) -> None:
    """Store an artifact and tag it, with ``latest`` by default."""
    project = project or DEFAULT_PROJECT
    ensure_project(db, project)
    body = {name: value for name, value in artifact.items() if name != "tag"}
    if not body.get("updated"):
        body["updated"] = db.now.isoformat()
    updated = parse_time(as_text(body["updated"])) or db.now
    version = digest(project, key, iteration, uid)
    db.run(
        "INSERT INTO artifacts (project, uid, key, iter, object_uid, best, kind, created, updated, "
        "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (project, key, iter, uid, object_uid) DO UPDATE SET "
        "kind = excluded.kind, updated = excluded.updated, body = excluded.body",
        (
            *(project, uid, key, iteration, version, iteration == 0, as_text(body.get("kind"))),
            *(db.now.timestamp(), updated.timestamp(), dump(body)),
        ),
    )
    row_id = db.count(
        "SELECT id FROM artifacts WHERE project = ? AND key = ? AND iter = ? AND object_uid = ?",
        (project, key, iteration, version),
    )
    set_labels(db, "artifact", row_id, body.get("labels") or dig(body, "metadata", "labels"))
    set_tag(db, "artifact", project, tag or LATEST, tag_owner(key, iteration), row_id=row_id)


def tag_exists(db: Transaction, project: str, tag: str) -> bool:
    """Return whether an artifact of the project has the tag."""
    query = "SELECT 1 FROM tags WHERE kind = 'artifact' AND project = ? AND name = ?"
    return db.row(query, (project, tag)) is not None


def _add_reference(db: Transaction, where: Where, project: str, tag: str) -> bool:
    """Filter by a tag or uid; return whether it is a tag."""
    if tag_exists(db, project, tag):
        where.with_tag("artifact", project, tag)
        return True
    where.add("uid = ?", tag)
    return False


def read_artifact(db: Transaction, project: str, key: str, tag: str, iteration: int) -> Object:
    """Return one artifact; its ``tag`` is set when it is found by that tag."""
    project = project or DEFAULT_PROJECT
    where = Where().add("project = ? AND key = ? AND iter = ?", project, key, iteration)
    by_tag = bool(tag) and _add_reference(db, where, project, tag)
    row = db.row(
        f"SELECT body FROM artifacts {where} ORDER BY updated DESC, id DESC LIMIT 1", where.values
    )
    if row is None:
        raise NotFound(f"Artifact {project}/{key}#{iteration}:{tag} not found")
    artifact: Object = load(row["body"])
    if by_tag:
        artifact["tag"] = tag
    return artifact


def find(db: Transaction, filters: ArtifactFilter) -> tuple[list[Row], bool]:
    """Return the rows, and whether they are only the newest of each key."""
    if filters.category and filters.kind:
        raise RequestRefused("category and kind cannot be given together")
    project = filters.project or DEFAULT_PROJECT
    where = Where().add("project = ?", project)
    by_tag = bool(filters.tag) and filters.tag != ALL_TAGS
    newest = not filters.tag or (filters.tag == LATEST and not tag_exists(db, project, LATEST))
    if newest:
        where.add(_NEWEST)
    elif by_tag:
        _add_reference(db, where, project, filters.tag)
    where.with_labels("artifact", filters.labels).with_name("key", filters.name)
    where.equal("iter", filters.iteration).equal("kind", filters.kind)
    if filters.category == "other":
        where.add("kind NOT IN ('model', 'dataset')")
    elif filters.category:
        where.add("kind IN (?, ?)", filters.category, _LINK)
    query = f"SELECT {_COLUMNS} FROM artifacts {where} ORDER BY id"
    rows = db.rows(query, where.values)
    return (_without_dangling_links(rows) if filters.category else rows), newest


def _link_target(row: Row) -> tuple[str, int] | None:
    """Return the key and iteration that a link artifact refers to, or None."""
    if row["iter"]:
        return None
    body = load(row["body"])
    link = body.get("link_iteration") or dig(body, "spec", "link_iteration")
    return (row["key"], link) if isinstance(link, int) and link else None


def _without_dangling_links(rows: list[Row]) -> list[Row]:
    """Drop links whose target is not among the rows, and move the other links to the end."""
    plain = [row for row in rows if row["kind"] != _LINK]
    targets = {(row["key"], row["iter"]) for row in plain}
    return plain + [row for row in rows if row["kind"] == _LINK and _link_target(row) in targets]


def best_iterations(rows: list[Row]) -> list[Row]:
    """Replace each link by its target, and drop all other iterations."""
    by_target = {(row["key"], row["iter"]): row for row in rows}
    best = []
    for row in rows:
        if row["iter"]:
            continue
        target = _link_target(row)
        found = by_target.get(target) if target else row
        if found is not None:
            best.append(found)
    return best


def check_iteration(filters: ArtifactFilter, best_iteration: bool) -> None:
    """Reject an iteration together with ``best_iteration``."""
    if best_iteration and filters.iteration is not None:
        raise InvalidArgument("best-iteration cannot be used when iter is specified")


def list_artifacts(
    db: Transaction, filters: ArtifactFilter, best_iteration: bool = False
) -> list[Object]:
    """Return artifacts; with ``tag="*"``, each one once per tag."""
    check_iteration(filters, best_iteration)
    rows, newest = find(db, filters)
    found: list[Object] = []
    for row in best_iterations(rows) if best_iteration else rows:
        artifact = load(row["body"])
        if newest:
            found.append(artifact)
        elif filters.tag == ALL_TAGS:
            tags = tags_of(db, "artifact", row["id"])
            found += [{**artifact, "tag": tag} for tag in tags] or [artifact]
        else:
            found.append({**artifact, "tag": filters.tag})
    return found


def delete_artifact(db: Transaction, project: str, key: str, tag: str = "") -> None:
    """Delete an artifact: every version, or those with a tag (or uid).

    The key of an iteration other than 0 is ``<iteration>-<key>``. Nothing to delete is no error.
    """
    project = project or DEFAULT_PROJECT
    targets = [(key, 0)]
    match = _ITERATION_KEY.fullmatch(key)
    if match and len(match[1]) < 10:
        targets.append((match[2], int(match[1])))
    for target, iteration in targets:
        _delete_iteration(db, project, target, iteration, tag)


def _delete_iteration(
    db: Transaction, project: str, key: str, iteration: int, tag: str = ""
) -> None:
    where = Where().add("project = ? AND key = ? AND iter = ?", project, key, iteration)
    if tag:
        _add_reference(db, where, project, tag)
    delete_rows(db, db.rows(f"SELECT id FROM artifacts {where}", where.values))


def delete_rows(db: Transaction, rows: Sequence[Row]) -> None:
    """Delete artifacts with their labels and tags."""
    for row in rows:
        delete_labels_and_tags(db, "artifact", row["id"])
        db.run("DELETE FROM artifacts WHERE id = ?", (row["id"],))


def delete_artifacts(db: Transaction, filters: ArtifactFilter) -> None:
    """Delete all versions of the keys that match."""
    everything = filters if filters.tag else ArtifactFilter(**{**vars(filters), "tag": ALL_TAGS})
    project = filters.project or DEFAULT_PROJECT
    for row in find(db, everything)[0]:
        _delete_iteration(db, project, row["key"], row["iter"])


def list_artifact_tags(db: Transaction, project: str) -> list[str]:
    """Return the tags of the artifacts of a project."""
    found = db.rows(
        "SELECT name FROM tags WHERE kind = 'artifact' AND project = ? "
        "GROUP BY name ORDER BY min(id)",
        (project,),
    )
    return [row["name"] for row in found]
