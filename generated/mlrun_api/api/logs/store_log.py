# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, File, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/log/{project}/{uid}".format(
            project=path_segment("project", project),
            uid=path_segment("uid", uid),
        ),
        "extensions": {"operation": "store_log"},
    }
    params: dict[str, Any] = {
        "append": append,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["content"] = body.payload
    headers["Content-Type"] = body.mime_type or "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[None]:
    """Writes the log of a run.

    POST /api/log/{project}/{uid}

    The body is stored byte by byte. The run need not exist. Only append=false may be sent
    twice without harm; so the operation is not marked idempotent. 1.x calls this path
    deprecated and has moved it to `store_project_log`, but still answers.

    Args:
        project (str):
        uid (str):
        append (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        body (File):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        uid,
        body=body,
        append=append,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    uid: str,
    *,
    body: File,
    append: bool | Unset | WireBooleanType1 = UNSET,
) -> None:
    """Writes the log of a run. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        uid,
        body=body,
        append=append,
    ).parsed
