# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.function_list_answer import FunctionListAnswer
    from ...types import Response


def _get_kwargs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    hash_key: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/funcs",
        "extensions": {"operation": "list_functions"},
    }
    params: dict[str, Any] = {
        "project": project,
        "name": name,
        "tag": tag,
        "label": label,
        "hash_key": hash_key,
        "page": page,
        "page-size": page_size,
        "page-token": page_token,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> FunctionListAnswer:
    return cast("FunctionListAnswer", with_fields(response.json(), "funcs"))


def sync_detailed(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    hash_key: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[FunctionListAnswer]:
    """Lists functions.

    GET /api/funcs

    Without a tag every tagged version, once for each of its tags, and the versions with no
    tag (their status is null). No match is an empty list. 1.x calls this path deprecated and
    has moved it to `list_project_functions`, but still answers.

    Args:
        project (str | Unset):
        name (str | Unset):
        tag (str | Unset):
        label (list[str] | Unset):
        hash_key (str | Unset):
        page (int | Unset):
        page_size (int | Unset):
        page_token (str | Unset):

    Returns:
        Response[FunctionListAnswer]
    """
    kwargs = _get_kwargs(
        project=project,
        name=name,
        tag=tag,
        label=label,
        hash_key=hash_key,
        page=page,
        page_size=page_size,
        page_token=page_token,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    hash_key: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> FunctionListAnswer:
    """Lists functions. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project=project,
        name=name,
        tag=tag,
        label=label,
        hash_key=hash_key,
        page=page,
        page_size=page_size,
        page_token=page_token,
    ).parsed
