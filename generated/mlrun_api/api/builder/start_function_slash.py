# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.background_task import BackgroundTask
    from ...models.start_function_request import StartFunctionRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: StartFunctionRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/start/function/",
        "extensions": {"operation": "start_function_slash"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_client_version, Unset):
        headers["x-mlrun-client-version"] = str(x_mlrun_client_version)
    if not isinstance(x_mlrun_client_python_version, Unset):
        headers["x-mlrun-client-python-version"] = str(x_mlrun_client_python_version)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> BackgroundTask:
    return cast("BackgroundTask", with_fields(response.json(), "metadata", "status"))


def sync_detailed(
    client: Client,
    *,
    body: StartFunctionRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Response[BackgroundTask]:
    """Starts the resources of a function, such as a Dask cluster (trailing slash).

    POST /api/start/function/

    The same as `start_function`, with a trailing slash.

    Args:
        x_mlrun_client_version (str | Unset):
        x_mlrun_client_python_version (str | Unset):
        body (StartFunctionRequest): Which function to start.

    Returns:
        Response[BackgroundTask]
    """
    kwargs = _get_kwargs(
        body=body,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: StartFunctionRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> BackgroundTask:
    """Starts the resources of a function, such as a Dask cluster (trailing slash). Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    ).parsed
