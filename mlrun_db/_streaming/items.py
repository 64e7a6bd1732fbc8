"""Lists of any size: the items of an answer, decoded as they arrive, and page after page.

The standard decoder is called for one item at a time, on a buffer that holds one piece of the body
and no more. ijson with its C backend is as fast (docs/lists.md has the figures), but would be
another dependency, and it reads less than the decoder of the other calls: no NaN, for one.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from ..errors import ErrorResponse, MLRunBaseError, RunDBError, http_error

if TYPE_CHECKING:
    from .._transport.exchange import OpenAnswer

_SPACE = " \t\n\r"
_AFTER_VALUE = frozenset(f",]}}{_SPACE}")
_decode = json.JSONDecoder().raw_decode
# Of a value that is cut, the decoder names a place that near its end: the longest is half of a
# pair of escapes, \ud83d\ude0. Only of a text that is cut it names the beginning.
_CUT = 12


class ListReader:
    """Reads a JSON object piece by piece; iterates over the items of the list in one field.

    The other fields are in ``rest`` when the iteration has ended. What is no such object, or ends
    too early, raises ValueError.
    """

    def __init__(self, pieces: Iterator[bytes], field: str) -> None:
        self._pieces = pieces
        self._field = field
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogatepass")
        self._text = ""
        self._at = 0
        self._ended = False
        self.rest: dict[str, Any] = {}

    def __iter__(self) -> Iterator[Any]:
        if self._next() != "{":
            raise self._wrong("an object")
        self._at += 1
        found = False
        while self._member(first=not (found or self.rest), end="}"):
            key = self._value()
            if not isinstance(key, str):
                raise ValueError(f"the name of a field must be text, got {key!r:.80}")
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
            yield self._value()
            first = False

    def _member(self, *, first: bool, end: str) -> bool:
        """Go to the next member of an object or a list; False after its end."""
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
        """Go to the next character that is no space, and return it; "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _value(self) -> Any:
        """Read one value; one that is not complete yet is tried again with twice the text."""
        if not self._next():
            raise self._wrong("a value")
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError as err:
                cut = err.msg.startswith("Unterminated") or err.pos >= len(self._text) - _CUT
                if not (cut and self._more(2 * (len(self._text) - self._at))):
                    raise
                continue
            except RecursionError:
                raise ValueError("nested too deeply") from None
            # 12 may go on: 123, 12.5
            if (
                not isinstance(value, str | list | dict)
                and self._text[end : end + 1] not in _AFTER_VALUE
                and self._more()
            ):
                continue
            self._at = end
            return value

    def _more(self, size: int = 0) -> bool:
        """Drop what was read, and take in text until there is that much; False at the end."""
        parts = [self._text[self._at :]]
        length = begun = len(parts[0])
        self._at = 0
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
    """An answer whose first item has been read; the other ones follow as they are asked for."""

    def __init__(self, answer: OpenAnswer, field: str) -> None:
        self._answer = answer
        self._reader = ListReader(answer.pieces(), field)
        items = self._readable(iter(self._reader))
        self.items = chain(list(islice(items, 1)), items)

    def _readable(self, items: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from items
        except ValueError as err:
            response = self._answer.response
            raise http_error(
                response.request.method,
                str(response.request.url),
                ErrorResponse(response.status_code, b"", response.headers),
                reason=f"the answer cannot be read: {err}",
            ) from err

    def close(self) -> None:
        self._answer.response.close()

    def pagination(self) -> dict[str, Any]:
        """Return what a server of 1.7 or newer says of the page, when all of it was read."""
        found = self._reader.rest.get("pagination")
        return found if isinstance(found, dict) else {}


def every_item(field: str, ask: Callable[..., Page]) -> Iterator[Any]:
    """Give the items of a list one by one as they arrive, of all its pages.

    One form of request serves all servers: the first page is asked for. Servers older than 1.7 do
    not read that and answer the whole list. A newer one adds ``pagination`` with a token, which
    remembers the filters, while there are more pages. Its number is sent with the token: asked for
    without it, a page whose answer was lost would be left out at the second attempt.

    Args:
        field: where the list is in an answer.
        ask: asks for the first page, or with ``page`` and ``page_token`` for another one; its
            first argument makes a Page of the answer.

    Raises:
        RunDBError: it ended too early, after some items. Before the first one any error may come.
    """

    def begin(answer: OpenAnswer) -> Page:
        return Page(answer, field)

    count = number = 0
    try:
        page = ask(begin)
        while True:
            try:
                for item in page.items:
                    yield item
                    count += 1
            finally:
                page.close()
            info = page.pagination()
            token, came = info.get("page-token"), info.get("page")
            if not token:
                return
            if isinstance(came, int) and came <= number:
                raise RunDBError(f"page {came} came after page {number}")
            number = came if isinstance(came, int) else number + 1
            page = ask(begin, page=number + 1, page_token=token)
    except MLRunBaseError as err:
        if not count:
            raise
        raise RunDBError(
            f"the list is not complete, only {count} items came: {err}",
            method=getattr(err, "method", ""),
            url=getattr(err, "url", ""),
            attempts=getattr(err, "attempts", 0),
            elapsed=getattr(err, "elapsed", 0.0),
            lost=True,
        ) from err
