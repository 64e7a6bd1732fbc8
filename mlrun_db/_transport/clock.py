"""The time that retries and waits use."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial


def _real_monotonic() -> Callable[[], float]:
    """Return a clock that runs on while a test freezes time: freezegun replaces time.monotonic."""
    if not hasattr(time, "clock_gettime"):  # on Windows
        return time.monotonic
    return partial(time.clock_gettime, time.CLOCK_MONOTONIC)


class Clock:
    """The system's time. A test passes a clock of its own to the client."""

    _now = staticmethod(_real_monotonic())  # not in the module, where freezegun would replace it

    def monotonic(self) -> float:
        """Return the seconds since some fixed moment."""
        return self._now()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
