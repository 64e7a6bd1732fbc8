# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.file_stat import FileStat
    from ...types import Response


def _get_kwargs(
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/filestat",
        "extensions": {"operation": "stat_file"},
    }
    params: dict[str, Any] = {
        "schema": schema,
        "path": path,
        "user": user,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> FileStat:
    return cast("FileStat", with_fields(response.json(), "size", "mimetype"))


def sync_detailed(
    client: Client,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[FileStat]:
    """Gives size, time and type of a file.

    GET /api/filestat

    404 when there is no such file. 1.x allows only some folders (403 for the others). An
    empty path is a 500. 1.x calls this path deprecated: `stat_project_file`.

    Args:
        schema (str | Unset):
        path (str | Unset):
        user (str | Unset):
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[FileStat]
    """
    kwargs = _get_kwargs(
        schema=schema,
        path=path,
        user=user,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> FileStat:
    """Gives size, time and type of a file. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        schema=schema,
        path=path,
        user=user,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
