"""Every operation and every fault of tests/data/fault-matrix.json, on a raw socket."""

from __future__ import annotations

import contextlib
import inspect
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, errors
from mlrun_db._transport.request import File, Request
from scripts.tools import fault_matrix
from tests.conftest import ManualClock
from tests.support.builders import BUILDERS
from tests.support.scripted import RESET, Response, ScriptedServer

MATRIX: dict[str, dict[str, tuple[str, int]]] = json.loads(
    (Path(__file__).parents[1] / "data/fault-matrix.json").read_text()
)
JSON = {"content-type": "application/json"}
# The required fields of every response.
FIELDS = (
    *("data", "runs", "artifacts", "func", "funcs", "projects", "schedules", "metadata", "spec"),
    *("status", "features", "entities", "feature_sets", "feature_vectors", "endpoints", "project"),
    *("name", "tags", "tag", "id", "provider", "kind", "size", "modified", "total_size", "columns"),
    *("feature_set", "run_object", "cron_trigger", "creation_time", "count", "results", "text"),
    *("objects", "identifiers", "version", "target", "type", "hash_key", "secrets", "secret_keys"),
    *("resources", "mimetype", "background_tasks", "activations", "catalog", "values", "severity"),
    *("feature_set_digests", "project_summaries", "secret_tokens", "trigger", "notifications"),
    *("template_name", "source", "object"),
)
# One of these can be read by each operation: objects, lists and nulls in the fields, or a list.
BODIES = (
    json.dumps({name: {} for name in FIELDS}).encode(),
    json.dumps(dict.fromkeys(FIELDS)).encode(),
    json.dumps([{}] * 50).encode(),
)
HTML = {"content-type": "text/html"}
CHUNKED = {"transfer-encoding": "chunked", "content-length": "", **JSON}


def responses(fault: str, body: bytes) -> list[Response]:
    """Return what a server sends that has a fault; ``body`` is what it should send."""
    good = Response(200, body, JSON)
    return {
        "503-twice": [Response(503, b""), Response(503, b""), good],
        "reset-before": [Response(reset=True, unread=True), good],
        "reset-after": [RESET, good],
        "cut-body": [Response(200, body, JSON, cut=len(body) // 2), good],
        "cut-chunk": [Response(200, b"ff\r\n" + body, CHUNKED, cut=20), good],
        "html-502": [Response(502, b"<html>bad gateway</html>", HTML), good],
        "429-retry-after": [Response(429, b"", {"retry-after": "5"}), good],
        "slow-first-byte": [Response(silent=True)],
        "slow-body": [Response(200, body, JSON, drip=0.01)],
        "garbage-json": [Response(200, b'{"data": [', JSON)],
        "empty-body": [Response(200, b"", JSON)],
        "wrong-length": [Response(200, body, {**JSON, "content-length": "9"}, cut=len(body))],
        "redirect": [Response(307, b"", {"location": "http://elsewhere.example/api/runs"})],
    }[fault]


def readable(request: Request[Any]) -> bytes:
    """Return a body that can be read as the response of a request."""
    for body in BODIES:
        with contextlib.suppress(ValueError):
            request.value_of(httpx.Response(200, content=body, headers=JSON))
            return body
    raise AssertionError(f"no body for {request.operation}")


def arguments(operation: Callable[..., Any]) -> dict[str, Any]:
    """Return the required arguments of an operation."""
    found: dict[str, Any] = {}
    for name, parameter in inspect.signature(operation).parameters.items():
        if parameter.default is inspect.Parameter.empty:
            is_file = "File" in str(parameter.annotation).split(" | ")
            found[name] = ({}, File(b"x"))[is_file] if name == "body" else "x"
    return found


def count(server: ScriptedServer, before: int, expected: int) -> int:
    """Return how many requests arrived; one that the client has abandoned may be read later."""
    for _ in range(200):
        if len(server.requests) - before >= expected:
            break
        time.sleep(0.01)
    return len(server.requests) - before


def test_the_file_holds_every_operation_and_every_fault() -> None:
    assert set(MATRIX) == set(BUILDERS)
    for fault in fault_matrix.FAULTS:
        assert responses(fault, b"")


@pytest.mark.off_spec("the least that an operation can be called with is an empty body")
@pytest.mark.parametrize("fault", fault_matrix.FAULTS)
def test_a_fault_on_every_operation(fault: str) -> None:
    timeout = 0.03 if fault.startswith("slow") else 5.0
    deadline = 0.03 if fault == "slow-body" else 30.0
    unexpected: dict[str, Any] = {}
    with ScriptedServer() as server:
        for name, operation in BUILDERS.items():
            request = operation(**arguments(operation))
            server.responses = responses(fault, readable(request))
            server.version = None if name == "client_spec" else "0.6.6"
            before = len(server.requests)
            clock = ManualClock() if fault != "slow-body" else None
            with HTTPRunDB(server.url, timeout=timeout, deadline=deadline, clock=clock) as db:
                try:
                    # the version, which _send may ask for first, is asked for with client-spec
                    send = db._session.send if name == "client_spec" else db._send
                    send(request)
                    outcome = "response"
                except errors.MLRunBaseError as err:
                    outcome = type(err).__name__
            if clock is not None and fault == "429-retry-after" and outcome == "response":
                assert clock.sleeps == [5.0]
            sent = count(server, before, MATRIX[name][fault][1])
            if [outcome, sent] != list(MATRIX[name][fault]):
                unexpected[name] = (outcome, sent, MATRIX[name][fault])
    assert unexpected == {}
