# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    reference: str,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/feature-sets/{name}/references/{reference}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
            reference=path_segment("reference", reference),
        ),
        "extensions": {"operation": "delete_feature_set_version"},
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    if response.status_code == 204:
        return None

    return None


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    reference: str,
) -> Response[None]:
    """Deletes one version of a feature set, by tag or uid.

    DELETE /api/projects/{project}/feature-sets/{name}/references/{reference}

    Nothing to delete is a 204 too. The servers document 200 and answer 204.

    Args:
        project (str):
        name (str):
        reference (str):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    reference: str,
) -> None:
    """Deletes one version of a feature set, by tag or uid. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference,
    ).parsed
