# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact import Artifact
    from ...types import Response


def _get_kwargs(
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/v2/projects/{project}/artifacts/{key}".format(
            project=path_segment("project", project),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "read_artifact_v2"},
    }
    params: dict[str, Any] = {
        "tree": tree,
        "tag": tag,
        "iter": iter_,
        "object-uid": object_uid,
        "format": format_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> Artifact:
    return cast("Artifact", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Response[Artifact]:
    """Reads one version of an artifact.

    GET /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. The answer is the artifact itself, not below data. Each parameter
    narrows what is looked for; 404 when nothing is left, and in MLRun a 500 when several
    versions are. Iteration 0 also finds the best iteration in MLRun.

    Args:
        project (str):
        key (str):
        tree (str | Unset):
        tag (str | Unset):
        iter_ (int | Unset):
        object_uid (str | Unset):
        format_ (str | Unset):

    Returns:
        Response[Artifact]
    """
    kwargs = _get_kwargs(
        project,
        key,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
        format_=format_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    key: str,
    *,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
    format_: str | Unset = UNSET,
) -> Artifact:
    """Reads one version of an artifact. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        key,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
        format_=format_,
    ).parsed
