"""Sends any bytes to the embedded server, or responses of any bytes to the client, for some time.

Guided by the coverage of this package (atheris). It runs in a process of its own, which ends with
the first find: its traceback is printed, and its input is stored where --finds says.

    python scripts/tools/fuzz.py server|client [--seconds N] [--finds FOLDER] [INPUT ...]

With inputs, only these are run again.
"""

import argparse
import contextlib
import gzip
import io
import json
import logging
import random
import socket
import sys
import tempfile
import threading
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["mlrun_db", "mlrun_api"]):
    from mlrun_db import HTTPRunDB, errors
    from mlrun_db._transport.clock import Clock
    from mlrun_db.server import LocalServer
    from mlrun_db.server.routes import ROUTES

from tests.contract.client_calls import CALLS  # noqa: E402
from tests.contract.newer_calls import NEWER_CALLS  # noqa: E402

SECONDS = 5.0  # for a response, and for a call; both end at once unless something hangs
VERSIONS = ("0.6.6", "1.5.2", "1.12.1")  # of the servers
SEEDS = 200  # random inputs to begin with
UNFINISHED = 0.02  # for a response to what may not be a whole request
HOST = b"Host: 127.0.0.1\r\n"
CLOSE = b"Connection: close\r\n"
WORDS = (
    *("metadata", "spec", "status", "name", "project", "labels", "uid", "kind", "state", "tag"),
    *("data", "runs", "artifacts", "funcs", "func", "projects", "project", "schedules", "schedule"),
    *("pagination", "page", "page-size", "page-token", "detail", "reason", "loc", "msg", "iter"),
    *("start_time", "last_update", "updated", "created", "cron_trigger", "minute", "hour", "week"),
    *("scheduled_object", "task", "function", "parameters", "hyperparams", "notifications", "body"),
    *("key", "tree", "background_tasks", "version", "entities", "features", "feature_sets", "hash"),
    *("status_code", "resources", "grouped", "items", "paths", "get", "full", "results", "outputs"),
)
TEXTS = (
    *("", "a", "~", "*", "completed", "running", "2024-01-02T03:04:05+00:00", "latest", "=", "a=b"),
    *("\x1b[31m", "\x00", "\ud800", "../..", "1.12.0", "9" * 30, "*/5 * * * *", "é", "<b>", "{}"),
)
NUMBERS = (0, 1, -1, 2**31, 2**63, 2**64, 2**70, 0.5, 1e300, float("inf"), float("nan"))


class Choices(atheris.FuzzedDataProvider):  # type: ignore[misc]
    """Turns the bytes of an input into parts of messages."""

    def one_of(self, values: Any) -> Any:
        return values[self.ConsumeIntInRange(0, len(values) - 1)]

    def text(self) -> str:
        return str(self.one_of(TEXTS)) if self.ConsumeBool() else self.ConsumeUnicode(20)

    def value(self, depth: int = 0) -> Any:
        """Return a JSON value of known fields."""
        kind = self.ConsumeIntInRange(0, 9)
        if kind >= 5 and depth < 6:
            names = [
                self.one_of(WORDS) if self.ConsumeIntInRange(0, 9) else self.text()
                for _ in range(self.ConsumeIntInRange(0, 5))
            ]
            return {name: self.value(depth + 1) for name in names}
        if kind == 4 and depth < 6:
            return [self.value(depth + 1) for _ in range(self.ConsumeIntInRange(0, 4))]
        if kind == 3:
            return self.one_of(NUMBERS)
        return self.text() if kind else self.one_of((None, True, False))

    def body(self) -> bytes:
        kind = self.ConsumeIntInRange(0, 9)
        if kind == 0:
            return bytes(self.ConsumeBytes(200))
        text = json.dumps(self.value()).encode()
        if kind == 1:
            at = self.ConsumeIntInRange(0, len(text))
            return text[:at] + bytes(self.ConsumeBytes(20)) + text[at:]
        return text


