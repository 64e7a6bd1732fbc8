"""Feature sets and feature vectors, and what they are made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from ._record import Record


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class Entity(Record):
    """A key of a feature set, by which its rows are looked up."""

    name: str | None = None
    value_type: str | None = "str"
    description: str | None = None
    labels: dict[str, Any] = attrs.field(factory=dict)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class Feature(Record):
    """A column of a feature set that is no key."""

    name: str | None = None
    value_type: str | None = ""
    description: str | None = None
    dims: Any = None
    default: Any = None
    aggregate: Any = None
    validator: dict[str, Any] | None = None
    labels: dict[str, Any] = attrs.field(factory=dict)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureObjectMetadata(Record):
    """The ``metadata`` of a FeatureSet or a FeatureVector."""

    name: str | None = None
    project: str | None = None
    tag: str | None = None
    uid: str | None = None
    labels: dict[str, Any] = attrs.field(factory=dict)
    annotations: dict[str, Any] = attrs.field(factory=dict)
    created: datetime.datetime | str | None = None
    updated: datetime.datetime | str | None = None


def _entities(values: list[Entity | Mapping[str, Any]] | None) -> list[Entity]:
    return Entity._list_of(values)


def _features(values: list[Feature | Mapping[str, Any]] | None) -> list[Feature]:
    return Feature._list_of(values)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureSetSpec(Record):
    """The ``spec`` of a FeatureSet: its keys, its features, where they come from and go to."""

    owner: str | None = None
    description: str | None = None
    entities: list[Entity] = attrs.field(factory=list, converter=_entities)
    features: list[Feature] = attrs.field(factory=list, converter=_features)
    partition_keys: list[Any] = attrs.field(factory=list)
    timestamp_key: str | None = None
    label_column: str | None = None
    relations: dict[str, Any] = attrs.field(factory=dict)
    source: dict[str, Any] | None = None
    targets: list[Any] | None = None
    graph: dict[str, Any] | None = None
    function: dict[str, Any] | None = None
    analysis: dict[str, Any] = attrs.field(factory=dict)
    engine: str | None = None
    output_path: str | None = ""


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureSetStatus(Record):
    """The ``status`` of a FeatureSet: its state and what the last ingestion found."""

    state: str | None = "created"
    targets: list[Any] | None = None
    stats: dict[str, Any] = attrs.field(factory=dict)
    preview: list[Any] = attrs.field(factory=list)
    function_uri: str | None = None
    run_uri: str | None = None


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureVectorSpec(Record):
    """The ``spec`` of a FeatureVector: which features of which sets it joins."""

    description: str | None = None
    features: list[Any] = attrs.field(factory=list)
    entity_source: dict[str, Any] | None = None
    entity_fields: list[Feature] = attrs.field(factory=list, converter=_features)
    timestamp_field: str | None = None
    graph: dict[str, Any] | None = None
    label_feature: str | None = None
    with_indexes: bool | None = None
    function: dict[str, Any] | None = None
    analysis: dict[str, Any] = attrs.field(factory=dict)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureVectorStatus(Record):
    """The ``status`` of a FeatureVector: its state and what its last use found."""

    state: str | None = "created"
    label_column: str | None = None
    targets: list[Any] | None = None
    stats: dict[str, Any] = attrs.field(factory=dict)
    preview: list[Any] = attrs.field(factory=list)
    features: list[Feature] = attrs.field(factory=list, converter=_features)
    run_uri: str | None = None


def _metadata(value: FeatureObjectMetadata | Mapping[str, Any] | None) -> FeatureObjectMetadata:
    return FeatureObjectMetadata._of(value)


def _set_spec(value: FeatureSetSpec | Mapping[str, Any] | None) -> FeatureSetSpec:
    return FeatureSetSpec._of(value)


def _set_status(value: FeatureSetStatus | Mapping[str, Any] | None) -> FeatureSetStatus:
    return FeatureSetStatus._of(value)


def _vector_spec(value: FeatureVectorSpec | Mapping[str, Any] | None) -> FeatureVectorSpec:
    return FeatureVectorSpec._of(value)


def _vector_status(value: FeatureVectorStatus | Mapping[str, Any] | None) -> FeatureVectorStatus:
    return FeatureVectorStatus._of(value)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureSet(Record):
    """A feature set. Taken by ``create_feature_set`` and ``store_feature_set``.

    Given by ``get_feature_set`` and ``list_feature_sets``. ``to_dict()`` leaves out what is not
    set.
    """

    kind: str | None = "FeatureSet"
    metadata: FeatureObjectMetadata = attrs.field(
        factory=FeatureObjectMetadata, converter=_metadata
    )
    spec: FeatureSetSpec = attrs.field(factory=FeatureSetSpec, converter=_set_spec)
    status: FeatureSetStatus = attrs.field(factory=FeatureSetStatus, converter=_set_status)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class FeatureVector(Record):
    """A feature vector. Taken by ``create_feature_vector`` and ``store_feature_vector``.

    Given by ``get_feature_vector`` and ``list_feature_vectors``. ``to_dict()`` leaves out what is
    not set.
    """

    kind: str | None = "FeatureVector"
    metadata: FeatureObjectMetadata = attrs.field(
        factory=FeatureObjectMetadata, converter=_metadata
    )
    spec: FeatureVectorSpec = attrs.field(factory=FeatureVectorSpec, converter=_vector_spec)
    status: FeatureVectorStatus = attrs.field(factory=FeatureVectorStatus, converter=_vector_status)
