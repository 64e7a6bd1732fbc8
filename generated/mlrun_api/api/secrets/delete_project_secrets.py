# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...client import path_segment
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.secret_provider_name import SecretProviderName
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    provider: SecretProviderName,
    secret: list[str] | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "DELETE",
        "url": "/api/projects/{project}/secrets".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "delete_project_secrets"},
    }
    params: dict[str, Any] = {
        "provider": provider,
        "secret": secret,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    return _kwargs


def _parse_response(response: httpx.Response) -> None:
    return None


def sync_detailed(
    client: Client,
    project: str,
    *,
    provider: SecretProviderName,
    secret: list[str] | Unset = UNSET,
) -> Response[None]:
    """Deletes secrets of a project.

    DELETE /api/projects/{project}/secrets

    Without secret all of them go. Only for kubernetes; vault is a 400. Nothing to delete is a
    204 too. 0.6.4 answers 405. 1.x answers 404 for an unknown project.

    Args:
        project (str):
        provider (SecretProviderName): Where secrets are kept.
        secret (list[str] | Unset):

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        project,
        provider=provider,
        secret=secret,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    provider: SecretProviderName,
    secret: list[str] | Unset = UNSET,
) -> None:
    """Deletes secrets of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        provider=provider,
        secret=secret,
    ).parsed
