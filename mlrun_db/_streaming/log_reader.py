"""Reads each byte of a run's log once, whatever happens to connections and to the server."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TYPE_CHECKING

from .._polling.waits import OutageTolerance, Wait
from .._transport.clock import Clock
from .._transport.limits import (
    IDLE_LOG_INTERVAL,
    IDLE_LOG_POLLS,
    LOG_DRAINS,
    POLL_INTERVAL,
    RETRY_DELAY,
)
from ..errors import MLRunBaseError, RunDBError
from .log_lines import LogLines

if TYPE_CHECKING:
    from .._transport.bodies import StreamedResponse

# The states of a run that may still write. Any other, also an unknown one, ends the following.
ACTIVE_STATES = frozenset({"created", "pending", "running", "aborting", "pendingretry"})


class LogReader:
    """Keeps how far a log has been read, and continues from there.

    Args:
        open_log: asks for the log from an offset, for N bytes or (-1) to its end.
        offset: bytes to skip at the beginning.
        chunk_size: bytes to ask for at once, -1 for all there are.
        retries: how many responses in a row may break without a byte.
    """

    def __init__(
        self,
        open_log: Callable[[int, int], StreamedResponse],
        offset: int,
        *,
        chunk_size: int,
        clock: Clock,
        retries: int,
    ) -> None:
        self.state = ""
        self._open_log = open_log
        self._offset = offset
        self._chunk_size = chunk_size
        self._clock = clock
        self._retries = retries
        self._idle_reads = 0
        self._complete = False
        self._outage = OutageTolerance(clock)

    def read(self) -> Generator[bytes, None, None]:
        """Yield what there is now; after a broken response, continue at the byte reached."""
        start, fruitless = self._offset, 0
        self._complete = False
        while not self._complete:
            response = self._open_log(self._offset, self._chunk_size)
            self.state = response.headers.get("x-mlrun-run-state", "").lower()
            self._outage.end()
            reached = self._offset
            try:
                with closing(response.pieces()) as pieces:
                    for piece in pieces:
                        self._offset += len(piece)
                        yield piece
                # After a whole chunk there may be more; a server that sends more has sent all.
                self._complete = self._offset - reached != self._chunk_size
            except RunDBError:
                fruitless = fruitless + 1 if self._offset == reached else 0
                if fruitless > self._retries:
                    raise
                if fruitless:
                    self._clock.sleep(RETRY_DELAY * 2 ** (fruitless - 1))
        self._idle_reads = 0 if self._offset > start else self._idle_reads + 1

    def follow(self, wait: Wait, *, drain: bool) -> Generator[bytes, None, None]:
        """Yield new output until the run has ended; ``drain`` then reads until there is none."""
        drains = LOG_DRAINS if drain else 0
        draining = False
        while True:
            start = self._offset
            unreachable = False
            try:
                yield from self.read()
            except MLRunBaseError as err:
                self._outage.tolerate(err)
                unreachable = True
            if not self._complete or self.state in ACTIVE_STATES:
                wait.pause(
                    self._interval, last=self.state, state=self.state, unreachable=unreachable
                )
            elif not drains or (draining and self._offset == start):
                return
            else:
                draining = True
                drains -= 1

    @property
    def _interval(self) -> float:
        return POLL_INTERVAL if self._idle_reads < IDLE_LOG_POLLS else IDLE_LOG_INTERVAL


def lines_of(pieces: Generator[bytes, None, None]) -> Generator[str, None, None]:
    """Turn pieces into lines; before an error, yield the start of a line that was read."""
    lines = LogLines()
    with closing(pieces):
        try:
            for piece in pieces:
                yield from lines.feed(piece)
        except MLRunBaseError:
            yield from lines.finish()
            raise
    yield from lines.finish()
