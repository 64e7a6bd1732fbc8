# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/grafana-proxy/model-endpoints",
        "extensions": {"operation": "grafana_proxy_health"},
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
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[None]:
    """Says that the data source of Grafana works.

    GET /api/grafana-proxy/model-endpoints

    No content. 400 without X-V3io-Session-Key, or in 1.x without a session.

    Args:
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    x_v3_io_session_key: str | Unset = UNSET,
) -> None:
    """Says that the data source of Grafana works. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
