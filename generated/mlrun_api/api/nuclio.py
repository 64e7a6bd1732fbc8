# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "nuclio": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_content,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def delete_api_gateway(
    project: str,
    gateway: str,
) -> Request[None]:
    """Delete an API gateway.


    DELETE /api/projects/{project}/api-gateways/{gateway}

    Returns success even when there is nothing to delete.

    Args:
        project: Name of the project.
        gateway: Name of the API gateway.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "gateway": gateway,
    }
    return Request(
        "delete_api_gateway",
        "DELETE",
        fill_path("/api/projects/{project}/api-gateways/{gateway}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def deploy_nuclio_function(
    project: str,
    name: str,
    *,
    body: Mapping[str, Any],
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Request[types.BuildResponse]:
    """Deploy a Nuclio function.


    POST /api/projects/{project}/nuclio/{name}/deploy

    Builds and deploys in the background: read the state with `get_nuclio_deploy_status`.
    Servers without a cluster return 500.

    Args:
        project: Name of the project.
        name: Name of the function.
        body: A Nuclio function to deploy.
        x_mlrun_client_version: Version of the client, from which 1.x chooses a matching image. Default: none.
        x_mlrun_client_python_version: Python version of the client, from which 1.x chooses a matching image. Default:
            none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "name": name,
    }
    return Request(
        "deploy_nuclio_function",
        "POST",
        fill_path("/api/projects/{project}/nuclio/{name}/deploy", path_values),
        read_object(
            {
                "data": dict,
            },
        ),
        path_values=path_values,
        headers={
            "x-mlrun-client-version": x_mlrun_client_version,
            "x-mlrun-client-python-version": x_mlrun_client_python_version,
        },
        body=body,
        idempotent=False,
    )


def get_api_gateway(
    project: str,
    gateway: str,
) -> Request[types.ApiGatewayRecord]:
    """Read an API gateway.


    GET /api/projects/{project}/api-gateways/{gateway}

    Returns 404 when it does not exist.

    Args:
        project: Name of the project.
        gateway: Name of the API gateway.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "gateway": gateway,
    }
    return Request(
        "get_api_gateway",
        "GET",
        fill_path("/api/projects/{project}/api-gateways/{gateway}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_nuclio_deploy_status(
    project_path: str,
    name_path: str,
    *,
    name_query: str | Unset = UNSET,
    project_query: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | str = UNSET,
) -> Request[bytes]:
    """Read the state and the log of a deployment.


    GET /api/projects/{project_path}/nuclio/{name_path}/deploy

    The body is the log since last_log_timestamp; the headers hold the state.

    Args:
        project_path: Project of the function. Default, also for an empty value: `default`.
        name_path: Name of the function. Default: empty.
        name_query: Name of the function. Default: empty.
        project_query: Project of the function. Default, also for an empty value: `default`.
        tag: Tag of the deployed function. Default: latest.
        last_log_timestamp: Return only log lines after this time in milliseconds, the x-mlrun-last-timestamp of
            the previous response; used for Nuclio kinds. Default: 0.
        verbose: Include debug lines; used for Nuclio kinds. Default: false.
    """
    path_values: dict[str, Any] = {
        "project_path": project_path,
        "name_path": name_path,
    }
    return Request(
        "get_nuclio_deploy_status",
        "GET",
        fill_path("/api/projects/{project_path}/nuclio/{name_path}/deploy", path_values),
        read_content,
        path_values=path_values,
        params={
            "name": name_query,
            "project": project_query,
            "tag": tag,
            "last_log_timestamp": last_log_timestamp,
            "verbose": verbose,
        },
        idempotent=True,
    )


def list_api_gateways(
    project: str,
) -> Request[types.ApiGatewayList]:
    """List the API gateways of a project.


    GET /api/projects/{project}/api-gateways

    Servers without Nuclio return an empty object.

    Args:
        project: Name of the project.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_api_gateways",
        "GET",
        fill_path("/api/projects/{project}/api-gateways", path_values),
        read_object(),
        path_values=path_values,
        idempotent=True,
    )


def store_api_gateway(
    project: str,
    gateway: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.ApiGatewayRecord]:
    """Create or replace an API gateway.


    PUT /api/projects/{project}/api-gateways/{gateway}

    The name in the path and that of the body must agree. Its functions must exist and be
    deployed.

    Args:
        project: Name of the project.
        gateway: Name of the API gateway.
        body: A public address that leads to Nuclio functions.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "gateway": gateway,
    }
    return Request(
        "store_api_gateway",
        "PUT",
        fill_path("/api/projects/{project}/api-gateways/{gateway}", path_values),
        read_object(
            {
                "metadata": dict,
                "spec": dict,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )
