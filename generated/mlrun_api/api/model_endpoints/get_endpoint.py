# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.model_endpoint import ModelEndpoint
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    endpoint_id: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    feature_analysis: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/model-endpoints/{endpoint_id}".format(
            project=path_segment("project", project),
            endpoint_id=path_segment("endpoint_id", endpoint_id),
        ),
        "extensions": {"operation": "get_endpoint"},
    }
    params: dict[str, Any] = {
        "start": start,
        "end": end,
        "metric": metric,
        "feature_analysis": feature_analysis,
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
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    feature_analysis: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[ModelEndpoint]:
    """Reads one model endpoint.

    GET /api/projects/{project}/model-endpoints/{endpoint_id}

    404 when there is none. Metrics are given only for the names asked for.

    Args:
        project (str):
        endpoint_id (str):
        start (str | Unset):
        end (str | Unset):
        metric (list[str] | Unset):
        feature_analysis (bool | Unset | WireBooleanType1): A boolean in a query. The servers
            read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client
            sends yes and no, or True and False.
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[ModelEndpoint]
    """
    kwargs = _get_kwargs(
        project,
        endpoint_id,
        start=start,
        end=end,
        metric=metric,
        feature_analysis=feature_analysis,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    endpoint_id: str,
    *,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    feature_analysis: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> ModelEndpoint:
    """Reads one model endpoint. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        endpoint_id,
        start=start,
        end=end,
        metric=metric,
        feature_analysis=feature_analysis,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
