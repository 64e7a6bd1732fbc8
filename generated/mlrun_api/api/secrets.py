# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "secrets": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def create_project_secrets(
    project: str,
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Add secrets to a project.


    POST /api/projects/{project}/secrets

    Returns 201 without content. Replaces secrets of the same name and keeps the others. A
    server without the provider returns 500 or 400. 1.x returns 404 for an unknown project.

    Args:
        project: Name of the project.
        body: Secrets with their values.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "create_project_secrets",
        "POST",
        fill_path("/api/projects/{project}/secrets", path_values),
        read_nothing,
        path_values=path_values,
        body=body,
        idempotent=True,
    )


def create_user_secrets(
    *,
    body: Mapping[str, Any],
) -> Request[None]:
    """Add secrets to a user.


    POST /api/user-secrets

    Returns 201 without content. Replaces secrets of the same name. 0.6.x supports only vault;
    1.5.2 returns 400 in plain text to every request.

    Args:
        body: Secrets of a user.
    """
    return Request(
        "create_user_secrets",
        "POST",
        "/api/user-secrets",
        read_nothing,
        body=body,
        idempotent=True,
    )


def delete_project_secrets(
    project: str,
    *,
    provider: str | Unset = UNSET,
    secret: list[str] | Unset = UNSET,
) -> Request[None]:
    """Delete secrets of a project.


    DELETE /api/projects/{project}/secrets

    Without `secret`, deletes all of them. Only for kubernetes; vault returns 400. Returns 204
    even when there is nothing to delete. 0.6.4 returns 405. 1.x returns 404 for an unknown
    project.

    Args:
        project: Name of the project.
        provider: Where the secrets are stored. Required by 0.6.x (422 without it). Default in 1.x:
            kubernetes.
        secret: Name of a secret. Repeat the parameter for more. Default: all secrets.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "delete_project_secrets",
        "DELETE",
        fill_path("/api/projects/{project}/secrets", path_values),
        read_nothing,
        path_values=path_values,
        params={
            "provider": provider,
            "secret": secret,
        },
        idempotent=True,
    )


def delete_secret_token(
    token: str,
    *,
    username: str | Unset = UNSET,
) -> Request[types.DeleteSecretTokenResponse]:
    """Delete a token.


    DELETE /api/user-secrets/tokens/{token}

    A missing token is no error.

    Args:
        token: Name of the token.
        username: User whose tokens are meant; `*` for all users. Default: the caller.
    """
    path_values: dict[str, Any] = {
        "token": token,
    }
    return Request(
        "delete_secret_token",
        "DELETE",
        fill_path("/api/user-secrets/tokens/{token}", path_values),
        read_object(),
        path_values=path_values,
        params={
            "username": username,
        },
        idempotent=True,
    )


def delete_secret_tokens(
    *,
    username: str | Unset = UNSET,
) -> Request[types.DeleteSecretTokensResponse]:
    """Delete all tokens of a user.


    DELETE /api/user-secrets/tokens

    Tokens that cannot be deleted are named in the response.

    Args:
        username: User whose tokens are meant; `*` for all users. Default: the caller.
    """
    return Request(
        "delete_secret_tokens",
        "DELETE",
        "/api/user-secrets/tokens",
        read_object(),
        params={
            "username": username,
        },
        idempotent=True,
    )


def list_project_secret_keys(
    project: str,
    *,
    provider: str | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> Request[types.SecretKeysData]:
    """List the names of the secrets of a project.


    GET /api/projects/{project}/secret-keys

    Never returns values. Vault requires a token (400 without); for kubernetes 1.x rejects a
    token (400). 0.6.4 returns 404; so does 1.x for an unknown project.

    Args:
        project: Name of the project.
        provider: Where the secrets are stored. Default: vault in 0.6.x, kubernetes in 1.x.
        x_mlrun_secret_store_token: Token of the secret store. Required by vault (400 without); not allowed for
            kubernetes. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_secret_keys",
        "GET",
        fill_path("/api/projects/{project}/secret-keys", path_values),
        read_object(),
        path_values=path_values,
        params={
            "provider": provider,
        },
        headers={
            "x-mlrun-secret-store-token": x_mlrun_secret_store_token,
        },
        idempotent=True,
    )


def list_project_secrets(
    project: str,
    *,
    secret: list[str] | Unset = UNSET,
    provider: str | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> Request[types.SecretsDataRecord]:
    """Read the secrets of a project with their values.


    GET /api/projects/{project}/secrets

    Only for vault, with a token. The values in kubernetes are never returned: 0.6.6 returns
    400, 1.x 403; 0.6.4 does not know this provider (422). 1.x returns 404 for an unknown
    project.

    Args:
        project: Name of the project.
        secret: Name of a secret. Repeat the parameter for more. Default: all secrets.
        provider: Where the secrets are stored. Default: vault in 0.6.x, kubernetes in 1.x.
        x_mlrun_secret_store_token: Token of the secret store. Required by vault (400 without); not allowed for
            kubernetes. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_project_secrets",
        "GET",
        fill_path("/api/projects/{project}/secrets", path_values),
        read_object(),
        path_values=path_values,
        params={
            "secret": secret,
            "provider": provider,
        },
        headers={
            "x-mlrun-secret-store-token": x_mlrun_secret_store_token,
        },
        idempotent=True,
    )


def list_secret_tokens(
    *,
    username: str | Unset = UNSET,
) -> Request[types.ListSecretTokensResponse]:
    """List stored tokens.


    GET /api/user-secrets/tokens

    Returns their names and times, not the tokens themselves.

    Args:
        username: User whose tokens are meant; `*` for all users. Default: the caller.
    """
    return Request(
        "list_secret_tokens",
        "GET",
        "/api/user-secrets/tokens",
        read_object(
            {
                "secret_tokens": [dict],
            },
        ),
        params={
            "username": username,
        },
        idempotent=True,
    )


def store_secret_tokens(
    *,
    body: list[Any],
    force: bool | Unset | str = UNSET,
) -> Request[types.StoreSecretTokensResponse]:
    """Store tokens of the caller.


    PUT /api/user-secrets/tokens

    Only on servers whose authentication mode is iguazio-v4.

    Args:
        body: the body
        force: Replace a stored token that expires later. Default: false.
    """
    return Request(
        "store_secret_tokens",
        "PUT",
        "/api/user-secrets/tokens",
        read_object(),
        params={
            "force": force,
        },
        body=body,
        idempotent=True,
    )
