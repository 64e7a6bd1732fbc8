"""The benchmarks with the embedded server, and a real one where MLRUN_LIVE_URL names it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db.server.rules.runs import store_run
from mlrun_db.server.storage.store import Store

from .measure import Ratio, RawServer, Samples
from .raw_server import run
from .suite import OURS, Options, sides, workers

VERSION = "1.5.2"  # of the real server


def stores(options: Options) -> Iterator[Ratio]:
    """Calls and bulk calls, on the embedded server and on one that takes 20 ms."""
    names = options.with_official(OURS, "httpx", "requests")
    with LocalServer(version=VERSION) as local, workers(local.url, names, options) as clients:
        prepare(local.url, "items-1", f"items-{bulk_count(options)}")
        samples = Samples("stores", "read_run on the embedded server")
        task = {"operation": "read_run", "calls": 20}
        samples.take(sides(clients, **task), options.rounds(40))
        for other in names[1:]:
            yield samples.ratio(OURS, other)
        samples = Samples("stores", "store_run on the embedded server")
        task = {"operation": "store_new_run", "calls": 100}
        samples.take(sides(clients, **task), options.rounds(20))
        for other in names[1:]:
            yield samples.ratio(OURS, other)
        yield bulk(clients, "the embedded server", options)
    with RawServer(0.02) as slow, workers(slow.url, (OURS, "httpx"), options) as clients:
        yield bulk(clients, "a server that takes 20 ms", options)


def prepare(url: str, *projects: str) -> None:
    """Create projects with 20 runs in each."""
    with HTTPRunDB(url) as db:
        for project in projects:
            db.create_project({"metadata": {"name": project}})
            for number in range(20):
                db.store_run({"metadata": {"name": "train"}}, f"u{number}", project)


def bulk_count(options: Options) -> int:
    return 160 if options.quick else 1_600


def bulk(clients: Any, where: str, options: Options) -> Ratio:
    count = bulk_count(options)
    ours = sides(clients, operation="store_runs", items=count)[OURS]
    plain = sides(clients, operation="store_new_run", calls=count, threads=16)["httpx"]
    steps = {"store_runs": lambda: ours() / count, "httpx, 16 threads": plain}
    samples = Samples("stores", f"each of {count:,} runs, on {where}")
    return samples.take(steps, options.rounds(3)).ratio("store_runs", "httpx, 16 threads", "<= 1.2")


FILTERS: dict[str, dict[str, Any]] = {
    "name=": {"name": "only"},
    "name=~": {"name": "~onl"},
    "uid=[10]": {"uid": [f"{number:032x}" for number in range(10)]},
    "labels=": {"labels": {"chosen": "yes"}},
    "labels=[3]": {"labels": ["chosen=yes", "owner=ann", "kind=job"]},
    "state=": {"state": "aborted"},
    "start_time_from=": {"start_time_from": "2030-01-01"},
    "last_update_time_from=": {"last_update_time_from": "2030-01-01"},
    "sort=False, name=": {"sort": False, "name": "only"},
}


def filters(options: Options) -> Iterator[Ratio]:
    """Every filter, with a result of ten runs, among 1,000 and among 100,000 runs."""
    sizes = (100, 1_000) if options.quick else (1_000, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        servers = [LocalServer(db=filled(Path(folder), size)).start() for size in sizes]
        try:
            clients = [HTTPRunDB(server.url) for server in servers]
            for name, filter in FILTERS.items():

                def timed(db: HTTPRunDB, filter: dict[str, Any] = filter) -> Callable[[], float]:
                    return lambda: seconds(
                        lambda: db.list_runs(project="p1", **filter), expected=10
                    )

                small, large = (f"{size:,} runs" for size in sizes)
                steps = {small: timed(clients[0]), large: timed(clients[1])}
                samples = Samples("filters", f"list_runs({name})").take(steps, options.rounds(15))
                yield samples.ratio(large, small, "<= 2")
            for db in clients:
                db.close()
        finally:
            for server in servers:
                server.stop()


def filled(folder: Path, count: int) -> Path:
    """Return a database with runs, of which each filter selects the first ten."""
    path = folder / f"{count}.db"
    store = Store(path)
    with store.transaction() as db:
        for number in range(count):
            chosen = number < 10
            each = run(number)
            each["metadata"] |= {"uid": f"{number:032x}", "project": "p1"}
            if chosen:
                each["metadata"]["name"] = "only"
                each["metadata"]["labels"]["chosen"] = "yes"
                times = {
                    "start_time": "2031-01-01T00:00:00Z",
                    "last_update": "2031-01-01T00:00:00Z",
                }
                each["status"] |= {"state": "aborted", **times}
            store_run(db, "p1", each["metadata"]["uid"], 0, each)
    store.close()
    return path


def live(options: Options) -> Iterator[Ratio]:
    """16 clients at once: the embedded server, and the real one beside it."""
    url = os.environ.get("MLRUN_LIVE_URL", "")
    with LocalServer(version=VERSION) as local:
        urls = {"embedded server": local.url} | ({f"MLRun {VERSION}": url} if url else {})
        both = {name: workers(each, ("httpx",), options) for name, each in urls.items()}
        clients = {name: each.__enter__()["httpx"] for name, each in both.items()}
        try:
            for each in urls.values():
                prepare(each, "items-1", "items-20")
            for operation, items in (("store_new_run", 1), ("read_run", 1), ("list_runs", 20)):
                task = {"operation": operation, "items": items, "calls": 160, "threads": 16}
                samples = Samples("live", f"{operation} of {items}, 16 at once")
                samples.take(sides(clients, **task), options.rounds(4))
                if url:
                    yield samples.ratio("embedded server", f"MLRun {VERSION}", "<= 0.1")
        finally:
            for manager in both.values():
                manager.__exit__(None, None, None)


def seconds(call: Callable[[], Any], *, expected: int) -> float:
    import time

    start = time.perf_counter()
    found = len(call())
    taken = time.perf_counter() - start
    if found != expected:
        raise RuntimeError(f"{found} objects, not {expected}")
    return taken
