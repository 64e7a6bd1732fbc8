"""Records every exchange with the server in a file, without secrets."""

from __future__ import annotations

import base64
import gzip
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from .redaction import Redactor

LONGEST_BODY = 1 << 20  # bytes of a body that are recorded
LARGEST_FILE = 256 << 20  # bytes

_log = logging.getLogger("mlrun_db")


class RecordingTransport(httpx.BaseTransport):
    """A transport that records what passes through another one.

    Each exchange is a line of JSON, and in a file that ends with ".gz" compressed by itself: a
    process that is killed leaves whole lines, and several can write one file.
    """

    def __init__(
        self, inner: httpx.BaseTransport, path: str | os.PathLike[str], redactor: Redactor
    ) -> None:
        self._inner = inner
        self._path = os.fspath(path)
        self._redactor = redactor
        self._lock = threading.Lock()
        self._stopped = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        entry: dict[str, Any] = {"time": round(time.time(), 3)}
        started = time.monotonic()
        try:
            response = self._inner.handle_request(request)
        except Exception as error:
            self._write(request, {**entry, "error": f"{type(error).__name__}: {error}"})
            raise
        headers = httpx.Headers(response.headers)

        def finish(raw: bytes, is_cut: bool) -> None:
            entry["seconds"] = round(time.monotonic() - started, 4)
            entry["status"] = response.status_code
            self._write(request, entry, headers, _decoded(headers, raw, is_cut), is_cut)

        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Copy(response.stream, finish)
        return response

    def close(self) -> None:
        self._inner.close()

    def _write(
        self,
        request: httpx.Request,
        entry: dict[str, Any],
        headers: httpx.Headers | None = None,
        body: bytes = b"",
        is_cut: bool = False,
    ) -> None:
        try:
            with self._lock:
                if not self._stopped:
                    self._append(self._entry(request, entry, headers, body, is_cut))
        except OSError as error:
            self._stop(f"the exchanges are no longer recorded in {self._path}: {error}")

    def _entry(
        self,
        request: httpx.Request,
        entry: dict[str, Any],
        headers: httpx.Headers | None,
        body: bytes,
        is_cut: bool,
    ) -> dict[str, Any]:
        redactor = self._redactor
        sent = redactor.headers(request.headers)
        content = request.content
        path = request.url.raw_path.decode("ascii", "replace")
        if request.extensions.get("secret"):
            path = path.partition("?")[0]
        line = {
            "method": request.method,
            "path": redactor.url(path),
            "headers": sent,
            "body": self._text(content[:LONGEST_BODY]),
            **entry,
        }
        if "error" in line:
            line["error"] = redactor.text(str(line["error"]))
        if headers is not None:
            line["response_headers"] = redactor.headers(headers)
            line["response"] = self._text(body)
        if is_cut or len(content) > LONGEST_BODY:
            line["cut"] = True
        # what a later part has taught may be in an earlier one
        line["body"] = _again(redactor, line["body"])
        return line

    def _text(self, content: bytes) -> Any:
        try:
            return self._redactor.body(content.decode())
        except UnicodeDecodeError:
            text = self._redactor.text(content.decode("latin-1"))
            return {"base64": base64.b64encode(text.encode("latin-1", "replace")).decode()}

    def _append(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry).encode() + b"\n"
        data = gzip.compress(line, 6) if self._path.endswith(".gz") else line
        number = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(number).st_size + len(data) > LARGEST_FILE:
                self._stop(f"{self._path} is full: exchanges are no longer recorded")
                return
            os.write(number, data)
        finally:
            os.close(number)

    def _stop(self, why: str) -> None:
        if not self._stopped:
            self._stopped = True
            _log.warning("%s", why)


class _Copy(httpx.SyncByteStream):
    """A stream whose beginning is kept, and passed on when it is closed."""

    def __init__(self, stream: httpx.SyncByteStream, finish: Callable[[bytes, bool], None]) -> None:
        self._stream = stream
        self._finish = finish
        self._pieces: list[bytes] = []
        self._size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            if self._size < LONGEST_BODY:
                self._pieces.append(piece[: LONGEST_BODY - self._size])
            self._size += len(piece)
            yield piece

    def close(self) -> None:
        self._stream.close()
        finish, self._finish = self._finish, _nothing
        finish(b"".join(self._pieces), self._size > LONGEST_BODY)


def _nothing(raw: bytes, is_cut: bool) -> None:
    """Do nothing: the stream was closed before."""


def _again(redactor: Redactor, body: Any) -> Any:
    return redactor.body(body) if isinstance(body, str) else body


def _decoded(headers: httpx.Headers, raw: bytes, is_cut: bool) -> bytes:
    """Return the body that was compressed as its headers say, as far as it was read."""
    try:
        return httpx.Response(200, headers=headers, content=raw).content[:LONGEST_BODY]
    except httpx.DecodingError:
        return b"" if is_cut else raw
