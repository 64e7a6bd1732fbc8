# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.artifact_category import ArtifactCategory
    from ...models.artifact_tags_answer import ArtifactTagsAnswer
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    category: ArtifactCategory | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/artifact-tags".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_artifact_tags"},
    }
    params: dict[str, Any] = {
        "category": category,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> ArtifactTagsAnswer:
    return cast("ArtifactTagsAnswer", with_fields(response.json(), "project", "tags"))


def sync_detailed(
    client: Client,
    project: str,
    *,
    category: ArtifactCategory | Unset = UNSET,
) -> Response[ArtifactTagsAnswer]:
    """Lists the tags of the artifacts of a project.

    GET /api/projects/{project}/artifact-tags

    The old client doubled a slash in this path, which every server answers with 404. An
    unknown project gives an empty list.

    Args:
        project (str):
        category (ArtifactCategory | Unset): Group of artifact kinds. `link` is known to 1.x
            only.

    Returns:
        Response[ArtifactTagsAnswer]
    """
    kwargs = _get_kwargs(
        project,
        category=category,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    category: ArtifactCategory | Unset = UNSET,
) -> ArtifactTagsAnswer:
    """Lists the tags of the artifacts of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        category=category,
    ).parsed
