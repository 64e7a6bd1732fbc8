# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact_category import ArtifactCategory
    from ...models.artifact_format import ArtifactFormat
    from ...models.artifact_list_answer import ArtifactListAnswer
    from ...models.wire_boolean_type_1 import WireBooleanType1
    from ...types import Response


def _get_kwargs(
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/artifacts",
        "extensions": {"operation": "list_artifacts"},
    }
    params: dict[str, Any] = {
        "project": project,
        "name": name,
        "tag": tag,
        "kind": kind,
        "category": category,
        "label": label,
        "iter": iter_,
        "best-iteration": best_iteration,
        "format": format_,
        "page": page,
        "page-size": page_size,
        "page-token": page_token,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ArtifactListAnswer:
    return cast("ArtifactListAnswer", with_fields(response.json(), "artifacts"))


def sync_detailed(
    client: Client,
    *,
    project: str | Unset = UNSET,
    name: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[ArtifactListAnswer]:
    """Lists artifacts.

    GET /api/artifacts

    Without a tag the latest version of each key by update time (0.6.x), or every version once
    for each of its tags (1.x). name is a like-query only with a leading `~`; otherwise the
    key must be equal. best-iteration together with iter is a 400. No match is an empty list.
    1.x calls this path deprecated and has moved it to `list_project_artifacts`, but still
    answers.

    Args:
        project (str | Unset):
        name (str | Unset):
        tag (str | Unset):
        kind (str | Unset):
        category (ArtifactCategory | Unset): Group of artifact kinds. `link` is known to 1.x
            only.
        label (list[str] | Unset):
        iter_ (int | Unset):
        best_iteration (bool | Unset | WireBooleanType1): A boolean in a query. The servers
            read true/false, yes/no, on/off, t/f, y/n and 1/0 in any case; the official client
            sends yes and no, or True and False.
        format_ (ArtifactFormat | Unset): Form of an artifact (1.x): full has metadata, spec
            and status; legacy is the flat form of 0.6.x.
        page (int | Unset):
        page_size (int | Unset):
        page_token (str | Unset):

    Returns:
        Response[ArtifactListAnswer]
    """
    kwargs = _get_kwargs(
        project=project,
        name=name,
        tag=tag,
        kind=kind,
        category=category,
        label=label,
        iter_=iter_,
        best_iteration=best_iteration,
        format_=format_,
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
    kind: str | Unset = UNSET,
    category: ArtifactCategory | Unset = UNSET,
    label: list[str] | Unset = UNSET,
    iter_: int | Unset = UNSET,
    best_iteration: bool | Unset | WireBooleanType1 = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> ArtifactListAnswer:
    """Lists artifacts. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project=project,
        name=name,
        tag=tag,
        kind=kind,
        category=category,
        label=label,
        iter_=iter_,
        best_iteration=best_iteration,
        format_=format_,
        page=page,
        page_size=page_size,
        page_token=page_token,
    ).parsed
