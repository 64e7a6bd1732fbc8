"""Secrets: of projects in vault and Kubernetes, of users in vault; in memory only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlrun_db.server.rules.errors import AccessDenied, InvalidArgument
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.secret_box import SecretBox, SecretScope

VAULT = "vault"
KUBERNETES = "kubernetes"
PROVIDERS = (VAULT, KUBERNETES)
_OF_SERVER = "mlrun."
_NAME = re.compile(r"[-._a-zA-Z0-9]{1,253}")  # of Kubernetes


def _check_token(provider: str, token: str) -> None:
    if provider == VAULT and not token:
        raise InvalidArgument("secrets in vault cannot be read without a token")


def store_project_secrets(
    box: SecretBox, project: str, provider: str, values: Object, release: tuple[int, int]
) -> None:
    """Add secrets to a project; from 1.1 on the server keeps names of its own."""
    for name in values if release >= STRICT else ():
        if not _NAME.fullmatch(name):
            raise InvalidArgument(f"Field 'secret.key' is malformed. '{name}' does not match")
        if name.startswith(_OF_SERVER):
            raise AccessDenied(f"Not allowed to create/update internal secrets: {name}")
    box.put(SecretScope(provider, project=project), values)


def read_project_secrets(
    box: SecretBox,
    project: str,
    provider: str,
    names: Sequence[str],
    token: str,
    release: tuple[int, int],
) -> Object:
    """Return secrets with their values; those in Kubernetes are rejected."""
    if provider == KUBERNETES and release >= STRICT:
        raise AccessDenied("Not allowed to list secrets data from kubernetes provider")
    _check_token(provider, token)
    if provider == KUBERNETES:
        raise InvalidArgument("the values of secrets in kubernetes cannot be read")
    return box.values(SecretScope(provider, project=project), names)


def list_secret_keys(box: SecretBox, project: str, provider: str, token: str) -> list[str]:
    """Return the names of the secrets of a project."""
    _check_token(provider, token)
    if provider == KUBERNETES and token:
        raise InvalidArgument("secrets in kubernetes do not accept a token")
    return list(box.values(SecretScope(provider, project=project)))


def delete_project_secrets(
    box: SecretBox, project: str, provider: str, names: Sequence[str], release: tuple[int, int]
) -> None:
    """Delete secrets of a project: all, or those named."""
    for name in names if release >= STRICT else ():
        if name.startswith(_OF_SERVER):
            raise AccessDenied(f"Not allowed to delete internal secrets: {name}")
    if provider == VAULT:
        raise InvalidArgument("secrets in vault cannot be deleted on this server")
    box.delete(SecretScope(provider, project=project), names)


def store_user_secrets(box: SecretBox, user: str, provider: str, values: Object) -> None:
    """Add secrets to a user."""
    if provider != VAULT:
        raise InvalidArgument(f"secrets of users cannot be stored in {provider}")
    box.put(SecretScope(provider, user=user), values)
