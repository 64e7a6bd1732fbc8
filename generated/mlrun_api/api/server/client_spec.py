# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.client_spec import ClientSpec
    from ...types import Response


def _get_kwargs(
    *,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/client-spec",
        "extensions": {"operation": "client_spec"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_client_version, Unset):
        headers["x-mlrun-client-version"] = str(x_mlrun_client_version)
    if not isinstance(x_mlrun_client_python_version, Unset):
        headers["x-mlrun-client-python-version"] = str(x_mlrun_client_python_version)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ClientSpec:
    return cast("ClientSpec", with_fields(response.json()))


def sync_detailed(
    client: Client,
    *,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> Response[ClientSpec]:
    """Gives the version and the settings that a client takes over.

    GET /api/client-spec

    1.x only, whose clients ask for it when they connect; 0.6.x answers 404 and gives the same
    settings at `healthz`.

    Args:
        x_mlrun_client_version (str | Unset):
        x_mlrun_client_python_version (str | Unset):

    Returns:
        Response[ClientSpec]
    """
    kwargs = _get_kwargs(
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    x_mlrun_client_version: str | Unset = UNSET,
    x_mlrun_client_python_version: str | Unset = UNSET,
) -> ClientSpec:
    """Gives the version and the settings that a client takes over. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        x_mlrun_client_version=x_mlrun_client_version,
        x_mlrun_client_python_version=x_mlrun_client_python_version,
    ).parsed
