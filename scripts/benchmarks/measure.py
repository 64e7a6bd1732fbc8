"""Comparing in turns: A B C, C B A, A B C ... and the ratios within each turn.

A slow minute of the machine then slows both sides of a ratio; times alone would only show how busy
the machine was.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median, quantiles
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).parents[2]


class Ratio(NamedTuple):
    """How one side compares with another: the median of the rounds, and their middle 80 %."""

    benchmark: str
    case: str
    ours: str
    other: str
    ratio: float
    low: float
    high: float
    rounds: int
    target: str = ""  # such as "<= 1.1"
    ours_median: float = 0.0
    other_median: float = 0.0
    unit: str = "s"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None when there is none."""
        if not self.target:
            return None
        operator, _, number = self.target.partition(" ")
        limit = float(number)
        return {
            "<=": self.ratio <= limit,
            "<": self.ratio < limit,
            ">=": self.ratio >= limit,
        }[operator]


class Samples:
    """What each side took in each round."""

    def __init__(self, benchmark: str, case: str, unit: str = "s") -> None:
        self.benchmark, self.case, self.unit = benchmark, case, unit
        self.taken: dict[str, list[float]] = {}

    def take(self, sides: Mapping[str, Callable[[], float]], rounds: int) -> Self:
        """Measure all sides in each round, every second time in the other order."""
        for side in sides.values():
            side()  # not counted: it opens connections and fills caches
        order = list(sides)
        for number in range(rounds):
            for name in order if number % 2 == 0 else reversed(order):
                self.taken.setdefault(name, []).append(sides[name]())
        return self

    def ratio(self, ours: str, other: str, target: str = "", *, case: str = "") -> Ratio:
        pairs = zip(self.taken[ours], self.taken[other], strict=True)
        ratios = [mine / theirs for mine, theirs in pairs]
        tenths = quantiles(ratios, n=10, method="inclusive") if len(ratios) > 1 else ratios * 9
        return Ratio(
            self.benchmark,
            case or self.case,
            ours,
            other,
            median(ratios),
            tenths[0],
            tenths[8],
            len(ratios),
            target,
            median(self.taken[ours]),
            median(self.taken[other]),
            self.unit,
        )


class Process:
    """A child process that responds to each line with a line."""

    def __init__(self, *command: str, env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env
        )
        self.name = " ".join(command[1:3])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def read(self) -> str:
        stream = self._process.stdout
        if stream is None or stream.closed or not (line := stream.readline()):
            raise RuntimeError(f"{self.name} has ended with {self._process.wait()}")
        return line.strip()

    def ask(self, **task: Any) -> Any:
        if self._process.poll() is None:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(task) + "\n")
            self._process.stdin.flush()
        return json.loads(self.read())


class RawServer(Process):
    def __init__(self, delay: float = 0.0) -> None:
        super().__init__(sys.executable, "-m", "scripts.benchmarks.raw_server", str(delay))
        self.url = f"http://127.0.0.1:{self.read()}"


class Worker(Process):
    """A client of worker.py in a process of its own, of the revision in a folder."""

    def __init__(
        self, client: str, url: str, python: str = sys.executable, root: Path | None = None
    ) -> None:
        script = str(Path(__file__).with_name("worker.py"))
        path = {"PYTHONPATH": f"{root}{os.pathsep}{root / 'generated'}"} if root else {}
        super().__init__(python, script, client, url, env=os.environ | path)
