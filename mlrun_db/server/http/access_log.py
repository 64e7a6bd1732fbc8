"""The access log: one line of JSON for each response."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOGGER = "mlrun_db.server.access"
_LONGEST_PATH = 1000  # characters

_log = logging.getLogger(LOGGER)


class AccessLogMiddleware:
    """Logs method, path, status, bytes and duration of each response, and who received it.

    The query is left out: values of filters may be confidential.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.monotonic()
        status = size = 0

        async def count(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, count)
        finally:
            entry = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "client": (scope.get("client") or [""])[0],
                "method": scope["method"],
                # As it was sent: the decoded path may contain line ends. JSON escapes the rest.
                "path": scope["raw_path"].decode("ascii", "replace")[:_LONGEST_PATH],
                "status": status,  # 0: none was sent, such as to a client that disconnected
                "bytes": size,
                "seconds": round(time.monotonic() - began, 4),
            }
            _log.info("%s", json.dumps(entry))
