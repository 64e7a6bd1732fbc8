"""One client in many threads and processes, and what is left of one that is closed."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from tests.scripted import ScriptedServer, json_answer


def test_sixteen_threads_get_their_own_answers() -> None:
    with LocalServer() as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})

        def work(worker: int) -> None:
            for number in range(25):
                uid = f"u-{worker}-{number}"
                db.store_run({"metadata": {"name": uid}}, uid, "p1")
                assert db.read_run(uid, "p1")["metadata"]["name"] == uid

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(work, range(16)))
        assert len(db.list_runs(project="p1")) == 400


def sockets() -> int:
    links = Path("/proc/self/fd").iterdir()
    return sum(1 for link in links if link.is_symlink() and "socket" in os.readlink(link))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts sockets in /proc")
def test_closed_clients_leave_nothing(scripted: ScriptedServer) -> None:
    scripted.answers = [json_answer({"runs": []})]

    def use() -> None:
        with HTTPRunDB(scripted.url) as db:
            db.list_runs()

    use()
    threads, before = threading.active_count(), sockets()
    for _ in range(200):
        use()
    # the server's ends of the last connections may still be closing
    assert sockets() <= before + 5
    assert threading.active_count() <= threads + 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_has_connections_of_its_own(scripted: ScriptedServer) -> None:
    scripted.answers = [json_answer({"runs": []})]
    with HTTPRunDB(scripted.url) as db:
        db.list_runs()
        child = os.fork()
        if child == 0:
            try:
                os._exit(0 if db.list_runs() == [] else 1)
            finally:
                os._exit(2)
        assert os.waitpid(child, 0)[1] == 0
        db.list_runs()
    assert scripted.connections == 2
    assert len(scripted.requests) == 3
