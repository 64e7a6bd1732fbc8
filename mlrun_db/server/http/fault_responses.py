"""Responses with an injected fault."""

from __future__ import annotations

import asyncio
import socket
import struct

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from mlrun_db.server.http.context import json_response
from mlrun_db.server.simulation.faults import CUT, STATUS, Fault

_NO_LINGER = struct.pack("ii", 1, 0)


class CutResponse(Response):
    """Announces the whole body, sends half of it and closes the connection."""

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
    """Sends nothing and resets the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = _transport(scope)
        if transport is None:
            raise ConnectionResetError("cannot reset the connection: its transport is unknown")
        # A socket that does not linger is closed with RST instead of FIN.
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()


def _transport(scope: Scope) -> asyncio.Transport | None:
    found = scope.get("state", {}).get("transport")
    return found if isinstance(found, asyncio.Transport) else None


def inject(fault: Fault, response: Response | None) -> Response:
    """Return what replaces a response; ``response`` is None when the request was not handled."""
    if fault.fault == CUT and response is not None and getattr(response, "body", None):
        return CutResponse(response)
    if fault.fault != STATUS:
        return ResetResponse()
    reason = f"a test injected this status {fault.status}"
    injected = json_response({"detail": {"reason": reason}} if fault.body is None else fault.body)
    injected.status_code = fault.status
    injected.headers.update(fault.headers)
    return injected
