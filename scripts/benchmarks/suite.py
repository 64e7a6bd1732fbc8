"""The benchmarks of the client: what is compared with what, and the targets."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from .measure import Process, Ratio, RawServer, Samples, Worker

OURS = "mlrun_db"
OFFICIAL = "official"
PLAIN = ("httpx", "requests", "http.client")
FLOOR = "httpx.HTTPTransport"  # the least that httpx takes
LISTS = (  # operation, shape, count and rounds
    ("list_runs", "items", 1_000, 40),
    ("list_runs", "items", 10_000, 20),
    ("list_runs", "items", 100_000, 3),
    ("list_runs", "texts", 10_000, 20),
    ("list_artifacts", "items", 10_000, 20),
    ("list_artifacts", "items", 100_000, 5),
)
SHAPES = {"items": "", "texts": " with 1 KB of text"}
LIST_TARGETS = {
    ("list_runs", "items", 1_000): {"httpx": "<= 1.00"},
    ("list_runs", "items", 10_000): {"http.client": "<= 0.70"},
    ("list_runs", "items", 100_000): {"http.client": "<= 0.50"},
    ("list_runs", "texts", 10_000): {"http.client": "<= 1.00"},
    ("list_artifacts", "items", 10_000): {"http.client": "<= 0.80"},
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


def calls(options: Options) -> Iterator[Ratio]:
    targets = {"httpx": "<= 1.00", "requests": "< 0.75", "http.client": "< 3"}
    names = options.with_official(OURS, *PLAIN, FLOOR)
    with RawServer() as server, workers(server.url, names, options) as clients:
        for operation in ("read_run", "store_run", "list_runs"):
            for measure, what in MEASURES.items():
                case = operation.replace("list_runs", "list_runs of 1") + what
                task = {"operation": operation, "calls": 20, "measure": measure}
                samples = Samples("calls", case).take(sides(clients, **task), options.rounds(100))
                aimed = {**targets, "httpx": "<= 0.90"} if operation == "store_run" else targets
                for other in options.with_official(*PLAIN):
                    yield samples.ratio(OURS, other, "" if what else aimed.get(other, ""))
                yield samples.ratio("httpx", "http.client", case=case)
                yield samples.ratio(FLOOR, "http.client", case=case)


def lists(options: Options) -> Iterator[Ratio]:
    names = options.with_official(OURS, "http.client", "httpx", "json.loads", "msgspec")
    with RawServer() as server, workers(server.url, names, options) as clients:
        for operation, shape, count, rounds in LISTS:
            if options.quick and count > 1_000:
                continue
            task = {"operation": operation, "items": count, "shape": shape}
            same_size(clients, count, **task)
            for measure, what in MEASURES.items() if count == 10_000 else [("time", "")]:
                case = f"{operation} of {count:,}{SHAPES[shape]}{what}"
                samples = Samples("lists", case)
                samples.take(sides(clients, **task, measure=measure), options.rounds(rounds))
                targets = {} if what else LIST_TARGETS.get((operation, shape, count), {})
                for other in options.with_official("http.client", "httpx"):
                    yield samples.ratio(OURS, other, targets.get(other, ""))
                yield samples.ratio("msgspec", "json.loads")


def streams(options: Options) -> Iterator[Ratio]:
    """iter_runs beside list_runs: all of it, the first run, and the most memory."""
    count = 1_000 if options.quick else 100_000
    case = f"{count:,} runs"
    with RawServer() as server:
        with workers(server.url, (OURS,), options) as clients:

            def side(operation: str) -> Callable[[], float]:
                return sides(clients, operation=operation, items=count)[OURS]

            steps = {name: side(name) for name in ("iter_runs", "list_runs", "first_of_iter_runs")}
            samples = Samples("streams", case).take(steps, options.rounds(3))
            yield samples.ratio("iter_runs", "list_runs", "<= 1.3")
            yield samples.ratio("first_of_iter_runs", "list_runs")

        def fresh(operation: str) -> float:
            with workers(server.url, (OURS,), options) as clients:
                return float(clients[OURS].ask(operation=operation, items=count, measure="peak"))

        memory = {name: partial(fresh, name) for name in ("iter_runs", "list_runs")}
        samples = Samples("streams", f"{case}, growth of the process (peak RSS)", "B")
        yield samples.take(memory, options.rounds(2)).ratio("iter_runs", "list_runs", "<= 0.05")


def threads(options: Options) -> Iterator[Ratio]:
    """How much longer one thread takes for the same calls than 4 and 16 threads."""
    for delay in (0.0, 0.02):
        calls = 160 if delay else 400
        names = (OURS, "httpx")
        with RawServer(delay) as server, workers(server.url, names, options) as clients:
            steps: dict[str, Callable[[], float]] = {}
            for count in (1, 4, 16):
                task = {"operation": "read_run", "calls": calls, "threads": count}
                for name, side in sides(clients, **task).items():
                    steps[f"{name}, {count} threads".replace("1 threads", "1 thread")] = side
            samples = Samples("threads", f"a server that takes {1000 * delay:.0f} ms")
            samples.take(steps, options.rounds(20 if delay == 0.0 else 3))
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
