# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "model_endpoints": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_json,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def create_model_endpoint(
    project: str,
    endpoint_id: str,
    *,
    body: Mapping[str, Any],
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.ModelEndpointRecord]:
    """Create a model endpoint.


    POST /api/projects/{project}/model-endpoints/{endpoint_id}

    1.x only; 0.6.x returns 405: use `create_or_patch`. Returns 409 when project or uid of
    path and body differ.

    Args:
        project: Name of the project.
        endpoint_id: Id of the model endpoint.
        body: A served model that is monitored.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id": endpoint_id,
    }
    return Request(
        "create_model_endpoint",
        "POST",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        body=body,
        idempotent=True,
    )


def create_named_model_endpoint(
    project: str,
    *,
    body: Mapping[str, Any],
    creation_strategy: str | Unset = UNSET,
) -> Request[types.ModelEndpointRecord | str]:
    """Create a model endpoint.


    POST /api/projects/{project}/model-endpoints

    Names its function and its model; the server makes the uid.

    Args:
        project: Name of the project.
        body: A served model that is monitored.
        creation_strategy: What to do when there is an endpoint of the name: inplace updates it, archive adds a
            version, overwrite deletes the others, skip keeps it. Default: skip.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_named_model_endpoint",
        "POST",
        fill_path("/api/projects/{project}/model-endpoints", path_values),
        read_json,
        path_values=path_values,
        params={
            "creation-strategy": creation_strategy,
        },
        body=body,
        idempotent=False,
    )


def create_or_patch(
    project: str,
    endpoint_id: str,
    *,
    body: Mapping[str, Any],
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[None]:
    """Create or replace a model endpoint.


    PUT /api/projects/{project}/model-endpoints/{endpoint_id}

    0.6.x only; 1.x returns 405 and splits it into `create_model_endpoint` and
    `patch_model_endpoint`. Returns 409 when project or uid of path and body differ, and 400
    when status.feature_stats and spec.feature_names are both present with different names.

    Args:
        project: Name of the project.
        endpoint_id: Id of the model endpoint.
        body: A served model that is monitored.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id": endpoint_id,
    }
    return Request(
        "create_or_patch",
        "PUT",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id}", path_values),
        read_nothing,
        path_values=path_values,
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        body=body,
        idempotent=True,
    )


def delete_endpoint_record(
    project: str,
    endpoint_id_path: str,
    *,
    function_name: str | Unset = UNSET,
    function_tag: str | Unset = UNSET,
    endpoint_id_query: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[None]:
    """Delete a model endpoint.


    DELETE /api/projects/{project}/model-endpoints/{endpoint_id_path}

    Returns 204 even when there is nothing to delete.

    Args:
        project: Name of the project.
        endpoint_id_path: Id of the model endpoint.
        function_name: Name of the serving function. Default: any.
        function_tag: Tag of the serving function. Default: any.
        endpoint_id_query: Unique id of the endpoint. Default: the latest with the name.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id_path": endpoint_id_path,
    }
    return Request(
        "delete_endpoint_record",
        "DELETE",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id_path}", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "function-name": function_name,
            "function-tag": function_tag,
            "endpoint-id": endpoint_id_query,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
    )


