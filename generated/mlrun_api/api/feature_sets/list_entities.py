# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.entities_output import EntitiesOutput
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/entities".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_entities"},
    }
    params: dict[str, Any] = {
        "name": name,
        "tag": tag,
        "label": label,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> EntitiesOutput:
    return cast("EntitiesOutput", with_fields(response.json(), "entities"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Response[EntitiesOutput]:
    """Lists entities over all feature sets of a project.

    GET /api/projects/{project}/entities

    An entity that is in several feature sets or versions is given several times. No match is
    an empty list.

    Args:
        project (str):
        name (str | Unset):
        tag (str | Unset):
        label (list[str] | Unset):

    Returns:
        Response[EntitiesOutput]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        tag=tag,
        label=label,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> EntitiesOutput:
    """Lists entities over all feature sets of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        tag=tag,
        label=label,
    ).parsed
