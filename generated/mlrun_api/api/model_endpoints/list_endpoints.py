# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.model_endpoint_list import ModelEndpointList
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    model: str | Unset = UNSET,
    function: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    top_level: bool | Unset | WireBooleanType1 = UNSET,
    uid: list[str] | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/model-endpoints".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_endpoints"},
    }
    params: dict[str, Any] = {
        "model": model,
        "function": function,
        "label": label,
        "start": start,
        "end": end,
        "metric": metric,
        "top-level": top_level,
        "uid": uid,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_v3_io_session_key, Unset):
        headers["X-V3io-Session-Key"] = str(x_v3_io_session_key)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ModelEndpointList:
    return cast("ModelEndpointList", with_fields(response.json(), "endpoints"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    model: str | Unset = UNSET,
    function: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    top_level: bool | Unset | WireBooleanType1 = UNSET,
    uid: list[str] | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> Response[ModelEndpointList]:
    """Lists the model endpoints of a project.

    GET /api/projects/{project}/model-endpoints

    No match is an empty list. Of the metrics only those asked for are given.

    Args:
        project (str):
        model (str | Unset):
        function (str | Unset):
        label (list[str] | Unset):
        start (str | Unset):
        end (str | Unset):
        metric (list[str] | Unset):
        top_level (bool | Unset | WireBooleanType1): A boolean in a query. The servers read
            true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client sends
            yes and no, or True and False.
        uid (list[str] | Unset):
        x_v3_io_session_key (str | Unset):

    Returns:
        Response[ModelEndpointList]
    """
    kwargs = _get_kwargs(
        project,
        model=model,
        function=function,
        label=label,
        start=start,
        end=end,
        metric=metric,
        top_level=top_level,
        uid=uid,
        x_v3_io_session_key=x_v3_io_session_key,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    model: str | Unset = UNSET,
    function: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    start: str | Unset = UNSET,
    end: str | Unset = UNSET,
    metric: list[str] | Unset = UNSET,
    top_level: bool | Unset | WireBooleanType1 = UNSET,
    uid: list[str] | Unset = UNSET,
    x_v3_io_session_key: str | Unset = UNSET,
) -> ModelEndpointList:
    """Lists the model endpoints of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        model=model,
        function=function,
        label=label,
        start=start,
        end=end,
        metric=metric,
        top_level=top_level,
        uid=uid,
        x_v3_io_session_key=x_v3_io_session_key,
    ).parsed
