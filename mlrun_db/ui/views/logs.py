"""The log of a run: its end, what is new, and all of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from ..._display.text import visible_lines
from ...errors import MLRunHTTPError, MLRunInvalidArgumentError, MLRunUnsupportedError
from ..site import HEADERS, Site

if TYPE_CHECKING:
    from ...httpdb import HTTPRunDB

_TAIL = 64 * 1024  # bytes of the end of a log that are shown at first
_PIECE = 256 * 1024  # bytes that are read at a time
_LINES = 1000  # of a whole log, that are sent at a time
_COLOURS = re.compile(r"\x1b\[[0-9;:]*[A-Za-z]")


class LogPart(NamedTuple):
    """A part of a log as text, where it ends in bytes, and the state of the run."""

    text: str
    offset: int
    state: str
    skipped: int = 0  # bytes before it


def end_of_log(db: HTTPRunDB, uid: str, project: str) -> LogPart:
    """Return the end of a log."""
    try:
        size = db.get_log_size(uid, project)
    except (MLRunHTTPError, MLRunUnsupportedError):  # older than 1.6
        content = db.get_log(uid, project)[1]
        start = max(0, len(content) - _TAIL)
        return _part(content[start:], start, "", skipped=start)
    if not size:
        return LogPart("", 0, "")
    start = max(0, size - _TAIL)
    state, content = db.get_log(uid, project, start, size - start)
    return _part(content, start, state, skipped=start)


def new_output(site: Site, request: Request) -> Response:
    """Return what a log has after an offset, as JSON."""
    offset = request.query_params.get("offset", "0")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
        raise MLRunInvalidArgumentError(f"offset must be a number of bytes, got {offset!r:.80}")
    uid, project = request.path_params["uid"], request.path_params["project"]
    state, content = site.db.get_log(uid, project, int(offset), _PIECE)
    part = _part(content, int(offset), state)
    value = {"text": part.text, "offset": part.offset, "state": part.state}
    return JSONResponse(value, headers=HEADERS)


def whole_log(site: Site, request: Request) -> Response:
    """Return a whole log as plain text, read piece by piece."""
    uid, project = request.path_params["uid"], request.path_params["project"]
    site.db.read_run(uid, project)  # an unknown run is reported before the first line

    lines = site.db.logs(uid, project)

    async def pieces() -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        try:
            while piece := await loop.run_in_executor(site.threads, _next_lines, lines):
                yield piece
        finally:
            await loop.run_in_executor(site.threads, lines.close)  # type: ignore[attr-defined]

    return StreamingResponse(pieces(), headers=HEADERS, media_type="text/plain; charset=utf-8")


def _next_lines(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in islice(lines, _LINES)).encode("utf-8", "replace")


def _part(content: bytes, start: int, state: str, skipped: int = 0) -> LogPart:
    """Return bytes of a log as text; a character at the end that is not complete is left."""
    end = _last_whole_character(content)
    decoded = content[:end].decode("utf-8", "replace")
    if skipped:  # begin with a whole line
        decoded = decoded.partition("\n")[2] or decoded
    return LogPart(readable(decoded), start + end, state, skipped)


def _last_whole_character(content: bytes) -> int:
    """Return where the last character ends that is complete."""
    for back in range(1, min(4, len(content)) + 1):
        byte = content[-back]
        if byte & 0b1100_0000 != 0b1000_0000:  # the first byte of a character
            length = 1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(content) - back if length > back else len(content)
    return len(content)


def readable(log: str) -> str:
    """Return a log without colours and control characters; of progress bars the last state."""
    lines = _COLOURS.sub("", log).replace("\r\n", "\n").split("\n")
    return visible_lines("\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines))