def get_endpoint(
    project: str,
    endpoint_id_path: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    feature_analysis: bool | Unset | str = UNSET,
    function_name: str | Unset = UNSET,
    function_tag: str | Unset = UNSET,
    endpoint_id_query: str | Unset = UNSET,
    tsdb_metrics: bool | Unset | str = UNSET,
    featureanalysis: bool | Unset | str = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.ModelEndpointRecord]:
    """Read a model endpoint.


    GET /api/projects/{project}/model-endpoints/{endpoint_id_path}

    Returns 404 when the endpoint does not exist. Only the requested metrics are returned.

    Args:
        project: Name of the project.
        endpoint_id_path: Id of the model endpoint.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
        metric: Name of a metric to return. Repeat the parameter for more. The spelling `metrics` of
            the official client is ignored. Default: none.
        feature_analysis: Include the statistics of the features. Default: false.
        function_name: Name of the serving function. Default: any.
        function_tag: Tag of the serving function. Default: any.
        endpoint_id_query: Unique id of the endpoint. Default: the latest with the name.
        tsdb_metrics: Add the latest metrics from the time-series database. Default: true for one
            endpoint, false for a list.
        featureanalysis: Add the statistics of the features. Default: false.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id_path": endpoint_id_path,
    }
    return Request(
        "get_endpoint",
        "GET",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id_path}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "start": start,
            "end": end,
            "metric": metric,
            "feature_analysis": feature_analysis,
            "function-name": function_name,
            "function-tag": function_tag,
            "endpoint-id": endpoint_id_query,
            "tsdb-metrics": tsdb_metrics,
            "feature-analysis": featureanalysis,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
    )


def list_endpoints(
    project: str,
    *,
    model: str | Unset = UNSET,
    function: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    top_level: bool | Unset | str = UNSET,
    uid: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    model_name: str | Unset = UNSET,
    model_tag: str | Unset = UNSET,
    function_name: str | Unset = UNSET,
    function_tag: str | Unset = UNSET,
    tsdb_metrics: bool | Unset | str = UNSET,
    mode: list[int] | Unset = UNSET,
    latest_only: bool | Unset | str = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.ModelEndpointList]:
    """List the model endpoints of a project.


    GET /api/projects/{project}/model-endpoints

    Only the requested metrics are returned. No match is an empty list.

    Args:
        project: Name of the project.
        model: Return only endpoints of this model, as `name:version`. Default: all.
        function: Return only endpoints of this function. Default: all.
        label: A label, as `name` or `name=value`. Repeat the parameter, or separate labels by
            commas; all must match. The spelling `labels` of the official client is ignored.
            Default: no filter.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
        metric: Name of a metric to return. Repeat the parameter for more. The spelling `metrics` of
            the official client is ignored. Default: none.
        top_level: Return only endpoints that are not children of a router (1.x). Default: false.
        uid: Return only endpoints with this uid (1.x). Repeat the parameter for more. Default:
            all.
        name: Names of endpoints, repeated. Default: all.
        model_name: Name of the model. Default: any.
        model_tag: Tag of the model. Default: any.
        function_name: Name of the serving function. Default: any.
        function_tag: Tag of the serving function. Default: any.
        tsdb_metrics: Add the latest metrics from the time-series database. Default: true for one
            endpoint, false for a list.
        mode: Modes of endpoints, repeated: 0 real-time, 1 batch. Default: all.
        latest_only: Only the latest endpoint of each name. Default: false.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_endpoints",
        "GET",
        fill_path("/api/projects/{project}/model-endpoints", path_values),
        read_object(
            {
                "endpoints": [dict],
            },
        ),
        path_values=path_values,
        params={
            "model": model,
            "function": function,
            "label": label,
            "start": start,
            "end": end,
            "metric": metric,
            "top-level": top_level,
            "uid": uid,
            "name": name,
            "model-name": model_name,
            "model-tag": model_tag,
            "function-name": function_name,
            "function-tag": function_tag,
            "tsdb-metrics": tsdb_metrics,
            "mode": mode,
            "latest-only": latest_only,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
    )


def patch_model_endpoint(
    project: str,
    endpoint_id: str,
    *,
    attributes: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Request[types.ModelEndpointRecord]:
    """Update fields of a model endpoint.


    PATCH /api/projects/{project}/model-endpoints/{endpoint_id}

    1.x only; 0.6.x returns 405: use `create_or_patch`. The changes are in the query parameter
    `attributes`, as a JSON object; there is no body. Returns 404 when the endpoint does not
    exist or `attributes` is missing.

    Args:
        project: Name of the project.
        endpoint_id: Id of the model endpoint.
        attributes: JSON object of the fields to change, as text. Without it, returns 404.
        x_v3_io_session_key: Access key of the platform. 0.6.x returns 400 without it. Default in 1.x: the key of
            the session.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id": endpoint_id,
    }
    return Request(
        "patch_model_endpoint",
        "PATCH",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
                "status": dict,
            },
        ),
        path_values=path_values,
        params={
            "attributes": attributes,
        },
        headers={
            "X-V3io-Session-Key": x_v3_io_session_key,
        },
        idempotent=True,
    )


def patch_named_model_endpoint(
    project: str,
    *,
    body: Mapping[str, Any],
    attribute_key: list[str] | Unset = UNSET,
) -> Request[types.ModelEndpointRecord | str]:
    """Change fields of a model endpoint.


    PATCH /api/projects/{project}/model-endpoints

    The body is an endpoint with the new values and what identifies it (uid, or name,
    function_name and function_tag); only the fields of `attribute-key` are changed.

    Args:
        project: Name of the project.
        body: A served model that is monitored.
        attribute_key: Names of the fields to change, repeated.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "patch_named_model_endpoint",
        "PATCH",
        fill_path("/api/projects/{project}/model-endpoints", path_values),
        read_json,
        path_values=path_values,
        params={
            "attribute-key": attribute_key,
        },
        body=body,
        idempotent=True,
    )
