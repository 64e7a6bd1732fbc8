# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact_category import ArtifactCategory
    from ...models.artifact_list_answer import ArtifactListAnswer
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    tree: str | Unset = UNSET,
    producer_uri: str | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/v2/projects/{project}/artifacts".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_artifacts_v2"},
    }
    params: dict[str, Any] = {
        "name": name,
        "tag": tag,
        "kind": kind,
        "category": category,
        "label": label,
        "iter": iter_,
        "tree": tree,
        "producer_uri": producer_uri,
        "best-iteration": best_iteration,
        "format": format_,
        "limit": limit,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ArtifactListAnswer:
    return cast("ArtifactListAnswer", with_fields(response.json(), "artifacts"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    tree: str | Unset = UNSET,
    producer_uri: str | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[ArtifactListAnswer]:
    """Lists versions of artifacts.

    GET /api/v2/projects/{project}/artifacts

    Only under /api/v2. Without a tag every version, once for each of its tags. name is a
    like-query only with a leading `~`; otherwise the key must be equal. best-iteration
    together with iter is a 400. No match is an empty list.

    Args:
        project (str):
        name (str | Unset):
        tag (str | Unset):
        kind (str | Unset):
        category (ArtifactCategory | Unset): Group of artifact kinds. `link` is known to 1.x
            only.
        label (list[str] | Unset):
        iter_ (int | Unset):
        tree (str | Unset):
        producer_uri (str | Unset):
        best_iteration (bool | Unset | WireBooleanType1): A boolean in a query. The servers
            read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client
            sends yes and no, or True and False.
        format_ (str | Unset):
        limit (int | Unset):

    Returns:
        Response[ArtifactListAnswer]
    """
    kwargs = _get_kwargs(
        project,
        name=name,
        tag=tag,
        kind=kind,
        category=category,
        label=label,
        iter_=iter_,
        tree=tree,
        producer_uri=producer_uri,
        best_iteration=best_iteration,
        format_=format_,
        limit=limit,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    tree: str | Unset = UNSET,
    producer_uri: str | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> ArtifactListAnswer:
    """Lists versions of artifacts. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name=name,
        tag=tag,
        kind=kind,
        category=category,
        label=label,
        iter_=iter_,
        tree=tree,
        producer_uri=producer_uri,
        best_iteration=best_iteration,
        format_=format_,
        limit=limit,
    ).parsed
