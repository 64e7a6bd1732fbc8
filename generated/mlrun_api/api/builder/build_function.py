# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.build_answer import BuildAnswer
    from ...models.build_request import BuildRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: BuildRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/build/function",
        "extensions": {"operation": "build_function"},
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


def _parse_response(response: httpx.Response) -> BuildAnswer:
    return cast("BuildAnswer", with_fields(response.json(), "data"))


def sync_detailed(
    client: Client,
    *,
    body: BuildRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Response[BuildAnswer]:
    """Starts the build or the deployment of a function.

    POST /api/build/function

    Stores the function first. For Nuclio kinds the deployment is started, for the others a
    build of the image; ready says whether anything is left to wait for (ask `build_status`).
    Every failure of the build is a 400 with a reason that begins with `runtime error:`, also
    a missing docker registry. In 0.6.x with_mlrun must be text. 1.x answers 404 for an
    unknown project.

    Args:
        x_mlrun_client_version (str | Unset):
        x_mlrun_client_python_version (str | Unset):
        body (BuildRequest): What to build.

    Returns:
        Response[BuildAnswer]
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
    body: BuildRequest,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> BuildAnswer:
    """Starts the build or the deployment of a function. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    ).parsed
