# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
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
    attributes: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PATCH",
        "url": "/api/projects/{project}/model-endpoints/{endpoint_id}".format(
            project=path_segment("project", project),
            endpoint_id=path_segment("endpoint_id", endpoint_id),
        ),
        "extensions": {"operation": "patch_model_endpoint"},
    }
    params: dict[str, Any] = {
        "attributes": attributes,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelEndpoint:
    return cast("ModelEndpoint", with_fields(response.json(), "metadata", "spec", "status"))


def sync_detailed(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    attributes: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[ModelEndpoint]:
    """Changes some fields of a model endpoint.

    PATCH /api/projects/{project}/model-endpoints/{endpoint_id}

    1.x only; 0.6.x answers 405: use `create_or_patch`. The changes are in the query parameter
    attributes, as the text of a JSON object; there is no body. 404 when there is none, and
    when attributes are missing.

    Args:
        project (str):
        endpoint_id (str):
        attributes (str | Unset):
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[ModelEndpoint]
    """
    kwargs = _get_kwargs(
        project,
        endpoint_id,
        attributes=attributes,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    attributes: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> ModelEndpoint:
    """Changes some fields of a model endpoint. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        endpoint_id,
        attributes=attributes,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
