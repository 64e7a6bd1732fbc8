"""Secrets. The text form of these objects has the names of secrets, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._record import FullRecord, record

if TYPE_CHECKING:
    from mlrun_api.enums import SecretProviderName

_HIDDEN = "***"


@record
class SecretsData(FullRecord):
    """Secrets with their values, returned by ``list_project_secrets``."""

    provider: SecretProviderName | str | None = "vault"
    secrets: dict[str, Any] | None = None

    def _shown(self) -> dict[str, Any]:
        hidden = {key: _hide(value) for key, value in self._extra.items()}
        return {"provider": self.provider, "secrets": _hide(self.secrets), **hidden}


@record
class SecretKeysData(FullRecord):
    """The names of secrets, returned by ``list_project_secret_keys``."""

    provider: SecretProviderName | str | None = "vault"
    secret_keys: list[str] | None = None


def _hide(value: Any) -> Any:
    if value is None:
        return None
    return dict.fromkeys(value, _HIDDEN) if isinstance(value, dict) else _HIDDEN
