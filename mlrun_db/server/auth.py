"""Protection by user and password, or by a token."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from mlrun_db.server.calls import answer

OPEN_PATHS = ("/api/healthz", "/api/v1/healthz")
_DRAINED = 16 * 1024 * 1024


def _equal(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(), right.encode())


@dataclass(frozen=True)
class Credentials:
    """What a request has to show: a user with a password, or a token; either will do."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r})"

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def accept(self, header: str) -> bool:
        """Tell whether the value of an Authorization header is right."""
        scheme, _, value = header.partition(" ")
        if scheme.lower() == "bearer" and self.token:
            return _equal(value.strip(), self.token)
        if scheme.lower() != "basic" or not self.user:
            return False
        try:
            text = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            return False
        return _equal(text, f"{self.user}:{self.password}")

    @property
    def challenge(self) -> str:
        """Return what a refusal asks for."""
        schemes = ['Basic realm="mlrun"'] if self.user else []
        return ", ".join([*schemes, *(['Bearer realm="mlrun"'] if self.token else [])])


class Protected:
    """Lets only requests with the right credentials through; health stays open to probes."""

    def __init__(self, app: ASGIApp, credentials: Credentials) -> None:
        self._app = app
        self._credentials = credentials

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if self._credentials.accept(request.headers.get("authorization", "")):
            await self._app(scope, receive, send)
            return
        # A sender that is still busy with its body would not see the answer.
        size = 0
        async for piece in request.stream():
            size += len(piece)
            if size > _DRAINED:
                break
        reason = "user, password or token are missing or wrong"
        refusal = answer({"detail": {"reason": reason}}, 401)
        refusal.headers["www-authenticate"] = self._credentials.challenge
        await refusal(scope, receive, send)
