"""Holds the deadline of a call in each read of a socket.

httpx has a time limit for each read only. A server that sends its headers, responses of status 1xx
or the extensions of a chunk byte by byte ends none of these, and never lets the body begin, where
the deadline could be checked.
"""

from __future__ import annotations

import logging
import ssl
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

if TYPE_CHECKING:
    from .call import Call


class _Current(threading.local):
    call: Call | None = None


_current = _Current()


class during:
    """Apply the deadline of a call to what this thread reads and writes, and note its progress."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def __enter__(self) -> None:
        self._before, _current.call = _current.call, self._call

    def __exit__(self, *error: object) -> None:
        _current.call = self._before


def _cut(call: Call | None, timeout: float | None, late: type[Exception]) -> float | None:
    left = None if call is None else call.left()
    if left is None:
        return timeout
    if left <= 0.0:
        raise late("the response was not complete at the deadline")
    return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A stream whose reads and writes end at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        call = _current.call
        seconds = _cut(call, timeout, httpcore.ReadTimeout)
        try:
            data = self._stream.read(max_bytes, seconds)
        except httpcore.ReadTimeout:
            _cut(call, timeout, httpcore.ReadTimeout)  # says so when it was the deadline
            raise
        if data and call is not None:
            call.responded = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer:  # h11 ends a request with nothing
            self._stream.write(buffer, _cut(_current.call, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects with another backend, and applies deadlines to its streams."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if _current.call is not None:
            _current.call.connected = True
        return _Stream(
            self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        )

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._backend.connect_unix_socket(path, timeout, socket_options))

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


def apply_deadlines(transport: httpx.HTTPTransport) -> None:
    """Make the connections of a transport, also those to proxies, hold deadlines.

    httpx has no argument for the backend of its pools, so this reaches into them.
    """
    pool: Any = transport._pool
    pool._network_backend = _Backend(pool._network_backend)


class QuietInCalls(logging.Filter):
    """Drops what httpx logs of the calls of this package, unless its logger has a level.

    httpx logs each request at INFO, the usual level of an application. A level that is set on the
    logger "httpx" itself says that this is wanted.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return _current.call is None or logging.getLogger(record.name).level != logging.NOTSET
