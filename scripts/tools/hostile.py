"""Tries odd input with all methods of HTTPRunDB.

arguments: each argument of each method as something else, on the embedded server and on another.
values: odd values stored in objects of each kind, and read back.
responses: responses in which something is missing or has another shape.
http: responses that are odd as HTTP.

Reports exceptions that are not ours, values that are read back as others, each status 500 of the
embedded server, calls that do not end, and errors in threads and finalizers.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import inspect
import itertools
import json
import os
import queue
import random
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generated")]

from mlrun_db import HTTPRunDB, LocalServer, errors  # noqa: E402
from mlrun_db._transport.clock import Clock  # noqa: E402
from tests.contract.client_calls import CALLS, RESPONSES, Arguments  # noqa: E402
from tests.contract.newer_calls import NEWER_CALLS, NEWER_RESPONSES, VERSION  # noqa: E402
from tests.support import odd  # noqa: E402
from tests.support.scripted import Response, ScriptedServer, json_response  # noqa: E402

LONGEST_CALL = 20.0  # seconds, after which a call hangs
ITEMS = 5  # of an iterator
VERSIONS = ("0.6.6", VERSION)

SHAPE: dict[str, Any] = {
    "artifacts": [{"metadata": {"key": "k", "tree": "t", "uid": "o", "iter": 0}, "spec": {}}],
    "runs": [{"metadata": {"name": "n", "uid": "u"}, "status": {"state": "completed"}}],
    "funcs": [{"metadata": {"name": "f", "hash": "h"}}],
    "projects": [{"metadata": {"name": "p1"}, "spec": {}, "status": {"state": "online"}}],
    "feature_sets": [{"metadata": {"name": "s"}, "spec": {"entities": [{"name": "e"}]}}],
    "schedules": [{"name": "s", "kind": "job", "cron_trigger": "", "scheduled_object": {}}],
    "endpoints": [{"metadata": {"uid": "e"}, "spec": {}, "status": {}}],
    "data": {"metadata": {"name": "n", "uid": "u"}, "spec": {}, "status": {"state": "completed"}},
    "func": {"metadata": {"name": "f"}, "spec": {}},
    "metadata": {"name": "n", "uid": "u"},
    "spec": {"entities": [], "features": []},
    "status": {"state": "succeeded"},
    "pagination": {"page": 1, "page-size": 20, "page-token": None},
    **{"run": {"status": "Succeeded"}, "id": "r1", "name": "s1", "kind": "job", "size": 7},
    **{"secrets": {"a": "b"}, "provider": "vault", "tags": ["a"], "resources": [], "hash_key": "h"},
    **{name: [{"metadata": {"name": "x"}}] for name in (
        "feature_vectors", "entities", "features", "background_tasks", "alerts", "activations",
        "project_summaries", "secret_tokens", "catalog", "secret_keys",
    )},
}  # fmt: skip


class Find(NamedTuple):
    """Something wrong: where, with what, and what happened."""

    part: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.part}: {self.where}: {self.what}"


class StillClock(Clock):
    """A clock in which waiting takes no time, and each look at it 20 ms."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += 0.02
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Caller:
    """Makes calls in a thread, so that one that does not end is noticed."""

    def __init__(self, longest: float) -> None:
        self.calls = 0
        self._longest = longest
        self._start()

    def _start(self) -> None:
        self._work: queue.SimpleQueue[Callable[[], Any]] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._thread = threading.Thread(
            target=self._run, args=(self._work, self._done), daemon=True
        )
        self._thread.start()

    @staticmethod
    def _run(work: queue.SimpleQueue[Any], done: queue.SimpleQueue[Any]) -> None:
        while (call := work.get()) is not None:
            try:
                done.put((call(), None))
            except BaseException as err:
                done.put((None, err))

    def __call__(self, call: Callable[[], Any]) -> Any:
        """Return what a call returns, or raise what it raises; TimeoutError for one that hangs."""
        self.calls += 1
        self._work.put(call)
        try:
            result, error = self._done.get(timeout=self._longest)
        except queue.Empty:
            frame = sys._current_frames().get(self._thread.ident or 0)
            stack = "".join(traceback.format_stack(frame)[-6:])
            self._start()
            raise Hanging(f"no end after {self._longest} s:\n{stack}") from None
        if error is not None:
            raise error
        return result


