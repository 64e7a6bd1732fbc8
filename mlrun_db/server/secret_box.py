"""Secrets of projects and users: in the memory of this process only, in no file and no log."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Whose secrets: a provider, and a project or a user."""

    provider: str
    project: str = ""
    user: str = ""


class SecretBox:
    """Name to value, for each place. Its representation shows neither."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[Place, dict[str, Any]] = {}

    def __repr__(self) -> str:
        return "<SecretBox>"

    def put(self, place: Place, values: Mapping[str, Any]) -> None:
        """Add secrets; those with the same names are replaced."""
        with self._lock:
            self._values.setdefault(place, {}).update(values)

    def values(self, place: Place, names: Iterable[str] = ()) -> dict[str, Any]:
        """Return the secrets of a place, all or those named."""
        with self._lock:
            found = dict(self._values.get(place, {}))
        wanted = set(names)
        return {name: value for name, value in found.items() if not wanted or name in wanted}

    def delete(self, place: Place, names: Iterable[str] = ()) -> None:
        """Delete secrets, all or those named."""
        wanted = set(names)
        with self._lock:
            if wanted:
                for name in wanted:
                    self._values.get(place, {}).pop(name, None)
            else:
                self._values.pop(place, None)

    def forget_project(self, project: str) -> None:
        """Delete what belongs to a project."""
        with self._lock:
            for place in [place for place in self._values if place.project == project]:
                del self._values[place]

    def clear(self) -> None:
        """Delete everything."""
        with self._lock:
            self._values.clear()
