# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.function import Function
    from ...models.store_function_answer import StoreFunctionAnswer
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    body: Function,
    tag: str | Unset = UNSET,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/func/{project}/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "store_function"},
    }
    params: dict[str, Any] = {
        "tag": tag,
        "versioned": versioned,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> StoreFunctionAnswer:
    return cast("StoreFunctionAnswer", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    body: Function,
    tag: str | Unset = UNSET,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> Response[StoreFunctionAnswer]:
    """Stores a function and moves the tag to it.

    POST /api/func/{project}/{name}

    Tag: the parameter, else metadata.tag of the body, else latest. The server sets
    metadata.hash and metadata.updated, and empties metadata.tag. Not versioned: one record
    for each tag is written again and again. A project that does not exist is made by 0.6.x
    and is a 404 in 1.x. A body that is no JSON is a 400. 1.x calls this path deprecated and
    has moved it to `store_project_function`, but still answers.

    Args:
        project (str):
        name (str):
        tag (str | Unset):
        versioned (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        body (Function): A function: code, image and resources under a name. Fields not named
            here are kept.

    Returns:
        Response[StoreFunctionAnswer]
    """
    kwargs = _get_kwargs(
        project,
        name,
        body=body,
        tag=tag,
        versioned=versioned,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    *,
    body: Function,
    tag: str | Unset = UNSET,
    versioned: bool | Unset | WireBooleanType1 = UNSET,
) -> StoreFunctionAnswer:
    """Stores a function and moves the tag to it. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        body=body,
        tag=tag,
        versioned=versioned,
    ).parsed
