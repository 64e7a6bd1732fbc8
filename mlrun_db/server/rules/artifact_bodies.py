"""Bodies of artifacts: their fields as 1.6 and newer require them, and the older flat form."""

from __future__ import annotations

from datetime import UTC, datetime
from sqlite3 import Row
from typing import Any

from mlrun_db.server.rules.errors import InvalidInput, all_missing
from mlrun_db.server.rules.fields import optional_field
from mlrun_db.server.storage.documents import (
    Object,
    as_text,
    dig,
    ensure_object,
    load,
    parse_time,
)
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

_SECTIONS = ("metadata", "spec", "status")
_SPEC_TEXTS = ("src_path", "target_path", "viewer", "inline", "db_key")
_SPEC_OBJECTS = ("extra_data", "unpackaging_instructions")
_METADATA_FIELDS = (
    *("key", "project", "iter", "tree", "description", "hash", "tag"),
    *("updated", "labels"),
)
_SPEC_FIELDS = (
    *("src_path", "target_path", "viewer", "inline", "format", "size", "db_key", "extra_data"),
    *("unpackaging_instructions", "producer", "annotations", "sources", "license", "encoding"),
)
_SPEC_FIELDS_BY_KIND = {
    "model": (
        *("model_file", "metrics", "parameters", "inputs", "outputs", "framework", "algorithm"),
        *("feature_vector", "feature_weights", "feature_stats", "model_target_file"),
    ),
    "dataset": (
        *("schema", "header", "length", "column_metadata", "features"),
        *("partition_keys", "timestamp_key", "label_column"),
    ),
    "table": ("schema", "header"),
    "link": ("link_iteration", "link_key", "link_tree"),
}
_MINIMAL_SPEC = ("producer", "db_key", "size", "framework", "algorithm", "metrics", "target_path")
_OTHERS = ("model", "dataset", "document", "llm-prompt")


def categories(release: tuple[int, int]) -> tuple[str, ...]:
    """Return the categories of artifacts that a release has."""
    document = ("document",) if release >= (1, 8) else ()
    prompt = ("llm-prompt",) if release >= (1, 10) else ()
    return ("model", "dataset", *document, *prompt, "other", "link")


def add_category(where: Where, category: str, release: tuple[int, int]) -> None:
    """Require the kinds of a category."""
    if category == "other":
        known = [name for name in _OTHERS if name in categories(release)]
        where.add(f"kind NOT IN ({', '.join('?' * len(known))})", *known)
    elif category:
        where.one_of("kind", [category, "link"])


def check(body: Object) -> Object:
    """Return a body with the fields that 1.6 and newer keep, without those that are null.

    Raises InvalidInput (422), also for the flat form of older versions.
    """
    lost: list[tuple[str | int, ...]] = [("body", "kind")] if body.get("kind") is None else []
    metadata = body.get("metadata")
    if metadata is None:
        lost.append(("body", "metadata"))
    elif isinstance(metadata, dict):
        names = [name for name in ("key", "project") if metadata.get(name) is None]
        lost += [("body", "metadata", name) for name in names]
    lost += [("body", name) for name in _SECTIONS[1:] if body.get(name) is None]
    if lost:
        raise all_missing(lost)
    for name in _SECTIONS:
        optional_field(body, name, dict, ("body",))
    for name in _SPEC_TEXTS:
        optional_field(body["spec"], name, str, ("body", "spec"))
    for name in _SPEC_OBJECTS:
        optional_field(body["spec"], name, dict, ("body", "spec"))
    if isinstance(body["kind"], dict | list):
        raise InvalidInput(("body", "kind"), "str type expected", "type_error.str")
    kept: Object = {"kind": as_text(body["kind"])}
    for name in _SECTIONS:
        kept[name] = {key: value for key, value in body[name].items() if value is not None}
    return kept


def timestamp(text: Any, db: Transaction) -> float:
    """Return the time in a body, or the current one."""
    when = parse_time(text) if isinstance(text, str) and text else None
    return (when or db.now).timestamp()


def time_text(when: float) -> str:
    """Return a time as artifacts contain it."""
    return str(datetime.fromtimestamp(when, UTC))


def is_flat(artifact: Object) -> bool:
    """Return whether an artifact has the form of versions before 1.0."""
    return "metadata" not in artifact


def from_flat(artifact: Object) -> Object:
    """Return a flat artifact in the newer form; unknown fields are dropped."""
    kind = as_text(artifact.get("kind"))
    spec_fields = _SPEC_FIELDS + _SPEC_FIELDS_BY_KIND.get(kind, ())
    state = artifact.get("state") or "created"
    return {
        "kind": kind,
        "metadata": _some(artifact, _METADATA_FIELDS),
        "spec": {"license": "", **_some(artifact, spec_fields)},
        "status": {"state": state},
    }


def _some(artifact: Object, names: tuple[str, ...]) -> Object:
    return {name: artifact[name] for name in names if artifact.get(name) not in (None, {}, [])}


def modern(row: Row) -> Object:
    """Return a stored artifact with the identity of its version in the metadata."""
    artifact: Object = load(row["body"])
    if "uid" in (artifact.get("metadata") or {}) and "created" in artifact["metadata"]:
        return artifact
    # stored by the rules of older versions
    if is_flat(artifact):
        artifact = from_flat(artifact)
    artifact.pop("updated", None)
    metadata = ensure_object(artifact, "metadata")
    metadata |= {name: row[name] for name in ("key", "project", "iter") if not metadata.get(name)}
    metadata |= {"tree": row["uid"], "uid": row["object_uid"]}
    metadata |= {name: time_text(row[name]) for name in ("updated", "created")}
    ensure_object(artifact, "spec").setdefault("db_key", row["key"])
    ensure_object(artifact, "status")
    return artifact


def minimal(artifact: Object) -> Object:
    """Return the fields of the format ``minimal``."""
    kept = {
        name: artifact[name]
        for name in ("kind", "metadata", "status", "project")
        if name in artifact
    }
    spec = {name: dig(artifact, "spec", name) for name in _MINIMAL_SPEC}
    return kept | {"spec": {name: value for name, value in spec.items() if value is not None}}