def quoted(text: str) -> bytes:
    """Return a part of a path or query; some characters as they are, which is not allowed."""
    return "".join(
        one if one.isalnum() or one in "~%=*[]" else "".join(f"%{b:02x}" for b in _bytes(one))
        for one in text
    ).encode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class ServerFuzz:
    """Each input is what a connection sends; the server must survive, and list what it stored."""

    LISTS = (
        *("runs?project=x", "artifacts?project=x", "funcs?project=x", "projects/x/schedules"),
        *("projects/x/runs", "projects/x/artifacts", "projects/x/functions", "projects"),
        *("projects/x/feature-sets", "projects/x/alerts"),
    )

    def __init__(self) -> None:
        self.problems: list[str] = []
        handler = logging.Handler(logging.ERROR)
        handler.emit = lambda record: self.problems.append(  # type: ignore[method-assign]
            logging.Formatter().format(record)
        )
        for name in ("mlrun_db.server", "uvicorn.error", "asyncio"):
            logging.getLogger(name).addHandler(handler)
        self.servers = [LocalServer(job_seconds=0, version=version).start() for version in VERSIONS]
        self.server = self.servers[0]
        self.inputs = 0
        self.whole = True  # whether what is sent are whole requests

    def __call__(self, data: bytes) -> None:
        self.inputs += 1
        choices = Choices(data)
        self.server = choices.one_of(self.servers)
        if self.inputs % 500 < len(VERSIONS):
            self.server = self.servers[self.inputs % 500]
            self.server.reset()
            project = b'{"metadata": {"name": "x"}}'
            head = b"POST /api/projects HTTP/1.1\r\n%sContent-Length: %d\r\n%s\r\n%s"
            self.exchange(head % (HOST, len(project), CLOSE, project))
        raw = choices.ConsumeIntInRange(0, 9) == 0
        sent = bytes(choices.ConsumeBytes(4000)) if raw else self.requests(choices)
        self.exchange(sent, whole=not raw and self.whole)
        path = self.LISTS[self.inputs % len(self.LISTS)]
        listed = self.exchange(b"GET /api/%s HTTP/1.1\r\n%s%s\r\n" % (path.encode(), HOST, CLOSE))
        if listed not in ("200", "404"):
            self.problems.append(f"{path} is {listed} after this request")
        if self.problems:
            raise AssertionError("\n".join([repr(sent), *self.problems]))

    def requests(self, choices: Choices) -> bytes:
        """Return one or two requests of any route."""
        sent = b""
        self.whole = True
        for left in reversed(range(choices.ConsumeIntInRange(1, 2))):
            route = choices.one_of(ROUTES)
            parts = [
                quoted(choices.text())
                if part[:1] == "{" and not choices.ConsumeBool()
                else b"x"
                if part[:1] == "{"
                else part.encode()
                for part in f"/api{route.path}".split("/")
            ]
            names = [choices.one_of(WORDS) for _ in range(choices.ConsumeIntInRange(0, 3))]
            query = b"&".join(quoted(name) + b"=" + quoted(choices.text()) for name in names)
            body = choices.body() if route.method != "GET" else b""
            length, extra = len(body), b"" if left else CLOSE
            if choices.ConsumeIntInRange(0, 9) == 0:
                self.whole = False
                length = choices.ConsumeInt(4)
                extra += bytes(choices.ConsumeBytes(30))
            sent += b"%s %s?%s HTTP/1.1\r\n%sContent-Length: %d\r\n%s\r\n%s" % (
                *(route.method.encode(), b"/".join(parts), query, HOST, length, extra, body),
            )
        return sent

    def exchange(self, sent: bytes, whole: bool = True) -> str:
        """Send bytes over a connection; return the status of the first response, or ""."""
        with socket.create_connection(("127.0.0.1", self.server.port), SECONDS) as connection:
            received = b""
            try:
                connection.sendall(sent)
                connection.settimeout(SECONDS if whole else UNFINISHED)
                while piece := connection.recv(65536):
                    received += piece
            except ConnectionError:
                pass
            except TimeoutError:
                if whole:
                    self.problems.append(f"no response within {SECONDS} s")
        status = received[9:12].decode("latin-1")
        allowed = status[:1] in "1234" or status in ("501", "503")
        if received and not (received.startswith(b"HTTP/1.1 ") and allowed):
            self.problems.append(f"the response is {received[:300]!r}")
        return status


class QuickClock(Clock):
    """A clock whose sleeps take no time."""

    slept = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


