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
    project: str,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    use_secrets: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/files".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "read_project_file"},
    }
    params: dict[str, Any] = {
        "schema": schema,
        "path": path,
        "user": user,
        "size": size,
        "offset": offset,
        "use-secrets": use_secrets,
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
    project: str,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    use_secrets: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[bytes]:
    """Reads a file, or lists a folder, where the server can reach it, at its 1.x path.

    GET /api/projects/{project}/files

    The form that `read_file` has moved to in 1.x; 0.6.x answers 404. The project is in the
    path, and its secrets may be used.

    Args:
        project (str):
        schema (str | Unset):
        path (str | Unset):
        user (str | Unset):
        size (int | Unset):
        offset (int | Unset):
        use_secrets (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[bytes]
    """
    kwargs = _get_kwargs(
        project,
        schema=schema,
        path=path,
        user=user,
        size=size,
        offset=offset,
        use_secrets=use_secrets,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    schema: str | Unset = UNSET,
    path: str | Unset = UNSET,
    user: str | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    use_secrets: bool | Unset | WireBooleanType1 = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> bytes:
    """Reads a file, or lists a folder, where the server can reach it, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        schema=schema,
        path=path,
        user=user,
        size=size,
        offset=offset,
        use_secrets=use_secrets,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
