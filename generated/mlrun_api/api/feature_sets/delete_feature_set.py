# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...types import Response


def _get_kwargs(
    project: str,
    name: str,
    *,
    reference: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/feature-sets/{name}".format(
            project=path_segment("project", project),
            name=path_segment("name", name),
        ),
        "extensions": {"operation": "delete_feature_set"},
    }
    params: dict[str, Any] = {
        "reference": reference,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    if response.status_code == 204:
        return None

    return None


def sync_detailed(
    client: Client,
    project: str,
    name: str,
    *,
    reference: str | Unset = UNSET,
) -> Response[None]:
    """Deletes a feature set, all versions or one.

    DELETE /api/projects/{project}/feature-sets/{name}

    Without reference every version goes. Nothing to delete is a 204 too. The servers document
    200 and answer 204.

    Args:
        project (str):
        name (str):
        reference (str | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        name,
        reference=reference,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    name: str,
    *,
    reference: str | Unset = UNSET,
) -> None:
    """Deletes a feature set, all versions or one. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        name,
        reference=reference,
    ).parsed
