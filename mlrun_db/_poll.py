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


class Wait:
    """One wait for a state: pauses between reads until its time is over.

    Args:
        timeout: seconds in all; None waits for ever.
        waiting_for: what the error says was waited for.
    """

    def __init__(self, clock: Clock, timeout: float | None, waiting_for: str) -> None:
        self._clock = clock
        self._timeout = timeout
        self._deadline = None if timeout is None else clock.monotonic() + timeout
        self._waiting_for = waiting_for

    def pause(self, seconds: float, *, last: object, state: object = None) -> None:
        """Sleep until the next read, which is at the end of the time when that comes first.

        Args:
            last: what was read last.
            state: the part of it that the error shows; None shows all.

        Raises:
            MLRunWaitTimeoutError: the time is over.
        """
        if self._deadline is not None:
            left = self._deadline - self._clock.monotonic()
            if left <= 0:
                shown = last if state is None else state
                raise MLRunWaitTimeoutError(
                    f"waited {self._timeout:g} s for {self._waiting_for}; last state: {shown!r}",
                    last=last,
                )
            seconds = min(seconds, left)
        self._clock.sleep(seconds)


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
        MLRunWaitTimeoutError: with what was read last. Errors of ``read`` and ``done`` pass.
    """
    wait = Wait(clock, timeout, waiting_for)
    while True:
        value = read()
        if done(value):
            return value
        wait.pause(interval(value), last=value, state=state(value))
