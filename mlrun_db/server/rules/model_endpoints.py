"""Model endpoints: one object for each project and uid."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mlrun_db.server.rules.errors import (
    BadRequest,
    Conflict,
    InvalidArgument,
    InvalidInput,
    NotFound,
    ServerFailure,
)
from mlrun_db.server.rules.fields import check_kind, object_field, optional_field
from mlrun_db.server.rules.names import parse_function_uri
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, load
from mlrun_db.server.storage.labels import set_labels
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

_KIND = "model_endpoint"
_METADATA = ("project", "labels", "uid")
_SPEC_TEXTS = ("function_uri", "model", "model_class", "model_uri", "stream_path", "algorithm")
_SPEC_LISTS = ("feature_names", "label_names")
_SPEC = (*_SPEC_TEXTS[:4], *_SPEC_LISTS, *_SPEC_TEXTS[4:], "monitor_configuration", "active")
_STATUS_OBJECTS = ("feature_stats", "current_stats", "drift_measures", "metrics")
_STATUS = (
    *("state", *_STATUS_OBJECTS[:2], "first_request", "last_request", "accuracy", "error_count"),
    *("drift_status", *_STATUS_OBJECTS[2:], "features"),
)
# Values that 1.x stores as JSON texts, and takes so in a change.
_JSON_COLUMNS = {"labels", "monitor_configuration", *_SPEC_LISTS, *_STATUS_OBJECTS}
_UNCLEAN = re.compile(r"[()]")


@dataclass(frozen=True)
class EndpointFilter:
    """Filters of a list of endpoints; an empty field does not filter."""

    model: str = ""
    function: str = ""
    labels: Sequence[str] = ()
    uids: Sequence[str] = ()
    top_level: bool = False


def make_uid(function_uri: str, model: str) -> str:
    """Return the uid of the endpoint of a function and a model."""
    project, function, tag, hash_key = parse_function_uri(function_uri)
    name, _, version = model.partition(":")
    if not project or not function or not name:
        message = "an endpoint without uid needs function_uri (project/function) and model"
        raise InvalidInput(("body",), message, "value_error")
    text = f"{project}_{function}_{tag or hash_key or 'N/A'}_{name}_{version or 'N/A'}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def normalise(body: Object) -> Object:
    """Validate the endpoint and return it with every known field; unknown ones are kept."""
    check_kind(body, "model-endpoint")
    sections = {name: object_field(body, name, "body") for name in ("metadata", "spec", "status")}
    metadata, spec, status = sections.values()
    for key in ("project", "uid"):
        optional_field(metadata, key, str, ("body", "metadata"))
    optional_field(metadata, "labels", dict, ("body", "metadata"))
    for key in _SPEC_TEXTS:
        optional_field(spec, key, str, ("body", "spec"))
    for key in _SPEC_LISTS:
        optional_field(spec, key, list, ("body", "spec"))
    optional_field(spec, "monitor_configuration", dict, ("body", "spec"))
    for key in _STATUS_OBJECTS:
        optional_field(status, key, dict, ("body", "status"))
    if metadata.get("uid") is None:
        metadata["uid"] = make_uid(as_text(spec.get("function_uri")), as_text(spec.get("model")))
    return {
        **body,
        "kind": "model-endpoint",
        "metadata": {**dict.fromkeys(_METADATA), **metadata},
        "spec": {**dict.fromkeys(_SPEC), **spec},
        "status": {**dict.fromkeys(_STATUS), **status},
    }


def _clean(name: object) -> str:
    return _UNCLEAN.sub("", as_text(name).replace(" ", "_"))


def _match_features(endpoint: Object) -> None:
    """Set the same, cleaned names in the names and the statistics of features."""
    spec, status = endpoint["spec"], endpoint["status"]
    stats, names = status["feature_stats"], spec["feature_names"]
    if not stats:
        return
    if names and len(names) != len(stats):
        raise InvalidArgument(
            f"feature_stats has {len(stats)} names and feature_names {len(names)}: they must match"
        )
    clean = [_clean(name) for name in names or stats]
    spec["feature_names"] = clean
    status["feature_stats"] = dict(zip(clean, stats.values(), strict=True))


def store_endpoint(db: Transaction, project: str, uid: str, body: Object) -> Object:
    """Create an endpoint or replace it."""
    endpoint = normalise(body)
    metadata = endpoint["metadata"]
    if metadata["project"] != project:
        raise Conflict(f"the endpoint is of project {metadata['project']}, not of {project}")
    if metadata["uid"] != uid:
        raise Conflict(f"the endpoint has uid {metadata['uid']}, not {uid}")
    _match_features(endpoint)
    write_endpoint(db, endpoint)
    return endpoint


def check_columns(db: Transaction, project: str, uid: str, body: Object) -> None:
    """Refuse what the table of 1.6 to 1.8 cannot hold, as these servers do (500)."""
    if "accuracy" in (body.get("status") or {}):
        raise ServerFailure("table model_endpoints has no column named accuracy")
    spec = body.get("spec") or {}
    if "model_uri" in spec and spec["model_uri"] is None:
        raise ServerFailure("'NoneType' object has no attribute 'startswith'")
    query = "SELECT id FROM documents WHERE kind = ? AND project = ? AND name = ?"
    if db.row(query, (_KIND, project, uid)) is not None:
        raise ServerFailure("UNIQUE constraint failed: model_endpoints.uid")


def write_endpoint(db: Transaction, endpoint: Object) -> None:
    """Store an endpoint under its uid."""
    metadata = endpoint["metadata"]
    key = (_KIND, metadata["project"], metadata["uid"])
    db.run(
        "INSERT INTO documents (kind, project, name, body) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kind, project, name) DO UPDATE SET body = excluded.body",
        (*key, dump(endpoint)),
    )
    query = "SELECT id FROM documents WHERE kind = ? AND project = ? AND name = ?"
    set_labels(db, _KIND, db.count(query, key), metadata["labels"])


def _read(db: Transaction, project: str, uid: str) -> Object:
    row = db.row(
        "SELECT body FROM documents WHERE kind = ? AND project = ? AND name = ?",
        (_KIND, project, uid),
    )
    if row is None:
        raise NotFound(f"Endpoint {uid} not found")
    return _complete(load(row["body"]))


def _complete(endpoint: Object) -> Object:
    """Return a stored endpoint with every known field; those of newer versions lack some."""
    return {
        **endpoint,
        "spec": {**dict.fromkeys(_SPEC), **endpoint["spec"]},
        "status": {**dict.fromkeys(_STATUS), **endpoint["status"]},
    }


def render(endpoint: Object, metrics: Sequence[str] = (), analysis: bool = False) -> Object:
    """Return the endpoint with the requested metrics; with an analysis, also with features."""
    spec, status = endpoint["spec"], dict(endpoint["status"])
    known = status["metrics"] or {}
    status["metrics"] = {name: known[name] for name in metrics if name in known} or None
    status["features"] = None
    if analysis and spec["feature_names"]:
        status["features"] = [
            {
                "name": name,
                "weight": -1.0,
                "expected": _values(dig(status["feature_stats"], name)),
                "actual": _values(dig(status["current_stats"], name)),
            }
            for name in spec["feature_names"]
        ]
    elif not analysis:
        status["drift_measures"] = None
    return {**endpoint, "status": status}


def _values(stats: Any) -> Object | None:
    """Return the statistics of a feature as an analysis has them, or None."""
    if not isinstance(stats, dict) or not stats:
        return None
    histogram = stats.get("hist")
    counts, buckets = histogram[:2] if isinstance(histogram, list) and histogram else ([], [])
    return {
        **{key: stats.get(key) for key in ("min", "mean", "max")},
        "histogram": {"buckets": buckets, "counts": counts},
    }


def get_endpoint(
    db: Transaction, project: str, uid: str, metrics: Sequence[str] = (), analysis: bool = False
) -> Object:
    """Return an endpoint."""
    return render(_read(db, project, uid), metrics, analysis)


def list_endpoints(
    db: Transaction, project: str, filters: EndpointFilter, metrics: Sequence[str] = ()
) -> list[Object]:
    """Return the endpoints that match."""
    where = Where().add("kind = ? AND project = ?", _KIND, project)
    where.with_labels(_KIND, [label.removeprefix("_") for label in filters.labels])
    rows = db.rows(f"SELECT body FROM documents {where} ORDER BY id", where.values)
    found = [_complete(load(row["body"])) for row in rows]
    return [render(endpoint, metrics) for endpoint in found if _matches(endpoint, filters)]


def _matches(endpoint: Object, filters: EndpointFilter) -> bool:
    spec = endpoint["spec"]
    uri = as_text(spec["function_uri"])
    if filters.model and spec["model"] != filters.model:
        return False
    if filters.function and filters.function not in (uri, parse_function_uri(uri)[1]):
        return False
    if filters.uids and endpoint["metadata"]["uid"] not in filters.uids:
        return False
    # Type 3 is a leaf below a router.
    return not (filters.top_level and endpoint["status"].get("endpoint_type") == 3)


def patch_endpoint(db: Transaction, project: str, uid: str, changes: Object | None) -> Object:
    """Set fields of an endpoint, each in the section that has it. None raises NotFound."""
    if changes is None:
        raise NotFound(f"No fields provided for updating the model endpoint {uid}")
    endpoint = _read(db, project, uid)
    for key, value in changes.items():
        if key in ("project", "uid"):
            raise BadRequest(f"{key} of a model endpoint cannot be changed")
        section = "metadata" if key in _METADATA else "spec" if key in _SPEC else "status"
        is_json = key in _JSON_COLUMNS and isinstance(value, str)
        endpoint[section][key] = load(value) if is_json else value
    endpoint = normalise(endpoint)
    write_endpoint(db, endpoint)
    return render(endpoint)


def delete_endpoint(db: Transaction, project: str, uid: str) -> None:
    """Delete an endpoint. Nothing to delete is no error."""
    query = "FROM documents WHERE kind = ? AND project = ? AND name = ?"
    key = (_KIND, project, uid)
    db.run(f"DELETE FROM labels WHERE kind = ? AND object IN (SELECT id {query})", (_KIND, *key))
    db.run(f"DELETE {query}", key)
