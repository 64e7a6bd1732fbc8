"""Model endpoints by the methods of MLRun 1.x, whose newer versions find them by name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import model_endpoints

from .. import objects
from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given_number,
    given_text,
    iso_time,
    label_filters,
    plain,
    strings,
    text,
    true_false,
)
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError
from ._bodies import without_nulls
from ._sending import Sender
from .model_endpoints import columns_json

if TYPE_CHECKING:
    from .. import types

# Where 1.8 and newer keep what a patch may change.
PLACES = {
    "metadata": ("labels",),
    "spec": (
        *("model_path", "model_class", "feature_names", "label_names", "children"),
        "children_uids",
    ),
    "status": ("monitoring_mode", "first_request", "last_request", "sampling_percentage"),
}


class NamedEndpoints(Sender):
    def create_model_endpoint(
        self,
        model_endpoint: types.ModelEndpoint | Body,
        creation_strategy: str | None = "inplace",
    ) -> types.ModelEndpointRecord | None:
        """Create a model endpoint. Only the fields that are set are sent.

        Operations: create_named_model_endpoint; on servers older than 1.8 create_model_endpoint.

        Args:
            model_endpoint: the endpoint: a dict or an object with to_dict(). Its project is its
                ``metadata.project``, or the default project. Servers older than 1.8 need a
                ``metadata.uid``, or ``spec.function_uri`` and ``spec.model`` to derive it from.
            creation_strategy: what happens to an endpoint of the same name: "inplace" updates it,
                "archive" keeps it beside the new one, "overwrite" deletes it, "skip" changes
                nothing. Servers older than 1.8 have only "inplace", and refuse a second one.

        Returns:
            The endpoint as stored; None from servers older than 1.8.
        """
        body = _set_fields(as_dict("model_endpoint", model_endpoint))
        project = self._project("", body)
        body["metadata"] = {**as_dict("model_endpoint.metadata", body.get("metadata") or {})}
        body["metadata"]["project"] = project
        if self._release >= (1, 8):
            build = model_endpoints.create_named_model_endpoint
            strategy = given_text("creation_strategy", creation_strategy)
            found: Any = self._send(build(project, body=body, creation_strategy=strategy))
            return found if isinstance(found, Mapping) else None  # type: ignore[return-value]
        if creation_strategy not in (None, "inplace"):
            self._require("create_named_model_endpoint.creation-strategy", creation_strategy)
        uid = body["metadata"].get("uid") or objects.ModelEndpoint.from_dict(body).derived_uid()
        body["metadata"]["uid"] = uid
        self._send(model_endpoints.create_model_endpoint(project, text("uid", uid), body=body))
        return None

    def get_model_endpoint(
        self,
        name: str,
        project: str,
        function_name: str | None = None,
        function_tag: str | None = None,
        endpoint_id: str | None = None,
        tsdb_metrics: bool = True,
        metric_list: str | Iterable[str] | None = None,
        feature_analysis: bool = False,
    ) -> types.ModelEndpointRecord:
        """Return a model endpoint.

        Operation: get_endpoint.

        Args:
            name: the endpoint's name; servers older than 1.8 know only the ``endpoint_id``.
            project: the project.
            function_name: name of its function.
            function_tag: tag of its function.
            endpoint_id: its unique id. Without it, function name and tag are needed.
            tsdb_metrics: also return its latest metrics.
            metric_list: names of the metrics. Default: all.
            feature_analysis: also return the statistics of its features.

        Raises:
            MLRunNotFoundError: there is no such endpoint.
        """
        project = self._project(project)
        _check_identified(function_name, function_tag, endpoint_id)
        metrics = strings("metric_list", metric_list)
        found: Any
        if self._release < (1, 8):
            found = self._send(
                model_endpoints.get_endpoint(
                    project,
                    text("endpoint_id", endpoint_id),
                    metric=metrics,
                    feature_analysis=true_false(feature_analysis),
                )
            )
            return found  # type: ignore[no-any-return]
        found = self._send(
            model_endpoints.get_endpoint(
                project,
                name,
                function_name=given_text("function_name", function_name),
                function_tag=given_text("function_tag", function_tag),
                endpoint_id_query=given_text("endpoint_id", endpoint_id),
                tsdb_metrics=true_false(tsdb_metrics),
                metric=metrics,
                featureanalysis=true_false(feature_analysis),
            )
        )
        return found  # type: ignore[no-any-return]

    def list_model_endpoints(
        self,
        project: str,
        names: str | Iterable[str] | None = None,
        function_name: str | None = None,
        function_tag: str | None = None,
        model_name: str | None = None,
        model_tag: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
        tsdb_metrics: bool = False,
        metric_list: str | Iterable[str] | None = None,
        top_level: bool = False,
        modes: Any = None,
        uids: str | Iterable[str] | None = None,
        latest_only: bool = False,
    ) -> types.ModelEndpointList:
        """Return the model endpoints of a project that match all filters.

        Operation: list_endpoints.

        Args:
            project: the project.
            names: name of an endpoint, or several. This, the function's tag, ``tsdb_metrics``,
                ``modes`` and ``latest_only`` need MLRun 1.8 or newer.
            function_name: name of the function.
            function_tag: tag of the function.
            model_name: name of the model.
            model_tag: tag of the model.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them.
            start: of the endpoints with requests then or later: a datetime, a date or ISO 8601.
            end: then or earlier.
            tsdb_metrics: also return the latest metrics of each.
            metric_list: names of the metrics. Default: all.
            top_level: leave out the endpoints behind a router.
            modes: 0 for real-time, 1 for batch endpoints, one or a list.
            uids: unique id of an endpoint, or several.
            latest_only: only the latest endpoint of each name.

        Returns:
            A dict whose ``endpoints`` is the list.
        """
        many = modes if isinstance(modes, list | tuple | set | frozenset) else [modes]
        filters: dict[str, Any] = {
            "label": label_filters(labels),
            "start": iso_time("start", start),
            "end": iso_time("end", end),
            "metric": strings("metric_list", metric_list),
            "top_level": true_false(top_level),
            "uid": strings("uids", uids),
            "name": strings("names", names),
            "function_tag": given_text("function_tag", function_tag),
            "mode": UNSET if modes is None else [given_number("modes", plain(m)) for m in many],
        }
        if self._release >= (1, 8):
            filters |= {
                "function_name": given_text("function_name", function_name),
                "model_name": given_text("model_name", model_name),
                "model_tag": given_text("model_tag", model_tag),
                "tsdb_metrics": true_false(tsdb_metrics),
                "latest_only": true_false(latest_only),
            }
        else:
            model = model_name and (f"{model_name}:{model_tag}" if model_tag else model_name)
            filters |= {
                "function": given_text("function_name", function_name),
                "model": given_text("model_name", model),
                "tsdb_metrics": true_false(True) if tsdb_metrics else UNSET,
                "latest_only": true_false(True) if latest_only else UNSET,
            }
        request = model_endpoints.list_endpoints(self._project(project), **filters)
        return self._send(request)

    def patch_model_endpoint(
        self,
        name: str,
        project: str,
        attributes: Mapping[str, Any],
        function_name: str | None = None,
        function_tag: str | None = None,
        endpoint_id: str | None = None,
    ) -> None:
        """Change some fields of a model endpoint; the others stay.

        Operations: patch_named_model_endpoint; on servers older than 1.8 patch_model_endpoint.

        Args:
            name: the endpoint's name; servers older than 1.8 know only the ``endpoint_id``.
            project: the project.
            attributes: new values by field, such as ``{"monitoring_mode": "disabled"}``. 1.8 and
                newer can change labels, model_path, model_class, feature_names,
                label_names, children, children_uids, monitoring_mode, first_request, last_request
                and sampling_percentage.
            function_name: name of its function.
            function_tag: tag of its function.
            endpoint_id: its unique id. Without it, function name and tag are needed.
        """
        project = self._project(project)
        _check_identified(function_name, function_tag, endpoint_id)
        changes = as_dict("attributes", attributes)
        if not changes:
            raise MLRunInvalidArgumentError("attributes must name a field to change, got {}")
        if self._release < (1, 8):
            build = model_endpoints.patch_model_endpoint
            uid = text("endpoint_id", endpoint_id)
            self._do(build(project, uid, attributes=columns_json(changes)))
            return
        unknown = set(changes) - {key for keys in PLACES.values() for key in keys}
        if unknown:
            allowed = ", ".join(key for keys in PLACES.values() for key in keys)
            raise MLRunInvalidArgumentError(
                f"attributes can be {allowed}; got {', '.join(sorted(map(str, unknown)))}"
            )
        body: dict[str, Any] = {
            section: {key: changes[key] for key in keys if key in changes}
            for section, keys in PLACES.items()
        }
        body["metadata"] |= without_nulls({"name": name, "project": project, "uid": endpoint_id})
        function = {"function_name": function_name, "function_tag": function_tag}
        body["spec"] |= without_nulls(function)
        change = model_endpoints.patch_named_model_endpoint
        self._do(change(project, body=body, attribute_key=list(changes)))

    def delete_model_endpoint(
        self,
        name: str,
        project: str,
        function_name: str | None = None,
        function_tag: str | None = None,
        endpoint_id: str | None = None,
    ) -> None:
        """Delete a model endpoint's record.

        Operation: delete_endpoint_record.

        Args:
            name: the endpoint's name; servers older than 1.8 know only the ``endpoint_id``.
            project: the project.
            function_name: name of its function.
            function_tag: tag of its function.
            endpoint_id: its unique id. Without it, function name and tag are needed.
        """
        project = self._project(project)
        _check_identified(function_name, function_tag, endpoint_id)
        delete = model_endpoints.delete_endpoint_record
        if self._release < (1, 8):
            self._send(delete(project, text("endpoint_id", endpoint_id)))
            return
        self._send(
            delete(
                project,
                name,
                function_name=given_text("function_name", function_name),
                function_tag=given_text("function_tag", function_tag),
                endpoint_id_query=given_text("endpoint_id", endpoint_id),
            )
        )


def _check_identified(
    function_name: str | None, function_tag: str | None, endpoint_id: str | None
) -> None:
    named = [filled_text("name", each) for each in (endpoint_id, function_name, function_tag)]
    if not (named[0] or (named[1] and named[2])):
        raise MLRunInvalidArgumentError(
            "endpoint_id, or function_name and function_tag, must say which endpoint is meant: "
            f"got endpoint_id={endpoint_id!r}, function_name={function_name!r}, "
            f"function_tag={function_tag!r}"
        )


def _set_fields(endpoint: dict[str, Any]) -> dict[str, Any]:
    """Return a copy without the fields that are null, which 1.x has no columns for."""
    return {
        name: without_nulls(value) if isinstance(value, Mapping) else value
        for name, value in endpoint.items()
    }
