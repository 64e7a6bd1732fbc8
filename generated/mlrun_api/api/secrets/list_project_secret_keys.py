# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...client import path_segment, with_fields
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from ...client import Client
    from ...models.secret_keys_data import SecretKeysData
    from ...models.secret_provider_name import SecretProviderName
    from ...types import Response


def _get_kwargs(
    project: str,
    *,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> dict[str, Any]:
    _kwargs: dict[str, Any] = {
        "method": "GET",
        "url": "/api/projects/{project}/secret-keys".format(
            project=path_segment("project", project),
        ),
        "extensions": {"operation": "list_project_secret_keys"},
    }
    params: dict[str, Any] = {
        "provider": provider,
    }
    _kwargs["params"] = {k: v for k, v in params.items() if v is not UNSET and v is not None}
    headers: dict[str, str] = {}
    if not isinstance(x_mlrun_secret_store_token, Unset):
        headers["x-mlrun-secret-store-token"] = str(x_mlrun_secret_store_token)
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> SecretKeysData:
    return cast("SecretKeysData", with_fields(response.json()))


def sync_detailed(
    client: Client,
    project: str,
    *,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> Response[SecretKeysData]:
    """Lists the names of the secrets of a project.

    GET /api/projects/{project}/secret-keys

    Vault needs a token (400 without); with kubernetes 1.x refuses a token (400). The values
    are not given. 0.6.4 answers 404; so does 1.x for an unknown project.

    Args:
        project (str):
        provider (SecretProviderName | Unset): Where secrets are kept.
        x_mlrun_secret_store_token (str | Unset):

    Returns:
        Response[SecretKeysData]
    """
    kwargs = _get_kwargs(
        project,
        provider=provider,
        x_mlrun_secret_store_token=x_mlrun_secret_store_token,
    )
    return client.send(kwargs, _parse_response)


def sync(
    client: Client,
    project: str,
    *,
    provider: SecretProviderName | Unset = UNSET,
    x_mlrun_secret_store_token: str | Unset = UNSET,
) -> SecretKeysData:
    """Lists the names of the secrets of a project. Gives the body of ``sync_detailed``."""
    return sync_detailed(
        client,
        project,
        provider=provider,
        x_mlrun_secret_store_token=x_mlrun_secret_store_token,
    ).parsed
