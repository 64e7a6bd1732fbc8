"""Receivers of notifications: an HTTP server and a mail server of the test."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

import pytest

from mlrun_db import HTTPRunDB
from mlrun_db.server import LocalServer


@dataclass(frozen=True)
class Received:
    """A request that arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Receiver:
    """An HTTP server that responds with a status, and keeps what arrives."""

    url: str
    requests: Queue[Received] = field(default_factory=Queue)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def next(self) -> Received:
        return self.requests.get(timeout=20)


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.requests.put(Received(self.command, self.path, headers, json.loads(body)))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        do_PUT = do_POST

        def log_message(self, *arguments: object) -> None:
            del arguments

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Receiver(f"http://127.0.0.1:{server.server_port}")
    with serving(server):
        yield found


@dataclass
class MailServer:
    """A mail server that accepts everything, and keeps the mails."""

    address: str
    mails: Queue[str] = field(default_factory=Queue)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline():
                command = line[:4].strip().upper()
                if command == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    lines = iter(self.rfile.readline, b".\r\n")
                    found.mails.put(b"".join(lines).decode())
                self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 fine\r\n")

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    found = MailServer(f"127.0.0.1:{server.server_address[1]}")
    with serving(server):
        yield found


@pytest.fixture
def connect(make_server: Callable[..., LocalServer]) -> Iterator[Callable[..., HTTPRunDB]]:
    """Start servers that send notifications, and return clients of them, with a project p1."""
    clients: list[HTTPRunDB] = []

    def make(**options: Any) -> HTTPRunDB:
        server = make_server(**{"notify": True, "job_seconds": 0, **options})
        clients.append(HTTPRunDB(server.url))
        clients[-1].create_project({"metadata": {"name": "p1"}})
        return clients[-1]

    yield make
    for client in clients:
        client.close()
