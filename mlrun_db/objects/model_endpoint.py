"""Model endpoints: served models and how they do."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from ._record import Record


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ModelEndpointMetadata(Record):
    """The ``metadata`` of a ModelEndpoint. Without a uid, ``create_or_patch`` makes one."""

    _send_unset: ClassVar[bool] = True

    project: str | None = None
    labels: dict[str, Any] | None = None
    uid: str | None = None


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ModelEndpointSpec(Record):
    """The ``spec`` of a ModelEndpoint: the model and the function that serves it."""

    _send_unset: ClassVar[bool] = True

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


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ModelEndpointStatus(Record):
    """The ``status`` of a ModelEndpoint: its state, drift, statistics and metrics."""

    _send_unset: ClassVar[bool] = True

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


def _metadata(value: ModelEndpointMetadata | Mapping[str, Any] | None) -> ModelEndpointMetadata:
    return ModelEndpointMetadata._of(value)


def _spec(value: ModelEndpointSpec | Mapping[str, Any] | None) -> ModelEndpointSpec:
    return ModelEndpointSpec._of(value)


def _status(value: ModelEndpointStatus | Mapping[str, Any] | None) -> ModelEndpointStatus:
    return ModelEndpointStatus._of(value)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ModelEndpoint(Record):
    """A model endpoint. Taken by ``create_or_patch``, given by ``get_endpoint``.

    ``to_dict()`` has every field, null where unset.
    """

    _send_unset: ClassVar[bool] = True

    kind: str | None = "model-endpoint"
    metadata: ModelEndpointMetadata = attrs.field(
        factory=ModelEndpointMetadata, converter=_metadata
    )
    spec: ModelEndpointSpec = attrs.field(factory=ModelEndpointSpec, converter=_spec)
    status: ModelEndpointStatus = attrs.field(factory=ModelEndpointStatus, converter=_status)

    def made_up_uid(self) -> str | None:
        """Return the uid that MLRun derives from function and model; None when one is missing."""
        function = re.fullmatch(
            r"([^/]+)/([^:@#]+)(?:#[^:@]*)?(?::([^@]+))?(?:@(.+))?", self.spec.function_uri or ""
        )
        model, _, version = (self.spec.model or "").partition(":")
        if not (function and model):
            return None
        project, name, tag, hash_key = function.groups()
        text = f"{project}_{name}_{tag or hash_key or 'N/A'}_{model}_{version or 'N/A'}"
        return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _endpoints(values: list[ModelEndpoint | Mapping[str, Any]] | None) -> list[ModelEndpoint]:
    return ModelEndpoint._list_of(values)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ModelEndpointList(Record):
    """The model endpoints of a project, given by ``list_endpoints``."""

    _send_unset: ClassVar[bool] = True

    endpoints: list[ModelEndpoint] = attrs.field(factory=list, converter=_endpoints)
