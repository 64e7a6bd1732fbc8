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
        "url": "/api/projects/{project}/artifact/{key}".format(
            project=path_segment("project", project),
            key=path_segment("key", key),
        ),
        "extensions": {"operation": "read_artifact"},
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
    """Reads one artifact.

    GET /api/projects/{project}/artifact/{key}

    404 when no artifact has this key, tag and iteration. The field tag of the answer is the
    tag asked for; it is missing when a uid was given in its place. 1.x calls this path
    deprecated and has moved it to `read_project_artifact`, but still answers.

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
    """Reads one artifact. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        key,
        tag=tag,
        iter_=iter_,
        format_=format_,
    ).parsed
