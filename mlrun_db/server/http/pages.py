"""Lists and their pages, as servers of 1.7 return them.

The first page is requested with ``page`` and ``page-size``, the following ones with the token that
the first one returns. A server that imitates 1.7 or newer gives equal lists the same token. On 1.7
the last page, one that is not full, invalidates it and returns it all the same; from 1.8 on the
token lives on, for earlier pages, and the last page does not return it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.page_tokens import PageState
from mlrun_db.server.rules.projects import STRICT


@dataclass(frozen=True)
class PageSlice:
    """The items of a list that are requested; a limit of None means all."""

    offset: int = 0
    limit: int | None = None

    def apply(self, items: list[str]) -> list[str]:
        """Return these items of a list that was read in full."""
        return items[self.offset :][: self.limit]


_NO_PAGE: dict[str, object] = {"page": None, "page-size": None, "page-token": None}

FindItems = Callable[[RequestContext, PageSlice], list[str]]


def list_response(
    context: RequestContext,
    field: str,
    find: FindItems,
    *,
    pages: bool = True,
    null_page: tuple[int, int] = (1, 7),
) -> Response:
    """Return a list, or the page of it that is requested; ``find`` returns JSON texts.

    Args:
        pages: whether the list has pages in the release that is imitated.
        null_page: the first release whose whole lists say that they are no page.
    """
    page = None
    pages = pages and not STRICT <= context.db.release < (1, 7)
    if pages:
        items, page = _find_page(context, field, find)
    else:
        items = find(context, PageSlice())
    if page is None and pages and context.db.release >= null_page:
        page = _NO_PAGE
    pagination = "" if page is None else f',"pagination":{json.dumps(page)}'
    body = f'{{"{field}":[{",".join(items)}]{pagination}}}'.encode()
    return Response(body, media_type="application/json")


def _find_page(
    context: RequestContext, field: str, find: FindItems
) -> tuple[list[str], dict[str, object] | None]:
    """Return the items, and the pagination object; None for the whole list."""
    query, now = context.query, context.db.now.timestamp()
    page = query.optional_integer("page", minimum=1)
    size = query.optional_integer("page-size", minimum=1)
    token = query.text("page-token")
    if token:
        state = context.page_tokens.load(token, field, now)
        context = replace(context, path=state.path, query=state.query)
        page, size = page or state.page + 1, state.size
    elif size is None:
        return find(context, PageSlice()), None
    page = page or 1
    # One more item than the page holds shows whether there is another page.
    found = find(context, PageSlice((page - 1) * size, size + 1))
    state = PageState(field, context.path, context.query, size, page, now)
    if context.db.release == (1, 7):
        return _page_of_1_7(context, found, state, token)
    if context.db.release > (1, 7):
        before = PageSlice((page - 1) * size - 1, 1)  # the item before the page
        is_beyond = page > 1 and not found and not find(context, before)
        return _shared_page(context, found, state, token, is_beyond=is_beyond)
    token = token or secrets.token_hex(16)
    context.page_tokens.save(token, state)
    if not found:
        return [], _NO_PAGE
    more = token if len(found) > size else None
    return found[:size], {"page": page, "page-size": size, "page-token": more}


def _page_of_1_7(
    context: RequestContext, found: list[str], state: PageState, token: str
) -> tuple[list[str], dict[str, object]]:
    """Return a page with its token, which one that is not full invalidates."""
    items = found[: state.size]
    token = token or _digest(state)
    if len(items) < state.size:
        context.page_tokens.remove(token)
    else:
        context.page_tokens.save(token, state)
    return items, {"page": state.page, "page-size": state.size, "page-token": token}


def _shared_page(
    context: RequestContext, found: list[str], state: PageState, token: str, *, is_beyond: bool
) -> tuple[list[str], dict[str, object]]:
    """Return a page and, when it is full, its token, which stays valid.

    Args:
        is_beyond: whether the page begins after the end of the list, not just at its end.
    """
    items = found[: state.size]
    token = token or _digest(state)
    is_last = len(items) < state.size
    context.page_tokens.save(token, replace(state, page=state.page + is_last))
    if is_beyond:
        return [], _NO_PAGE
    more = None if is_last else token
    return items, {"page": state.page, "page-size": state.size, "page-token": more}


def _digest(state: PageState) -> str:
    """Return the token of all lists with these filters and this size."""
    filters = state.query.without("page")
    text = json.dumps([state.field, dict(state.path), filters], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
