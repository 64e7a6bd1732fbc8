"""The time that retries and waits use."""

from __future__ import annotations

import time


class Clock:
    """The system's time. A test passes a clock of its own to the client."""

    def monotonic(self) -> float:
        """Return the seconds since some fixed moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
