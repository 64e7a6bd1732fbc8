# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.secrets_data import SecretsData
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    body: SecretsData,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/projects/{project}/secrets".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "create_project_secrets"},
    }
    headers: dict[str, str] = {}
    _kwargs["json"] = body
    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    *,
    body: SecretsData,
) -> Response[None]:
    """Adds secrets to a project.

    POST /api/projects/{project}/secrets

    Answers 201 without content. Secrets with the same names are replaced, others stay. A
    server without the provider fails with 500 (or 400). 1.x answers 404 for an unknown
    project.

    Args:
        project (str):
        body (SecretsData): Secrets with their values.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    body: SecretsData,
) -> None:
    """Adds secrets to a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        body=body,
    ).parsed
