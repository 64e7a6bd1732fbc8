"""A server that does as little as it can, so that what is measured is the client.

It reads a request from a raw socket, looks for ``items-<count>`` (many small objects) or
``texts-<count>`` (runs that are mostly text) in its first line, and sends bytes that it has created
at the first request for that count. It runs in a process of its own:
``python -m scripts.benchmarks.raw_server SECONDS_BEFORE_EACH_RESPONSE`` prints the port.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
import socket
import sys
import threading
import time
from typing import Any

_COUNT = re.compile(rb"(items|texts)-(\d+)")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def hexadecimal(number: int) -> str:
    """Return what looks like a uid or a hash."""
    return hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()


def run(number: int) -> dict[str, Any]:
    """Return a run as a training job leaves it behind."""
    uid = hexadecimal(number)
    return {
        "kind": "run",
        "metadata": {
            "name": f"train-{number % 20}",
            "uid": uid,
            "iteration": 0,
            "project": "forecast",
            "labels": {"v3io_user": "ann", "kind": "job", "owner": "ann", "host": f"job-{number}"},
            "annotations": {},
        },
        "spec": {
            "function": f"forecast/train@{hexadecimal(number % 30)}",
            "log_level": "info",
            "parameters": {"epochs": number % 50, "learning_rate": 1 / (number + 3), "model": "gb"},
            "handler": "train",
            "outputs": ["model", "accuracy"],
            "output_path": f"s3://bucket/forecast/artifacts/{uid}",
            "inputs": {"dataset": f"store://feature-vectors/forecast/sales:v{number % 9}"},
            "hyperparams": {},
            "hyper_param_options": {},
            "data_stores": [],
        },
        "status": {
            "state": "completed",
            "results": {"accuracy": 0.9 + number % 97 / 1009, "loss": 3 / (number + 7)},
            "start_time": f"2023-07-{number % 28 + 1:02}T10:{number % 60:02}:00.123456+00:00",
            "last_update": f"2023-07-{number % 28 + 1:02}T11:{number % 60:02}:07.654321+00:00",
            "artifacts": [artifact(number)],
            "commit": hexadecimal(number % 10),
        },
    }


def artifact(number: int) -> dict[str, Any]:
    """Return the record of a model."""
    return {
        "key": f"model-{number}",
        "kind": "model",
        "iter": 0,
        "tree": hexadecimal(number),
        "target_path": f"s3://bucket/forecast/artifacts/{number}/model.pkl",
        "hash": hexadecimal(-number),
        "size": number * 1013,
        "db_key": f"train_model-{number}",
        "producer": {"name": "train", "kind": "run", "uri": f"forecast/{hexadecimal(number)}"},
        "metrics": {"accuracy": 0.9 + number % 97 / 1009},
        "labels": {"framework": "sklearn"},
        "updated": f"2023-07-{number % 28 + 1:02}T11:{number % 60:02}:07.654321+00:00",
    }


def text_run(number: int) -> dict[str, Any]:
    """Return a short run with 1 KB of text."""
    return {
        "metadata": {"name": f"train-{number % 20}", "uid": hexadecimal(number)},
        "status": {"state": "error", "error": f"step {number} of the log has failed; " * 28},
    }


@functools.cache
def response(what: bytes, shape: bytes, count: int) -> bytes:
    """Return a whole response, created once."""
    value: Any = {}
    if what == b"runs":
        make = text_run if shape == b"texts" else run
        value = {"runs": [make(number) for number in range(count)]}
    elif what == b"artifacts":
        value = {"artifacts": [artifact(number) for number in range(count)]}
    elif what == b"run":
        value = {"data": run(1)}
    body = json.dumps(value, separators=(",", ":")).encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


@functools.cache
def response_to(method: bytes, target: bytes) -> bytes:
    path = target.partition(b"?")[0].rstrip(b"/").split(b"/")
    what = b"run" if len(path) > 2 and path[-3] == b"run" else path[-1]
    found = _COUNT.search(target)
    shape, count = (found[1], int(found[2])) if found else (b"items", 1)
    return response(what if method == b"GET" else b"", shape, count)


def serve(connection: socket.socket, delay: float) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    data = b""
    while True:
        while (end := data.find(b"\r\n\r\n")) < 0:
            if not (more := connection.recv(65536)):
                return
            data += more
        method, target, _ = data.split(b" ", 2)
        if method != b"GET":
            length = _LENGTH.search(data[:end])
            end += int(length[1]) if length else 0
            while len(data) < end + 4:
                data += connection.recv(65536)
        data = data[end + 4 :]
        if delay:
            time.sleep(delay)
        connection.sendall(response_to(method, target))


def quietly_serve(connection: socket.socket, delay: float) -> None:
    try:
        serve(connection, delay)
    except OSError:
        pass  # the client has gone
    finally:
        connection.close()


def main() -> None:
    delay = float(sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=quietly_serve, args=(connection, delay), daemon=True).start()


if __name__ == "__main__":
    main()
