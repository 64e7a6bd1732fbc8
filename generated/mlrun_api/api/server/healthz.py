# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.health_answer import HealthAnswer
    from ...types import Response


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/healthz",
        "extensions": {"operation": "healthz"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> HealthAnswer:
    return cast("HealthAnswer", with_fields(response.json()))


def sync_detailed(
    client: Client,
) -> Response[HealthAnswer]:
    """Says that the server is up, and gives its settings.

    GET /api/healthz

    Needs no authentication. 0.6.x gives its settings (what has its default is null); 1.x
    gives status and version, and 503 while it is offline or waits for its chief.

    Returns:
        Response[HealthAnswer]
    """
    kwargs = _get_kwargs()
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
) -> HealthAnswer:
    """Says that the server is up, and gives its settings. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
    ).parsed
