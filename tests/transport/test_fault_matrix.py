"""Every operation and every fault of tests/data/fault-matrix.json, on a raw socket."""

from __future__ import annotations

import inspect
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from mlrun_db._transport.request import File
from scripts.tools import fault_matrix
from tests.conftest import ManualClock
from tests.support.builders import BUILDERS
from tests.support.scripted import RESET, Response, ScriptedServer

MATRIX: dict[str, dict[str, tuple[str, int]]] = json.loads(
    (Path(__file__).parents[1] / "data/fault-matrix.json").read_text()
)
JSON = {"content-type": "application/json"}
# An object with the required fields of every response, without lists of models.
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
BODY = json.dumps({name: {} for name in FIELDS}).encode()
GOOD = Response(200, BODY, JSON)
HTML = {"content-type": "text/html"}
CHUNKED = {"transfer-encoding": "chunked", "content-length": "", **JSON}

RESPONSES: dict[str, list[Response]] = {
    "503-twice": [Response(503, b""), Response(503, b""), GOOD],
    "reset-before": [Response(reset=True, unread=True), GOOD],
    "reset-after": [RESET, GOOD],
    "cut-body": [Response(200, BODY, JSON, cut=len(BODY) // 2), GOOD],
    "cut-chunk": [Response(200, b"ff\r\n" + BODY, CHUNKED, cut=20), GOOD],
    "html-502": [Response(502, b"<html>bad gateway</html>", HTML), GOOD],
    "429-retry-after": [Response(429, b"", {"retry-after": "5"}), GOOD],
    "slow-first-byte": [Response(silent=True)],
    "slow-body": [Response(200, BODY, JSON, drip=0.01)],
    "garbage-json": [Response(200, b'{"data": [', JSON)],
    "empty-body": [Response(200, b"", JSON)],
    "wrong-length": [Response(200, BODY, {**JSON, "content-length": "9"}, cut=len(BODY))],
    "redirect": [Response(307, b"", {"location": "http://elsewhere.example/api/runs"})],
}


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
    assert set(RESPONSES) == set(fault_matrix.FAULTS)


@pytest.mark.off_spec("the least that an operation can be called with is an empty body")
@pytest.mark.parametrize("fault", fault_matrix.FAULTS)
def test_a_fault_on_every_operation(fault: str) -> None:
    timeout = 0.03 if fault.startswith("slow") else 5.0
    deadline = 0.03 if fault == "slow-body" else 30.0
    unexpected: dict[str, Any] = {}
    with ScriptedServer() as server:
        for name, operation in BUILDERS.items():
            server.responses = list(RESPONSES[fault])
            server.version = None if name == "client_spec" else "0.6.6"
            before = len(server.requests)
            clock = ManualClock() if fault != "slow-body" else None
            with HTTPRunDB(server.url, timeout=timeout, deadline=deadline, clock=clock) as db:
                try:
                    # the version, which _send may ask for first, is asked for with client-spec
                    send = db._session.send if name == "client_spec" else db._send
                    send(operation(**arguments(operation)))
                    outcome = "response"
                except errors.MLRunBaseError as err:
                    outcome = type(err).__name__
            if clock is not None and fault == "429-retry-after" and outcome == "response":
                assert clock.sleeps == [5.0]
            sent = count(server, before, MATRIX[name][fault][1])
            if [outcome, sent] != list(MATRIX[name][fault]):
                unexpected[name] = (outcome, sent, MATRIX[name][fault])
    assert unexpected == {}