class Hanging(BaseException):
    """A call has not ended."""


def use(result: Any) -> Any:
    """Look at a result as callers do: read an iterator, show a list, print an object."""
    if isinstance(result, Iterator):
        with contextlib.closing(result):  # type: ignore[type-var]
            return list(itertools.islice(result, ITEMS))
    repr(result)
    for name in ("_repr_html_", "to_dict"):
        if callable(show := getattr(result, name, None)):
            show()
    if isinstance(result, list) and type(result) is not list:
        str(result)
        copy.copy(result)
        if callable(show := getattr(result, "show", None)):
            show(display=False)
        if callable(convert := getattr(result, "to_df", None)):
            convert(flat=True)
    return result


@contextlib.contextmanager
def watched(finds: list[Find], part: str) -> Iterator[None]:
    """Report errors of threads and finalizers, and keep what methods print away."""
    before = threading.excepthook, sys.unraisablehook

    def report(info: Any) -> None:
        finds.append(Find(part, "a thread or finalizer", f"{info.exc_type}: {info.exc_value}"))

    threading.excepthook, sys.unraisablehook = report, report
    try:
        with (
            open(os.devnull, "w") as nowhere,
            contextlib.redirect_stdout(nowhere),
            warnings.catch_warnings(),
            tempfile.TemporaryDirectory() as folder,
            contextlib.chdir(folder),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        threading.excepthook, sys.unraisablehook = before


class Trial:
    """Counts calls and keeps what is wrong."""

    def __init__(self, part: str, longest: float = LONGEST_CALL) -> None:
        self.part = part
        self.finds: list[Find] = []
        self.outcomes: dict[str, int] = {}
        self._call = Caller(longest)

    @property
    def calls(self) -> int:
        return self._call.calls

    def try_call(self, where: str, call: Callable[[], Any], *, embedded: bool = False) -> Any:
        """Make a call; return its result, its error of ours, or None after a find."""
        try:
            result = self._call(call)
            outcome = "returned"
        except errors.MLRunBaseError as err:
            result, outcome = err, type(err).__name__
            try:
                if not str(err) or "\n" in str(err):
                    self.find(where, f"the message is not one line: {str(err)!r:.200}")
                elif embedded and getattr(err, "status", 0) in (500, 599):
                    self.find(where, f"the embedded server failed: {err!s:.300}")
            except Exception as raised:
                self.find(where, f"the error has no message: {raised!r}")
        except OSError as err:  # of a file that the caller names
            result, outcome = err, "OSError"
        except (Exception, Hanging) as err:
            place = traceback.extract_tb(err.__traceback__)
            own = [
                each
                for each in place
                if "mlrun_db" in each.filename or "mlrun_api" in each.filename
            ]
            last = own[-1] if own else place[-1]
            self.find(where, f"{type(err).__name__}: {short(err)} ({last.filename}:{last.lineno})")
            result, outcome = None, "find"
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        return result

    def find(self, where: str, what: str) -> None:
        self.finds.append(Find(self.part, where, what))


def short(value: Any) -> str:
    """Return the beginning of a repr, of anything."""
    try:
        return f"{value!r:.120}" if not isinstance(value, Exception) else f"{value!s:.300}"
    except Exception:
        return f"<{type(value).__name__}>"


def calls_of(version: str) -> dict[str, Arguments]:
    """Return one call of each method that a version has."""
    newer = NEWER_CALLS if version == VERSION else {}
    return {name: calls[0] for name, calls in {**CALLS, **newer}.items() if name != "api_call"}


def arguments(dice: random.Random, share: float) -> Trial:
    """Each argument of each method as something else."""
    trial = Trial("arguments")
    with watched(trial.finds, "arguments"), ScriptedServer() as scripted:
        scripted.responses = [json_response(SHAPE)]
        for version in VERSIONS:
            scripted.version = version
            with (
                LocalServer(version=version, job_seconds=0) as server,
                client(server.url) as real,
                client(scripted.url) as other,
            ):
                for name, call in calls_of(version).items():
                    for argument in inspect.signature(getattr(HTTPRunDB, name)).parameters:
                        if argument not in ("self", "timeout", "threads", "on_line"):
                            try_argument(trial, dice, share, (real, other), name, call, argument)
    return trial


def try_argument(
    trial: Trial,
    dice: random.Random,
    share: float,
    clients: tuple[HTTPRunDB, HTTPRunDB],
    name: str,
    call: Arguments,
    argument: str,
) -> None:
    for db in clients:
        for value in odd.arguments():
            if dice.random() < share:
                given = {**copy.deepcopy(call), argument: value}
                trial.try_call(
                    f"{name}({argument}={short(value)})",
                    partial(called, db, name, given),
                    embedded=db is clients[0],
                )


def called(db: HTTPRunDB, name: str, given: Arguments) -> Any:
    return use(getattr(db, name)(**given))


def values(dice: random.Random, share: float) -> Trial:
    """Odd values in objects of each kind, at several depths, stored and read back."""
    trial = Trial("values")
    with watched(trial.finds, "values"):
        for version in VERSIONS:
            with LocalServer(version=version) as server, client(server.url) as db:
                db.create_project({"metadata": {"name": "p1"}})
                for kind, keep in KEPT.items():
                    for number, each in enumerate(odd.values()):
                        for depth, (wrap, unwrap) in enumerate(DEPTHS):
                            if dice.random() < share:
                                where = (
                                    f"{version} {kind} {number} {short(each.value)} depth {depth}"
                                )
                                try_value(trial, where, db, keep, each, wrap, unwrap)
    return trial


def try_value(
    trial: Trial,
    where: str,
    db: HTTPRunDB,
    keep: Callable[[HTTPRunDB, Any], Any],
    each: odd.Odd,
    wrap: Callable[[Any], Any],
    unwrap: Callable[[Any], Any],
) -> None:
    found = trial.try_call(where, lambda: (keep(db, wrap(each.value)),), embedded=True)
    if isinstance(found, errors.MLRunBaseError):
        if each.same is not None:
            trial.find(where, f"refused: {found!s:.200}")
        elif not isinstance(found, errors.MLRunInvalidArgumentError) or found.attempts:
            trial.find(where, f"refused by the server only: {found!s:.200}")
    elif found is not None:
        try:
            same = each.same is not None and bool(each.same(unwrap(found[0])))
        except Exception:
            same = False
        if not same:
            trial.find(where, f"read back as {short(found[0])}")


DEPTHS: list[tuple[Callable[[Any], Any], Callable[[Any], Any]]] = [
    (lambda value: value, lambda got: got),
    (lambda value: {"a": [1, {"b": value}]}, lambda got: got["a"][1]["b"]),
    (lambda value: [[value], "x"], lambda got: got[0][0]),
]


def _run(db: HTTPRunDB, value: Any) -> Any:
    body = {"metadata": {"name": "n"}, "status": {"results": {"v": value}, "state": "running"}}
    db.store_run(body, "u1", "p1")
    return db.read_run("u1", "p1")["status"]["results"]["v"]


def _parameter(db: HTTPRunDB, value: Any) -> Any:
    body = {"metadata": {"name": "n", "uid": "u2"}, "spec": {"parameters": {"v": value}}}
    for _, error in db.store_runs([body], "p1", progress=False).failed:
        raise error
    (run,) = db.iter_runs(project="p1", uid="u2")
    return run["spec"]["parameters"]["v"]


def _update(db: HTTPRunDB, value: Any) -> Any:
    db.store_run({"metadata": {"name": "n"}}, "u3", "p1")
    db.update_run({"status.results": {"v": value}}, "u3", "p1")
    return db.read_run("u3", "p1")["status"]["results"]["v"]


def _artifact(db: HTTPRunDB, value: Any) -> Any:
    record = {"kind": "x", "metadata": {}, "spec": {"p": {"v": value}}, "status": {}}
    db.store_artifact("k", record, "t1", project="p1")
    return db.read_artifact("k", project="p1")["spec"]["p"]["v"]


def _function(db: HTTPRunDB, value: Any) -> Any:
    db.store_function({"kind": "job", "metadata": {}, "spec": {"env": [{"v": value}]}}, "f", "p1")
    return db.get_function("f", "p1")["spec"]["env"][0]["v"]


def _project(db: HTTPRunDB, value: Any) -> Any:
    db.store_project("p1", {"metadata": {"name": "p1"}, "spec": {"params": {"v": value}}})
    return db.get_project("p1").to_dict()["spec"]["params"]["v"]


def _feature_set(db: HTTPRunDB, value: Any) -> Any:
    spec = {"entities": [], "features": [], "p": {"v": value, "at": time.monotonic_ns()}}
    db.store_feature_set({"metadata": {"name": "s"}, "spec": spec, "status": {}}, project="p1")
    return db.get_feature_set("s", "p1").to_dict()["spec"]["p"]["v"]


def _schedule(db: HTTPRunDB, value: Any) -> Any:
    with contextlib.suppress(errors.MLRunNotFoundError):
        db.delete_schedule("p1", "s")
    body = {"name": "s", "kind": "job", "scheduled_object": {"v": value}, "concurrency_limit": 1}
    db.create_schedule("p1", {**body, "cron_trigger": "0 * * * *"})
    return db.get_schedule("p1", "s").to_dict()["scheduled_object"]["v"]


KEPT: dict[str, Callable[[HTTPRunDB, Any], Any]] = {
    "run": _run,
    "parameter": _parameter,
    "update": _update,
    "artifact": _artifact,
    "function": _function,
    "project": _project,
    "feature set": _feature_set,
    "schedule": _schedule,
}


def responses(dice: random.Random, share: float) -> Trial:
    """Responses of another shape."""
    trial = Trial("responses")
    with watched(trial.finds, "responses"), ScriptedServer() as scripted:
        for version in VERSIONS:
            scripted.version = version
            fitting = RESPONSES if version == "0.6.6" else NEWER_RESPONSES
            with client(scripted.url) as db:
                db.connect()
                for name, call in calls_of(version).items():
                    script = [*fitting.get(name, []), json_response(SHAPE)]
                    for place, shape in enumerate(map(shape_of, script)):
                        for each in odd.mutations(shape, dice, max(1, round(200 * share))):
                            scripted.responses = [
                                *script[:place],
                                json_response(each, script[place].status),
                            ]
                            try_response(trial, db, name, call, short(each))
    return trial


def shape_of(response: Response) -> Any:
    return json.loads(response.body) if response.body else SHAPE


def try_response(trial: Trial, db: HTTPRunDB, name: str, call: Arguments, where: str) -> None:
    given = copy.deepcopy(call)
    if "journal" in given:
        Path(given["journal"]).unlink(missing_ok=True)
    trial.try_call(f"{name} {where}", partial(called, db, name, given))


def http(dice: random.Random, share: float) -> Trial:
    """Responses that are odd as HTTP."""
    trial = Trial("http")
    with watched(trial.finds, "http"), ScriptedServer() as scripted:
        for version in VERSIONS:
            scripted.version = version
            with client(scripted.url, timeout=0.2) as db:  # some responses never end
                db.connect()
                for name, call in calls_of(version).items():
                    for response in odd.http_responses(SHAPE):
                        endless = response.cut is not None and "log" in name  # it goes on and on
                        if dice.random() < share and not endless:
                            scripted.responses = [response]
                            try_response(
                                trial,
                                db,
                                name,
                                call,
                                f"{response._replace(body=response.body[:20])!r:.300}",
                            )
    return trial


def client(url: str, timeout: float = 5.0) -> HTTPRunDB:
    limits: Any = {"timeout": timeout, "retries": 1, "max_response_size": 10**7}
    return HTTPRunDB(url, clock=StillClock(), progress=False, **limits)


Part = Callable[[random.Random, float], Trial]
PARTS: dict[str, Part] = {part.__name__: part for part in (arguments, values, responses, http)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="run one part")
    parser.add_argument(
        "--share", type=float, default=1.0, help="the part of all trials, by chance"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["V3IO_ACCESS_KEY"] = "key"
    status = 0
    for name in [options.only] if options.only else PARTS:
        start = time.monotonic()
        trial = PARTS[name](random.Random(options.seed), options.share)
        for find in trial.finds:
            print(find)
        outcomes = ", ".join(f"{key} {count}" for key, count in sorted(trial.outcomes.items()))
        took = time.monotonic() - start
        print(f"{name}: {trial.calls} calls, {len(trial.finds)} finds ({took:.0f} s); {outcomes}")
        status |= bool(trial.finds)
    return status


if __name__ == "__main__":
    sys.exit(main())
