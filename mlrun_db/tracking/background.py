"""The thread that sends a journal while the run continues."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ..errors import RunDBError
from .delivery import Client, Delivery
from .journal import Journal

HEARTBEAT = 30.0  # seconds between two updates of a run that logs nothing
_SHORTEST_PAUSE = 0.5  # seconds between two deliveries; what is logged meanwhile is sent at once
_SHARE = 10.0  # a delivery takes at most about this share of the time: 1 in 10
_JOIN_SECONDS = 2.0
_LONGEST_PAUSE = 30.0  # between two attempts when the server is unreachable


class Background:
    """Sends a journal in a thread, which starts when something is logged.

    Args:
        report: called with each problem, and with the error behind it if there is one.
    """

    def __init__(
        self, db: Client, journal: Journal, report: Callable[[str, Exception | None], object]
    ) -> None:
        self._journal = journal
        self._report = report
        self._delivery = Delivery(db, journal, lambda problem: report(problem, None))
        self._changed = threading.Event()  # something was logged
        self._hurry = threading.Event()  # someone waits for it to be sent
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._attempts = 0  # that are over
        self._failures = 0  # in a row
        self._alive = False  # whether this process is the one that runs

    def notify(self) -> None:
        """Let the thread send what was logged."""
        self._changed.set()
        if self._thread is None:
            with self._lock:
                if self._thread is None and not self._stopping.is_set():
                    thread = threading.Thread(target=self._work, name="mlrun-db-run", daemon=True)
                    thread.start()
                    self._thread = thread

    def keep_alive(self, alive: bool) -> None:
        """Begin or end the heartbeats of the run."""
        self._alive = alive

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._changed.wait(HEARTBEAT)
            if self._stopping.is_set():
                return
            started = time.monotonic()
            pause = self._attempt()
            if pause is None:
                took = time.monotonic() - started
                pause = min(max(_SHORTEST_PAUSE, _SHARE * took), _LONGEST_PAUSE)
            else:  # even who waits gives the server some time
                self._stopping.wait(min(pause, _SHORTEST_PAUSE))
            self._hurry.wait(pause)

    def _attempt(self) -> float | None:
        """Send; return the seconds until the next attempt, None for the usual."""
        beat = not self._changed.is_set()
        self._changed.clear()
        self._hurry.clear()
        try:
            if self._delivery.deliver():
                if beat and self._alive:
                    self._delivery.heartbeat()
                if self._journal.remove():
                    self._stopping.set()
            else:  # another process sends, and may be killed
                self._changed.set()
                return _SHORTEST_PAUSE
        except Exception as error:
            self._failures += 1
            self._changed.set()
            if isinstance(error, RunDBError):
                self._report(f"the server is not reached, and will be tried again: {error}", None)
            else:
                self._report(f"nothing can be sent: {error}", error)
            return float(min(_LONGEST_PAUSE, 2 ** min(self._failures, 10) / 2))
        else:
            self._failures = 0
            return None
        finally:
            self._attempts += 1

    def flush(self, timeout: float, *, patient: bool = True) -> bool:
        """Wait until everything is sent; return whether it is.

        Args:
            timeout: seconds to wait at most.
            patient: whether to wait on when an attempt has failed.
        """
        self._stopping.clear()
        end = time.monotonic() + timeout
        begun = self._attempts
        while left := self._journal.counts():
            failed = self._failures and self._attempts > begun + 1
            if time.monotonic() >= end or (failed and not patient):
                break
            self.notify()
            self._hurry.set()
            time.sleep(0.01)
        return not left and not self._journal.counts(refused=True)

    def stop(self) -> None:
        """End the thread, after the request that it is sending; ``flush`` starts it again."""
        self._stopping.set()
        self._changed.set()
        self._hurry.set()
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None and thread is not threading.current_thread():
            thread.join(_JOIN_SECONDS)
