"""Model endpoints: served models, their state and their metrics."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from ._record import FullRecord, Nested, NestedList, nested, nested_list, record


@record
class ModelEndpointMetadata(FullRecord):
    """The ``metadata`` of a ModelEndpoint. ``create_or_patch`` derives the uid if it is unset."""

    project: str | None = None
    labels: dict[str, Any] | None = None
    uid: str | None = None


@record
class ModelEndpointSpec(FullRecord):
    """The ``spec`` of a ModelEndpoint: the model and the function that serves it."""

    function_uri: str | None = None
    model: str | None = None
    model_class: str | None = None
    model_uri: str | None = None
    feature_names: list[str] | None = None
    label_names: list[str] | None = None
    stream_path: str | None = None
    algorithm: str | None = None
    monitor_configuration: dict[str, Any] | None = None
    active: bool | None = None


@record
class ModelEndpointStatus(FullRecord):
    """The ``status`` of a ModelEndpoint: its state, drift, statistics and metrics."""

    state: str | None = None
    feature_stats: dict[str, Any] | None = None
    current_stats: dict[str, Any] | None = None
    first_request: str | None = None
    last_request: str | None = None
    accuracy: float | None = None
    error_count: int | None = None
    drift_status: str | None = None
    drift_measures: dict[str, Any] | None = None
    metrics: dict[str, Any] | None = None
    features: list[Any] | None = None


@record
class ModelEndpoint(FullRecord):
    """A model endpoint, accepted by ``create_or_patch`` and returned by ``get_endpoint``.

    ``to_dict()`` has every field, null if unset.
    """

    kind: str | None = "model-endpoint"
    metadata: Nested[ModelEndpointMetadata] = nested(ModelEndpointMetadata)
    spec: Nested[ModelEndpointSpec] = nested(ModelEndpointSpec)
    status: Nested[ModelEndpointStatus] = nested(ModelEndpointStatus)

    def derived_uid(self) -> str | None:
        """Return the uid that MLRun derives from function and model; None if one is missing."""
        function = re.fullmatch(
            r"([^/]+)/([^:@#]+)(?:#[^:@]*)?(?::([^@]+))?(?:@(.+))?", self.spec.function_uri or ""
        )
        model, _, version = (self.spec.model or "").partition(":")
        if not (function and model):
            return None
        project, name, tag, hash_key = function.groups()
        text = f"{project}_{name}_{tag or hash_key or 'N/A'}_{model}_{version or 'N/A'}"
        return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


@record
class ModelEndpointList(FullRecord):
    """The model endpoints of a project, returned by ``list_endpoints``."""

    endpoints: NestedList[ModelEndpoint] = nested_list(ModelEndpoint)
