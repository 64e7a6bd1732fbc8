"""The errors of the command, and advice on errors of the server."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import click

from mlrun_db._transport.limits import LOOPBACK

_GATEWAY = (502, 503, 504)


class InvalidInputError(click.ClickException):
    """Input that the user can correct; exit status 2.

    ``advice`` is what ``doctor`` says about it.
    """

    exit_code = 2

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class NotFoundError(click.ClickException):
    """The requested object does not exist; exit status 1."""


@contextlib.contextmanager
def tag_hint(tag: str | None, group: str) -> Iterator[None]:
    """Add to a 404 for the default tag that the object may have other tags."""
    from mlrun_db.errors import MLRunNotFoundError

    try:
        yield
    except MLRunNotFoundError as error:
        if tag:
            raise
        hint = f"it may have tags other than latest: see mlrun-db {group} list, and pass --tag"
        raise NotFoundError(f"{error}; {hint}") from None


def connection_advice(error: Exception, url: str) -> str:
    """Return what to do about an error; a proxy is named only where one is set."""
    advice = _advice(error, url)
    proxy = _proxy_variable(url)
    return f"{advice}; or the proxy interferes: {proxy} is set" if proxy else advice


def _advice(error: Exception, url: str) -> str:
    import ssl

    from mlrun_db.errors import (
        MLRunHTTPError,
        MLRunInvalidArgumentError,
        RunDBError,
        RunDBTimeoutError,
    )

    if isinstance(error, MLRunInvalidArgumentError):
        return "correct the setting"
    if isinstance(error, MLRunHTTPError):
        if error.status in _GATEWAY:
            return "a gateway responds, but not the server behind it: check that the server runs"
        return "the response is not from MLRun: check the port and the path of the URL"
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "pass --verify=FILE, set verify in the configuration file, or set SSL_CERT_FILE"
        if isinstance(cause, ssl.SSLError):
            return "the TLS handshake failed on that port: should the URL begin with http:?"
        if isinstance(cause, socket.gaierror):
            return "unknown host: check the name in the URL, and whether it needs a VPN"
        if isinstance(cause, ConnectionRefusedError):
            return "connection refused: check the port, and that the server runs"
    if isinstance(error, RunDBTimeoutError) and error.lost:
        return "the server accepts the request but does not respond: see its log, or try --timeout"
    if isinstance(error, RunDBTimeoutError):
        return "host unreachable: check the name in the URL, firewalls, and whether it needs a VPN"
    if isinstance(error, RunDBError) and error.lost and url.startswith("http:"):
        return "the connection was closed: check the port; should the URL begin with https:?"
    return "check the URL, the network, and that the server runs"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _proxy_variable(url: str) -> str:
    """Return the variable that names a proxy for the URL, "" when none does."""
    if urlsplit(url).hostname in LOOPBACK:  # the client uses no proxy for this machine
        return ""
    names = (f"{urlsplit(url).scheme}_proxy".upper(), "ALL_PROXY")
    return next((name for name in os.environ if name.upper() in names and os.environ[name]), "")
