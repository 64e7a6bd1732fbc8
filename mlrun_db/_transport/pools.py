"""Where connections come from: a pool for calls, one for what is read piece by piece, a proxy."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx

from ..errors import MLRunInvalidArgumentError
from .deadlines import apply_deadlines
from .limits import KEEPALIVE_EXPIRY, LOOPBACK, MAX_CONNECTIONS, MAX_STREAMS

STREAMED = "mlrun_db.streamed"  # extension of a request whose response is read piece by piece

# A network that has dropped a silent connection is noticed within two minutes. Not every system
# has all of the options.
_KEEPALIVE = [
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *(
        (socket.IPPROTO_TCP, getattr(socket, name), value)
        for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4))
        if hasattr(socket, name)
    ),
]


class Pools(httpx.BaseTransport):
    """Two pools: an iterator that is open never waits for a call, nor a call for iterators."""

    def __init__(self, base_url: str, context: ssl.SSLContext | bool) -> None:
        proxy = proxy_for(base_url)

        def pool(most: int) -> httpx.HTTPTransport:
            return httpx.HTTPTransport(
                verify=context,
                trust_env=False,
                limits=httpx.Limits(
                    max_connections=most,
                    max_keepalive_connections=MAX_CONNECTIONS,
                    keepalive_expiry=KEEPALIVE_EXPIRY,
                ),
                proxy=proxy,
                socket_options=_KEEPALIVE,
            )

        self.calls, self.streams = pool(MAX_CONNECTIONS), pool(MAX_STREAMS)
        apply_deadlines(self.calls)
        apply_deadlines(self.streams)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        pool = self.streams if STREAMED in request.extensions else self.calls
        return pool.handle_request(request)

    def close(self) -> None:
        self.calls.close()
        self.streams.close()


def proxy_for(base_url: str) -> httpx.Proxy | None:
    """Return the proxy that the environment names for a server; this machine has none.

    Only the settings that concern the server are looked at.
    """
    parts = urlsplit(base_url)
    host, port = parts.hostname or "", parts.port or {"https": 443}.get(parts.scheme, 80)
    if host in LOOPBACK:
        return None
    proxies = getproxies()
    name = next((name for name in (parts.scheme, "all") if proxies.get(name, "").strip()), "")
    if not name or _is_excluded(host, port, proxies.get("no", "")):
        return None
    url = proxies[name].strip()
    try:
        found = httpx.Proxy(url if "://" in url else f"http://{url}")
        httpx.HTTPTransport(proxy=found, verify=False).close()
    except ImportError as err:
        raise MLRunInvalidArgumentError(f"{name.upper()}_PROXY cannot be used: {err}") from None
    except (ValueError, httpx.InvalidURL):  # may name a password
        raise MLRunInvalidArgumentError(
            f"the proxy settings of the environment cannot be used: {name.upper()}_PROXY must look "
            "like http://host:3128"
        ) from None
    return found


def _is_excluded(host: str, port: int, no_proxy: str) -> bool:
    """Return whether an entry of NO_PROXY is for a host.

    Entries are names (with all below them), addresses, ranges of addresses, and ``*``, any of them
    with a port. What cannot be read concerns nobody.
    """
    for text in re.split(r"[,\s]+", no_proxy.lower()):
        entry = text.rpartition("://")[2].strip("/") if "://" in text else text
        match = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*)(?::(\d+))?", entry)
        name = (match[1] if match else entry).strip("[]")
        if match and match[2] and int(match[2]) != port:
            continue
        if name == "*" or (name and _covers(name, host)):
            return True
    return False


def _covers(name: str, host: str) -> bool:
    address = _address(host)
    if address is not None:
        try:
            return address in ipaddress.ip_network(name, strict=False)
        except ValueError:
            return False
    name = name.removeprefix("*").strip(".")
    host = host.rstrip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _address(host: str) -> Any:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
