"""Pages of long lists: only what is shown is read."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from starlette.requests import Request

from ..errors import MLRunInvalidArgumentError, MLRunUnsupportedError

PAGE_SIZE = 50
_LAST_PAGE = 100_000


def page_number(request: Request) -> int:
    """Return the number of the page that is requested, from 1."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _LAST_PAGE):
        raise MLRunInvalidArgumentError(f"page must be a number from 1 to {_LAST_PAGE}")
    return int(text)


def read_page(
    paginated: Callable[..., tuple[Any, str | None]],
    iterated: Callable[..., Iterator[Any]],
    number: int,
    **filters: Any,
) -> tuple[list[Any], bool]:
    """Return the items of a page, and whether there are more.

    Args:
        paginated: The method of the client for servers that have pages.
        iterated: The method for those that have none; the items before the page are skipped.
        number: The number of the page, from 1.
        filters: The arguments of both.
    """
    try:
        items, token = paginated(**filters, page=number, page_size=PAGE_SIZE)
        return list(items), bool(token) and len(items) >= PAGE_SIZE
    except MLRunUnsupportedError:
        start = (number - 1) * PAGE_SIZE
        found = first_items(iterated(**filters), start + PAGE_SIZE + 1)[start:]
        return found[:PAGE_SIZE], len(found) > PAGE_SIZE


def first_items(items: Iterator[Any], count: int) -> list[Any]:
    """Return the first items of an iterator, and close its connection."""
    with contextlib.closing(items):  # type: ignore[type-var]
        return list(islice(items, count))
