"""Secrets. The text form of these objects has the names of secrets, never a value."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from mlrun_db.enums import SecretProviderName

from ._record import Record

_HIDDEN = "***"


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class SecretsData(Record):
    """Secrets with their values, given by ``list_project_secrets``."""

    _send_unset: ClassVar[bool] = True

    provider: SecretProviderName | str | None = "vault"
    secrets: dict[str, Any] | None = None

    def _shown(self) -> dict[str, Any]:
        hidden = {key: _hide(value) for key, value in self._extra.items()}
        return {"provider": self.provider, "secrets": _hide(self.secrets), **hidden}


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class SecretKeysData(Record):
    """The names of secrets, given by ``list_project_secret_keys``."""

    _send_unset: ClassVar[bool] = True

    provider: SecretProviderName | str | None = "vault"
    secret_keys: list[str] | None = None


def _hide(value: Any) -> Any:
    if value is None:
        return None
    return dict.fromkeys(value, _HIDDEN) if isinstance(value, dict) else _HIDDEN
