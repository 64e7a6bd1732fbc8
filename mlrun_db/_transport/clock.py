"""The time that retries and waits use."""

from __future__ import annotations

import time


class Clock:
    """The time that waits use; a test gives the client one of its own."""

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
