"""What the steps share. They run in the Python of the SDK, 3.9 or newer, without this package."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import mlrun

RELEASE = tuple(int(part) for part in mlrun.__version__.split(".")[:2])
SECONDS = 120  # for what the server does in the background
HANDLERS = str(Path("handlers.py").resolve())


class Step(NamedTuple):
    """A step of a subject; ``since`` and ``before`` are releases of the SDK."""

    subject: str
    run: Callable[[], None]
    since: tuple[int, int]
    before: tuple[int, int]

    @property
    def title(self) -> str:
        return self.run.__name__.replace("_", " ")


STEPS: list[Step] = []


def step(
    since: tuple[int, int] = (1, 7), before: tuple[int, int] = (2, 0)
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Add a function to the steps: it raises what is not as a real server would have it."""

    def add(function: Callable[[], None]) -> Callable[[], None]:
        subject = function.__module__.rpartition(".")[2]
        STEPS.append(Step(subject, function, since, before))
        return function

    return add


def check(actual: Any, expected: Any) -> None:
    """Raise unless both are equal."""
    if actual != expected:
        raise AssertionError(f"{actual!r} instead of {expected!r}")


def check_raises(
    kind: type[Exception] | tuple[type[Exception], ...], call: Callable[[], Any], text: str = ""
) -> None:
    """Raise unless ``call`` raises ``kind`` with ``text`` in its message."""
    try:
        result = call()
    except kind as error:
        if text not in str(error):
            raise AssertionError(f"{error} does not name {text!r}") from error
        return
    raise AssertionError(f"returned {result!r} instead of raising {kind}")


def wait(condition: Callable[[], Any], seconds: float = SECONDS) -> Any:
    """Return what ``condition`` returns as soon as it is true."""
    end = time.monotonic() + seconds
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: the last answer is {result!r}")
        time.sleep(0.2)
    return result


def db() -> Any:
    """Return the client of the SDK."""
    return mlrun.get_run_db()


@functools.cache
def project_of(name: str) -> Any:
    """Create a project, once."""
    return mlrun.get_or_create_project(name, context="./" + name)


def names(objects: Any) -> list[str]:
    """Return the sorted names of runs, artifacts, functions, schedules and the like."""
    found = []
    for each in objects or []:
        value = each
        if not isinstance(each, dict):
            value = each.to_dict() if hasattr(each, "to_dict") else each.dict()
        metadata = value.get("metadata", value)
        found.append(metadata.get("key") or metadata["name"])
    return sorted(found)


def log_of(run: Any) -> str:
    """Return the log of a run as the server has it."""
    text = db().get_log(run.metadata.uid, run.metadata.project)[1]
    return text.decode() if isinstance(text, bytes) else text


def is_alive(pid: int) -> bool:
    """Return whether a process of this machine has not ended."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
