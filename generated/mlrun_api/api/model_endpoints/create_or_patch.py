# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.model_endpoint import ModelEndpoint
    from ...types import Response


def _get_kwargs(
    project: str,
    endpoint_id: str,
    *,
    body: ModelEndpoint,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PUT",
        "url": "/api/projects/{project}/model-endpoints/{endpoint_id}".format(
            project=path_segment("project", project),
            endpoint_id=path_segment("endpoint_id", endpoint_id),
        ),
        "extensions": {"operation": "create_or_patch"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    body: ModelEndpoint,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[None]:
    """Stores a model endpoint, new or in place of the stored one.

    PUT /api/projects/{project}/model-endpoints/{endpoint_id}

    0.6.x only; 1.x answers 405 and has parted it into `create_model_endpoint` and
    `patch_model_endpoint`. Project and uid of path and body must agree: otherwise 409. When
    both are given, status.feature_stats and spec.feature_names must have the same names
    (400).

    Args:
        project (str):
        endpoint_id (str):
        x_v3_io_session_key (str | Unset):
        body (ModelEndpoint): A served model that is monitored.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        endpoint_id,
        body=body,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    body: ModelEndpoint,
    x_v3_io_session_key: str | Unset = UNSET,
) -> None:
    """Stores a model endpoint, new or in place of the stored one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        endpoint_id,
        body=body,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
