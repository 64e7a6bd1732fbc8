"""Signing in to the page: a token in its URL or a form, then a cookie.

Browsers ask for a user and a password themselves, but they cannot present a token. The cookie is
for the page only: operations of the API ignore it, so that no other site can make use of it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mlrun_db.server.http.bodies import DRAIN_LIMIT, drain

SIGN_IN_PATH = "/sign-in"
OPEN_PAGE_PATHS = ("/static/page.css", "/static/page.js", "/static/icon.svg")
_API_PATHS = ("/api/", "/_dev/")
_LARGEST_FORM = 4096  # bytes

_FORM = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · mlrun_db</title>
<link rel="icon" type="image/svg+xml" href="/static/icon.svg">
<link rel="stylesheet" href="/static/page.css"></head>
<body><main><div class="empty"><h1>Sign in</h1>
<p>{reason}</p>
<form class="sign-in" method="post" action="{action}">
<label><span class="hidden-label">Token</span>
<input type="password" name="token" placeholder="Token" autocomplete="current-password" required
autofocus></label> <button class="button primary">Sign in</button></form>
</div></main></body></html>
"""
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class SignIn:
    """Lets browsers in that know a token.

    Args:
        token: The token.
        accepts: Whether a text is a token that is accepted.
    """

    def __init__(self, token: str, accepts: Callable[[str], bool]) -> None:
        self._accepts = accepts
        self._ticket = hmac.new(token.encode(), b"mlrun-db page", hashlib.sha256).hexdigest()

    def has_ticket(self, request: Request) -> bool:
        """Return whether a request has the cookie of a browser that signed in."""
        ticket = request.cookies.get(_cookie_name(request), "")
        return hmac.compare_digest(ticket.encode(), self._ticket.encode())

    async def response(self, request: Request) -> Response:
        """Return the form; with the right token, the redirect to the page and the cookie."""
        path = request.url.path
        if request.method == "POST" and path == SIGN_IN_PATH:
            given = await _posted_token(request)
            target = request.query_params.get("next", "/")
        else:
            await drain(request.receive)
            given = request.query_params.get("token", "")
            rest = [pair for pair in request.query_params.multi_items() if pair[0] != "token"]
            target = path + (f"?{urlencode(rest, errors='replace')}" if rest else "")
        if not target.startswith("/") or target.startswith(("//", "/\\", SIGN_IN_PATH)):
            target = "/"  # never another site
        if not given or not self._accepts(given):
            reason = "This token is wrong." if given else "This server requires a token."
            action = f"{SIGN_IN_PATH}?{urlencode({'next': target}, errors='replace')}"
            text = _FORM.format(reason=reason, action=escape(action))
            return HTMLResponse(text, 401, _HEADERS)
        redirect = RedirectResponse(target, 303, _HEADERS)
        redirect.set_cookie(
            _cookie_name(request),
            self._ticket,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return redirect


def is_for_page(request: Request) -> bool:
    """Return whether a request without credentials is answered with the form of the page."""
    path = request.url.path
    return not path.startswith(_API_PATHS) and request.method in ("GET", "HEAD", "POST")


def _cookie_name(request: Request) -> str:
    """Return the name of the cookie; servers on several ports of a host share their cookies."""
    return f"mlrun-db-{request.url.port or request.url.scheme}"


async def _posted_token(request: Request) -> str:
    body, size = b"", 0
    async for piece in request.stream():
        size += len(piece)
        body = body + piece if size <= _LARGEST_FORM else b""
        if size > DRAIN_LIMIT:
            break
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=16)
    return fields.get("token", [""])[0].strip()
