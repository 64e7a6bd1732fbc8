"""The bodies of responses: limited in size and time, whole or piece by piece."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, Self

import httpx

from ..errors import MLRunHTTPError
from .call import Call
from .deadlines import during
from .limits import MAX_RATIO, RATIO_FROM

_SMALL_PIECE = 4096  # unpacks to at most 4 MiB
_ENCODING_HEADERS = (b"content-encoding", b"content-length", b"transfer-encoding")


class LimitedStream(httpx.SyncByteStream):
    """The body of a response, of a largest size, read until the call's deadline.

    A compressed body comes in small pieces, so that what one of them unpacks to is small too.
    """

    def __init__(
        self,
        response: httpx.Response,
        call: Call,
        limit: int | None = None,
        *,
        in_small_pieces: bool = False,
        deadline: bool = True,
    ) -> None:
        self._response = response
        self._stream: Any = response.stream
        self._call = call
        self._limit = limit
        self._in_small_pieces = in_small_pieces
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            self._call.check_size(self._response, size, self._limit)
            step = _SMALL_PIECE if self._in_small_pieces else len(chunk)
            for at in range(0, len(chunk), step):
                yield chunk[at : at + step]
            if self._deadline and self._call.left() == 0.0:
                raise httpx.ReadTimeout("the response was not complete at the deadline")

    def close(self) -> None:
        self._stream.close()


def read_whole(response: httpx.Response, call: Call, limit: int | None) -> httpx.Response:
    """Return the response with its body, which has a largest size, counted after decoding."""
    with during(call):
        return _read_whole(response, call, limit)


def _read_whole(response: httpx.Response, call: Call, limit: int | None) -> httpx.Response:
    try:
        if b"content-encoding" not in call.fields:
            length = call.fields.get(b"content-length", b"")
            if limit is not None and length.isdigit() and call.method != "HEAD":
                call.check_size(response, int(length), limit)
            response.stream = LimitedStream(response, call, limit)
            response.read()
            # The stream refers to the response: only the garbage collector would free the two.
            response.stream = httpx.ByteStream(response.content)
            return response
        response.stream = LimitedStream(response, call, in_small_pieces=True)
        pieces, size = [], 0
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            call.check_size(response, size, limit)
            check_ratio(response, call, size)
    except BaseException:
        response.close()
        raise
    whole = httpx.Response(
        response.status_code,
        headers=[pair for pair in response.headers.raw if pair[0].lower() not in _ENCODING_HEADERS],
        content=b"".join(pieces),
        request=response.request,
        extensions=response.extensions,
    )
    whole.elapsed = response.elapsed
    return whole


def check_ratio(response: httpx.Response, call: Call, size: int) -> None:
    """Refuse a compressed body that unpacks to far more than data does."""
    received = response.num_bytes_downloaded
    if size > RATIO_FROM and size > received * MAX_RATIO:
        raise call.unreadable(
            response,
            f"the response is larger than {MAX_RATIO} times the {received} bytes received",
        )


class StreamedResponse:
    """A success whose body is read in pieces; closed at its end, or by ``with`` or ``close()``."""

    def __init__(self, response: httpx.Response, call: Call) -> None:
        compressed = "content-encoding" in response.headers
        response.stream = LimitedStream(response, call, in_small_pieces=compressed, deadline=False)
        self.headers = response.headers
        self.delivered = False  # set when the session has passed it to the caller
        self._response = response
        self._call = call

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self._response.close()

    def pieces(self) -> Generator[bytes, None, None]:
        """Yield the body as it arrives; an end that comes too early raises RunDBError."""
        try:
            yield from self._response.iter_bytes()
        except (httpx.TransportError, httpx.DecodingError) as err:
            if not self.delivered:
                raise  # the session decides whether to send again
            raise self._call.failure(err)[1] from err
        finally:
            self.close()

    def data_pieces(self) -> Iterator[bytes]:
        """Yield the body like ``pieces``; refuse one that unpacks to far more than data does."""
        size = 0
        for piece in self.pieces():
            size += len(piece)
            check_ratio(self._response, self._call, size)
            yield piece

    def unreadable(self, reason: str) -> MLRunHTTPError:
        """Return the error for a body that cannot be read."""
        return self._call.unreadable(self._response, reason)
