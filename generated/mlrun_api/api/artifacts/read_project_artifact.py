# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact_answer import ArtifactAnswer
    from ...models.artifact_format import ArtifactFormat
    from ...types import Response


def _get_kwargs(
    project: str,
    key: str,
    *,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/artifacts/{key}".format(
            project=path_segment("project", project),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "read_project_artifact"},
    }
    params: dict[str, Any] = {
        "tag": tag,
        "iter": iter_,
        "format": format_,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ArtifactAnswer:
    return cast("ArtifactAnswer", with_fields(response.json(), "data"))


def sync_detailed(
    client: Client,
    project: str,
    key: str,
    *,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
) -> Response[ArtifactAnswer]:
    """Reads one artifact, at its 1.x path.

    GET /api/projects/{project}/artifacts/{key}

    The form that `read_artifact` has moved to in 1.x; 0.6.x answers 404. Parameters and
    answer are the same; the piece of the path is `artifacts`, not `artifact`. A line end in
    the key makes it a key of `del_project_artifact`, and the answer a 405.

    Args:
        project (str):
        key (str):
        tag (str | Unset):
        iter_ (int | Unset):
        format_ (ArtifactFormat | Unset): Form of an artifact (1.x): full has metadata, spec
            and status; legacy is the flat form of 0.6.x.

    Returns:
        Response[ArtifactAnswer]
    """
    kwargs = _get_kwargs(
        project,
        key,
        tag=tag,
        iter_=iter_,
        format_=format_,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    key: str,
    *,
    tag: str | Unset = UNSET,
    iter_: int | Unset = UNSET,
    format_: ArtifactFormat | Unset = UNSET,
) -> ArtifactAnswer:
    """Reads one artifact, at its 1.x path. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        key,
        tag=tag,
        iter_=iter_,
        format_=format_,
    ).parsed
