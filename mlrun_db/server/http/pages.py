"""Lists and their pages, as servers of 1.7 return them.

The first page is requested with ``page`` and ``page-size``, the following ones with the token that
the first one returns.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.page_tokens import PageState


@dataclass(frozen=True)
class PageSlice:
    """The items of a list that are requested; a limit of None means all."""

    offset: int = 0
    limit: int | None = None

    def apply(self, items: list[str]) -> list[str]:
        """Return these items of a list that was read in full."""
        return items[self.offset :][: self.limit]


FindItems = Callable[[RequestContext, PageSlice], list[str]]


def list_response(context: RequestContext, field: str, find: FindItems) -> Response:
    """Return a list, or the page of it that is requested; ``find`` returns JSON texts."""
    items, page = _find_page(context, field, find)
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
    token = token or secrets.token_hex(16)
    state = PageState(field, context.path, context.query, size, page, now)
    context.page_tokens.save(token, state)
    if not found:
        return [], {"page": None, "page-size": None, "page-token": None}
    more = token if len(found) > size else None
    return found[:size], {"page": page, "page-size": size, "page-token": more}
