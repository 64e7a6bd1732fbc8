"""Feature sets and feature vectors as objects: validation, defaults, compact form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mlrun_db.server.rules.errors import InvalidInput, missing
from mlrun_db.server.rules.fields import check_kind, object_field, optional_field
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.storage.documents import Object, as_text, parse_time

_METADATA = ("name", "project", "tag", "labels", "updated", "created", "uid")
_TEXTS = ("project", "tag", "uid")
_FIELD_LISTS = ("entities", "features")


@dataclass(frozen=True)
class Model:
    """One of the two kinds of versioned feature-store objects."""

    table: str
    kind: str
    title: str
    has_fields: bool


FEATURE_SET = Model("feature_set", "FeatureSet", "Feature-set", True)
FEATURE_VECTOR = Model("feature_vector", "FeatureVector", "Feature-vector", False)


def _times(metadata: Object) -> None:
    for key in ("updated", "created"):
        value = metadata.get(key)
        if value is None:
            continue
        when = parse_time(value) if isinstance(value, str) else None
        if when is None:
            location = ("body", "metadata", key)
            raise InvalidInput(location, "invalid datetime format", "value_error.datetime")
        metadata[key] = when.isoformat()


def _fields(spec: Object, key: str, labels: Object | None) -> list[Object]:
    """Return the features or entities of a spec, with every known field."""
    values = spec.get(key, [])
    if not isinstance(values, list):
        raise InvalidInput(("body", "spec", key), "value is not a valid list", "type_error.list")
    place = ("body", "spec", key)
    return [_field(value, (*place, number), labels) for number, value in enumerate(values)]


def _field(value: Any, location: tuple[str | int, ...], labels: Object | None) -> Object:
    if not isinstance(value, dict):
        raise InvalidInput(location, "value is not a valid dict", "type_error.dict")
    for name in ("name", "value_type"):
        if value.get(name) is None:
            raise missing(*location, name)
        if isinstance(value[name], dict | list):
            raise InvalidInput((*location, name), "str type expected", "type_error.str")
    optional_field(value, "labels", dict, location)
    texts = {name: as_text(value[name]) for name in ("name", "value_type")}
    return {"labels": labels, **value, **texts}


def normalise(model: Model, body: Object, release: tuple[int, int]) -> Object:
    """Validate the object and return it with every known field; unknown ones are kept.

    Labels that are missing are null, from 1.1 on an empty object.
    """
    labels: Object | None = None if release < STRICT else {}
    check_kind(body, model.kind)
    metadata = object_field(body, "metadata", "body")
    if metadata.get("name") is None:
        raise missing("body", "metadata", "name")
    metadata["name"] = as_text(metadata["name"])
    for key in _TEXTS:
        optional_field(metadata, key, str, ("body", "metadata"))
    optional_field(metadata, "labels", dict, ("body", "metadata"))
    _times(metadata)
    spec = object_field(body, "spec", "body")
    if model.has_fields:
        spec |= {key: _fields(spec, key, labels) for key in _FIELD_LISTS}
        spec = spec if release < STRICT else {"engine": "storey", **spec}
    status = object_field(body, "status", "body")
    return {
        "kind": model.kind,
        "metadata": {**dict.fromkeys(_METADATA), "labels": labels, **metadata},
        "spec": spec,
        "status": {"state": None, **status},
    }


def _without_nulls(value: Object) -> Object:
    return {key: inner for key, inner in value.items() if inner is not None}


def compact(model: Model, value: Object) -> Object:
    """Return the object as it is hashed and stored: without null fields."""
    small = {key: _without_nulls(value[key]) for key in ("metadata", "spec", "status")}
    if model.has_fields:
        for key in _FIELD_LISTS:
            small["spec"][key] = [_without_nulls(field) for field in value["spec"][key]]
    return {"kind": model.kind, **small}


def digest(value: Object) -> Object:
    """Return the short form of a feature set, as in lists of features."""
    return {
        "metadata": value["metadata"],
        "spec": {key: value["spec"][key] for key in _FIELD_LISTS},
    }
