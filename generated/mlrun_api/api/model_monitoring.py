# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "model_monitoring": each returns a request, to be sent by a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_json,
    read_list,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def delete_model_monitoring_function(
    project: str,
    *,
    function: list[str] | Unset = UNSET,
) -> Request[Any | types.MonitoringTasks]:
    """Delete monitoring functions.


    DELETE /api/projects/{project}/model-monitoring/functions

    Returns 202 with the background tasks of the project.

    Args:
        project: Name of the project.
        function: Names of the functions to delete, repeated.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_model_monitoring_function",
        "DELETE",
        fill_path("/api/projects/{project}/model-monitoring/functions", path_values),
        read_json,
        path_values=path_values,
        params={
            "function": function,
        },
        idempotent=True,
    )


def delete_model_monitoring_metrics(
    project: str,
    *,
    application_name: str,
    endpoint_id: list[str] | Unset = UNSET,
) -> Request[Any | None]:
    """Delete the metrics of an application.


    DELETE /api/projects/{project}/model-monitoring/metrics

    Without endpoints, those of all endpoints.

    Args:
        project: Name of the project.
        application_name: Name of the application.
        endpoint_id: Unique ids of endpoints, repeated.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_model_monitoring_metrics",
        "DELETE",
        fill_path("/api/projects/{project}/model-monitoring/metrics", path_values),
        read_json,
        path_values=path_values,
        params={
            "application-name": application_name,
            "endpoint-id": endpoint_id,
        },
        idempotent=True,
    )


