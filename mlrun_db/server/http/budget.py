"""How much memory the bodies of all requests and responses may take together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

MAX_BYTES_HELD = 512 * 1024 * 1024  # several bodies of the largest size, requests and responses
_LARGE = 1024 * 1024  # bytes of a response that counts
_PIECE = 256 * 1024  # bytes that are passed to the connection at once


class Budget:
    """Bytes that all requests together may hold. Used by the event loop only."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    @contextmanager
    def share(self) -> Iterator[Share]:
        """Yield the share of one request, which is given back at the end."""
        share = Share(self)
        try:
            yield share
        finally:
            share.end()

    def give_back(self, size: int) -> None:
        """Give back some bytes."""
        self._left += size

    def take(self, size: int) -> bool:
        """Take some bytes; False when there are not as many."""
        if size > self._left:
            return False
        self._left -= size
        return True


class Share:
    """The bytes that one request holds."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.size = 0

    def take(self, size: int) -> bool:
        """Take some more bytes; False when there are not as many."""
        if not self._budget.take(size):
            return False
        self.size += size
        return True

    def end(self) -> None:
        """Give back all of it."""
        self._budget.give_back(self.size)
        self.size = 0


class LargeResponse(Response):
    """Sends the body of a large response piece by piece, and counts it until it is sent."""

    def __init__(self, whole: Response, share: Share) -> None:
        super().__init__(whole.body, whole.status_code, dict(whole.headers))
        self._share = share

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            start = {"type": "http.response.start", "status": self.status_code}
            await send({**start, "headers": self.raw_headers})
            body = memoryview(self.body)
            for at in range(0, len(body), _PIECE):
                piece, more = bytes(body[at : at + _PIECE]), at + _PIECE < len(body)
                await send({"type": "http.response.body", "body": piece, "more_body": more})
        finally:
            self._share.end()


def is_large(response: Response) -> bool:
    """Return whether the body of a response is one that counts."""
    return len(getattr(response, "body", b"")) > _LARGE
