"""Feature sets and vectors: versions by content, referenced by tag or uid; their fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from mlrun_db.server.rules import versions
from mlrun_db.server.rules.errors import Conflict, InvalidArgument, NotFound
from mlrun_db.server.rules.feature_models import FEATURE_SET, Model, compact, digest, normalise
from mlrun_db.server.rules.fields import merge_patch
from mlrun_db.server.rules.names import LATEST, object_uri
from mlrun_db.server.rules.partitions import ListPartition
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.storage.documents import Object, as_text, dump, load, parse_time
from mlrun_db.server.storage.labels import delete_labels_and_tags, set_labels, set_tag, tags_of
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

PARTITION_FIELDS = ("name",)
SORT_FIELDS = ("updated",)
_FIELD_LISTS = {"feature": "features", "entity": "entities"}
_UID = re.compile(r"[0-9a-f]{40}", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """A tag or a uid."""

    tag: str = ""
    uid: str = ""


@dataclass(frozen=True)
class VersionFilter:
    """Filters of a list of feature sets or vectors; an empty field does not filter."""

    name: str = ""
    tag: str = ""
    state: str = ""
    entities: Sequence[str] = ()
    features: Sequence[str] = ()
    labels: Sequence[str] = ()


def parse_reference(text: str) -> Reference:
    """Parse a uid, which has 40 hexadecimal digits, or else a tag."""
    return Reference(uid=text) if _UID.fullmatch(text) else Reference(tag=text)


def _find(db: Transaction, model: Model, project: str, name: str, ref: Reference) -> Row | None:
    return versions.find(db, model.table, project, name, ref.tag, ref.uid)


def complete(db: Transaction, model: Model, row: Row, tag: str = "") -> Object:
    """Return a stored version with every known field, and the tag by which it was found."""
    value = normalise(model, load(row["body"]), db.release)
    value["metadata"]["tag"] = tag or None
    return value


def get_version(db: Transaction, model: Model, project: str, name: str, ref: Reference) -> Object:
    """Return a feature set or vector."""
    row = _find(db, model, project, name, ref)
    if row is None:
        raise NotFound(f"{model.title} not found {object_uri(project, name, ref.tag)}")
    return complete(db, model, row, "" if ref.uid and not ref.tag else ref.tag or LATEST)


def _write(db: Transaction, model: Model, body: Object, uid: str, row_id: int | None) -> int:
    """Store a version in a new row, or in place of the one with an id."""
    metadata = body["metadata"]
    row = db.row("SELECT created FROM versions WHERE id = ?", (row_id,)) if row_id else None
    given = parse_time(as_text(metadata.get("created")))
    created = row["created"] if row else (given or db.now).isoformat()
    metadata |= {"updated": db.now.isoformat(), "created": created, "uid": uid}
    metadata.pop("tag", None)
    if uid.startswith(versions.UNVERSIONED):
        metadata.pop("uid")
    state = as_text(body["status"].get("state"))
    values = (uid, state, created, db.now.timestamp(), dump(body))
    if row_id:
        db.run(
            "UPDATE versions SET uid = ?, state = ?, created = ?, updated = ?, body = ? "
            "WHERE id = ?",
            (*values, row_id),
        )
    else:
        row_id = db.insert(
            "INSERT INTO versions (uid, state, created, updated, body, kind, project, name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, model.table, metadata["project"], metadata["name"]),
        )
    set_labels(db, model.table, row_id, metadata.get("labels"))
    if model.has_fields:
        _write_fields(db, row_id, body["spec"])
    return row_id


def _write_fields(db: Transaction, row_id: int, spec: Object) -> None:
    _delete_fields(db, row_id)
    for kind, key in _FIELD_LISTS.items():
        for position, field in enumerate(spec[key]):
            identity = db.insert(
                "INSERT INTO fields (kind, object, name, position) VALUES (?, ?, ?, ?)",
                (kind, row_id, field["name"], position),
            )
            set_labels(db, kind, identity, field.get("labels"))


def _delete_fields(db: Transaction, row_id: int) -> None:
    for row in db.rows("SELECT id, kind FROM fields WHERE object = ?", (row_id,)):
        delete_labels_and_tags(db, row["kind"], row["id"])
    db.run("DELETE FROM fields WHERE object = ?", (row_id,))


def _set_project(value: Object, project: str, kind: str) -> None:
    given = value["metadata"]["project"]
    if given and given != project:
        raise InvalidArgument(f"{kind} object with conflicting project name - {given}")
    value["metadata"]["project"] = project


def create_version(
    db: Transaction, model: Model, project: str, body: Object, versioned: bool
) -> Object:
    """Store an object with new content."""
    value = normalise(model, body, db.release)
    metadata = value["metadata"]
    if not metadata["name"] or not project:
        raise InvalidArgument(f"{model.kind} missing name or project")
    _set_project(value, project, model.kind)
    ensure_project(db, project)
    name, tag = metadata["name"], metadata["tag"] or LATEST
    stored = compact(model, value)
    uid = versions.content_hash(stored, "uid", tag)
    if not versioned:
        uid = f"{versions.UNVERSIONED}{tag}"
    if _find(db, model, project, name, Reference(uid=uid)) is not None:
        raise Conflict(
            f"Adding an already-existing {model.kind} - {object_uri(project, name, tag)}"
        )
    row_id = _write(db, model, stored, uid, None)
    set_tag(db, model.table, project, tag, name, row_id=row_id)
    return get_version(db, model, project, name, Reference(tag=tag))


def store_version(
    db: Transaction,
    model: Model,
    project: str,
    name: str,
    reference: Reference,
    *,
    body: Object,
    versioned: bool = True,
    overwrite: bool = False,
) -> Object:
    """Store an object under a reference; new content becomes a new version."""
    value = normalise(model, body, db.release)
    _set_project(value, project, model.kind)
    if value["metadata"]["name"] != name:
        raise InvalidArgument(f"Changing name for an existing {model.kind}")
    tag = reference.tag
    existing = _find(db, model, project, name, reference)
    stored = compact(model, value)
    uid = versions.content_hash(stored, "uid", tag)
    if existing is None:
        same = _find(db, model, project, name, Reference(uid=uid))
        if same is None:
            value["metadata"]["tag"] = tag or None
            return create_version(db, model, project, value, versioned)
        set_tag(db, model.table, project, tag or LATEST, name, row_id=same["id"])
        found = reference if tag else Reference(uid=uid)
        return get_version(db, model, project, name, found)
    if not versioned:
        uid = f"{versions.UNVERSIONED}{tag}"
    if reference.uid and uid != reference.uid:
        raise InvalidArgument("Changing uid for an object referenced by its uid")
    row_id = existing["id"] if overwrite or uid == existing["uid"] else None
    other = _find(db, model, project, name, Reference(uid=uid))
    if other is not None and other["id"] != row_id:
        raise Conflict(f"Conflict - {model.kind} already exists")
    row_id = _write(db, model, stored, uid, row_id)
    if tag:
        set_tag(db, model.table, project, tag, name, row_id=row_id)
    return get_version(db, model, project, name, reference)


def update_status(
    db: Transaction, model: Model, project: str, name: str, ref: Reference, *, status: Object
) -> None:
    """Update the status of a version, which is not part of its content."""
    row = _find(db, model, project, name, ref)
    if row is not None:
        stored = load(row["body"])
        stored["status"] |= status
        db.run("UPDATE versions SET body = ? WHERE id = ?", (dump(stored), row["id"]))


def patch_version(
    db: Transaction,
    model: Model,
    project: str,
    name: str,
    reference: Reference,
    *,
    patch: Object,
    mode: str,
) -> None:
    """Change fields of a version; it remains one version, with a new uid."""
    value = compact(model, get_version(db, model, project, name, reference))
    versioned = "uid" in value["metadata"]
    merge_patch(value, patch, mode)
    store_version(
        db, model, project, name, reference, body=value, versioned=versioned, overwrite=True
    )


def delete_version(
    db: Transaction, model: Model, project: str, name: str, reference: Reference | None
) -> None:
    """Delete one version, or all of a name. Nothing to delete is no error."""
    if reference is not None:
        row = _find(db, model, project, name, reference)
        found = [row] if row else []
    else:
        found = versions.find_all(db, model.table, project, name)
    for row in found:
        _delete_fields(db, row["id"])
    versions.delete(db, model.table, found)


def _require_fields(where: Where, kind: str, names: Sequence[str]) -> None:
    """Require that a feature set has one of several entities or features."""
    if names:
        fields = Where().equal("kind", kind).one_of("name", names)
        where.add(f"id IN (SELECT object FROM fields {fields})", *fields.values)


def list_versions(
    db: Transaction, model: Model, project: str, filters: VersionFilter, partition: ListPartition
) -> list[Object]:
    """Return versions, each one once per tag; those without a tag once."""
    where = Where().add("kind = ? AND project = ?", model.table, project)
    where.with_name("name", filters.name).equal("state", filters.state)
    _require_fields(where, "entity", filters.entities)
    _require_fields(where, "feature", filters.features)
    where.with_labels(model.table, filters.labels).with_tag(model.table, project, filters.tag)
    query = f"SELECT * FROM versions {where} ORDER BY id"
    if partition.by:
        ids = partition.select(query, {"name": "name"}, {"updated": "updated"})
        order = "ASC" if partition.order == "asc" else "DESC"
        query = f"SELECT * FROM versions WHERE id IN ({ids}) ORDER BY name, updated {order}"
    found: list[Object] = []
    for row in db.rows(query, where.values):
        found += with_tags(db, model, row, filters.tag)
    return found


def with_tags(db: Transaction, model: Model, row: Row, tag: str = "") -> list[Object]:
    """Return a version once per tag, or once for the requested tag."""
    tags = [tag] if tag else tags_of(db, model.table, row["id"])
    if not tags and not row["uid"].startswith(versions.UNVERSIONED):
        tags = [""]
    return [complete(db, model, row, name) for name in tags]


def list_fields(db: Transaction, kind: str, project: str, filters: VersionFilter) -> list[Object]:
    """Return features or entities, each with a digest of its feature set."""
    sets = Where().add("kind = ? AND project = ?", FEATURE_SET.table, project)
    sets.with_tag(FEATURE_SET.table, project, filters.tag)
    _require_fields(sets, "entity", filters.entities)
    where = Where().equal("kind", kind)
    where.add(f"object IN (SELECT id FROM versions {sets})", *sets.values)
    where.with_name("name", filters.name).with_labels(kind, filters.labels)
    found: list[Object] = []
    for field in db.rows(f"SELECT * FROM fields {where} ORDER BY id", where.values):
        row = db.row("SELECT * FROM versions WHERE id = ?", (field["object"],))
        for version in with_tags(db, FEATURE_SET, row, filters.tag) if row else ():
            value = version["spec"][_FIELD_LISTS[kind]][field["position"]]
            found.append({kind: value, "feature_set_digest": digest(version)})
    return found


def list_indexed_fields(
    db: Transaction, kind: str, project: str, filters: VersionFilter
) -> tuple[list[Object], list[Object]]:
    """Return features or entities, each with the number of its feature set, and these sets."""
    sets: dict[tuple[str, ...], Object] = {}
    found: list[Object] = []
    for field in list_fields(db, kind, project, filters):
        metadata, spec = (field["feature_set_digest"][key] for key in ("metadata", "spec"))
        identity = tuple(as_text(metadata[key]) for key in ("name", "uid", "tag"))
        feature_set = sets.setdefault(
            identity,
            {
                "feature_set_index": len(sets),
                "metadata": metadata,
                "spec": {"entities": spec["entities"]},
            },
        )
        found.append({**field[kind], "feature_set_index": feature_set["feature_set_index"]})
    return found, list(sets.values())


def list_version_tags(db: Transaction, model: Model, project: str, name: str) -> list[str]:
    """Return the tags of the feature sets or vectors of a project; those of one are refused."""
    if name != "*":
        raise InvalidArgument(
            f"Listing the tags of a specific {model.title.lower()} is not supported, set name to *"
        )
    rows = db.rows(
        "SELECT name FROM tags WHERE kind = ? AND project = ? GROUP BY name ORDER BY min(id)",
        (model.table, project),
    )
    return [row["name"] for row in rows]
