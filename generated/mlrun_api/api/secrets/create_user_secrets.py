# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.user_secret_creation_request import UserSecretCreationRequest
    from ...types import Response


def _get_kwargs(
    *,
    body: UserSecretCreationRequest,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "POST",
        "url": "/api/user-secrets",
        "extensions": {"operation": "create_user_secrets"},
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
    *,
    body: UserSecretCreationRequest,
) -> Response[None]:
    """Adds secrets to a user.

    POST /api/user-secrets

    Answers 201 without content. Only vault in 0.6.x; 1.5.2 answers 400 to everything, in
    plain text. Secrets with the same names are replaced.

    Args:
        body (UserSecretCreationRequest): Secrets of a user.

    Returns:
        Response[None]
    """
    kwargs = _get_kwargs(
        body=body,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    *,
    body: UserSecretCreationRequest,
) -> None:
    """Adds secrets to a user. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        body=body,
    ).parsed
