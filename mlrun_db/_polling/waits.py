"""The one place where the client waits for a state of the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self, TypeVar

from .._transport import retry
from .._transport.clock import Clock
from .._transport.limits import OUTAGE_GRACE, POLL_INTERVAL
from ..errors import MLRunBaseError, MLRunHTTPError, MLRunWaitTimeoutError, RunDBError

if TYPE_CHECKING:
    from .._display.progress import Progress

T = TypeVar("T")


class OutageTolerance:
    """Tolerates for a while that a server is unreachable after it has responded, as on a restart.

    Args:
        responded: whether the server has responded already.
        may_be_late: whether what is read may not be there yet, which is then tolerated, too.
    """

    def __init__(self, clock: Clock, *, responded: bool = False, may_be_late: bool = False) -> None:
        self._clock = clock
        self._responded = responded
        self._may_be_late = may_be_late
        self._since: float | None = None

    def end(self) -> None:
        """Record that the server has responded."""
        self._responded, self._since = True, None

    def tolerate(self, err: MLRunBaseError) -> None:
        """Raise the error when waiting cannot help, or has not helped for long enough."""
        if self._since is None:
            self._since = self._clock.monotonic()
        outage = self._clock.monotonic() - self._since
        temporary = _is_temporary(err) or (self._may_be_late and _is_late(err))
        if not self._responded or not temporary or outage >= OUTAGE_GRACE:
            raise err


def _is_late(err: MLRunBaseError) -> bool:
    """Return whether the server has no such object yet, or is still changing it."""
    return isinstance(err, MLRunHTTPError) and err.status in (404, 409)


def _is_temporary(err: MLRunBaseError) -> bool:
    if isinstance(err, MLRunHTTPError):
        return retry.may_retry(err.status, attempt=1, retries=1, idempotent=True, read=True)
    return isinstance(err, RunDBError)


class Wait:
    """One wait for a state: pauses between reads until its time is over.

    Args:
        timeout: seconds in total; None waits for ever.
        waiting_for: what is awaited, for the error and the progress.
        progress: shows the progress of the wait.
    """

    def __init__(
        self,
        clock: Clock,
        timeout: float | None,
        waiting_for: str,
        progress: Progress | None = None,
    ) -> None:
        self._clock = clock
        self._timeout = timeout
        self._start = clock.monotonic()
        self._waiting_for = waiting_for
        self._progress = progress

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._progress is not None:
            self._progress.close()

    def done(self, state: object) -> None:
        """Show that the wait has ended."""
        if self._progress is not None:
            passed = self._clock.monotonic() - self._start
            self._progress.done(self._waiting_for, state, passed)

    def pause(
        self, seconds: float, *, last: object, state: object, unreachable: bool = False
    ) -> None:
        """Sleep until the next read, at most until the end of the time.

        Args:
            last: what was read last.
            state: its state, for the error and the progress.
            unreachable: whether there was no response this time, for the progress.

        Raises:
            MLRunWaitTimeoutError: the time is over.
        """
        passed = self._clock.monotonic() - self._start
        if self._timeout is not None:
            if passed >= self._timeout:
                raise MLRunWaitTimeoutError(
                    f"waited {self._timeout:g} s for {self._waiting_for}; last state: {state!r}",
                    last=last,
                )
            seconds = min(seconds, self._timeout - passed)
        if self._progress is not None:
            self._progress.show(self._waiting_for, "no response" if unreachable else state, passed)
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
    progress: Progress | None = None,
    responded: bool = False,
    may_be_late: bool = False,
) -> T:
    """Call ``read`` until ``done`` accepts its result, and return that.

    Args:
        timeout: seconds in total; None waits for ever. Reads at least once, and once at the end.
        interval: seconds until the next read, from the last result.
        waiting_for: what is awaited, for the error and the progress.
        state: the state in a result, for the error and the progress.
        progress: shows the progress of the wait.
        responded: whether the server has accepted the work, so that an outage is tolerated.
        may_be_late: whether what is read may not be there yet, so that a 404 and a 409 are
            tolerated, too.

    Raises:
        MLRunWaitTimeoutError: with the last result.
        MLRunBaseError: from ``read``, unless it is an outage to tolerate; from ``done``.
    """
    outage = OutageTolerance(clock, responded=responded, may_be_late=may_be_late)
    last: T | None = None
    with Wait(clock, timeout, waiting_for, progress) as wait:
        while True:
            try:
                value = last = read()
            except MLRunBaseError as err:
                outage.tolerate(err)
                wait.pause(POLL_INTERVAL, last=last, state=last and state(last), unreachable=True)
                continue
            outage.end()
            if done(value):
                wait.done(state(value))
                return value
            wait.pause(interval(value), last=value, state=state(value))
