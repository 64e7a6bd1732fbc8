"""Lists of any size: the items of a response, decoded as they arrive, page after page.

The items that are complete in what has arrived are decoded at once, the next one by itself, on a
buffer that holds one piece of the body and no more.
"""

from __future__ import annotations

import codecs
import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextvars import copy_context
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from .._transport.decoding import check_containers, decode_json
from .._transport.limits import MAX_ITEM_SIZE
from ..errors import MLRunBaseError, RunDBError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from .._transport.bodies import StreamedResponse

_SPACE = " \t\n\r"
_AFTER_VALUE = frozenset(f",]}}{_SPACE}")
_decode = json.JSONDecoder().raw_decode
# For a truncated value the decoder reports a place this near its end: the longest is half of a pair
# of escapes, \ud83d\ude0. Only for a truncated string it reports the beginning.
_CUT = 12
_TRIES = 2  # to read all items of a text at once


class ListReader:
    """Reads a JSON object piece by piece; iterates over the items of the list in one field.

    The other fields are in ``rest`` once the iteration has ended. Anything else, and what ends too
    early, raises ValueError.
    """

    def __init__(self, pieces: Iterator[bytes], field: str) -> None:
        self._pieces = pieces
        self._field = field
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogatepass")
        self._text = ""
        self._at = 0
        self._ended = False
        self._tries = _TRIES
        self.rest: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        if self._next() != "{":
            raise self._wrong("an object")
        self._at += 1
        found = False
        while self._member(first=not (found or self.rest), end="}"):
            key = self._value()
            if not isinstance(key, str):
                raise ValueError(f"the name of a field must be a string, got {key!r:.80}")
            if self._next() != ":":
                raise self._wrong("':'")
            self._at += 1
            if key != self._field:
                self.rest[key] = self._value()
                continue
            found = True
            yield from self._items()
        if self._next():
            raise self._wrong("the end")
        if not found:
            raise ValueError(f"the field {self._field!r} is missing")

    def _items(self) -> Iterator[Any]:
        if self._next() != "[":
            value = self._value()
            if value is not None:  # null is an empty list
                raise ValueError(f"{self._field!r} must be a list, got {type(value).__name__}")
            return
        self._at += 1
        first = True
        while self._member(first=first, end="]"):
            for value in self._batch() or [self._value()]:
                if not isinstance(value, dict):
                    raise ValueError(f"expected an object, got {type(value).__name__}")
                yield value
            first = False

    def _batch(self) -> list[Any]:
        """Read all items that are complete in the text at once; none if that is not possible.

        Each place where an item may end has as many braces of both kinds before it. Those in
        strings mislead, and there may be other objects after the list, so a place counts only if
        all up to there can be read as items.
        """
        end, start, tries = len(self._text), self._at, self._tries
        depth = self._text.count("{", start) - self._text.count("}", start)
        while tries and (found := self._text.rfind("}", start, end) + 1):
            depth -= self._text.count("{", found, end)
            if depth == 0:
                tries -= 1
                with contextlib.suppress(ValueError):
                    items: list[Any] = decode_json(f"[{self._text[start:found]}]")
                    self._at = found
                    return items
            depth += 1
            end = found - 1
        self._tries = 0  # until there is more text
        return []

    def _member(self, *, first: bool, end: str) -> bool:
        """Move to the next member of an object or a list; False after its end."""
        char = self._next()
        if char == end and (first or char != ","):
            self._at += 1
            return False
        if not first:
            if char != ",":
                raise self._wrong(f"',' or {end!r}")
            self._at += 1
        return True

    def _next(self) -> str:
        """Move to the next character that is not a space, and return it; "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _value(self) -> Any:
        """Read one value; an incomplete one is tried again with twice the text."""
        if not self._next():
            raise self._wrong("a value")
        while True:
            check_containers(self._text, self._at)
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError as err:
                if len(self._text) - self._at > MAX_ITEM_SIZE:
                    raise ValueError(f"an item is larger than {MAX_ITEM_SIZE} characters") from None
                cut = err.msg.startswith("Unterminated") or err.pos >= len(self._text) - _CUT
                if not (cut and self._more(2 * (len(self._text) - self._at))):
                    raise
                continue
            except RecursionError:
                raise ValueError("nested too deeply") from None
            # 12 may continue: 123, 12.5
            if (
                not isinstance(value, str | list | dict)
                and self._text[end : end + 1] not in _AFTER_VALUE
                and self._more()
            ):
                continue
            self._at = end
            return value

    def _more(self, size: int = 0) -> bool:
        """Drop what was read, and take in text up to a size; False at the end."""
        parts = [self._text[self._at :]]
        length = begun = len(parts[0])
        self._at, self._tries = 0, _TRIES
        while not self._ended and (length == begun or length < size):
            piece = next(self._pieces, None)
            self._ended = piece is None
            parts.append(self._decoder.decode(piece or b"", final=self._ended))
            length += len(parts[-1])
        self._text = "".join(parts)
        return length > begun

    def _wrong(self, expected: str) -> ValueError:
        shown = self._text[self._at : self._at + 40]
        return ValueError(f"expected {expected}, got {shown!r}" if shown else "it ends too early")


class Page:
    """A response whose first item has been read; the others follow as they are asked for."""

    def __init__(self, response: StreamedResponse, field: str) -> None:
        self._response = response
        self._reader = ListReader(response.data_pieces(), field)
        items = self._readable(iter(self._reader))
        self.items = chain(list(islice(items, 1)), items)

    def _readable(self, items: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from items
        except ValueError as err:
            raise self._response.unreadable(f"the response cannot be read: {err}") from err

    def close(self) -> None:
        self._response.close()

    def pagination(self) -> dict[str, Any]:
        """Return what a server of 1.7 or newer reports of the page, once all of it was read."""
        found = self._reader.rest.get("pagination")
        return found if isinstance(found, dict) else {}


def every_item(ask: Callable[[int], Page]) -> Iterator[Any]:
    """Yield the items of a list one by one as they arrive, of all its pages.

    One form of request serves all servers: a page is asked for by its number, with the filters
    and the page size. Servers older than 1.7 ignore the page and return the whole list. A newer one
    adds ``pagination``: the list ends with a page that has no token, or fewer items than its size,
    since 1.7.0 returns a token with the last page too. The token itself is never sent: servers give
    equal lists the same token, and the first reader that reaches the end invalidates it.

    From the third page on, a page is read while the caller works on the one before.

    Args:
        ask: asks for a page by its number, from 1.

    Raises:
        RunDBError: it ended too early, after some items. Before the first one, any error may come.
    """
    count = 0
    pages = _Pages(ask)
    try:
        page = ask(1)
        try:
            for item in page.items:
                yield item
                count += 1
        finally:
            page.close()
        number = pages.read_ahead(page.pagination(), 0, count)
        while number:
            items, pagination = pages.next()
            number = pages.read_ahead(pagination, number, len(items))
            for item in items:
                yield item
                count += 1
    except MLRunBaseError as err:
        if not count:
            raise
        raise RunDBError(
            f"the list is not complete, only {count} items were received: {err}",
            method=getattr(err, "method", ""),
            url=getattr(err, "url", ""),
            attempts=getattr(err, "attempts", 0),
            elapsed=getattr(err, "elapsed", 0.0),
            lost=True,
        ) from err
    finally:
        pages.close()


class _Pages:
    """Reads the next page of a list in a thread of its own."""

    def __init__(self, ask: Callable[[int], Page]) -> None:
        self._ask = ask
        self._pool: ThreadPoolExecutor | None = None

    def read_ahead(self, pagination: Mapping[str, Any], number: int, count: int) -> int:
        """Begin to read the page after one; return the number of that one, 0 if it is the last.

        Args:
            pagination: what the server reports of the page.
            number: the number of the page before it.
            count: how many items it has.
        """
        received, size = pagination.get("page"), pagination.get("page-size")
        # Without a size, only an empty page shows the end.
        full = size if isinstance(size, int) else 1
        if not pagination.get("page-token") or count < full:
            return 0
        if isinstance(received, int) and received <= number:
            raise RunDBError(f"page {received} came after page {number}")
        number = received if isinstance(received, int) else number + 1
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "mlrun-db-pages")
        self._next = self._pool.submit(copy_context().run, self._read, number + 1)
        return number

    def _read(self, number: int) -> tuple[list[Any], dict[str, Any]]:
        page = self._ask(number)
        try:
            return list(page.items), page.pagination()
        finally:
            page.close()

    def next(self) -> tuple[list[Any], dict[str, Any]]:
        """Return the items of the page that is being read, and what the server reports of it."""
        return self._next.result()

    def close(self) -> None:
        """Let the page that is being read go."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
