"""Authentication by user and password, or by a bearer token."""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from mlrun_db.server.http.bodies import drain
from mlrun_db.server.http.context import json_response
from mlrun_db.server.http.sign_in import OPEN_PAGE_PATHS, SignIn, is_for_page

OPEN_PATHS = ("/api/healthz", "/api/v1/healthz")


def _equal(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


@dataclass(frozen=True)
class ServerCredentials:
    """What a request must present: user and password, or a token; either is accepted.

    ``job_token`` is accepted too: that of the jobs which the server executes.
    """

    user: str = ""
    password: str = ""
    token: str = ""
    job_token: str = ""

    def __post_init__(self) -> None:
        if self.token and not self.token.strip():
            raise ValueError("the token is only white space, which clients do not send")

    def __repr__(self) -> str:
        return f"ServerCredentials(user={self.user!r})"

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def accept(self, header: str) -> bool:
        """Return whether the value of an Authorization header is correct."""
        scheme, _, value = header.partition(" ")
        if scheme.lower() == "bearer":
            tokens = [token for token in (self.token, self.job_token) if token]
            return any([_equal(value.strip(), token) for token in tokens])
        if scheme.lower() != "basic" or not self.user:
            return False
        try:
            text = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            return False
        return _equal(text, f"{self.user}:{self.password}")

    @property
    def scheme(self) -> str:
        """The first way in which requests can authenticate: "basic", "bearer" or "none"."""
        return "basic" if self.user else "bearer" if self.token else "none"

    @property
    def challenge(self) -> str:
        """The value of the WWW-Authenticate header of a 401 response."""
        schemes = ['Basic realm="mlrun"'] if self.user else []
        return ", ".join([*schemes, *(['Bearer realm="mlrun"'] if self.token else [])])


class AuthMiddleware:
    """Rejects requests without correct credentials; health stays open to probes.

    Browsers sign in to the page: with a user by their own dialogue, with a token by a form.
    """

    def __init__(self, app: ASGIApp, credentials: ServerCredentials) -> None:
        self._app = app
        self._credentials = credentials
        token = credentials.token
        self._sign_in = SignIn(token, lambda text: _equal(text, token)) if token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in (*OPEN_PATHS, *OPEN_PAGE_PATHS):
            await self._app(scope, receive, send)
            return
        if self._credentials.accept(Headers(scope=scope).get("authorization", "")):
            await self._app(scope, receive, send)
            return
        if self._sign_in is not None and is_for_page(request := Request(scope, receive)):
            if self._sign_in.has_ticket(request):
                await self._app(scope, receive, send)
                return
            response = await self._sign_in.response(request)
            if self._credentials.user and response.status_code == 401:
                response.headers["www-authenticate"] = self._credentials.challenge
            await response(scope, receive, send)
            return
        await drain(receive)
        reason = "user, password or token are missing or wrong"
        response = json_response({"detail": {"reason": reason}}, 401)
        response.headers["www-authenticate"] = self._credentials.challenge
        await response(scope, receive, send)
