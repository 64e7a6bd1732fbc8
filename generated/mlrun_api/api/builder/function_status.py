# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.function_status_answer import FunctionStatusAnswer
    from ...models.function_status_request import FunctionStatusRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: FunctionStatusRequest,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/status/function",
        "extensions": {"operation": "function_status"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> FunctionStatusAnswer:
    return cast("FunctionStatusAnswer", with_fields(response.json(), "data"))


def sync_detailed(
    client: Client,
    *,
    body: FunctionStatusRequest,
) -> Response[FunctionStatusAnswer]:
    """Reads the status of the resources of a function.

    POST /api/status/function

    Only Dask has one; other kinds are a 500 in 0.6.x and a 400 in 1.x. An empty selector or
    kind is a 400.

    Args:
        body (FunctionStatusRequest): Whose status to read.

    Returns:
        Response[FunctionStatusAnswer]
    """
    kwargs = _get_kwargs(
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: FunctionStatusRequest,
) -> FunctionStatusAnswer:
    """Reads the status of the resources of a function. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
    ).parsed
