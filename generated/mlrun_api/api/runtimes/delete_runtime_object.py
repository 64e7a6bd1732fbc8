# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    kind: str,
    object_id: str,
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/runtimes/{kind}/{object_id}".format(
            kind=path_segment("kind", kind),
            object_id=path_segment("object_id", object_id),
        ),
        "extensions": {"operation": "delete_runtime_object"},
    }
    params: dict[str, Any] = {
        "label_selector": label_selector,
        "force": force,
        "grace_period": grace_period,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    kind: str,
    object_id: str,
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> Response[None]:
    """Deletes the runtime resources of one object.

    DELETE /api/runtimes/{kind}/{object_id}

    As `delete_runtime`, for one object; an unknown kind is a 400. 1.x answers 404: it has
    moved to `delete_runtime_resources` with kind and object-id.

    Args:
        kind (str):
        object_id (str):
        label_selector (str | Unset):
        force (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        grace_period (int | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        kind,
        object_id,
        label_selector=label_selector,
        force=force,
        grace_period=grace_period,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    kind: str,
    object_id: str,
    *,
    label_selector: str | Unset = UNSET,
    force: bool | Unset | WireBooleanType1 = UNSET,
    grace_period: int | Unset = UNSET,
) -> None:
    """Deletes the runtime resources of one object. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        kind,
        object_id,
        label_selector=label_selector,
        force=force,
        grace_period=grace_period,
    ).parsed
