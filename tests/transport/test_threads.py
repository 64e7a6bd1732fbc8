"""One client in many threads and processes, and what a closed client leaves behind."""

from __future__ import annotations

import os
import queue
import random
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mlrun_db import HTTPRunDB, LocalServer
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response


def test_sixteen_threads_get_their_own_responses() -> None:
    with LocalServer(version="0.6.6") as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})

        def run(worker: int) -> None:
            for number in range(25):
                uid = f"u-{worker}-{number}"
                db.store_run({"metadata": {"name": uid}}, uid, "p1")
                assert db.read_run(uid, "p1")["metadata"]["name"] == uid

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(run, range(16)))
        assert len(db.list_runs(project="p1")) == 400


def test_responses_are_never_mixed_up_over_a_bad_connection() -> None:
    """Each response names its request; every fourth request or response is lost."""
    with ScriptedServer() as server:
        dice = random.Random(3)  # used under the server's lock

        def respond(target: str) -> Response:
            fault = dice.random()
            response = json_response({"data": {"path": urlsplit(target).path}})
            if fault < 0.1:
                return RESET
            if fault < 0.2:
                return response._replace(cut=dice.randrange(len(response.body)))
            return response if fault > 0.25 else Response(503, b"")

        server.respond = respond
        with HTTPRunDB(server.url, clock=ManualClock(), retries=20, deadline=None) as db:

            def run(worker: int) -> None:
                for number in range(100):
                    found = db.read_run(f"u-{worker}-{number}", "p1")
                    assert dict(found) == {"path": f"/api/run/p1/u-{worker}-{number}"}

            with ThreadPoolExecutor(16) as pool:
                list(pool.map(run, range(16)))


INTERRUPTED = """
import sys
from mlrun_db import HTTPRunDB

db = HTTPRunDB(sys.argv[1])
calls = [db.list_runs, lambda: list(db.logs("u1")), lambda: db.watch_log("u1")]
for call in calls:
    print("reading", flush=True)
    try:
        call()
    except KeyboardInterrupt:
        print("interrupted", db.list_projects(), flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name != "posix", reason="needs signals")
def test_ctrl_c_in_a_blocked_read_leaves_the_client_usable(scripted: ScriptedServer) -> None:
    """Another process reads a response that does not end."""
    targets: queue.Queue[str] = queue.Queue()

    def respond(target: str) -> Response:
        if "/projects" in target:
            return json_response({"projects": []})
        targets.put(target)
        return Response(200, b"half of ", {"content-length": "1000"}, stall=True)

    scripted.respond = respond
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, scripted.url],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline() == "reading\n"
            targets.get(timeout=30)
            process.send_signal(signal.SIGINT)
            assert process.stdout.readline().removeprefix("half of ") == "interrupted []\n"
        assert process.wait(30) == 0


def sockets() -> int:
    links = Path("/proc/self/fd").iterdir()
    return sum(1 for link in links if link.is_symlink() and "socket" in os.readlink(link))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts sockets in /proc")
def test_closed_clients_leave_nothing(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"runs": []})]

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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_has_connections_of_its_own(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"runs": []})]
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
