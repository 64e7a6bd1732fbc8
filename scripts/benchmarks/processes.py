"""The benchmarks of whole processes: imports and the command."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from .measure import Ratio, RawServer, Samples
from .suite import OFFICIAL, OURS, Options


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
        yield Samples("import", case).take(steps, options.rounds(50)).ratio(OURS, named, "<= 1.5")

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
            samples = Samples("import", case).take(steps, options.rounds(15))
            for other in list(steps)[1:]:
                yield samples.ratio(OURS, other)
            if options.official:
                theirs = code.replace("from mlrun_db", "from mlrun.db.httpdb")
                steps = {OURS: steps[OURS]}
                steps[OFFICIAL] = start(options.official, theirs, "-I", "-W", "ignore")
                rounds = options.rounds(5)  # it takes seconds
                yield Samples("import", case).take(steps, rounds).ratio(OURS, OFFICIAL)


def cpu_of(*command: str, **environment: str) -> Callable[[], float]:
    """Return what measures the processor's time of a command."""

    def run() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return run


# What the command imports anyway: httpx sends the requests, click reads the arguments. httpx._main
# is the command of httpx itself, which imports rich where that is installed.
FLOOR = "click and one httpx.get"
FLOOR_CODE = "import sys; sys.modules['httpx._main'] = None; import click, httpx"


def command(options: Options) -> Iterator[Ratio]:
    bare = "python -c pass"
    program = str(Path(sys.executable).with_name("mlrun-db"))
    with RawServer() as server:
        url = server.url
        steps = {
            bare: cpu_of(sys.executable, "-c", "pass"),
            "mlrun-db --version": cpu_of(program, "--version"),
            "mlrun-db runs list": cpu_of(
                program, "runs", "list", "-p", "items-20", MLRUN_DBPATH=url
            ),
            FLOOR: cpu_of(sys.executable, "-c", f"{FLOOR_CODE}; httpx.get({url!r}).json()"),
        }
        samples = Samples("command", "processor's time").take(steps, options.rounds(20))
    yield samples.ratio("mlrun-db --version", bare, "<= 2.5")
    yield samples.ratio("mlrun-db runs list", bare, "<= 4")
    yield samples.ratio("mlrun-db runs list", FLOOR)
