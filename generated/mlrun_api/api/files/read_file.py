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
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/files",
        "extensions": {"operation": "read_file"},
    }
    params: dict[str, Any] = {
        "schema": schema,
        "path": path,
        "user": user,
        "size": size,
        "offset": offset,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> bytes:
    return response.content


def sync_detailed(
    client: Client,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[bytes]:
    """Reads a file, or lists a folder, where the server can reach it.

    GET /api/files

    The media type is guessed from the name. 404 when there is no such file. 1.x allows only
    some folders (403 for the others). An empty path is a 500. 1.x calls this path deprecated:
    `read_project_file`.

    Args:
        schema (str | Unset):
        path (str | Unset):
        user (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[bytes]
    """
    kwargs = _get_kwargs(
        schema=schema,
        path=path,
        user=user,
        size=size,
        offset=offset,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> bytes:
    """Reads a file, or lists a folder, where the server can reach it. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        schema=schema,
        path=path,
        user=user,
        size=size,
        offset=offset,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
