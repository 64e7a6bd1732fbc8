"""The socket that a server listens on."""

from __future__ import annotations

import contextlib
import socket
import sys

from mlrun_db.server.http.connections import BACKLOG

_EVERY_ADDRESS = "0.0.0.0"  # nosec B104


def host_in_url(host: str) -> str:
    """Return the host of a URL that reaches a server which listens on this address."""
    reached = {"": "127.0.0.1", _EVERY_ADDRESS: "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{reached}]" if ":" in reached else reached


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket.

    Raises:
        ValueError: The port is out of range.
        OSError: The address is in use or not available.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With an explicit protocol, asyncio disables Nagle's algorithm, which costs 40 ms per response.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows SO_REUSEADDR would let a second server take a port in use.
        option = "SO_EXCLUSIVEADDRUSE" if sys.platform == "win32" else "SO_REUSEADDR"
        listener.setsockopt(socket.SOL_SOCKET, getattr(socket, option), 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OverflowError as error:
        listener.close()
        raise ValueError(f"port must be 0 to 65535, got {port}") from error
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from None
    return listener


class Listener:
    """A listening socket that closes for all processes that have it."""

    def __init__(self, listening: socket.socket) -> None:
        self.socket = listening
        self._copy = listening.dup()  # the server closes the first
        self.port = int(listening.getsockname()[1])

    def close(self) -> None:
        """Stop listening, also in processes that were forked meanwhile and have the socket."""
        with contextlib.suppress(OSError):
            self._copy.shutdown(socket.SHUT_RDWR)
        self._copy.close()
        self.socket.close()
