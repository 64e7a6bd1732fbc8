"""The header in which servers of 1.x report their version."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class VersionHeaderMiddleware:
    """Adds ``x-mlrun-be-version`` to every response."""

    def __init__(self, app: ASGIApp, version: str) -> None:
        self._app = app
        self._header = (b"x-mlrun-be-version", version.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_version(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], self._header]
            await send(message)

        await self._app(scope, receive, send_with_version)
