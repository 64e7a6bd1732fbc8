"""Measures the reading of a long list of runs: scripts/bench-lists [NUMBER].

A server in a process of its own sends the list as one response. Each reader runs in a new process;
memory is the growth of that process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generated")]

from mlrun_db import HTTPRunDB  # noqa: E402
from mlrun_db._streaming.items import ListReader  # noqa: E402

PIECE = 1 << 16
BATCH = 100


def run(number: int) -> dict[str, Any]:
    """Return a run of 2.5 KB."""
    path = "v3io:///projects/p1/artifacts"
    artifact = {"kind": "plot", "hash": "a" * 40, "viewer": "web-app"}
    return {
        "kind": "run",
        "metadata": {"name": "train", "uid": f"{number:032x}", "labels": {"owner": "ann"}},
        "spec": {
            "parameters": {f"p{k}": k / 7 for k in range(20)},
            "inputs": {f"in{k}": f"{path}/{k}.parquet" for k in range(5)},
        },
        "status": {
            "state": "completed",
            "start_time": "2021-07-01T10:00:00+00:00",
            "results": {f"metric_{k}": (number + k) / 7 for k in range(20)},
            "artifacts": [
                {**artifact, "key": f"a{k}", "target_path": f"{path}/a{k}.html", "size": k}
                for k in range(8)
            ],
        },
    }


def body(count: int) -> Iterator[bytes]:
    batch = ",".join(json.dumps(run(number)) for number in range(BATCH)).encode()
    separated = b"," + batch
    yield b'{"runs": ['
    yield batch
    for _ in range(count // BATCH - 1):
        yield separated
    yield b"]}"


def serve(count: int) -> None:
    """Print the port; respond to every request with the list."""
    pieces = {"/api/healthz": [b"{}"], "/api/runs": list(body(count))}  # of one batch, many times

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "application/json")
            body = pieces[self.path.partition("?")[0]]
            self.send_header("content-length", str(sum(map(len, body))))
            self.end_headers()
            for piece in body:
                self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


def pieces(whole: bytes) -> Iterator[bytes]:
    return (whole[at : at + PIECE] for at in range(0, len(whole), PIECE))


class File:
    """The file object that ijson reads."""

    def __init__(self, whole: bytes) -> None:
        self._pieces = pieces(whole)

    def read(self, size: int) -> bytes:
        return next(self._pieces, b"") if size else b""


def with_ijson(whole: bytes) -> Iterator[Any]:
    ijson = import_module("ijson")
    found: Iterator[Any] = ijson.items(File(whole), "runs.item", use_float=True, buf_size=PIECE)
    return found


def measure(items: Callable[[], Iterator[Any]]) -> str:
    """Return the time to the first item and to the last, and the memory used."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    found = items()
    next(found)
    first = time.perf_counter() - started
    count = 1 + sum(1 for _ in found)
    whole = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return (
        f"{count} items, the first after {first * 1000:.1f} ms ({first / whole:.2%}), all after "
        f"{whole:.2f} s, {grown:.1f} MB more memory"
    )


def measure_reader(reader: str, count: int, url: str) -> str:
    if reader in ("ListReader", "ijson"):
        whole = b"".join(body(count))
        if reader == "ijson":
            return measure(lambda: with_ijson(whole))
        return measure(lambda: iter(ListReader(pieces(whole), "runs")))
    with HTTPRunDB(url, deadline=None) as db:
        db.connect()  # imports what the first call imports
        if reader == "iter_runs":
            return measure(db.iter_runs)
        return measure(lambda: iter(db.list_runs()))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    command = [sys.executable, __file__]
    server = subprocess.Popen([*command, "--serve", str(count)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        for name, number in (
            ("ListReader", 20_000),
            ("ijson", 20_000),
            ("iter_runs", count),
            ("list_runs", count),
        ):
            arguments = ["--measure", name, str(number), url]
            print(f"{name}:", subprocess.check_output([*command, *arguments], text=True).strip())
    finally:
        server.terminate()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(int(sys.argv[2]))
    elif sys.argv[1:2] == ["--measure"]:
        print(measure_reader(sys.argv[2], int(sys.argv[3]), sys.argv[4]))
    else:
        main()
