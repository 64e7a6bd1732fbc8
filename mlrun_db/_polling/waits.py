"""The one place where the client waits for a state of the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Self, TypeVar

from .._transport import retry as _retry
from .._transport.clock import Clock
from .._transport.limits import OUTAGE_GRACE, POLL_INTERVAL
from ..errors import MLRunBaseError, MLRunHTTPError, MLRunWaitTimeoutError, RunDBError

if TYPE_CHECKING:
    from .._display.progress import Progress

T = TypeVar("T")


class Patience:
    """Bears for a while a server that has answered before and is away, as one that restarts."""

    def __init__(self, clock: Clock, *, answered: bool = False) -> None:
        self._clock = clock
        self._answered = answered
        self._away_since: float | None = None

    def answered(self) -> None:
        """The server is there."""
        self._answered, self._away_since = True, None

    def bear(self, err: MLRunBaseError) -> None:
        """Raise the error when waiting does not help, or has not helped for long enough."""
        if self._away_since is None:
            self._away_since = self._clock.monotonic()
        away = self._clock.monotonic() - self._away_since
        if not self._answered or not _is_temporary(err) or away >= OUTAGE_GRACE:
            raise err


def _is_temporary(err: MLRunBaseError) -> bool:
    if isinstance(err, MLRunHTTPError):
        return _retry.may_retry(err.status, attempt=1, retries=1, idempotent=True, read=True)
    return isinstance(err, RunDBError)


class Wait:
    """One wait for a state: pauses between reads until its time is over.

    Args:
        timeout: seconds in all; None waits for ever.
        waiting_for: what the error and the progress say is waited for.
        progress: shows how the wait goes.
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

    def pause(self, seconds: float, *, last: object, state: object, away: bool = False) -> None:
        """Sleep until the next read, which is at the end of the time when that comes first.

        Args:
            last: what was read last.
            state: the part of it that the error and the progress show.
            away: there was no answer this time, as the progress then shows.

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
            self._progress.show(self._waiting_for, "no answer" if away else state, passed)
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
    answered: bool = False,
) -> T:
    """Call ``read`` until ``done`` accepts what it gives, and return that.

    Args:
        timeout: seconds in all; None waits for ever. Reads at least once, and once at the end.
        interval: seconds until the next read, from what was read.
        waiting_for: what the error and the progress say is waited for.
        state: the part of what was read that they show.
        progress: shows how the wait goes.
        answered: the server has said that it is at work, so that it is borne when it is away.

    Raises:
        MLRunWaitTimeoutError: with what was read last.
        MLRunBaseError: of ``read``, unless the server may be back soon; of ``done``.
    """
    patience = Patience(clock, answered=answered)
    last: T | None = None
    with Wait(clock, timeout, waiting_for, progress) as wait:
        while True:
            try:
                value = last = read()
            except MLRunBaseError as err:
                patience.bear(err)
                wait.pause(POLL_INTERVAL, last=last, state=last and state(last), away=True)
                continue
            patience.answered()
            if done(value):
                wait.done(state(value))
                return value
            wait.pause(interval(value), last=value, state=state(value))
