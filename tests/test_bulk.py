"""Calls for many items: in threads, with an error per item, and resumed after an interruption."""

from __future__ import annotations

import io
import itertools
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from mlrun_db.bulk import for_each
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer

ROOT = Path(__file__).parents[1]


def run(number: int, iteration: int = 0) -> dict[str, Any]:
    return {"metadata": {"name": "train", "uid": f"u{number}", "iteration": iteration}}


def runs(count: int) -> list[dict[str, Any]]:
    return [run(number) for number in range(count)]


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer(version="0.6.6") as server:
        yield server


@pytest.fixture
def db(server: LocalServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server.url, clock=clock) as db:
        yield db


def stored(db: HTTPRunDB, project: str = "p1") -> set[str]:
    return {item["metadata"]["uid"] for item in db.iter_runs(project=project, iter=True)}


def test_all_runs_are_stored(db: HTTPRunDB) -> None:
    items = [*runs(30), run(1, iteration=2)]
    result = db.store_runs(iter(items), "p1")
    assert (result.done, result.skipped, result.failed, result.stopped) == (31, 0, [], None)
    result.raise_for_errors()
    found = sorted(db.iter_runs(project="p1", iter=True), key=json.dumps)
    for item in items:
        item["metadata"]["project"] = "p1"
    assert found == sorted(items, key=json.dumps)
    assert db.read_run("u1", "p1", iter=2)["metadata"]["iteration"] == 2


def test_the_project_of_each_item_is_the_default(db: HTTPRunDB) -> None:
    items = runs(3)
    items[0]["metadata"]["project"] = "p0"
    assert db.store_runs(items).done == 3
    assert stored(db, "p0") == {"u0"}
    assert stored(db, "default") == {"u1", "u2"}


def test_artifacts_and_functions_are_copied_to_another_project(db: HTTPRunDB) -> None:
    for number in range(5):
        key = f"a{number}"
        artifact = {"key": key, "tree": "t", "iter": 1}
        db.store_artifact(key, artifact, "t", iter=1, tag="v1", project="p1")
        function = {"kind": "job", "metadata": {"name": f"f{number}", "tag": "v2"}}
        db.store_function(function, f"f{number}", "p1", tag="v2")
    assert db.store_artifacts(db.iter_artifacts(project="p1", tag="v1"), "p2").done == 5
    assert db.store_functions(db.iter_functions(project="p1"), "p2").done == 5
    copied, original = (
        sorted(db.list_artifacts(project=project, tag="v1", iter=1), key=json.dumps)
        for project in ("p2", "p1")
    )
    assert copied == [{**each, "project": "p2"} for each in original]
    assert len(copied) == 5
    names = [item["metadata"]["name"] for item in db.list_functions(project="p2", tag="v2")]
    assert sorted(names) == [f"f{number}" for number in range(5)]


