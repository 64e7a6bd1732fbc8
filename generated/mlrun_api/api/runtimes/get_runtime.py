# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.kind_runtime_resources import KindRuntimeResources
    from ...types import Response


def _get_kwargs(
    kind: str,
    *,
    label_selector: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/runtimes/{kind}".format(
            kind=path_segment("kind", kind),
        ),
        "extensions": {"operation": "get_runtime"},
    }
    params: dict[str, Any] = {
        "label_selector": label_selector,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> KindRuntimeResources:
    return cast("KindRuntimeResources", with_fields(response.json(), "kind", "resources"))


def sync_detailed(
    client: Client,
    kind: str,
    *,
    label_selector: str | Unset = UNSET,
) -> Response[KindRuntimeResources]:
    """Lists the runtime resources of one kind.

    GET /api/runtimes/{kind}

    An unknown kind is a 400. 1.x answers 404: it has moved to `list_runtime_resources` with
    kind.

    Args:
        kind (str):
        label_selector (str | Unset):

    Returns:
        Response[KindRuntimeResources]
    """
    kwargs = _get_kwargs(
        kind,
        label_selector=label_selector,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    kind: str,
    *,
    label_selector: str | Unset = UNSET,
) -> KindRuntimeResources:
    """Lists the runtime resources of one kind. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        kind,
        label_selector=label_selector,
    ).parsed
