"""The one place where the client waits for a state of the server."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from ._constants import POLL_INTERVAL
from .errors import MLRunWaitTimeoutError

T = TypeVar("T")


class Clock:
    """The time that waits use; a test gives the client one of its own."""

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def poll(
    read: Callable[[], T],
    done: Callable[[T], bool],
    *,
    clock: Clock,
    timeout: float | None,
    waiting_for: str,
    interval: Callable[[T], float] = lambda _: POLL_INTERVAL,
    state: Callable[[T], object] = lambda value: value,
) -> T:
    """Call ``read`` until ``done`` accepts what it gives, and return that.

    Args:
        timeout: seconds in all; None waits for ever. Reads at least once, and once at the end.
        interval: seconds until the next read, from what was read.
        waiting_for: what the error says was waited for.
        state: the part of what was read that the error shows.

    Raises:
        MLRunWaitTimeoutError: with what was read last. Errors of ``read`` pass.
    """
    deadline = None if timeout is None else clock.monotonic() + timeout
    while True:
        value = read()
        if done(value):
            return value
        pause = interval(value)
        if deadline is not None:
            left = deadline - clock.monotonic()
            if left <= 0:
                raise MLRunWaitTimeoutError(
                    f"waited {timeout:g} s for {waiting_for}; last state: {state(value)!r}",
                    last=value,
                )
            pause = min(pause, left)
        clock.sleep(pause)
