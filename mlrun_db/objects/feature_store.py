"""Feature sets and feature vectors, with their entities and features."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import Any

from mlrun_db.config import mlconf

from ._record import Nested, NestedList, Record, nested, nested_list, record


@record
class Entity(Record):
    """A key of a feature set, by which its rows are looked up."""

    name: str | None = None
    value_type: str | None = "str"
    description: str | None = None
    labels: dict[str, Any] = field(default_factory=dict)


@record
class Feature(Record):
    """A column of a feature set that is not a key."""

    name: str | None = None
    value_type: str | None = ""
    description: str | None = None
    dims: Any = None
    default: Any = None
    aggregate: Any = None
    validator: dict[str, Any] | None = None
    labels: dict[str, Any] = field(default_factory=dict)


@record
class DataTarget(Record):
    """Where the data of a feature set or a feature vector is written, or has been."""

    name: str | None = None
    kind: str | None = None
    path: str | None = None


@record
class FeatureObjectMetadata(Record):
    """The ``metadata`` of a FeatureSet or a FeatureVector."""

    name: str | None = None
    project: str | None = None
    tag: str | None = None
    uid: str | None = None
    labels: dict[str, Any] = field(default_factory=dict)
    annotations: dict[str, Any] = field(default_factory=dict)
    created: datetime.datetime | str | None = None
    updated: datetime.datetime | str | None = None


@record
class FeatureSetSpec(Record):
    """The ``spec`` of a FeatureSet: its keys, its features, its source and its targets."""

    owner: str | None = None
    description: str | None = None
    entities: NestedList[Entity] = nested_list(Entity)
    features: NestedList[Feature] = nested_list(Feature)
    partition_keys: list[Any] = field(default_factory=list)
    timestamp_key: str | None = None
    label_column: str | None = None
    relations: dict[str, Any] = field(default_factory=dict)
    source: dict[str, Any] | None = None
    targets: NestedList[DataTarget] = nested_list(DataTarget, is_sent_empty=False)
    graph: dict[str, Any] | None = None
    function: dict[str, Any] | None = None
    analysis: dict[str, Any] = field(default_factory=dict)
    engine: str | None = None
    output_path: str | None = ""


@record
class FeatureSetStatus(Record):
    """The ``status`` of a FeatureSet: its state and the results of the last ingestion."""

    state: str | None = "created"
    targets: NestedList[DataTarget] = nested_list(DataTarget, is_sent_empty=False)
    stats: dict[str, Any] = field(default_factory=dict)
    preview: list[Any] = field(default_factory=list)
    function_uri: str | None = None
    run_uri: str | None = None


@record
class FeatureVectorSpec(Record):
    """The ``spec`` of a FeatureVector: the features that it joins, such as ``set.feature``."""

    description: str | None = None
    features: list[Any] = field(default_factory=list)
    entity_source: dict[str, Any] | None = None
    entity_fields: NestedList[Feature] = nested_list(Feature)
    timestamp_field: str | None = None
    graph: dict[str, Any] | None = None
    label_feature: str | None = None
    with_indexes: bool | None = None
    function: dict[str, Any] | None = None
    analysis: dict[str, Any] = field(default_factory=dict)


@record
class FeatureVectorStatus(Record):
    """The ``status`` of a FeatureVector: its state and the results of its last use."""

    state: str | None = "created"
    label_column: str | None = None
    targets: NestedList[DataTarget] = nested_list(DataTarget, is_sent_empty=False)
    stats: dict[str, Any] = field(default_factory=dict)
    preview: list[Any] = field(default_factory=list)
    features: NestedList[Feature] = nested_list(Feature)
    run_uri: str | None = None


@record
class FeatureSet(Record):
    """A feature set, accepted by ``create_feature_set`` and ``store_feature_set``.

    ``get_feature_set`` and ``list_feature_sets`` return it. ``to_dict()`` leaves out unset fields.
    """

    kind: str | None = "FeatureSet"
    metadata: Nested[FeatureObjectMetadata] = nested(FeatureObjectMetadata)
    spec: Nested[FeatureSetSpec] = nested(FeatureSetSpec)
    status: Nested[FeatureSetStatus] = nested(FeatureSetStatus)

    @property
    def uri(self) -> str:
        """The address of the set, such as ``store://feature-sets/stocks/quotes:latest``."""
        return _store_uri("feature-sets", self.metadata)


@record
class FeatureVector(Record):
    """A feature vector, accepted by ``create_feature_vector`` and ``store_feature_vector``.

    ``get_feature_vector`` and ``list_feature_vectors`` return it. ``to_dict()`` leaves out unset
    fields.
    """

    kind: str | None = "FeatureVector"
    metadata: Nested[FeatureObjectMetadata] = nested(FeatureObjectMetadata)
    spec: Nested[FeatureVectorSpec] = nested(FeatureVectorSpec)
    status: Nested[FeatureVectorStatus] = nested(FeatureVectorStatus)

    @property
    def uri(self) -> str:
        """The address of the vector, such as ``store://feature-vectors/stocks/daily:latest``."""
        return _store_uri("feature-vectors", self.metadata)


def _store_uri(kind: str, metadata: FeatureObjectMetadata) -> str:
    tag = f":{metadata.tag}" if metadata.tag else ""
    return f"store://{kind}/{metadata.project or mlconf.default_project}/{metadata.name}{tag}"