def test_an_item_that_fails_does_not_stop_the_others(
    db: HTTPRunDB, server: LocalServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.fault("store_run", status=400, times=3)
    bad: dict[str, Any] = {"metadata": {"name": "no uid"}}
    with caplog.at_level(logging.WARNING, "mlrun_db"):
        result = db.store_runs([*runs(20), bad, 7], "p1")  # type: ignore[list-item]
    assert result.done == len(stored(db)) == 17
    assert result.stopped is None
    assert str(result) == "17 done, 5 failed"
    kinds = sorted(type(err).__name__ for _, err in result.failed)
    assert kinds == ["MLRunBadRequestError"] * 3 + ["MLRunInvalidArgumentError"] * 2
    assert [item for item, _ in result.failed if item in (bad, 7)] == [bad, 7]
    assert "17 done, 5 failed; the first error" in caplog.text
    with pytest.raises(errors.MLRunBulkError, match="17 done, 5 failed") as raised:
        result.raise_for_errors()
    assert raised.value.failed == result.failed
    assert raised.value.__cause__ is result.failed[0][1]


def test_calls_are_concurrent_up_to_the_number_of_threads() -> None:
    together = threading.Barrier(4, timeout=10)
    lock = threading.Lock()
    taken = ended = most = 0

    def items() -> Iterator[int]:
        nonlocal taken, most
        for number in range(400):
            with lock:
                taken += 1
                most = max(most, taken - ended)
            yield number

    def action(number: int) -> None:
        nonlocal ended
        together.wait()
        with lock:
            ended += 1

    assert for_each(action, items(), threads=4).done == 400
    assert most <= 5  # 4 in flight, and the one that is being taken


@pytest.mark.parametrize("status", [401, 403])
def test_no_permission_stops_the_call(server: LocalServer, db: HTTPRunDB, status: int) -> None:
    server.fault("store_run", status=status, times=10_000)
    result = db.store_runs((run(number) for number in itertools.count()), "p1", threads=3)
    assert result.done == 0
    assert 1 <= len(result.failed) <= 3
    assert isinstance(result.stopped, errors.MLRunHTTPStatusError)
    assert result.stopped.status == status
    tried = {item["metadata"]["uid"] for item, _ in result.failed}
    assert next(result.remaining)["metadata"]["uid"] == f"u{len(tried)}"
    with pytest.raises(errors.MLRunBulkError, match="stopped early") as raised:
        result.raise_for_errors()
    assert raised.value.__cause__ is result.stopped


def test_no_connection_stops_the_call(clock: ManualClock) -> None:
    with HTTPRunDB("http://127.0.0.1:9", clock=clock) as db:
        result = db.store_runs((run(number) for number in itertools.count()), "p1", threads=2)
    assert isinstance(result.stopped, errors.RunDBError)
    assert len(result.failed) <= 2


def test_a_lost_response_is_an_error_of_its_item(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [*[RESET] * 4, Response()]  # the free second attempt, and three more
    result = scripted_db.store_runs(runs(3), "p1", threads=1)
    assert result.stopped is None
    assert result.done + len(result.failed) == 3
    assert result.done >= 2


def test_a_second_call_with_the_journal_skips_completed_items(
    db: HTTPRunDB, server: LocalServer, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    server.fault("store_run", status=400, times=2)
    first = db.store_runs(runs(10), "p1", journal=journal)
    assert (first.done, len(first.failed)) == (8, 2)
    db.del_runs(project="p1")
    second = db.store_runs(runs(10), "p1", journal=str(journal))
    assert (second.done, second.skipped, second.failed) == (2, 8, [])
    assert stored(db) == {item["metadata"]["uid"] for item, _ in first.failed}
    assert str(second) == "2 done, 0 failed, 8 skipped"
    third = db.store_runs(runs(10), "p1", journal=journal)
    assert (third.done, third.skipped) == (0, 10)
    assert db.store_runs([{**run(1), "changed": True}], "p1", journal=journal).done == 1


def test_a_journal_is_for_one_kind_project_and_server(db: HTTPRunDB, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    db.store_runs(runs(2), "p1", journal=journal)
    before = journal.read_bytes()
    with pytest.raises(errors.MLRunInvalidArgumentError, match="not a journal of 'store_runs p2"):
        db.store_runs(runs(2), "p2", journal=journal)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="not a journal of 'store_functions"):
        db.store_functions([], "p1", journal=journal)
    assert journal.read_bytes() == before
    for text in (b"some\nnotes\n", b"[]\n", b'{"journal": ""}\n[1]\n'):
        journal.write_bytes(text)
        with pytest.raises(errors.MLRunInvalidArgumentError, match="not a journal"):
            for_each(str, ["a"], journal=journal)
        assert journal.read_bytes() == text


def test_an_incomplete_line_of_a_killed_process_is_dropped(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    assert for_each(str, ["a", "b\nc"], journal=journal, threads=1).done == 2
    whole = journal.read_bytes()
    assert whole == b'{"journal": ""}\n"a"\n"b\\nc"\n'
    for end in range(len(whole)):
        journal.write_bytes(whole[:end])
        for_each(str, ["a", "b\nc"], journal=journal, threads=1)
        assert journal.read_bytes() == whole


def test_a_custom_key(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    done: list[tuple[int, str]] = []
    for word in ("first", "second"):
        items = [(number, word) for number in range(3)]
        for_each(done.append, items, key=lambda item: str(item[0]), journal=journal)
    assert sorted(done) == [(0, "first"), (1, "first"), (2, "first")]


def test_an_error_of_the_items_is_raised_after_the_calls_in_flight(
    db: HTTPRunDB, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"

    def items() -> Iterator[dict[str, Any]]:
        yield from runs(5)
        raise OSError("the file with the runs ends here")

    with pytest.raises(OSError, match="ends here"):
        db.store_runs(items(), "p1", journal=journal)
    assert len(stored(db)) == 5
    assert db.store_runs(runs(5), "p1", journal=journal).skipped == 5


def test_ctrl_c_waits_for_the_calls_in_flight(db: HTTPRunDB, tmp_path: Path) -> None:
    journal = tmp_path / "journal"

    def store(number: int) -> None:
        if number == 20:
            os.kill(os.getpid(), signal.SIGINT)
        db.store_run(run(number), f"u{number}", "p1")

    with pytest.raises(KeyboardInterrupt):
        for_each(store, itertools.count(), threads=3, journal=journal, key=lambda n: f"u{n}")
    assert not [thread for thread in threading.enumerate() if "bulk" in thread.name]
    written = [json.loads(line) for line in journal.read_bytes().splitlines()[1:]]
    assert len(written) >= 18
    assert set(written) == stored(db)


KILLED = """
import itertools, os, sys
from mlrun_db import HTTPRunDB

def items():
    for number in itertools.count():
        if number == 20:
            os._exit(9)  # like kill -9: nothing is cleaned up
        yield {"metadata": {"name": "train", "uid": f"u{number}", "iteration": 0}}

HTTPRunDB(sys.argv[1]).store_runs(items(), "p1", threads=2, journal=sys.argv[2])
"""


def test_a_killed_process_is_resumed(db: HTTPRunDB, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    command = [sys.executable, "-c", KILLED, db.base_url, str(journal)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"}
    killed = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    assert killed.returncode == 9, killed.stderr
    assert len(stored(db)) >= 18
    result = db.store_runs(runs(30), "p1", journal=journal)
    assert result.skipped >= 18  # all but the two in flight
    assert result.done == 30 - result.skipped
    assert stored(db) == {f"u{number}" for number in range(30)}


@pytest.mark.parametrize("threads", [0, -1, 1.5, True])
def test_an_invalid_number_of_threads_is_refused(threads: Any) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="threads must be an integer"):
        for_each(str, [], threads=threads)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "progress, stream, shown",
    [
        (None, io.StringIO, False),
        (None, Terminal, True),
        (False, Terminal, False),
        (True, io.StringIO, True),
    ],
)
def test_a_bar_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, progress: bool | None, stream: type[io.StringIO], shown: bool
) -> None:
    stderr = stream()
    monkeypatch.setattr(sys, "stderr", stderr)
    for_each(str, range(25), progress=progress)
    for_each(str, iter(range(25)), progress=progress)
    assert ("25/25" in stderr.getvalue()) is shown
    assert bool(stderr.getvalue()) is shown


def test_without_tqdm_only_an_explicit_bar_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert for_each(str, [1]).done == 1
    with pytest.raises(ImportError, match=r"pip install 'mlrun_db\[progress\]'"):
        for_each(str, [1], progress=True)
