"""What to do when the server does not answer as it should."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from mlrun_db._transport.limits import LOOPBACK

_GATEWAY = (502, 503, 504)


def connection_advice(error: Exception, url: str) -> str:
    """Return what to do about an error; proxies are named only where one is set."""
    advice = _advice(error, url)
    proxy = _proxy(url)
    return f"{advice}; or a proxy is in the way: {proxy} is set" if proxy else advice


def _advice(error: Exception, url: str) -> str:
    import ssl

    from mlrun_db.errors import (
        MLRunHTTPError,
        MLRunInvalidArgumentError,
        RunDBError,
        RunDBTimeoutError,
    )

    if isinstance(error, MLRunInvalidArgumentError):
        return "put the setting right"
    if isinstance(error, MLRunHTTPError):
        if error.status in _GATEWAY:
            return "a gateway answers, the server behind it does not: does it run?"
        return "something answers, but not as MLRun does: check the port and the path of the URL"
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "give --verify=FILE, or verify in the configuration file, or set SSL_CERT_FILE"
        if isinstance(cause, ssl.SSLError):
            return "that port speaks no TLS, or not well: does the URL have to begin with http:?"
        if isinstance(cause, socket.gaierror):
            return "no such host: check the name in the URL, and whether it needs a VPN"
        if isinstance(cause, ConnectionRefusedError):
            return "nobody listens on that port: check the port, and whether the server runs"
    if isinstance(error, RunDBTimeoutError) and error.lost:
        return "the server takes the request and does not answer: look at its log, or --timeout"
    if isinstance(error, RunDBTimeoutError):
        return "no way to the host: check the name in the URL, firewalls and whether it needs a VPN"
    if isinstance(error, RunDBError) and error.lost and url.startswith("http:"):
        return "the connection was closed: check the port; does the URL have to begin with https:?"
    return "check the URL, the network, and whether the server runs"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _proxy(url: str) -> str:
    """Return the variable that names a proxy for the URL, "" when none does."""
    if urlsplit(url).hostname in LOOPBACK:  # the client asks no proxy for this machine
        return ""
    wanted = (f"{urlsplit(url).scheme}_proxy".upper(), "ALL_PROXY")
    return next((name for name in os.environ if name.upper() in wanted and os.environ[name]), "")
