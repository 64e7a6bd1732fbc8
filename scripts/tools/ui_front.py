"""Serves a built web UI of MLRun in front of a server, as the proxy in its image does."""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

PREFIX = "/mlrun"  # the path that the UI is built for
_CONFIG = {"betaMode": "enabled", "nuclioMode": "disabled", "nuclioUiUrl": "http://localhost:8070"}
_NOT_FORWARDED = ("host", "connection", "accept-encoding")
_NOT_RETURNED = ("connection", "content-length", "transfer-encoding", "content-encoding")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Front

    def do_GET(self) -> None:
        path = self.path.removeprefix(PREFIX)
        if path.startswith("/api/"):
            self._forward(path)
        elif path.startswith(("/nuclio/", "/function-catalog/")):
            self._answer(200, b"{}", {"content-type": "application/json"})
        elif path == "/config.json":
            self._answer(200, json.dumps(_CONFIG).encode(), {"content-type": "application/json"})
        else:
            self._file(path.partition("?")[0])

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def _file(self, path: str) -> None:
        file = (self.server.folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.server.folder) or not file.is_file():
            file = self.server.folder / "index.html"  # the UI itself knows its pages
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(200, file.read_bytes(), {"content-type": kind})

    def _forward(self, path: str) -> None:
        size = int(self.headers.get("content-length", 0))
        response = self.server.client.request(
            self.command,
            self.server.backend + path,
            content=self.rfile.read(size),
            headers=[
                each for each in self.headers.items() if each[0].lower() not in _NOT_FORWARDED
            ],
        )
        headers = {
            name: value for name, value in response.headers.items() if name not in _NOT_RETURNED
        }
        self._answer(response.status_code, response.content, headers)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Write nothing."""


class Front(ThreadingHTTPServer):
    """A server on a free port of this machine."""

    daemon_threads = True
    backend = ""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.client = httpx.Client(timeout=60)

    @property
    def url(self) -> str:
        """The origin of the pages."""
        return f"http://127.0.0.1:{self.server_port}"

    @contextmanager
    def running(self, backend: str) -> Iterator[None]:
        """Answer requests until the end of the block, those of the API with ``backend``."""
        self.backend = backend
        thread = threading.Thread(target=self.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            self.server_close()
            self.client.close()
