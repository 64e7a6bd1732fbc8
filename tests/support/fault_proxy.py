"""A proxy on the loopback that injects faults into connections."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

# none: forward; reset-before: reset before the server gets the request; reset-after: reset after
# its response; cut-body: forward an incomplete body; 503: respond without the server.
FAULTS = ("none", "reset-before", "reset-after", "cut-body", "503")


class FaultProxy:
    """Forwards requests to a server; ``choose`` names the fault of each request."""

    def __init__(self, url: str, choose: Callable[[], str]) -> None:
        self._target = (urlsplit(url).hostname, urlsplit(url).port)
        self._choose = choose
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            try:
                while self._forward(connection, stream):
                    pass
            except OSError:
                pass

    def _forward(self, connection: socket.socket, stream: Any) -> bool:
        """Handle one request; return whether the connection can be used again."""
        request = read_message(stream)
        if not request:
            return False
        fault = self._choose()
        if fault == "503":
            connection.sendall(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n")
            return True
        if fault != "reset-before":
            with socket.create_connection(self._target) as upstream:
                upstream.sendall(request)
                with upstream.makefile("rb") as responses:
                    response = read_message(responses)
            if fault != "reset-after":
                connection.sendall(response if fault == "none" else response[:-2])
        if fault in ("reset-before", "reset-after"):
            linger = struct.pack("ii", 1, 0)  # close() then sends RST
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        return fault == "none"


def read_message(stream: Any) -> bytes:
    """Read a request or a response that has a content-length."""
    lines = []
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        lines.append(line)
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return b"".join(lines) + line + stream.read(length) if lines else b""
