"""The process around a client: copies, forks, threads, mocks, logs, and the end of its life."""

from __future__ import annotations

import contextvars
import copy
import gc
import io
import logging
import os
import pickle
import subprocess
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.bulk import for_each
from mlrun_db.lists import ArtifactList, RunList
from tests.support.scripted import ScriptedServer, json_response

RUNS = json_response({"runs": []})
REQUEST_ID = contextvars.ContextVar("request_id", default="")


@pytest.mark.off_spec("a header of the caller")
@pytest.mark.parametrize(
    "again", [lambda db: pickle.loads(pickle.dumps(db)), copy.copy, copy.deepcopy]
)
def test_a_copy_has_the_settings_and_connections_of_its_own(
    again: Any, scripted: ScriptedServer
) -> None:
    scripted.responses = [RUNS]
    headers = {"X-A": "b"}
    with HTTPRunDB(scripted.url, "ann", "secret", timeout=7, retries=0, headers=headers) as db:
        db.list_runs()
        copied = again(db)
        with copied:
            assert (copied.user, copied.timeout, copied.retries) == ("ann", 7, 0)
            copied.list_runs()
        db.list_runs()
    assert scripted.connections == 2
    assert [request.headers["x-a"] for request in scripted.requests] == ["b"] * 3


def test_a_deep_copy_shares_what_cannot_be_copied() -> None:
    import ssl

    context = ssl.create_default_context()
    source = io.StringIO().getvalue
    db = HTTPRunDB("https://host", token=source, verify=context)
    copied = copy.deepcopy({"db": db})["db"]
    assert copied.verify is context
    assert copied.token is source


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_child_does_not_wait_for_locks_of_its_parent(scripted: ScriptedServer) -> None:
    scripted.responses = [RUNS]
    db = HTTPRunDB(scripted.url)
    with db._lock:  # as if another thread was connecting
        child = os.fork()
        if not child:
            try:
                os._exit(0 if db.list_runs() == [] else 1)
            finally:
                os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    db.close()


def test_the_context_of_the_caller_reaches_the_threads() -> None:
    seen: list[str] = []

    def work(item: int) -> None:
        seen.append(REQUEST_ID.get())
        REQUEST_ID.set(f"changed by {item}")

    token = REQUEST_ID.set("r-7")
    try:
        for_each(work, range(4), threads=4, progress=False)
    finally:
        REQUEST_ID.reset(token)
    assert seen[0] == "r-7"
    assert REQUEST_ID.get() == ""


def test_a_client_that_is_let_go_closes_itself(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"runs": [{}] * 5000})]
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", ResourceWarning)
        for _ in range(3):
            db = HTTPRunDB(scripted.url)
            assert len(db.list_runs()) == 5000
            next(db.iter_runs())
            del db
            gc.collect()
    assert [str(each.message) for each in found] == []


def test_a_process_ends_with_an_open_iterator_and_client() -> None:
    code = """
from mlrun_db import HTTPRunDB, LocalServer, get_run_db
server = LocalServer().start()
db = get_run_db(server.url)
runs = [{"metadata": {"name": "r", "uid": f"u{n}", "x": "y" * 999}} for n in range(99)]
db.store_runs(runs, progress=False)
runs = db.iter_runs()
print(next(runs)["metadata"]["uid"][0])
"""
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "u\n"), done.stderr
    assert "HTTPRunDB" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("make", [lambda db: mock.Mock(spec=db), mock.create_autospec, dir])
def test_what_reads_all_attributes_sends_nothing(make: Any, scripted: ScriptedServer) -> None:
    scripted.version = None
    db = HTTPRunDB(scripted.url)
    made = make(db)
    for name in dir(db):
        getattr(db, name)
    assert scripted.requests == []
    if make is not dir:
        made.list_runs.return_value = [1]
        assert made.list_runs(project="p1") == [1]


def test_httpx_is_quiet_unless_it_is_asked(scripted: ScriptedServer) -> None:
    scripted.responses = [RUNS]
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    root, logger = logging.getLogger(), logging.getLogger("httpx")
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        with HTTPRunDB(scripted.url) as db:
            db.list_runs()
            assert out.getvalue() == ""
            logger.info("of the application itself")
            logger.setLevel(logging.INFO)
            db.list_runs()
    finally:
        logger.setLevel(logging.NOTSET)
        root.setLevel(before)
        root.removeHandler(handler)
    lines = out.getvalue().splitlines()
    assert lines[0] == "of the application itself"
    assert lines[1].startswith("HTTP Request: GET")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_without_some_characters(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    with LocalServer() as server, HTTPRunDB(server.url) as db:
        db.store_run({"metadata": {"name": "☃"}, "status": {"state": "completed"}}, "u1")
        db.store_log("u1", "", "epoch ☃\nend\n")
        monkeypatch.setattr(sys, "stdout", stream)
        assert db.watch_log("u1") == "completed"
        db.list_runs().show()
    stream.flush()
    text = stream.buffer.getvalue().decode(encoding)
    assert text.startswith("epoch \\u2603\nend\n")
    assert text.count("\\u2603") == 2


def test_iterators_in_iterators_in_threads(scripted: ScriptedServer) -> None:
    scripted.respond = lambda target: json_response(
        {"runs": [{"metadata": {"uid": "u", "x": "y" * 5000}}] * 200, "artifacts": [], "data": {}}
    )
    barrier = threading.Barrier(16)
    with HTTPRunDB(scripted.url, timeout=20, retries=0) as db:

        def work() -> int:
            outer, inner = db.iter_runs(), db.iter_runs()
            next(outer), next(inner)
            barrier.wait()
            db.read_run("u1")
            return len([*outer, *inner])

        with ThreadPoolExecutor(16) as pool:
            found = [job.result() for job in [pool.submit(work) for _ in range(16)]]
    assert found == [398] * 16


def test_lists_keep_their_class() -> None:
    runs = RunList([{"metadata": {"name": name}} for name in "ba"])
    plain: list[Any] = [{}]
    made = [
        runs + runs, runs + plain, plain + runs, runs * 2, 2 * runs, runs.copy(), runs[:1],
        runs[::-1], copy.copy(runs), copy.deepcopy(runs), pickle.loads(pickle.dumps(runs)),
        runs.sorted(lambda run: run["metadata"]["name"]), runs.filter(lambda run: True),
    ]  # fmt: skip
    assert [type(each) for each in made] == [RunList] * len(made)
    assert [run["metadata"]["name"] for run in made[-2]] == ["a", "b"]
    artifacts = ArtifactList([{"key": "k"}], tag="v1")
    kept = [artifacts + artifacts, artifacts.copy(), artifacts[:0], copy.copy(artifacts)]
    assert [each.tag for each in kept] == ["v1"] * 4
    assert type(runs + artifacts) is list
    assert runs.sorted(len) is not runs and len(runs) == 2
