# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.features_output import FeaturesOutput
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/features".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_features"},
    }
    params: dict[str, Any] = {
        "name": name,
        "tag": tag,
        "entity": entity,
        "label": label,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> FeaturesOutput:
    return cast("FeaturesOutput", with_fields(response.json(), "features"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> Response[FeaturesOutput]:
    """Lists features over all feature sets of a project.

    GET /api/projects/{project}/features

    A feature that is in several feature sets or versions is given several times. No match is
    an empty list.

    Args:
        project (str):
        name (str | Unset):
        tag (str | Unset):
        entity (list[str] | Unset):
        label (list[str] | Unset):

    Returns:
        Response[FeaturesOutput]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        tag=tag,
        entity=entity,
        label=label,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    label: list[str] | Unset = UNSET,
) -> FeaturesOutput:
    """Lists features over all feature sets of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        tag=tag,
        entity=entity,
        label=label,
    ).parsed
