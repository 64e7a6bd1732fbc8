# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.function_answer import FunctionAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/func/{project}/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "get_function"},
    }
    params: dict[str, Any] = {
        "tag": tag,
        "hash_key": hash_key,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> FunctionAnswer:
    return cast("FunctionAnswer", with_fields(response.json(), "func"))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> Response[FunctionAnswer]:
    """Reads one function.

    GET /api/func/{project}/{name}

    By tag, or by hash_key when no tag is given. 404 when there is no such function, tag or
    hash. Read by its hash a function has a null status. 1.x calls this path deprecated and
    has moved it to `get_project_function`, but still answers.

    Args:
        project (str):
        name (str):
        tag (str | Unset):
        hash_key (str | Unset):

    Returns:
        Response[FunctionAnswer]
    """
    kwargs = _get_kwargs(
        project,
        name,
        tag=tag,
        hash_key=hash_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    *,
    tag: str | Unset = UNSET,
    hash_key: str | Unset = UNSET,
) -> FunctionAnswer:
    """Reads one function. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        tag=tag,
        hash_key=hash_key,
    ).parsed
