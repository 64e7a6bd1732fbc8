"""Serves a trace: the responses of recorded exchanges, in their order."""

from __future__ import annotations

import base64
import contextlib
import gzip
import json
import tempfile
import threading
import zlib
from collections import defaultdict
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qsl, urlsplit

from .._transport.decoding import decode_json
from .._transport.limits import LOOPBACK
from .errors import InvalidInputError

LARGEST_TRACE = 1 << 30  # bytes, not compressed
LONGEST_LINE = 64 << 20
LONGEST_REQUEST = 64 << 20
_NOT_SENT = frozenset(
    {"connection", "content-encoding", "content-length", "date", "keep-alive", "server"}
    | {"set-cookie", "transfer-encoding"}
)

Key = tuple[str, str, tuple[tuple[str, str], ...]]


class Trace:
    """The exchanges of a trace, of which only the positions are kept in memory."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._lock = threading.Lock()
        self._places: dict[Key, list[int]] = defaultdict(list)
        self._taken: dict[Key, int] = defaultdict(int)
        self.count = 0
        try:
            for line in _lines(path):
                self._add(line)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.close()
            raise InvalidInputError(
                f"{path} is not a trace of record=: line {self.count + 1}: {error!r:.100}"
            ) from None
        except BaseException:
            self.close()
            raise

    def _add(self, line: bytes) -> None:
        entry: Any = decode_json(line)
        if not 100 <= int(entry.get("status", 200)) <= 999:
            raise ValueError(f"the status is {entry['status']}")
        place = self._file.tell()
        self._file.write(line)
        for key in self._keys(entry["method"], entry["path"]):
            self._places[key].append(place)
        self.count += 1

    def close(self) -> None:
        self._file.close()

    @staticmethod
    def _keys(method: str, path: str) -> list[Key]:
        """Return what an exchange is found by: with its query, or else without."""
        parts = urlsplit(path)
        query = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
        return [(method, parts.path, query), (method, parts.path, (("", ""),))]

    def find(self, method: str, path: str) -> dict[str, Any] | None:
        """Return the next exchange of a request, the last one again when all were used."""
        with self._lock:
            for key in self._keys(method, path):
                if places := self._places.get(key):
                    place = places[min(self._taken[key], len(places) - 1)]
                    self._taken[key] += 1
                    self._file.seek(place)
                    found: dict[str, Any] = decode_json(self._file.readline())
                    return found
        return None


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a trace; one that a killed process has not finished is left out."""
    size = 0
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as stream:
            while line := stream.readline(LONGEST_LINE + 1):
                size += len(line)
                if len(line) > LONGEST_LINE or size > LARGEST_TRACE:
                    raise InvalidInputError(f"{path} is too large to be served")
                if line.endswith(b"\n"):
                    yield line
    except EOFError:
        return
    except (gzip.BadGzipFile, zlib.error, OSError) as error:
        raise InvalidInputError(f"cannot read {path}: {error}") from None


class Handler(BaseHTTPRequestHandler):
    """Responds as the trace says."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    trace: Trace

    def handle_request(self) -> None:
        length = self.headers.get("content-length") or "0"
        size = int(length) if length.isdecimal() and len(length) < 20 else LONGEST_REQUEST + 1
        if size > LONGEST_REQUEST or "transfer-encoding" in self.headers:
            self.close_connection = True
            return
        if not self._is_for_us():
            self.close_connection = True
            text = "only programs of this machine are served, not the pages of other origins"
            self._respond(403, {"content-type": "application/json"}, _json({"detail": text}))
            return
        self.rfile.read(size)
        entry = self.trace.find(self.command, self.path)
        if entry is None:
            text = f"not in the trace: {self.command} {self.path}"
            self._respond(404, {"content-type": "application/json"}, _json({"detail": text}))
        elif "status" not in entry:  # there was no response
            self.close_connection = True
        else:
            headers = dict(entry.get("response_headers") or {})
            self._respond(int(entry["status"]), headers, _content(entry.get("response")))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_request

    def _is_for_us(self) -> bool:
        """Return whether no page of a browser sends this, whatever name it gave this machine."""
        host = self.headers.get("host", "")
        with contextlib.suppress(ValueError):
            own = f"http://{host}"
            return (
                urlsplit(own).hostname in LOOPBACK
                and set(self.headers.get_all("origin", [])) <= {own}
                and self.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
            )
        return False

    def _respond(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _NOT_SENT:
                shown = str(value).replace("\r", "").replace("\n", "")
                self.send_header(name, shown.encode("latin-1", "replace").decode("latin-1"))
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing."""


def _content(response: Any) -> bytes:
    if isinstance(response, dict):
        return base64.b64decode(response.get("base64", ""))
    return str(response or "").encode()


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


class ReplayServer(ThreadingHTTPServer):
    """A server on the loopback that serves a trace."""

    daemon_threads = True

    def __init__(self, path: Path, port: int = 0) -> None:
        trace = Trace(path)
        handler = type("TraceHandler", (Handler,), {"trace": trace})
        try:
            super().__init__(("127.0.0.1", port), handler)
        except BaseException:
            trace.close()
            raise
        self.trace = trace

    def server_close(self) -> None:
        super().server_close()
        self.trace.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"