class ClientFuzz:
    """Each input is a call and the response to it; whatever it is, the errors are ours."""

    HEADERS = (
        *("Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection"),
        *("Retry-After", "Set-Cookie", "Location", "x-mlrun-run-state", "x-mlrun-be-version"),
    )
    VALUES = (
        *("application/json", "text/html", "text/plain", "5", "-1", "gzip", "deflate", "br"),
        *("chunked", "identity", "close", "120", "Wed, 21 Oct 2015 07:28:00 +99999999999", "a=b"),
        *("completed", "running", "1.6.0", "1.12.0", "0.6.6", "9" * 5000, "/api", "http://a/"),
    )
    # Calls that read a file, wait in real time, or need another package.
    NOT = ("submit_pipeline", "store_runs", "store_artifacts", "store_functions")

    def __init__(self) -> None:
        self.calls = [
            (name, call)
            for name, calls in sorted({**CALLS, **NEWER_CALLS}.items())
            for call in calls
            if name not in self.NOT
        ]
        self.response = b""
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.settimeout(SECONDS)
                received = b""
                while b"\r\n\r\n" not in received and (piece := connection.recv(65536)):
                    received += piece
                connection.sendall(self.response)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass

    def __call__(self, data: bytes) -> None:
        choices = Choices(data)
        name, arguments = choices.one_of(self.calls)
        raw = choices.ConsumeIntInRange(0, 9) == 0
        self.response = bytes(choices.ConsumeBytes(4000)) if raw else self.of_parts(choices)
        version = choices.one_of((None, "0.6.6", "1.7.0", "1.12.0"))
        with (
            HTTPRunDB(
                self.url, retries=0, timeout=SECONDS, clock=QuickClock(), server_version=version
            ) as db,
            contextlib.redirect_stdout(io.StringIO()) as printed,
            contextlib.suppress(errors.MLRunBaseError, ImportError),
        ):
            result = getattr(db, name)(**arguments)
            if hasattr(result, "__next__"):
                for _ in result:
                    pass
            str(result)
        if "\x1b" in printed.getvalue() and not arguments.get("raw"):
            raise AssertionError(f"{name} printed an escape: {printed.getvalue()!r}")

    def of_parts(self, choices: Choices) -> bytes:
        """Return a response of a status, some headers and a body."""
        status = choices.one_of((200, 200, 200, 201, 202, 204, 302, 400, 404, 409, 422, 500, 503))
        body = choices.body()
        packed = choices.ConsumeIntInRange(0, 9)
        headers = []
        if packed < 2:
            body = gzip.compress(body, 1) if packed else zlib.compress(body)
            headers = [b"Content-Encoding: " + (b"gzip" if packed else b"deflate")]
        if choices.ConsumeIntInRange(0, 9) < 8:
            headers += [b"Content-Type: application/json", b"Content-Length: %d" % len(body)]
        for _ in range(choices.ConsumeIntInRange(0, 2)):
            name = choices.one_of(self.HEADERS)
            value = choices.one_of(self.VALUES) if choices.ConsumeBool() else choices.text()
            headers.append(f"{name}: {value}".encode("utf-8", "surrogatepass"))
        return b"HTTP/1.1 %d X\r\n%s\r\n\r\n%s" % (status, b"\r\n".join(headers), body)


TARGETS: dict[str, Callable[[], Callable[[bytes], None]]] = {
    "server": ServerFuzz,
    "client": ClientFuzz,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--finds", type=Path, default=Path.cwd(), help="default: this folder")
    parser.add_argument("inputs", nargs="*", type=Path)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    options = [
        f"-max_total_time={arguments.seconds}",
        f"-artifact_prefix={arguments.finds}/{arguments.target}-",
        *(
            "-max_len=4000",
            "-len_control=0",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
        ),
    ]
    with tempfile.TemporaryDirectory() as seeds:
        for number in range(0 if arguments.inputs else SEEDS):
            Path(seeds, str(number)).write_bytes(random.randbytes(random.randrange(4000)))
        inputs = arguments.inputs or [Path(seeds)]
        target = TARGETS[arguments.target]()
        atheris.Setup([sys.argv[0], *options, *map(str, inputs)], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
