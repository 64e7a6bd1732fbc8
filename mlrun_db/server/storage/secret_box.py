"""Secrets of projects and users: in the memory of this process, never in a file or log."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class SecretScope(NamedTuple):
    """The owner of secrets: a provider, and a project or a user."""

    provider: str
    project: str = ""
    user: str = ""


class SecretBox:
    """Secrets by scope and name. The representation shows neither names nor values."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[SecretScope, dict[str, Any]] = {}

    def __repr__(self) -> str:
        return "<SecretBox>"

    def put(self, scope: SecretScope, values: Mapping[str, Any]) -> None:
        """Add secrets; those with the same names are replaced."""
        with self._lock:
            self._values.setdefault(scope, {}).update(values)

    def values(self, scope: SecretScope, names: Iterable[str] = ()) -> dict[str, Any]:
        """Return the secrets of a scope: all, or those named."""
        with self._lock:
            found = dict(self._values.get(scope, {}))
        wanted = set(names)
        return {name: value for name, value in found.items() if not wanted or name in wanted}

    def users(self, provider: str) -> list[str]:
        """Return the users that have secrets of a provider."""
        with self._lock:
            return sorted(scope.user for scope in self._values if scope.provider == provider)

    def delete(self, scope: SecretScope, names: Iterable[str] = ()) -> None:
        """Delete secrets of a scope: all, or those named."""
        wanted = set(names)
        with self._lock:
            if wanted:
                for name in wanted:
                    self._values.get(scope, {}).pop(name, None)
            else:
                self._values.pop(scope, None)

    def delete_project(self, project: str) -> None:
        """Delete the secrets of a project."""
        with self._lock:
            for scope in [scope for scope in self._values if scope.project == project]:
                del self._values[scope]

    def clear(self) -> None:
        """Delete everything."""
        with self._lock:
            self._values.clear()