def deploy_histogram_data_drift_app(
    project: str,
    *,
    image: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Deploy the application that looks for data drift.


    POST /api/projects/{project}/model-monitoring/deploy-histogram-data-drift-app

    Later versions deploy it with the monitoring.

    Args:
        project: Name of the project.
        image: Image of the monitoring functions. Default: that of the server.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "deploy_histogram_data_drift_app",
        "POST",
        fill_path(
            "/api/projects/{project}/model-monitoring/deploy-histogram-data-drift-app", path_values
        ),
        read_json,
        path_values=path_values,
        params={
            "image": image,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def disable_model_monitoring(
    project: str,
    *,
    delete_resources: bool | Unset | str = UNSET,
    delete_stream_function: bool | Unset | str = UNSET,
    delete_histogram_data_drift_app: bool | Unset | str = UNSET,
    delete_user_applications: bool | Unset | str = UNSET,
    user_application_list: list[str] | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any | types.MonitoringTasks]:
    """Delete the monitoring of a project.


    DELETE /api/projects/{project}/model-monitoring/

    Only with the slash at the end. Returns 202 with the background tasks of the project.

    Args:
        project: Name of the project.
        delete_resources: Delete the controller and the writer. Default: true.
        delete_stream_function: Delete the stream function too. Default: false.
        delete_histogram_data_drift_app: Delete the application that looks for data drift. Default: true.
        delete_user_applications: Delete the applications of users too. Default: false.
        user_application_list: Names of the applications to delete, repeated. Default: all.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "disable_model_monitoring",
        "DELETE",
        fill_path("/api/projects/{project}/model-monitoring/", path_values),
        read_json,
        path_values=path_values,
        params={
            "delete_resources": delete_resources,
            "delete_stream_function": delete_stream_function,
            "delete_histogram_data_drift_app": delete_histogram_data_drift_app,
            "delete_user_applications": delete_user_applications,
            "user_application_list": user_application_list,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def disable_model_monitoring_1_7(
    project: str,
    *,
    delete_resources: bool | Unset | str = UNSET,
    delete_stream_function: bool | Unset | str = UNSET,
    delete_histogram_data_drift_app: bool | Unset | str = UNSET,
    delete_user_applications: bool | Unset | str = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any | types.MonitoringTasks]:
    """Delete the monitoring of a project.


    DELETE /api/projects/{project}/model-monitoring/disable-model-monitoring

    Replaced by `disable_model_monitoring`. Returns 202 with the background tasks of the
    project.

    Args:
        project: Name of the project.
        delete_resources: Delete the controller and the writer. Default: true.
        delete_stream_function: Delete the stream function too. Default: false.
        delete_histogram_data_drift_app: Delete the application that looks for data drift. Default: true.
        delete_user_applications: Delete the applications of users too. Default: false.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "disable_model_monitoring_1_7",
        "DELETE",
        fill_path("/api/projects/{project}/model-monitoring/disable-model-monitoring", path_values),
        read_json,
        path_values=path_values,
        params={
            "delete_resources": delete_resources,
            "delete_stream_function": delete_stream_function,
            "delete_histogram_data_drift_app": delete_histogram_data_drift_app,
            "delete_user_applications": delete_user_applications,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def enable_model_monitoring(
    project: str,
    *,
    base_period: int | Unset = UNSET,
    image: str | Unset = UNSET,
    deploy_histogram_data_drift_app: bool | Unset | str = UNSET,
    lag_threshold: int | Unset = UNSET,
    lag_event_cooldown: int | Unset = UNSET,
    otlp_enabled: bool | Unset | str = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Deploy the monitoring of a project.


    PUT /api/projects/{project}/model-monitoring/

    Only with the slash at the end. Deploys in the background.

    Args:
        project: Name of the project.
        base_period: Minutes between two runs of the controller. Default: 10.
        image: Image of the monitoring functions. Default: that of the server.
        deploy_histogram_data_drift_app: Deploy the application that looks for data drift. Default: true.
        lag_threshold: Number of waiting events from which an event of lag is raised. Default: that of the
            server.
        lag_event_cooldown: Minutes between two such events. Default: that of the server.
        otlp_enabled: Export the metrics by OpenTelemetry. Default: false.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "enable_model_monitoring",
        "PUT",
        fill_path("/api/projects/{project}/model-monitoring/", path_values),
        read_json,
        path_values=path_values,
        params={
            "base_period": base_period,
            "image": image,
            "deploy_histogram_data_drift_app": deploy_histogram_data_drift_app,
            "lag_threshold": lag_threshold,
            "lag_event_cooldown": lag_event_cooldown,
            "otlp_enabled": otlp_enabled,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def enable_model_monitoring_1_7(
    project: str,
    *,
    base_period: int | Unset = UNSET,
    image: str | Unset = UNSET,
    deploy_histogram_data_drift_app: bool | Unset | str = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Deploy the monitoring of a project.


    POST /api/projects/{project}/model-monitoring/enable-model-monitoring

    Replaced by `enable_model_monitoring`.

    Args:
        project: Name of the project.
        base_period: Minutes between two runs of the controller. Default: 10.
        image: Image of the monitoring functions. Default: that of the server.
        deploy_histogram_data_drift_app: Deploy the application that looks for data drift. Default: true.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "enable_model_monitoring_1_7",
        "POST",
        fill_path("/api/projects/{project}/model-monitoring/enable-model-monitoring", path_values),
        read_json,
        path_values=path_values,
        params={
            "base_period": base_period,
            "image": image,
            "deploy_histogram_data_drift_app": deploy_histogram_data_drift_app,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def get_drift_over_time(
    project: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
) -> Request[types.DriftValues]:
    """Count the drifts in a time.


    GET /api/projects/{project}/model-monitoring/drift-over-time

    Default: the last day.

    Args:
        project: Name of the project.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "get_drift_over_time",
        "GET",
        fill_path("/api/projects/{project}/model-monitoring/drift-over-time", path_values),
        read_object(
            {
                "values": list,
            },
        ),
        path_values=path_values,
        params={
            "start": start,
            "end": end,
        },
        idempotent=True,
    )


def get_metrics_of_endpoints(
    project: str,
    *,
    type_: str | Unset = UNSET,
    endpoint_id: list[str] | Unset = UNSET,
    events_format: str | Unset = UNSET,
) -> Request[types.JsonObject]:
    """List the metrics of several model endpoints.


    GET /api/projects/{project}/model-monitoring/metrics

    The response is an object of lists.

    Args:
        project: Name of the project.
        type_: results, metrics or all. Default: all.
        endpoint_id: Unique ids of endpoints, repeated.
        events_format: separation groups by endpoint, single returns one list, intersection what all
            endpoints have. Default: separation.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "get_metrics_of_endpoints",
        "GET",
        fill_path("/api/projects/{project}/model-monitoring/metrics", path_values),
        read_object(),
        path_values=path_values,
        params={
            "type": type_,
            "endpoint-id": endpoint_id,
            "events-format": events_format,
        },
        idempotent=True,
    )


def get_model_endpoint_metrics(
    project: str,
    endpoint_id: str,
    *,
    type_: str | Unset = UNSET,
) -> Request[list[types.ModelEndpointMetric]]:
    """List the metrics of a model endpoint.


    GET /api/projects/{project}/model-endpoints/{endpoint_id}/metrics

    Returns what the monitoring applications have written.

    Args:
        project: Name of the project.
        endpoint_id: Id of the model endpoint.
        type_: results, metrics or all. Default: all.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id": endpoint_id,
    }
    return Request(
        "get_model_endpoint_metrics",
        "GET",
        fill_path("/api/projects/{project}/model-endpoints/{endpoint_id}/metrics", path_values),
        read_list([dict]),
        path_values=path_values,
        params={
            "type": type_,
        },
        idempotent=True,
    )


def get_model_endpoint_metrics_values(
    project: str,
    endpoint_id: str,
    *,
    name: list[str],
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
) -> Request[Any]:
    """Read values of metrics of a model endpoint.


    GET /api/projects/{project}/model-endpoints/{endpoint_id}/metrics-values

    Returns one entry for each metric, with its values in the time.

    Args:
        project: Name of the project.
        endpoint_id: Id of the model endpoint.
        name: Full names of metrics, repeated.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "endpoint_id": endpoint_id,
    }
    return Request(
        "get_model_endpoint_metrics_values",
        "GET",
        fill_path(
            "/api/projects/{project}/model-endpoints/{endpoint_id}/metrics-values", path_values
        ),
        read_json,
        path_values=path_values,
        params={
            "name": name,
            "start": start,
            "end": end,
        },
        idempotent=True,
    )


def get_model_monitoring_url(
    project: str,
) -> Request[None | str]:
    """Read the address of the stream function.


    GET /api/projects/{project}/model-monitoring/stream-pod-http-url

    Returns null when there is none.

    Args:
        project: Name of the project.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "get_model_monitoring_url",
        "GET",
        fill_path("/api/projects/{project}/model-monitoring/stream-pod-http-url", path_values),
        read_json,
        path_values=path_values,
        idempotent=True,
    )


def get_monitoring_function(
    project: str,
    function: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    include_latest_metrics: bool | Unset | str = UNSET,
) -> Request[types.MonitoringFunctionSummary]:
    """Read a monitoring function.


    GET /api/projects/{project}/model-monitoring/function-summaries/{function}

    Returns 404 when it does not exist.

    Args:
        project: Name of the project.
        function: Name of the monitoring function.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
        include_latest_metrics: Add the latest metrics. Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "function": function,
    }
    return Request(
        "get_monitoring_function",
        "GET",
        fill_path(
            "/api/projects/{project}/model-monitoring/function-summaries/{function}", path_values
        ),
        read_object(
            {
                "name": object,
            },
        ),
        path_values=path_values,
        params={
            "start": start,
            "end": end,
            "include-latest-metrics": include_latest_metrics,
        },
        idempotent=True,
    )


def list_monitoring_functions(
    project: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    include_stats: bool | Unset | str = UNSET,
    include_infra: bool | Unset | str = UNSET,
) -> Request[list[types.MonitoringFunctionSummary]]:
    """List the monitoring functions.


    GET /api/projects/{project}/model-monitoring/function-summaries

    Applications and, if asked for, the functions of the monitoring itself.

    Args:
        project: Name of the project.
        start: Start of the time range of the metrics: relative (now-2h) or a time. Default:
            now-1h.
        end: End of the time range of the metrics: relative or a time. Default: now.
        name: Names of functions, repeated. Default: all.
        label: A label, as `name` (has the label) or `name=value` (has it with that value). Repeat
            the parameter for more; all must match. A comma does not separate labels. Default:
            no filter.
        include_stats: Add the numbers of detections. Default: false.
        include_infra: Add the functions of the monitoring itself. Default: true.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_monitoring_functions",
        "GET",
        fill_path("/api/projects/{project}/model-monitoring/function-summaries", path_values),
        read_list([dict]),
        path_values=path_values,
        params={
            "start": start,
            "end": end,
            "name": name,
            "label": label,
            "include-stats": include_stats,
            "include-infra": include_infra,
        },
        idempotent=True,
    )


def set_model_monitoring_credentials(
    project: str,
    *,
    tsdb_profile_name: str | Unset = UNSET,
    stream_profile_name: str | Unset = UNSET,
    replace_creds: bool | Unset | str = UNSET,
) -> Request[Any]:
    """Set the connections of the monitoring.


    PUT /api/projects/{project}/model-monitoring/credentials

    Servers read them from the query, so they may log them.

    Args:
        project: Name of the project.
        tsdb_profile_name: Name of the datastore profile of the time-series database. Default: unchanged.
        stream_profile_name: Name of the datastore profile of the stream. Default: unchanged.
        replace_creds: Replace credentials that are set. Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "set_model_monitoring_credentials",
        "PUT",
        fill_path("/api/projects/{project}/model-monitoring/credentials", path_values),
        read_json,
        path_values=path_values,
        params={
            "tsdb_profile_name": tsdb_profile_name,
            "stream_profile_name": stream_profile_name,
            "replace_creds": replace_creds,
        },
        idempotent=True,
    )


def set_model_monitoring_credentials_1_7(
    project: str,
    *,
    access_key: str | Unset = UNSET,
    endpoint_store_connection: str | Unset = UNSET,
    stream_path: str | Unset = UNSET,
    tsdb_connection: str | Unset = UNSET,
    replace_creds: bool | Unset | str = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Set the connections of the monitoring.


    POST /api/projects/{project}/model-monitoring/set-model-monitoring-credentials

    Replaced by `set_model_monitoring_credentials`. Servers read them from the query, so they
    may log them.

    Args:
        project: Name of the project.
        access_key: V3IO access key. Default: unchanged.
        endpoint_store_connection: Connection of the database of endpoints. Default: unchanged.
        stream_path: Path of the stream. Default: unchanged.
        tsdb_connection: Connection of the time-series database. Default: unchanged.
        replace_creds: Replace credentials that are set. Default: false.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "set_model_monitoring_credentials_1_7",
        "POST",
        fill_path(
            "/api/projects/{project}/model-monitoring/set-model-monitoring-credentials", path_values
        ),
        read_json,
        path_values=path_values,
        params={
            "access_key": access_key,
            "endpoint_store_connection": endpoint_store_connection,
            "stream_path": stream_path,
            "tsdb_connection": tsdb_connection,
            "replace_creds": replace_creds,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def update_model_monitoring_controller(
    project: str,
    *,
    base_period: int | Unset = UNSET,
    image: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Change the controller of the monitoring.


    PATCH /api/projects/{project}/model-monitoring/controller

    Deploys the controller again.

    Args:
        project: Name of the project.
        base_period: Minutes between two runs of the controller. Default: 10.
        image: Image of the monitoring functions. Default: that of the server.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "update_model_monitoring_controller",
        "PATCH",
        fill_path("/api/projects/{project}/model-monitoring/controller", path_values),
        read_json,
        path_values=path_values,
        params={
            "base_period": base_period,
            "image": image,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )


def update_model_monitoring_controller_1_7(
    project: str,
    *,
    base_period: int | Unset = UNSET,
    image: str | Unset = UNSET,
    x_mlrun_client_version: str | Unset = UNSET,
) -> Request[Any]:
    """Change the controller of the monitoring.


    PATCH /api/projects/{project}/model-monitoring/model-monitoring-controller

    Replaced by `update_model_monitoring_controller`.

    Args:
        project: Name of the project.
        base_period: Minutes between two runs of the controller. Default: 10.
        image: Image of the monitoring functions. Default: that of the server.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "update_model_monitoring_controller_1_7",
        "PATCH",
        fill_path(
            "/api/projects/{project}/model-monitoring/model-monitoring-controller", path_values
        ),
        read_json,
        path_values=path_values,
        params={
            "base_period": base_period,
            "image": image,
        },
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
        },
        idempotent=True,
    )
