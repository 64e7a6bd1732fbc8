"""Artifacts: one object for each project, key, iteration and producing tree (uid).

A reference to an artifact is a tag, or, where no such tag exists in the project, the uid.
Without a reference the one updated last counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from mlrun_db.server.errors import InvalidArgument, NotFound, RequestRefused
from mlrun_db.server.parameters import parse_time
from mlrun_db.server.rules.common import (
    DEFAULT_PROJECT,
    LATEST,
    Object,
    Where,
    as_text,
    dig,
    dump,
    forget,
    label_filter,
    load,
    name_filter,
    set_labels,
    set_tag,
    tags_of,
)
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.store import Session

CATEGORIES = ("model", "dataset", "other")
FORMATS = ("full", "legacy")
ALL_TAGS = "*"
COLUMNS = "id, project, uid, key, iter, kind, body"
_LINK = "link"
_NEWEST = (
    "uid = (SELECT newest.uid FROM artifacts AS newest WHERE newest.project = artifacts.project "
    "AND newest.key = artifacts.key AND newest.iter = artifacts.iter "
    "ORDER BY newest.updated DESC, newest.id DESC LIMIT 1)"
)
_ITERATION_KEY = re.compile(r"([0-9]+)-(.+)", re.DOTALL)


@dataclass(frozen=True)
class ArtifactFilter:
    """What a list of artifacts is narrowed by; an empty field does not count."""

    project: str = ""
    name: str = ""
    tag: str = ""
    labels: Sequence[str] = ()
    kind: str = ""
    category: str = ""
    iteration: int | None = None
    tree: str = ""


def _owner(key: str, iteration: int) -> str:
    """Return the name under which the tags of a key and iteration are kept."""
    return f"{iteration}/{key}"


def store_artifact(
    db: Session, project: str, uid: str, key: str, artifact: Object, *, tag: str, iteration: int
) -> None:
    """Store an artifact and give it a tag, ``latest`` when none is named."""
    project = project or DEFAULT_PROJECT
    ensure_project(db, project)
    body = {name: value for name, value in artifact.items() if name != "tag"}
    if not body.get("updated"):
        body["updated"] = db.now.isoformat()
    updated = parse_time(as_text(body["updated"])) or db.now
    db.run(
        "INSERT INTO artifacts (project, uid, key, iter, kind, updated, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, key, iter, uid) DO UPDATE SET "
        "kind = excluded.kind, updated = excluded.updated, body = excluded.body",
        (project, uid, key, iteration, as_text(body.get("kind")), updated.timestamp(), dump(body)),
    )
    number = db.count(
        "SELECT id FROM artifacts WHERE project = ? AND key = ? AND iter = ? AND uid = ?",
        (project, key, iteration, uid),
    )
    set_labels(db, "artifact", number, body.get("labels") or dig(body, "metadata", "labels"))
    set_tag(db, "artifact", project, tag or LATEST, _owner(key, iteration), number=number)


def tag_exists(db: Session, project: str, tag: str) -> bool:
    """Say whether an artifact of the project has the tag."""
    query = "SELECT 1 FROM tags WHERE kind = 'artifact' AND project = ? AND name = ?"
    return db.row(query, (project, tag)) is not None


def _add_reference(db: Session, where: Where, project: str, tag: str) -> bool:
    """Narrow to what a tag or uid points at; return whether it was a tag."""
    if tag_exists(db, project, tag):
        where.add(
            "id IN (SELECT object FROM tags WHERE kind = 'artifact' AND project = ? AND name = ?)",
            project,
            tag,
        )
        return True
    where.add("uid = ?", tag)
    return False


def read_artifact(db: Session, project: str, key: str, tag: str, iteration: int) -> Object:
    """Return one artifact; its ``tag`` is filled in when it was found by that tag."""
    project = project or DEFAULT_PROJECT
    where = Where().add("project = ? AND key = ? AND iter = ?", project, key, iteration)
    tagged = bool(tag) and _add_reference(db, where, project, tag)
    row = db.row(
        f"SELECT body FROM artifacts {where} ORDER BY updated DESC, id DESC LIMIT 1", where.values
    )
    if row is None:
        raise NotFound(f"Artifact {project}/{key}#{iteration}:{tag} not found")
    artifact: Object = load(row["body"])
    if tagged:
        artifact["tag"] = tag
    return artifact


def find(db: Session, wanted: ArtifactFilter) -> tuple[list[Row], bool]:
    """Return the rows, and whether they were chosen as the newest of each key."""
    if wanted.category and wanted.kind:
        raise RequestRefused("category and kind cannot be given together")
    project = wanted.project or DEFAULT_PROJECT
    where = Where().add("project = ?", project)
    by_tag = bool(wanted.tag) and wanted.tag != ALL_TAGS
    newest = not wanted.tag or (wanted.tag == LATEST and not tag_exists(db, project, LATEST))
    if newest:
        where.add(_NEWEST)
    elif by_tag:
        _add_reference(db, where, project, wanted.tag)
    where.add_pair(label_filter("artifact", "id", wanted.labels))
    if wanted.name:
        where.add_pair(name_filter("key", wanted.name))
    if wanted.iteration is not None:
        where.add("iter = ?", wanted.iteration)
    if wanted.tree:
        where.add("uid = ?", wanted.tree)
    if wanted.kind:
        where.add("kind = ?", wanted.kind)
    elif wanted.category == "other":
        where.add("kind NOT IN ('model', 'dataset')")
    elif wanted.category:
        where.add("kind IN (?, ?)", wanted.category, _LINK)
    query = f"SELECT {COLUMNS} FROM artifacts {where} ORDER BY id"
    rows = db.rows(query, where.values)
    return (_without_loose_links(rows) if wanted.category else rows), newest


def _link_target(row: Row) -> tuple[str, int] | None:
    """Return the key and iteration that a link artifact stands for, or None."""
    if row["iter"]:
        return None
    body = load(row["body"])
    link = body.get("link_iteration") or dig(body, "spec", "link_iteration")
    return (row["key"], link) if isinstance(link, int) and link else None


def _without_loose_links(rows: list[Row]) -> list[Row]:
    """Drop the links whose target is not among the rows; the ones that stay come last."""
    plain = [row for row in rows if row["kind"] != _LINK]
    targets = {(row["key"], row["iter"]) for row in plain}
    return plain + [row for row in rows if row["kind"] == _LINK and _link_target(row) in targets]


def best_iterations(rows: list[Row]) -> list[Row]:
    """Replace each link by the iteration it names, and drop all other iterations."""
    by_place = {(row["key"], row["iter"]): row for row in rows}
    best = []
    for row in rows:
        if row["iter"]:
            continue
        target = _link_target(row)
        found = by_place.get(target) if target else row
        if found is not None:
            best.append(found)
    return best


def check_iteration(wanted: ArtifactFilter, best_iteration: bool) -> None:
    """Refuse one iteration together with the best ones."""
    if best_iteration and wanted.iteration is not None:
        raise InvalidArgument("best-iteration cannot be used when iter is specified")


def list_artifacts(
    db: Session, wanted: ArtifactFilter, best_iteration: bool = False
) -> list[Object]:
    """Return artifacts; with ``tag="*"`` one entry for each tag of each of them."""
    check_iteration(wanted, best_iteration)
    rows, newest = find(db, wanted)
    found: list[Object] = []
    for row in best_iterations(rows) if best_iteration else rows:
        artifact = load(row["body"])
        if newest:
            found.append(artifact)
        elif wanted.tag == ALL_TAGS:
            tags = tags_of(db, "artifact", row["id"])
            found += [{**artifact, "tag": tag} for tag in tags] or [artifact]
        else:
            found.append({**artifact, "tag": wanted.tag})
    return found


def delete_artifact(db: Session, project: str, key: str, tag: str = "") -> None:
    """Delete an artifact: every version, or what a tag (or uid) points at.

    An iteration other than 0 is named ``<iteration>-<key>``. No error when nothing matches.
    """
    project = project or DEFAULT_PROJECT
    places = [(key, 0)]
    match = _ITERATION_KEY.fullmatch(key)
    if match and len(match[1]) < 10:
        places.append((match[2], int(match[1])))
    for place in places:
        _delete_place(db, project, *place, tag)


def _delete_place(db: Session, project: str, key: str, iteration: int, tag: str = "") -> None:
    where = Where().add("project = ? AND key = ? AND iter = ?", project, key, iteration)
    if tag:
        _add_reference(db, where, project, tag)
    delete_rows(db, db.rows(f"SELECT id FROM artifacts {where}", where.values))


def delete_rows(db: Session, rows: Sequence[Row]) -> None:
    """Delete artifacts with their labels and tags."""
    for row in rows:
        forget(db, "artifact", row["id"])
        db.run("DELETE FROM artifacts WHERE id = ?", (row["id"],))


def delete_artifacts(db: Session, wanted: ArtifactFilter) -> None:
    """Delete every version of each key that has a version which matches."""
    everything = wanted if wanted.tag else ArtifactFilter(**{**vars(wanted), "tag": ALL_TAGS})
    project = wanted.project or DEFAULT_PROJECT
    for row in find(db, everything)[0]:
        _delete_place(db, project, row["key"], row["iter"])


def list_artifact_tags(db: Session, project: str) -> list[str]:
    """Return the tags that artifacts of a project have."""
    found = db.rows(
        "SELECT name FROM tags WHERE kind = 'artifact' AND project = ? "
        "GROUP BY name ORDER BY min(id)",
        (project,),
    )
    return [row["name"] for row in found]
