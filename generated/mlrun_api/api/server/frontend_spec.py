# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.frontend_spec import FrontendSpec
    from ...types import Response


def _get_kwargs() -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/frontend-spec",
        "extensions": {"operation": "frontend_spec"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> FrontendSpec:
    return cast("FrontendSpec", with_fields(response.json()))


def sync_detailed(
    client: Client,
) -> Response[FrontendSpec]:
    """Gives the settings of the web interface.

    GET /api/frontend-spec

    0.6.x gives two fields, 1.x many more.

    Returns:
        Response[FrontendSpec]
    """
    kwargs = _get_kwargs()
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
) -> FrontendSpec:
    """Gives the settings of the web interface. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
    ).parsed
