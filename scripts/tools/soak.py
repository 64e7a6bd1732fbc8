"""Long versions of the tests: threads, faults, a large log, many clients, attacks, fuzzes.

Each test runs on an embedded server in a process of its own, and prints one line of figures.
"""

import argparse
import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mlrun_db import HTTPRunDB, errors  # noqa: E402
from scripts.tools import soak_attacks  # noqa: E402
from scripts.tools.soak_attacks import Failed, check, memory  # noqa: E402
from tests.support.fault_proxy import FAULTS, FaultProxy  # noqa: E402

THREADS = 16
CALLS = 10_000  # of each thread
JOBS = 5_000
LOG_SIZE = 10**9
CLIENTS = 2_000
MIB = 2**20
PROJECTS = ("threads", "jobs", "log", "faults", "clients")


class Server(NamedTuple):
    url: str
    pid: int


@contextlib.contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "mlrun_db.cli", "serve", "--port", "0"]
    command += ["--db", str(folder / "soak.db"), "--job-seconds", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            check(found is not None, "the server did not start")
            assert found is not None
            with HTTPRunDB(found.group()) as db:
                for name in PROJECTS:
                    db.create_project({"metadata": {"name": name}})
            yield Server(found.group(), process.pid)
        finally:
            process.terminate()


def forget_highest(pid: int | str) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def in_threads(run: Callable[[int], Any]) -> list[Any]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def threads(server: Server, seconds: float) -> str:
    """One client in 16 threads; each response must belong to its request."""
    del seconds
    with HTTPRunDB(server.url) as db:
        for number in range(THREADS):
            for turn in range(10):
                uid = f"u-{number}-{turn}"
                db.store_run({"metadata": {"name": uid}}, uid, "threads")

        def read(number: int) -> None:
            for turn in range(CALLS):
                uid = f"u-{number}-{turn % 10}"
                found = db.read_run(uid, "threads")["metadata"]["name"]
                check(found == uid, f"asked for {uid}, got {found}")

        start = time.monotonic()
        in_threads(read)
        rate = THREADS * CALLS / (time.monotonic() - start)
    return f"{THREADS} threads x {CALLS} calls, no response failed or mixed up, {rate:.0f} calls/s"


def jobs(server: Server, seconds: float) -> str:
    """Jobs over a connection that loses every fourth request or response: each starts once."""
    del seconds
    dice = random.Random(7)
    faults: list[str] = []

    def choose() -> str:
        faults.append(dice.choices(FAULTS, weights=(76, 6, 6, 6, 6))[0])
        return faults[-1]

    with (
        FaultProxy(server.url, choose) as proxy,
        HTTPRunDB(proxy.url, retries=9) as db,
        HTTPRunDB(server.url) as direct,
    ):
        direct.store_function({"kind": "job", "metadata": {"name": "f"}}, "f", "jobs")
        task = {"metadata": {"name": "t", "project": "jobs"}, "spec": {"function": "jobs/f"}}

        def submit(number: int) -> list[str]:
            turns = range(number, JOBS, THREADS)
            return [db.submit_job(task)["metadata"]["uid"] for _ in turns]

        sent = sorted(uid for uids in in_threads(submit) for uid in uids)
        stored = sorted(
            run["metadata"]["uid"] for run in direct.list_runs(project="jobs", iter=True)
        )
    check(len(set(sent)) == JOBS, f"{JOBS} jobs have {len(set(sent))} uids")
    check(sent == stored, f"{len(stored)} runs for {JOBS} jobs")
    broken = sum(fault != "none" for fault in faults)
    return f"{JOBS} jobs are {len(stored)} runs; {broken} of {len(faults)} requests had a fault"


def log(server: Server, seconds: float) -> str:
    """A log of 1 GB, read by both methods; the memory of client and server stays constant."""
    del seconds
    line = b"a line of a large log, as long as lines are ".ljust(99) + b"\n"
    part = line * (10**7 // len(line))
    with HTTPRunDB(server.url) as db:
        db.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u1", "log")
        laps = []
        for number in range(LOG_SIZE // len(part)):
            start = time.monotonic()
            db.store_log("u1", "log", part, append=number > 0)
            laps.append(time.monotonic() - start)
        first, last = sum(laps[:10]), sum(laps[-10:])
        figures = [f"stored in {sum(laps):.0f} s (first 10 parts {first:.1f} s, last {last:.1f} s)"]

        def with_logs() -> int:
            return sum(len(text) + 1 for text in db.logs("u1", "log", follow=True))

        def with_watch_log() -> int:
            size = 0

            def count(text: str) -> None:
                nonlocal size
                size += len(text) + 1

            db.watch_log("u1", "log", on_line=count)
            return size

        for name, read in (("logs", with_logs), ("watch_log", with_watch_log)):
            before = [memory(pid, "VmRSS") for pid in ("self", server.pid)]
            for pid in ("self", server.pid):
                forget_highest(pid)
            start = time.monotonic()
            size = read()
            took = time.monotonic() - start
            check(size == LOG_SIZE, f"{name} read {size} of {LOG_SIZE} bytes")
            after = [memory(pid, "VmHWM") for pid in ("self", server.pid)]
            more = [high - low for high, low in zip(after, before, strict=True)]
            figures.append(
                f"{name} {took:.0f} s, client {before[0]:.0f} MiB + {more[0]:.1f}, "
                f"server {before[1]:.0f} MiB + {more[1]:.1f}"
            )
            check(max(more) < 32, f"{name} takes more memory: {figures[-1]}")
    return "1 GB: " + "; ".join(figures)


def change(db: HTTPRunDB, kind: str, name: str, value: str) -> None:
    """Apply one change of the test with random faults."""
    if kind == "store_run":
        db.store_run({"metadata": {"name": name, "labels": {"v": value}}}, name, "faults")
    elif kind == "update_run":
        db.update_run({"metadata.labels.v": value}, name, "faults")
    elif kind == "del_run":
        db.del_run(name, "faults")
    elif kind == "store_log":
        db.store_log(name, "faults", value * 100)
    else:
        db.store_function({"metadata": {"name": name}, "spec": {"image": value}}, name, "faults")


CHANGES = ("store_run", "update_run", "del_run", "store_log", "store_function")


def faults(server: Server, seconds: float) -> str:
    """Mixed operations over a connection with random faults; the server ends in their state."""
    dice = random.Random(11)
    end = time.monotonic() + seconds
    done: list[int] = []
    failed: list[str] = []

    def change_own(number: int) -> dict[str, dict[str, str]]:
        """Change the runs, logs and functions of this thread; return the expected state."""
        own = random.Random(number)
        kept: dict[str, dict[str, str]] = {"runs": {}, "logs": {}, "functions": {}}
        turn = 0
        while time.monotonic() < end:
            turn += 1
            name, value, kind = f"{number}-{own.randrange(50)}", str(turn), own.choice(CHANGES)
            if kind == "update_run" and name not in kept["runs"]:
                continue
            for attempt in range(10):  # a failed change is repeated: its outcome is unknown
                try:
                    change(db, kind, name, value)
                    break
                except (errors.RunDBError, errors.MLRunHTTPStatusError) as err:
                    failed.append(kind)
                    check(attempt < 9, f"a change failed ten times, the last: {err}")
            done.append(number)
            if kind == "store_log":
                kept["logs"][name] = value * 100
            elif kind == "store_function":
                kept["functions"][name] = value
            elif kind == "del_run":
                kept["runs"].pop(name, None)
            else:
                kept["runs"][name] = value
        return kept

    with (
        FaultProxy(server.url, lambda: dice.choices(FAULTS, weights=(80, 5, 5, 5, 5))[0]) as proxy,
        HTTPRunDB(proxy.url) as db,
        HTTPRunDB(server.url) as direct,
    ):
        kept = in_threads(change_own)
        runs = {name: value for part in kept for name, value in part["runs"].items()}
        found = {
            run["metadata"]["name"]: run["metadata"]["labels"]["v"]
            for run in direct.list_runs(project="faults", iter=True)
        }
        check(found == runs, "the runs of the server differ from those stored")
        functions = {name: value for part in kept for name, value in part["functions"].items()}
        images = {
            item["metadata"]["name"]: item["spec"]["image"]
            for item in direct.list_functions(project="faults", tag="latest")
        }
        check(images == functions, "the functions of the server differ from those stored")
        logs = {name: value for part in kept for name, value in part["logs"].items()}
        for name, value in logs.items():
            if name in runs:
                text = direct.get_log(name, "faults")[1].decode()
                check(text == value, f"the log of {name} differs from what was stored")
    check(set(failed) <= {"store_log"} or len(failed) < len(done) / 10, f"failed: {set(failed)}")
    return (
        f"{len(done)} changes in {seconds:.0f} s, {len(failed)} failed and were repeated; "
        f"{len(runs)} runs, {len(functions)} functions and the logs are as expected"
    )


def clients(server: Server, seconds: float) -> str:
    """Clients opened, used and closed leave no socket, no thread and no memory."""
    del seconds

    def use() -> None:
        with HTTPRunDB(server.url) as db:
            check(db.list_runs(project="clients") == [], "there are runs")

    def sockets() -> int:
        with os.scandir("/proc/self/fd") as files:
            links = [os.readlink(file) for file in files if os.path.lexists(file)]
        return sum(link.startswith("socket:") for link in links)

    for _ in range(100):
        use()
    before = sockets(), threading.active_count(), memory("self", "VmRSS")
    for _ in range(CLIENTS):
        use()
    after = sockets(), threading.active_count(), memory("self", "VmRSS")
    figures = (
        f"{CLIENTS} clients: sockets {before[0]} -> {after[0]}, threads {before[1]} -> {after[1]}, "
        f"memory {before[2]:.1f} -> {after[2]:.1f} MiB"
    )
    check(after[0] <= before[0] and after[1] <= before[1], figures)
    check(after[2] < before[2] + 10, figures)
    return figures


def alone(attack: Callable[[], str]) -> Callable[[Server, float], str]:
    """Return the test of an attack, which starts its own servers."""
    return lambda server, seconds: attack()


TESTS = {
    **{test.__name__: test for test in (threads, jobs, log, faults, clients)},
    **{
        f"attack-{attack.__name__}": alone(attack)
        for attack in (
            *(soak_attacks.connections, soak_attacks.bodies, soak_attacks.readers),
            soak_attacks.parsing,
        )
    },
    **{
        f"fuzz-{target}": alone(partial(soak_attacks.fuzz, target))
        for target in ("server", "client")
    },
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="how long the test with random faults runs"
    )
    parser.add_argument("--only", choices=TESTS, help="run one test")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # stops the server too
    status = 0
    for name in [arguments.only] if arguments.only else TESTS:
        start = time.monotonic()
        try:
            with (
                tempfile.TemporaryDirectory() as folder,
                running_server(Path(folder)) as server,
            ):
                outcome = TESTS[name](server, arguments.seconds)
        except (Failed, errors.MLRunBaseError) as err:
            status, outcome = 1, f"FAILED: {err}"
        print(f"{name}: {outcome} ({time.monotonic() - start:.0f} s)", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
