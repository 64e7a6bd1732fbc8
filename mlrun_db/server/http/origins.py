"""Refuses what a page of a web browser sends: other hosts, and other origins.

A page of any site can send requests to a server on the user's machine, and a name of its own that
it points there (DNS rebinding) makes it read the responses too. Credentials do not help where there
are none.
"""

from __future__ import annotations

import functools
import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from mlrun_db.server.http.bodies import drain
from mlrun_db.server.http.context import json_response

ANY_HOST = "*"
_DEFAULT_PORTS = {"http": 80, "https": 443}


@functools.lru_cache(maxsize=64)  # the clients of a server send few hosts
def _split(authority: str) -> tuple[str, int | None]:
    """Return host and port of ``host:port``; an empty host when it is neither."""
    try:
        parts = urlsplit(f"//{authority}")
        if parts.netloc != authority or "@" in authority:
            return "", None
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None


def host_name(text: str) -> str:
    """Return a host as the user configures it in the form that is compared. Raises ValueError.

    An origin, ``http://localhost:8060``, remains one.
    """
    scheme, separator, authority = text.lower().partition("://")
    if separator:
        host, port = _split(authority)
        if scheme not in _DEFAULT_PORTS or not host:
            raise ValueError(f"an allowed host with :// must be an origin, got {text!r}")
        return _origin(scheme, host, port)
    is_ipv6 = text.count(":") > 1
    host, port = _split(f"[{text.strip('[]')}]" if is_ipv6 else text)
    if not host or port is not None:
        raise ValueError(
            f"an allowed host must be a name, an address, an origin or *, got {text!r}"
        )
    return host


def _origin(scheme: str, host: str, port: int | None) -> str:
    """Return an origin in the form that is compared."""
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}:{port or _DEFAULT_PORTS[scheme]}"


def is_loopback(host: str) -> bool:
    """Return whether a name or an address is that of this machine itself."""
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761: never resolved by DNS
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class OriginMiddleware:
    """Rejects requests to a host that is not ours, and those that pages of other origins send.

    Args:
        app: The application.
        allowed_hosts: Hosts besides those of this machine and the address that was connected to.
            ``*``: every host. An origin, ``http://localhost:8060``: pages of this origin, such as
            those of a proxy on this machine that replaces the host.
    """

    # Starlette's TrustedHostMiddleware knows neither IPv6 addresses, nor the address that was
    # connected to, nor origins.

    def __init__(self, app: ASGIApp, allowed_hosts: Collection[str] = ()) -> None:
        self._app = app
        self._allowed = frozenset(map(host_name, allowed_hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reason = self._refusal(scope) if scope["type"] == "http" else ""
        if not reason:
            await self._app(scope, receive, send)
            return
        await drain(receive)
        await json_response({"detail": {"reason": reason}}, 403)(scope, receive, send)

    def _refusal(self, scope: Scope) -> str:
        """Return why a request is rejected; empty when it is not."""
        headers = Headers(scope=scope)
        authority = headers.get("host")
        # Only HTTP/1.0 has requests without a host, and no browser sends it.
        if authority is not None and not self._is_ours(_split(authority)[0], scope):
            return (
                f"this server does not serve the host {authority[:260]!r}: "
                "name it with --allowed-host (LocalServer: allowed_hosts)"
            )
        origins = headers.getlist("origin")
        for origin in origins:
            if not self._is_own_origin(origin, authority or ""):
                return f"this server does not serve pages of the origin {origin[:260]!r}"
        # Images, scripts and frames of other pages have no Origin, but this header.
        site = headers.get("sec-fetch-site", "none")
        opened = headers.get("sec-fetch-dest") == "document" and scope["method"] == "GET"
        if not origins and site not in ("none", "same-origin") and not opened:
            return "this server does not serve pages of other origins"
        return ""

    def _is_ours(self, host: str, scope: Scope) -> bool:
        if not host:
            return False
        connected_to = (scope.get("server") or ("",))[0]
        if ANY_HOST in self._allowed or host in self._allowed or is_loopback(host):
            return True
        return host == connected_to

    def _is_own_origin(self, origin: str, authority: str) -> bool:
        scheme, _, rest = origin.partition("://")
        host, port = _split(rest)
        default = _DEFAULT_PORTS.get(scheme)
        if not host or default is None:
            return False
        if _origin(scheme, host, port) in self._allowed:
            return True
        if host in self._allowed and not is_loopback(host):
            return True  # of a proxy in front, which may have replaced the host
        own_host, own_port = _split(authority)
        return (host, port or default) == (own_host, own_port or default)
