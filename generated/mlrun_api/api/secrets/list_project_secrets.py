# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.secret_provider_name import SecretProviderName
    from ...models.secrets_data import SecretsData
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    secret: list[str] | Unset = UNSET,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/secrets".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_project_secrets"},
    }
    params: dict[str, Any] = {
        "secret": secret,
        "provider": provider,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_secret_store_token, Unset):
        headers["x-mlrun-secret-store-token"] = str(x_mlrun_secret_store_token)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> SecretsData:
    return cast("SecretsData", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    *,
    secret: list[str] | Unset = UNSET,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> Response[SecretsData]:
    """Reads secrets of a project with their values.

    GET /api/projects/{project}/secrets

    Only for vault, with a token. For kubernetes the values are not given out: 400 in 0.6.6,
    403 in 1.x; 0.6.4 does not know it (422). 1.x answers 404 for an unknown project.

    Args:
        project (str):
        secret (list[str] | Unset):
        provider (SecretProviderName | Unset): Where secrets are kept.
        x_mlrun_secret_store_token (str | Unset):

    Returns:
        Response[SecretsData]
    """
    kwargs = _get_kwargs(
        project,
        secret=secret,
        provider=provider,
        x_mlrun_secret_store_token=x_mlrun_secret_store_token,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    secret: list[str] | Unset = UNSET,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> SecretsData:
    """Reads secrets of a project with their values. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        secret=secret,
        provider=provider,
        x_mlrun_secret_store_token=x_mlrun_secret_store_token,
    ).parsed
