"""Secrets of projects and users, kept by Kubernetes or Vault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mlrun_api.api import secrets as operations
from mlrun_api.enums import SecretProviderName

from .. import objects
from .._transport.arguments import given, given_text, one_of, strings
from ..errors import MLRunInvalidArgumentError
from ._sending import Sender


class Secrets(Sender):
    def create_project_secrets(
        self,
        project: str,
        provider: SecretProviderName | str = SecretProviderName.vault,
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        """Store secrets of a project, in addition to those it has; with Vault also what pods need.

        Operation: create_project_secrets.

        Args:
            project: the project; required.
            provider: "vault" or "kubernetes". Default on MLRun 1.x: "kubernetes".
            secrets: values by name, such as ``{"password": "..."}``.
        """
        kept_by = self._secret_provider(provider)
        self._send(
            operations.create_project_secrets(
                project, body={"provider": kept_by, "secrets": _values(secrets)}
            )
        )

    def list_project_secrets(
        self,
        project: str,
        token: str | None = None,
        provider: SecretProviderName | str = SecretProviderName.vault,
        secrets: str | Iterable[str] | None = None,
    ) -> objects.SecretsData:
        """Return secrets of a project with their values.

        Operation: list_project_secrets.

        Args:
            project: the project; required.
            token: Vault token that may read them; required with Vault.
            provider: "vault"; servers refuse to show the values that Kubernetes keeps. Default on
                MLRun 1.x: "kubernetes".
            secrets: only these names; all without.
        """
        kept_by = self._secret_provider(provider)
        return self._send(
            operations.list_project_secrets(
                project,
                secret=strings("secrets", secrets),
                provider=kept_by,
                x_mlrun_secret_store_token=given(_token(kept_by, token)),
            ),
            into=objects.SecretsData.from_dict,
        )

    def list_project_secret_keys(
        self,
        project: str,
        provider: SecretProviderName | str = SecretProviderName.vault,
        token: str | None = None,
    ) -> objects.SecretKeysData:
        """Return the names of a project's secrets.

        Operation: list_project_secret_keys.

        Args:
            project: the project; required.
            provider: "vault" or "kubernetes". Default on MLRun 1.x: "kubernetes".
            token: Vault token that may read them; required, and only sent, with Vault.
        """
        kept_by = self._secret_provider(provider)
        vault = kept_by == SecretProviderName.vault
        return self._send(
            operations.list_project_secret_keys(
                project,
                provider=kept_by,
                x_mlrun_secret_store_token=given(_token(kept_by, token) if vault else None),
            ),
            into=objects.SecretKeysData.from_dict,
        )

    def delete_project_secrets(
        self,
        project: str,
        provider: SecretProviderName | str = SecretProviderName.kubernetes,
        secrets: str | Iterable[str] | None = None,
    ) -> None:
        """Delete secrets of a project.

        Operation: delete_project_secrets.

        Args:
            project: the project; required.
            provider: "kubernetes"; servers delete from no other.
            secrets: only these names; None for all of the project. An empty list is refused,
                since servers would delete all.
        """
        names = strings("secrets", secrets, allow_none=False)
        self._send(
            operations.delete_project_secrets(project, provider=_provider(provider), secret=names)
        )

    def create_user_secrets(
        self,
        user: str,
        provider: SecretProviderName | str = SecretProviderName.vault,
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        """Store secrets of a user.

        Operation: create_user_secrets.

        Args:
            user: the user's name; required.
            provider: "vault"; servers refuse others.
            secrets: values by name.
        """
        if not isinstance(user, str) or not user:
            raise MLRunInvalidArgumentError(f"user must be a name, got {user!r}")
        self._send(
            operations.create_user_secrets(
                body={"provider": _provider(provider), "secrets": _values(secrets), "user": user}
            )
        )

    def _secret_provider(self, provider: SecretProviderName | str) -> Any:
        """Return the provider; MLRun 1.x has no Vault, the documented default."""
        if provider is SecretProviderName.vault and self._release >= (1, 0):
            return SecretProviderName.kubernetes.value
        return _provider(provider)


def _provider(provider: SecretProviderName | str) -> Any:
    return one_of("provider", provider, SecretProviderName)


def _token(provider: SecretProviderName | str, token: str | None) -> str | None:
    """Return the token, which Vault requires."""
    if _provider(provider) == SecretProviderName.vault and not given_text("token", token):
        raise MLRunInvalidArgumentError("token is missing: Vault's secrets need a Vault token")
    return token


def _values(secrets: Mapping[str, str] | None) -> Any:
    """Return the values as a dict; an error never shows them."""
    if secrets is not None and not isinstance(secrets, Mapping):
        raise MLRunInvalidArgumentError(
            f"secrets must be a dict of values by name, got a {type(secrets).__name__}"
        )
    return None if secrets is None else dict(secrets)
