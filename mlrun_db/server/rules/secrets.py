"""Secrets: of projects in vault and Kubernetes, of users in vault; in memory only."""

from __future__ import annotations

from collections.abc import Sequence

from mlrun_db.server.errors import InvalidArgument
from mlrun_db.server.rules.common import Object
from mlrun_db.server.secret_box import Place, SecretBox

VAULT = "vault"
KUBERNETES = "kubernetes"
PROVIDERS = (VAULT, KUBERNETES)


def _check_token(provider: str, token: str) -> None:
    if provider == VAULT and not token:
        raise InvalidArgument("secrets in vault cannot be read without a token")


def store_project_secrets(box: SecretBox, project: str, provider: str, values: Object) -> None:
    """Add secrets to a project."""
    box.put(Place(provider, project=project), values)


def read_project_secrets(
    box: SecretBox, project: str, provider: str, names: Sequence[str], token: str
) -> Object:
    """Return secrets with their values; those in Kubernetes are not given out."""
    _check_token(provider, token)
    if provider == KUBERNETES:
        raise InvalidArgument("the values of secrets in kubernetes are not given out")
    return box.values(Place(provider, project=project), names)


def list_secret_keys(box: SecretBox, project: str, provider: str, token: str) -> list[str]:
    """Return the names of the secrets of a project."""
    _check_token(provider, token)
    if provider == KUBERNETES and token:
        raise InvalidArgument("secrets in kubernetes take no token")
    return list(box.values(Place(provider, project=project)))


def delete_project_secrets(
    box: SecretBox, project: str, provider: str, names: Sequence[str]
) -> None:
    """Delete secrets of a project, all or those named."""
    if provider == VAULT:
        raise InvalidArgument("secrets in vault cannot be deleted here")
    box.delete(Place(provider, project=project), names)


def store_user_secrets(box: SecretBox, user: str, provider: str, values: Object) -> None:
    """Add secrets to a user."""
    if provider != VAULT:
        raise InvalidArgument(f"secrets of users cannot be kept in {provider}")
    box.put(Place(provider, user=user), values)
