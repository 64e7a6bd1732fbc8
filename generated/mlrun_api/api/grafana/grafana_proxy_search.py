# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.grafana_search_request import GrafanaSearchRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: GrafanaSearchRequest,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/grafana-proxy/model-endpoints/search",
        "extensions": {"operation": "grafana_proxy_search"},
    }
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> list[str]:
    return cast("list[str]", response.json())


def sync_detailed(
    client: Client,
    *,
    body: GrafanaSearchRequest,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[list[str]]:
    """Answers a search of Grafana.

    POST /api/grafana-proxy/model-endpoints/search

    Lists the names of the projects (target_endpoint=list_projects); anything else is a 400.
    So is a missing X-V3io-Session-Key, or in 1.x a missing session.

    Args:
        x_v3_io_session_key (str | Unset):
        body (GrafanaSearchRequest): A search as the SimpleJson data source of Grafana sends
            it.

    Returns:
        Response[list[str]]
    """
    kwargs = _get_kwargs(
        body=body,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: GrafanaSearchRequest,
    x_v3_io_session_key: str | Unset = UNSET,
) -> list[str]:
    """Answers a search of Grafana. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
