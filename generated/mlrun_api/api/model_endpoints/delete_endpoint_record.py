# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    endpoint_id: str,
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/model-endpoints/{endpoint_id}".format(
            project=path_segment("project", project),
            endpoint_id=path_segment("endpoint_id", endpoint_id),
        ),
        "extensions": {"operation": "delete_endpoint_record"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[None]:
    """Deletes a model endpoint.

    DELETE /api/projects/{project}/model-endpoints/{endpoint_id}

    Nothing to delete is a 204 too.

    Args:
        project (str):
        endpoint_id (str):
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        endpoint_id,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> None:
    """Deletes a model endpoint. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        endpoint_id,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
