"""Model endpoints: served models and their metrics."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import model_endpoints

from .. import objects
from .._display.cells import mapping
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given,
    given_text,
    label_filters,
    strings,
    true_false,
)
from .._transport.request import UNSET, Unset
from ..errors import MLRunInvalidArgumentError
from ._bodies import check_same, without_nulls
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class ModelEndpoints(Sender):
    def create_or_patch(
        self,
        project: str,
        endpoint_id: str,
        model_endpoint: types.ModelEndpoint | Body,
        access_key: str | None = None,
    ) -> None:
        """Create a model endpoint's record, or change it.

        0.6 gets every field, null where unset, and replaces the record. 1.x gets the fields that
        are set: those of an existing record are changed and the others kept.

        Operation: create_or_patch. On 1.x it is get_endpoint and then create_model_endpoint or
        patch_model_endpoint.

        Args:
            project: the project; required.
            endpoint_id: the endpoint's id.
            model_endpoint: a ModelEndpoint, or a dict or object with its fields. Without a
                metadata.uid it gets the one that MLRun derives from spec.function_uri and
                spec.model.
            access_key: V3IO access key, which only 0.6 requires. Default: V3IO_ACCESS_KEY.
        """
        own = as_dict("model_endpoint", model_endpoint)
        check_same("model_endpoint", own, {"project": project, "uid": endpoint_id})
        endpoint = objects.ModelEndpoint.from_dict(own)
        endpoint.metadata.uid = endpoint.metadata.uid or endpoint.derived_uid()
        body, key = endpoint.to_dict(), self._access_key(access_key)
        if self._release >= (1, 0):
            return self._create_or_change(project, endpoint_id, _without_nulls(body), key)
        replace = model_endpoints.create_or_patch
        return self._send(replace(project, endpoint_id, body=body, x_v3_io_session_key=key))

    def _create_or_change(
        self, project: str, endpoint_id: str, body: dict[str, Any], key: str | Unset
    ) -> None:
        """Create an endpoint on 1.x, which refuses a second one of the same id, or change it."""
        read = model_endpoints.get_endpoint(project, endpoint_id, x_v3_io_session_key=key)
        if self._find(self._send, read) is None:
            create = model_endpoints.create_model_endpoint
            self._do(create(project, endpoint_id, body=body, x_v3_io_session_key=key))
            return
        changes = {**body["metadata"], **body["spec"], **body["status"]}
        for name in ("project", "uid", "features"):  # the last is computed by the server
            changes.pop(name, None)
        if changes:
            change = model_endpoints.patch_model_endpoint(
                project, endpoint_id, attributes=columns_json(changes), x_v3_io_session_key=key
            )
            self._do(change)

    def _access_key(self, access_key: str | None) -> str | Unset:
        """Return the key as given or set; 1.x servers without the platform need none."""
        key = filled_text("access_key", access_key)
        key = key or os.environ.get("V3IO_ACCESS_KEY", "").strip()
        if not key and self._release < (1, 0):
            raise MLRunInvalidArgumentError(
                "access_key is missing: pass it, or set the environment variable V3IO_ACCESS_KEY"
            )
        return key or UNSET

    def delete_endpoint_record(
        self, project: str, endpoint_id: str, access_key: str | None = None
    ) -> None:
        """Delete a model endpoint's record.

        Operation: delete_endpoint_record.

        Args:
            project: the project; required.
            endpoint_id: the endpoint's id.
            access_key: V3IO access key, which only 0.6 requires. Default: V3IO_ACCESS_KEY.
        """
        self._send(
            model_endpoints.delete_endpoint_record(
                project, endpoint_id, x_v3_io_session_key=self._access_key(access_key)
            )
        )

    def list_endpoints(
        self,
        project: str,
        model: str | None = None,
        function: str | None = None,
        labels: str | Iterable[str] | None = None,
        start: str = "now-1h",
        end: str = "now",
        metrics: str | Iterable[str] | None = None,
        access_key: str | None = None,
    ) -> objects.ModelEndpointList:
        """Return the model endpoints of a project, with metrics if requested.

        Operation: list_endpoints.

        Args:
            project: the project; required.
            model: only of this model, as "name" or "name:tag".
            function: only of this function.
            labels: ``"name"`` or ``"name=value"``, one or a list.
            start, end: the time of the metrics: ISO 8601, "now", "now-1h" (s, m, h or d), or
                milliseconds since 1970.
            metrics: names of metrics to return for each endpoint.
            access_key: V3IO access key, which only 0.6 requires. Default: V3IO_ACCESS_KEY.

        Returns:
            An object whose ``endpoints`` is the list.
        """
        return self._send(
            model_endpoints.list_endpoints(
                project,
                model=given_text("model", model),
                function=given_text("function", function),
                label=label_filters(labels),
                start=given(start),
                end=given(end),
                metric=strings("metrics", metrics),
                x_v3_io_session_key=self._access_key(access_key),
            ),
            into=objects.ModelEndpointList.from_dict,
        )

    def get_endpoint(
        self,
        project: str,
        endpoint_id: str,
        start: str | None = None,
        end: str | None = None,
        metrics: str | Iterable[str] | None = None,
        feature_analysis: bool = False,
        access_key: str | None = None,
    ) -> objects.ModelEndpoint:
        """Return a model endpoint, with metrics and feature statistics if requested.

        Operation: get_endpoint.

        Args:
            project: the project; required.
            endpoint_id: the endpoint's id.
            start, end: the time of the metrics, as for ``list_endpoints``; the server's defaults
                are "now-1h" and "now".
            metrics: names of metrics to return.
            feature_analysis: also return base and current statistics of the features.
            access_key: V3IO access key, which only 0.6 requires. Default: V3IO_ACCESS_KEY.
        """
        return self._send(
            model_endpoints.get_endpoint(
                project,
                endpoint_id,
                start=given(start),
                end=given(end),
                metric=strings("metrics", metrics),
                feature_analysis=true_false(feature_analysis),
                x_v3_io_session_key=self._access_key(access_key),
            ),
            into=objects.ModelEndpoint.from_dict,
        )


def columns_json(changes: Mapping[str, Any]) -> str:
    """Return changes as 1.x reads them: columns of a table, where other values are JSON in text."""
    columns = {
        name: value if isinstance(value, str | bool | int) else json.dumps(value)
        for name, value in changes.items()
    }
    return json.dumps(columns)


def _without_nulls(endpoint: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of each section that are set: 1.x has no columns for some others."""
    sections = {name: endpoint[name] for name in ("metadata", "spec", "status")}
    return endpoint | {name: without_nulls(mapping(section)) for name, section in sections.items()}
