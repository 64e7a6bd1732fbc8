"""The benchmarks: what is compared with what, and the targets."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mlrun_db import HTTPRunDB, LocalServer

from .measure import Process, Ratio, RawServer, Samples, Worker

OURS = "mlrun_db"
OFFICIAL = "official"
PLAIN = ("httpx", "requests", "http.client")
FLOOR = "httpx.HTTPTransport"  # the least that httpx takes
LIST_TARGETS = {
    ("list_runs", 10_000): "<= 0.70",
    ("list_runs", 100_000): "<= 0.50",
    ("list_artifacts", 10_000): "<= 0.80",
}
MEASURES = {"time": "", "cpu": ", processor's time"}


class Options(NamedTuple):
    quick: bool = False
    official: str = ""  # a Python that has mlrun

    def rounds(self, number: int) -> int:
        return max(3, number // 10) if self.quick else number

    def with_official(self, *names: str) -> tuple[str, ...]:
        return (*names, OFFICIAL) if self.official else names


@contextlib.contextmanager
def workers(url: str, names: tuple[str, ...], options: Options) -> Iterator[dict[str, Worker]]:
    with contextlib.ExitStack() as stack:
        yield {
            name: stack.enter_context(
                Worker(name, url, options.official if name == OFFICIAL else sys.executable)
            )
            for name in names
        }


def sides(clients: dict[str, Worker], **task: Any) -> dict[str, Callable[[], float]]:
    def side(client: Process) -> Callable[[], float]:
        return lambda: float(client.ask(**task))

    return {name: side(client) for name, client in clients.items()}


def same_size(clients: dict[str, Worker], expected: int | None, **task: Any) -> None:
    """Check that every client gets what there is, before it is timed."""
    for name, client in clients.items():
        size = client.ask(**task, measure="size")
        if size != expected:
            raise RuntimeError(f"{name} got {size} for {task}, not {expected}")


def start(python: str, code: str, *flags: str) -> Callable[[], float]:
    """Return what times a fresh interpreter that runs the code."""

    def run() -> float:
        began = time.perf_counter()
        subprocess.run([python, *flags, "-c", code], check=True, capture_output=True)
        return time.perf_counter() - began

    return run


def imports(options: Options) -> Iterator[Ratio]:
    import mlrun_api

    import mlrun_db

    paths = [str(Path(*package.__path__).parent) for package in (mlrun_db, mlrun_api)]
    bare = f"import sys; sys.path[:0] = {paths!r}\n"
    case = "import mlrun_db"
    for flags in (("-I", "-S"), ("-I",)):
        named = f"python {' '.join(flags)} -c pass"
        steps = {OURS: start(sys.executable, bare + case, *flags)}
        steps[named] = start(sys.executable, bare + "pass", *flags)
        yield Samples("import", case).take(steps, options.rounds(60)).ratio(OURS, named, "<= 1.5")

    with RawServer() as server:
        client = "from mlrun_db import HTTPRunDB\n"
        call = f"db = HTTPRunDB({server.url!r})\ndb.read_run('u1', 'p')\n"
        plain = f"import httpx\nhttpx.Client(base_url={server.url!r}).get('/api/run/p/u1').json()\n"
        bare_name = "python -I -c pass"
        cases = {
            "from mlrun_db import HTTPRunDB": client,
            "to the end of a first call": client + call,
        }
        for case, code in cases.items():
            steps = {OURS: start(sys.executable, bare + code, "-I")}
            steps[bare_name] = start(sys.executable, bare + "pass", "-I")
            if "call" in case:
                steps["httpx"] = start(sys.executable, bare + plain, "-I")
            samples = Samples("import", case).take(steps, options.rounds(20))
            for other in list(steps)[1:]:
                yield samples.ratio(OURS, other)
            if options.official:
                theirs = code.replace("from mlrun_db", "from mlrun.db.httpdb")
                steps = {OURS: steps[OURS]}
                steps[OFFICIAL] = start(options.official, theirs, "-I", "-W", "ignore")
                rounds = options.rounds(5)  # it takes seconds
                yield Samples("import", case).take(steps, rounds).ratio(OURS, OFFICIAL)


def calls(options: Options) -> Iterator[Ratio]:
    targets = {"httpx": "<= 1.1", "requests": "< 0.75", "http.client": "< 3"}
    names = options.with_official(OURS, *PLAIN, FLOOR)
    with RawServer() as server, workers(server.url, names, options) as clients:
        for operation in ("read_run", "store_run", "list_runs"):
            for measure, what in MEASURES.items():
                case = operation.replace("list_runs", "list_runs of 1") + what
                task = {"operation": operation, "calls": 20, "measure": measure}
                samples = Samples("calls", case).take(sides(clients, **task), options.rounds(150))
                for other in options.with_official(*PLAIN):
                    yield samples.ratio(OURS, other, targets.get(other, "") if not what else "")
                yield samples.ratio("httpx", "http.client", case=case)
                yield samples.ratio(FLOOR, "http.client", case=case)
    names = options.with_official(OURS, *PLAIN)
    with LocalServer(version="0.6.6") as local, workers(local.url, names, options) as clients:
        db = HTTPRunDB(local.url)
        db.store_run({"metadata": {"name": "train"}}, "u1", "items-1")
        task = {"operation": "read_run", "calls": 20}
        samples = Samples("calls", "read_run on the embedded server")
        samples.take(sides(clients, **task), options.rounds(50))
        for other in names[1:]:
            yield samples.ratio(OURS, other)


def lists(options: Options) -> Iterator[Ratio]:
    counts = (1_000,) if options.quick else (10_000, 100_000)
    names = options.with_official(OURS, "http.client", "httpx", "json.loads", "msgspec")
    with RawServer() as server, workers(server.url, names, options) as clients:
        for operation in ("list_runs", "list_artifacts"):
            for count in counts:
                same_size(clients, count, operation=operation, items=count)
                measures = MEASURES if count < 100_000 else {"time": ""}
                for measure, what in measures.items():
                    samples = Samples("lists", f"{operation} of {count:,}{what}")
                    rounds = 30 if count < 100_000 else 5
                    task = {"operation": operation, "items": count, "measure": measure}
                    samples.take(sides(clients, **task), options.rounds(rounds))
                    target = LIST_TARGETS.get((operation, count), "")
                    yield samples.ratio(OURS, "http.client", target)
                    yield samples.ratio("msgspec", "json.loads")
                    for other in options.with_official("httpx"):
                        yield samples.ratio(OURS, other)


def threads(options: Options) -> Iterator[Ratio]:
    """How much longer one thread takes for the same calls than 4 and 16 threads."""
    for delay in (0.0, 0.02):
        calls = 160 if delay else 800
        names = (OURS, "httpx")
        with RawServer(delay) as server, workers(server.url, names, options) as clients:
            steps: dict[str, Callable[[], float]] = {}
            for count in (1, 4, 16):
                task = {"operation": "read_run", "calls": calls, "threads": count}
                for name, side in sides(clients, **task).items():
                    steps[f"{name}, {count} threads".replace("1 threads", "1 thread")] = side
            samples = Samples("threads", f"a server that takes {1000 * delay:.0f} ms")
            samples.take(steps, options.rounds(20 if delay == 0.0 else 7))
            for name in names:
                for count in (4, 16):
                    target = ">= 12" if delay and count == 16 and name == OURS else ""
                    yield samples.ratio(f"{name}, 1 thread", f"{name}, {count} threads", target)


def memory(options: Options) -> Iterator[Ratio]:
    """What 10,000 runs hold, each time in a fresh process."""
    items = 1_000 if options.quick else 10_000
    names = options.with_official(OURS, "http.client")
    for measure, unit, case in (
        ("traced", "B", "objects of Python (tracemalloc)"),
        ("resident", "B", "growth of the process (RSS)"),
    ):
        with RawServer() as server:

            def fresh(name: str, url: str = server.url, measure: str = measure) -> float:
                with workers(url, (name,), options) as clients:
                    task = {"operation": "list_runs", "items": items, "measure": measure}
                    return float(clients[name].ask(**task))

            steps = {name: (lambda name=name: fresh(name)) for name in names}
            samples = Samples("memory", f"{items:,} runs, {case}", unit)
            samples.take(steps, options.rounds(3))
            yield samples.ratio(OURS, "http.client", "<= 1.1" if measure == "traced" else "")
            if options.official:
                yield samples.ratio(OURS, OFFICIAL)


def stores(options: Options) -> Iterator[Ratio]:
    """10,000 new runs on the embedded server for each side, a part of them in each round."""
    names = options.with_official(OURS, "httpx")
    with LocalServer(version="0.6.6") as server, workers(server.url, names, options) as clients:
        task = {"operation": "store_new_run", "calls": 512}
        steps = {f"{name}, one by one": side for name, side in sides(clients, **task).items()}
        threaded = sides({OURS: clients[OURS]}, **task, threads=16)
        steps[f"{OURS}, 16 threads"] = threaded[OURS]
        samples = Samples("stores", "store_run on the embedded server")
        samples.take(steps, options.rounds(20))
        for other in list(steps)[1:]:
            yield samples.ratio(f"{OURS}, one by one", other)


BENCHMARKS: dict[str, Callable[[Options], Iterator[Ratio]]] = {
    "import": imports,
    "calls": calls,
    "lists": lists,
    "threads": threads,
    "memory": memory,
    "stores": stores,
}
