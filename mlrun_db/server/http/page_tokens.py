"""Tokens of paginated lists.

A token identifies the filters and the page size of a list. Tokens are kept in memory, for an hour
after their last use; beyond ``MAX_TOKENS`` the least recently used one is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.rules.errors import NotFound

MAX_TOKENS = 1000
_LIFETIME = 3600.0  # seconds


@dataclass(frozen=True)
class PageState:
    """The list behind a token; ``page`` is the one last requested."""

    field: str
    path: Mapping[str, str]
    query: QueryParameters
    size: int
    page: int
    used: float


class PageTokens:
    """The tokens of one server."""

    def __init__(self) -> None:
        self._states: dict[str, PageState] = {}
        self._lock = threading.Lock()

    def load(self, token: str, field: str, now: float) -> PageState:
        """Return the state of a token of the list in ``field``. Raises NotFound."""
        with self._lock:
            state = self._states.get(token)
        if state is None or state.field != field or state.used + _LIFETIME < now:
            raise NotFound(f"Token {token} not found in pagination cache")
        return state

    def remove(self, token: str) -> None:
        """Invalidate a token."""
        with self._lock:
            self._states.pop(token, None)

    def save(self, token: str, state: PageState) -> None:
        """Store the state of a token as the most recently used one."""
        with self._lock:
            self._states.pop(token, None)
            self._states[token] = state
            while len(self._states) > MAX_TOKENS:
                del self._states[next(iter(self._states))]
