"""A server on a raw socket: it sends the bytes that a test states, and keeps the requests."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit


class Request(NamedTuple):
    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def json(self) -> Any:
        return json.loads(self.body)


class Response(NamedTuple):
    """A response, and how it is sent.

    ``cut`` sends only N bytes of the body, ``reset`` nothing at all (``unread``: without
    reading the request), ``drip`` waits N seconds after each byte of the body, ``silent``
    never responds, ``stall`` goes silent after the body, for a client that expects more. ``stream``
    is the body in pieces, sent chunked. A header whose value is "" is left out.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = {}
    cut: int | None = None
    reset: bool = False
    unread: bool = False
    drip: float = 0.0
    silent: bool = False
    stall: bool = False
    stream: Iterable[bytes] | None = None


def json_response(
    value: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    return Response(
        status, json.dumps(value).encode(), {"content-type": "application/json", **(headers or {})}
    )


RESET = Response(reset=True)


class ScriptedServer:
    """Sends ``responses`` in their order; when they are used up, the last one again.

    ``respond`` takes their place: it makes the response from the target of a request.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.responses: list[Response] = [Response()]
        self.respond: Callable[[str], Response] | None = None
        self.requests: list[Request] = []
        self.version: str | None = "0.6.6"  # what client-spec returns, outside of the script
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"

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
        with self._lock:
            for connection in self._open:
                connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as stream:
                while self._respond_to_one(connection, stream):
                    pass
        except OSError:
            pass
        finally:
            with self._lock:
                self._open.discard(connection)

    def _respond_to_one(self, connection: socket.socket, stream: Any) -> bool:
        line = stream.readline()
        if not line:
            return False
        method, target, _ = line.decode("latin-1").split(" ", 2)
        handshake = self.version is not None and target.endswith("/client-spec")
        with self._lock:
            if handshake:
                response = json_response({"version": self.version})
            else:
                response = self.respond(target) if self.respond else self.responses[0]
                if not self.respond and len(self.responses) > 1:
                    del self.responses[0]
        headers = {}
        while not response.unread and (header := stream.readline().decode("latin-1").strip()):
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        body = stream.read(int(headers.get("content-length", 0)))
        if not handshake:
            with self._lock:
                self.requests.append(Request(method, target, headers, body))
        if response.silent:
            return bool(stream.read(1))  # until the client gives up
        if response.reset:
            # a linger of 0 makes close() send RST instead of FIN
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        head = f"HTTP/1.1 {response.status} Status\r\n"
        fields = {"content-length": str(len(response.body)), **response.headers}
        if response.status == 204 or response.stream is not None:
            del fields["content-length"]
        head += "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
        if response.stream is not None:
            connection.sendall(f"{head}transfer-encoding: chunked\r\n\r\n".encode("latin-1"))
            for piece in response.stream:
                connection.sendall(b"%x\r\n%b\r\n" % (len(piece), piece))
            connection.sendall(b"0\r\n\r\n")
            return True
        start = head.encode("latin-1") + b"\r\n"
        if not response.drip:
            connection.sendall(start + response.body[: response.cut])
            return bool(stream.read(1)) if response.stall else response.cut is None
        connection.sendall(start)
        for byte in response.body:
            connection.sendall(bytes([byte]))
            time.sleep(response.drip)
        return True
