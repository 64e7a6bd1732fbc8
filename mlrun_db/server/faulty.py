"""Answers that go wrong on the wire."""

from __future__ import annotations

import asyncio
import socket
import struct

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from mlrun_db.server.calls import answer
from mlrun_db.server.control import CUT, STATUS, Fault

_NO_LINGER = struct.pack("ii", 1, 0)


class CutResponse(Response):
    """Announces the whole body, sends half of it and ends."""

    def __init__(self, whole: Response) -> None:
        super().__init__(bytes(whole.body), whole.status_code, dict(whole.headers))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body)[: len(self.body) // 2]
        start: Message = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})
        transport = _transport(scope)
        if transport is not None:
            transport.close()


class ResetResponse(Response):
    """Answers nothing and resets the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = _transport(scope)
        if transport is None:
            raise ConnectionResetError("this connection cannot be reached to reset it")
        # A socket that does not linger is closed with RST instead of FIN.
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()


def _transport(scope: Scope) -> asyncio.Transport | None:
    found = scope.get("state", {}).get("transport")
    return found if isinstance(found, asyncio.Transport) else None


def spoil(fault: Fault, right: Response | None) -> Response:
    """Return what takes the place of the right answer, which may not have been made."""
    if fault.fault == CUT and right is not None and hasattr(right, "body") and right.body:
        return CutResponse(right)
    if fault.fault != STATUS:
        return ResetResponse()
    reason = f"this {fault.status} was asked for by a test"
    response = answer({"detail": {"reason": reason}} if fault.body is None else fault.body)
    response.status_code = fault.status
    response.headers.update(fault.headers)
    return response
