"""What the package may cost, in counts, bytes and ratios: they hold on a busy machine, too."""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from types import FrameType
from typing import Any

import mlrun_api
import pytest
from httpx import Client
from packaging.requirements import Requirement

import mlrun_db
from mlrun_db import HTTPRunDB
from mlrun_db.errors import MLRunHTTPError
from scripts.benchmarks.raw_server import run
from scripts.benchmarks.worker import facade, with_httpx

from .support.scripted import ScriptedServer, json_response
from .test_imports import loaded_after


def installed(name: str = "mlrun_db") -> dict[str, Distribution]:
    """Return what pip installs with a distribution, without extras, and itself."""
    found: dict[str, Distribution] = {}
    names = [name]
    while names:
        name = names.pop().lower().replace("-", "_")
        if name in found:
            continue
        found[name] = distribution(name)
        for text in found[name].requires or ():
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                names.append(needed.name)
    return found


def test_few_distributions() -> None:
    names = set(installed())
    assert {"mlrun_db", "httpx", "httpcore", "certifi"} <= names
    assert len(names) <= 10, names


def test_less_than_15_mb() -> None:
    files = [
        file for each in installed().values() for file in each.files or () if file.size is not None
    ]
    # of mlrun_db itself, which is installed in place here, the files of its packages
    own = [
        path
        for package in (mlrun_db, mlrun_api)
        for path in Path(*package.__path__).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    size = sum(file.size or 0 for file in files) + sum(path.stat().st_size for path in own)
    assert len(files) > 100
    assert len(own) > 150
    assert size < 15e6


def test_few_modules_for_a_client() -> None:
    client = "import mlrun_db; mlrun_db.HTTPRunDB('http://127.0.0.1:9')"
    loaded = loaded_after(client) - loaded_after("pass")
    assert "mlrun_db.httpdb" in loaded
    assert len(loaded) <= 140, loaded


def held_by(read: Callable[[], Any]) -> int:
    """Return the bytes of Python's memory that a result holds."""
    gc.collect()
    tracemalloc.start()
    try:
        result = read()
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
        assert len(result) == 10_000
        return held
    finally:
        tracemalloc.stop()


def test_a_list_holds_no_more_than_the_parsed_json() -> None:
    response = json_response({"runs": [run(number) for number in range(10_000)]})
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [json_response({"runs": []}), response]
        assert db.list_runs() == []  # httpx is imported, the connection made
        of_client = held_by(db.list_runs)
    assert of_client <= 1.1 * held_by(lambda: json.loads(response.body)["runs"])


def test_a_call_leaves_nothing_for_the_garbage_collector() -> None:
    response = json_response({"runs": [], "data": {}})
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [response] * 20
        for calls in (2, 8):  # what the first leave behind is of imports and the connection
            gc.collect()
            gc.disable()
            try:
                for _ in range(calls):
                    db.list_runs()
                    db.store_run({}, "u1")
                left = gc.collect()
            finally:
                gc.enable()
    assert left == 0


def function_calls(run: Callable[[], object]) -> int:
    """Return how many functions of Python and C are called, after the first times."""
    events: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        events.append(event)

    run()
    run()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return events.count("call") + events.count("c_call")


@pytest.mark.parametrize("operation", ["read_run", "store_run", "list_runs"])
def test_a_call_takes_fewer_steps_than_one_of_httpx(
    operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        sys.modules, "opentelemetry.trace", None
    )  # of other tests: calls have spans
    with ScriptedServer() as server, HTTPRunDB(server.url) as db, Client(base_url=server.url) as it:
        server.responses = [json_response({"runs": [run(1)], "data": run(1)})]
        ours, plain = facade(db)[operation], with_httpx(it)[operation]
        assert function_calls(lambda: ours("p1")) <= 0.95 * function_calls(lambda: plain("p1"))


def collections_while(read: Callable[[], Any]) -> int:
    """Return how often Python's garbage collector starts."""
    phases: list[str] = []

    def count(phase: str, info: Mapping[str, int]) -> None:
        phases.append(phase)

    gc.collect()
    gc.callbacks.append(count)
    try:
        read()
    finally:
        gc.callbacks.remove(count)
    return phases.count("start")


def test_the_garbage_collector_waits_for_a_long_list() -> None:
    response = json_response({"runs": [run(number) for number in range(3_000)]})
    broken = response._replace(body=response.body[:-1])
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [response, response, broken, response]
        db.list_runs()  # httpx is imported, the connection made
        alone = collections_while(lambda: json.loads(response.body))
        assert collections_while(db.list_runs) <= max(1, alone / 3)  # from 3.12 on both are 1
        with pytest.raises(MLRunHTTPError):
            db.list_runs()
        assert gc.isenabled()
        gc.disable()
        try:
            assert len(db.list_runs()) == 3_000
            assert not gc.isenabled()  # as the application wants it
        finally:
            gc.enable()
