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
    body: Artifact,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "PUT",
        "url": "/api/v2/projects/{project}/artifacts/{key}".format(
            project=path_segment("project", project),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "store_artifact_v2"},
    }
    params: dict[str, Any] = {
        "tree": tree,
        "tag": tag,
        "iter": iter_,
        "object-uid": object_uid,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> Artifact:
    return cast("Artifact", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    key: str,
    *,
    body: Artifact,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> Response[Artifact]:
    """Stores one version of an artifact, new or in place of the stored one.

    PUT /api/v2/projects/{project}/artifacts/{key}

    Only under /api/v2. A version is told by its tree (the producer, what
    `store_project_artifact` calls uid), its iteration and, in MLRun, its content, whose hash
    is the object-uid. The body needs kind, metadata with key and project, spec and status
    (422 in MLRun). The answer is the stored artifact, with its uid in metadata.

    Args:
        project (str):
        key (str):
        tree (str | Unset):
        tag (str | Unset):
        iter_ (int | Unset):
        object_uid (str | Unset):
        body (Artifact): An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by
            side); 1.x keeps metadata, spec and status and takes and gives the flat form as
            `legacy`. Fields not named here are kept.

    Returns:
        Response[Artifact]
    """
    kwargs = _get_kwargs(
        project,
        key,
        body=body,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    key: str,
    *,
    body: Artifact,
    tree: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    object_uid: str | Unset = UNSET,
) -> Artifact:
    """Stores one version of an artifact, new or in place of the stored one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        key,
        body=body,
        tree=tree,
        tag=tag,
        iter_=iter_,
        object_uid=object_uid,
    ).parsed
