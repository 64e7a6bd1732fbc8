"""Lists page by page, as servers of 1.7 give them.

A first page is asked for with ``page`` and ``page-size``, the others with the token that came with
it: it stands for the filters and the size. Tokens are kept in memory, for an hour after their last
use, and as many as fit.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mlrun_db.server.errors import NotFound
from mlrun_db.server.parameters import Parameters

if TYPE_CHECKING:
    from mlrun_db.server.calls import Call

_LIFETIME = 3600.0
MOST_TOKENS = 1000


@dataclass(frozen=True)
class Cut:
    """The part of a list that is wanted."""

    offset: int = 0
    limit: int | None = None

    def of(self, texts: list[str]) -> list[str]:
        """Cut a list that was read in full."""
        return texts[self.offset :][: self.limit]


@dataclass(frozen=True)
class _Kept:
    """What a token stands for; ``page`` is the one asked for last."""

    field: str
    path: Mapping[str, str]
    query: Parameters
    size: int
    page: int
    used: float


class Pages:
    """The tokens of one server."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    def take(self, token: str, field: str, now: float) -> _Kept:
        """Return what a token stands for. It is not there while a page is read."""
        with self._lock:
            kept = self._kept.get(token)
        if kept is None or kept.field != field or kept.used + _LIFETIME < now:
            raise NotFound(f"Token {token} not found in pagination cache")
        return kept

    def keep(self, token: str, kept: _Kept) -> None:
        """Note the last use of a token; the one that was not used for longest makes room."""
        with self._lock:
            self._kept.pop(token, None)
            self._kept[token] = kept
            while len(self._kept) > MOST_TOKENS:
                del self._kept[next(iter(self._kept))]


Find = Callable[["Call", Cut], list[str]]


def find_page(call: Call, field: str, find: Find) -> tuple[list[str], dict[str, object] | None]:
    """Return the items as JSON texts, and which page they are; None for the whole list."""
    query, now = call.query, call.db.now.timestamp()
    page = query.optional_integer("page", least=1)
    size = query.optional_integer("page-size", least=1)
    token = query.text("page-token")
    if token:
        kept = call.pages.take(token, field, now)
        call = replace(call, path=kept.path, query=kept.query)
        page, size = page or kept.page + 1, kept.size
    elif size is None:
        return find(call, Cut()), None
    page = page or 1
    # one more item than the page has says whether there is another page
    found = find(call, Cut((page - 1) * size, size + 1))
    token = token or secrets.token_hex(16)
    call.pages.keep(token, _Kept(field, call.path, call.query, size, page, now))
    if not found:
        return [], {"page": None, "page-size": None, "page-token": None}
    more = token if len(found) > size else None
    return found[:size], {"page": page, "page-size": size, "page-token": more}
