# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    *,
    name: str | Unset = UNSET,
    project: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    logs: bool | Unset | WireBooleanType1 = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/build/status/",
        "extensions": {"operation": "build_status_slash"},
    }
    params: dict[str, Any] = {
        "name": name,
        "project": project,
        "tag": tag,
        "offset": offset,
        "logs": logs,
        "last_log_timestamp": last_log_timestamp,
        "verbose": verbose,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> bytes:
    return response.content


def sync_detailed(
    client: Client,
    *,
    name: str | Unset = UNSET,
    project: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    logs: bool | Unset | WireBooleanType1 = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[bytes]:
    """Reads state and log of a build or deployment (trailing slash).

    GET /api/build/status/

    The same as `build_status`, with a trailing slash.

    Args:
        name (str | Unset):
        project (str | Unset):
        tag (str | Unset):
        offset (int | Unset):
        logs (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        last_log_timestamp (float | Unset):
        verbose (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.

    Returns:
        Response[bytes]
    """
    kwargs = _get_kwargs(
        name=name,
        project=project,
        tag=tag,
        offset=offset,
        logs=logs,
        last_log_timestamp=last_log_timestamp,
        verbose=verbose,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    name: str | Unset = UNSET,
    project: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    logs: bool | Unset | WireBooleanType1 = UNSET,
    last_log_timestamp: float | Unset = UNSET,
    verbose: bool | Unset | WireBooleanType1 = UNSET,
) -> bytes:
    """Reads state and log of a build or deployment (trailing slash). Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        name=name,
        project=project,
        tag=tag,
        offset=offset,
        logs=logs,
        last_log_timestamp=last_log_timestamp,
        verbose=verbose,
    ).parsed
