"""Reading of request bodies: their bytes within a limit, and their JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.types import Receive

from mlrun_db.server.http.budget import Share
from mlrun_db.server.rules.errors import BodyTooLarge, RequestRefused, ServerBusy

# A body over the limit is read and dropped up to this many times the limit, so that its sender
# sees the response.
_DRAIN_FACTOR = 8
# Levels of lists and objects in a body. Documents of MLRun have about 20; clients whose parser is
# recursive fail from about 900 on, and one such document would break the list that contains it.
MAX_DEPTH = 200
# Lists and objects in a body: the parser lets nothing else run, and takes a second for as many.
MAX_CONTAINERS = 2 * 1024 * 1024
MAX_GET_BODY = 64 * 1024  # bytes; nothing reads it, but some clients send an empty object
DRAIN_LIMIT = 16 * 1024 * 1024  # bytes of the body of a request that is rejected


async def read_body(request: Request, limit: int, share: Share) -> bytes:
    """Return the body of at most ``limit`` bytes, which count as the share of the request.

    Raises BodyTooLarge, and ServerBusy when all requests together hold too much; keeps nothing.
    """
    if request.method in ("GET", "HEAD"):
        limit = min(limit, MAX_GET_BODY)
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= limit:
            if not share.take(len(chunk)):
                raise ServerBusy("the server holds too many bodies: send the request again")
            chunks.append(chunk)
        else:
            chunks.clear()
        if size > limit * _DRAIN_FACTOR:
            break
    if size > limit:
        raise BodyTooLarge(f"the body is larger than {limit} bytes")
    return b"".join(chunks)


async def drain(receive: Receive) -> None:
    """Read and drop a body: a sender that is still sending it would not see the response."""
    size = 0
    while size <= DRAIN_LIMIT:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):  # also of a client that has disconnected
            return


def _null(_: str) -> None:
    """Replace NaN and the infinities, which JSON does not have."""


def _finite(text: str) -> float | None:
    number = float(text)
    return number if abs(number) != float("inf") else None


def parse_json(body: bytes) -> Any:
    """Parse JSON; NaN, infinities and numbers out of range become None.

    Raises ValueError for other text, RequestRefused for what is too deep or has too many parts.
    """
    containers = body.count(b"[") + body.count(b"{")
    if containers > MAX_CONTAINERS:
        raise RequestRefused(f"the body has more than {MAX_CONTAINERS} lists and objects")
    try:
        value = json.loads(body, parse_constant=_null, parse_float=_finite)
    except RecursionError as error:
        raise _too_deep() from error
    if containers > MAX_DEPTH and _is_deeper(value, MAX_DEPTH):
        raise _too_deep()
    return value


def _too_deep() -> RequestRefused:
    return RequestRefused(f"the body has more than {MAX_DEPTH} levels of lists and objects")


def _is_deeper(value: Any, levels: int) -> bool:
    """Return whether a value has more levels of lists and objects."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(levels):
        level = [
            item
            for parent in level
            for item in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True
