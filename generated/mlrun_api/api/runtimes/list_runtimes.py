# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.kind_runtime_resources import KindRuntimeResources
    from ...types import Response


def _get_kwargs(
    *,
    label_selector: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/runtimes",
        "extensions": {"operation": "list_runtimes"},
    }
    params: dict[str, Any] = {
        "label_selector": label_selector,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> list[KindRuntimeResources]:
    return cast("list[KindRuntimeResources]", response.json())


def sync_detailed(
    client: Client,
    *,
    label_selector: str | Unset = UNSET,
) -> Response[list[KindRuntimeResources]]:
    """Lists the runtime resources of all kinds and projects.

    GET /api/runtimes

    One entry for each kind, also for kinds without resources. A server without a cluster
    answers 500 (0.6.4) or empty lists (0.6.6). 1.x answers 404: it has moved to
    `list_runtime_resources` with project `*`.

    Args:
        label_selector (str | Unset):

    Returns:
        Response[list[KindRuntimeResources]]
    """
    kwargs = _get_kwargs(
        label_selector=label_selector,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    label_selector: str | Unset = UNSET,
) -> list[KindRuntimeResources]:
    """Lists the runtime resources of all kinds and projects. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        label_selector=label_selector,
    ).parsed
