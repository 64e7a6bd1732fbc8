"""What must happen once, also when an answer is lost: look first, then send again.

The transport never sends an operation again that is not idempotent and may have been done. For
starting a job and for creating objects that is solved here: the client knows how to find what the
lost request made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .._polling.waits import poll
from .._transport.clock import Clock
from .._transport.limits import LOOK_UP_INTERVAL, LOOK_UP_TIMEOUT, RETRY_DELAY
from ..errors import MLRunBaseError, MLRunConflictError, MLRunHTTPError, RunDBError

T = TypeVar("T")

_MAY_BE_DONE = frozenset({408, 429, 502, 503, 504})


def send_once(
    send: Callable[[], T], find: Callable[[], T | None], *, retries: int, clock: Clock
) -> T:
    """Send; when the answer is lost, look for 2 s whether it was done, and only then send again.

    Not to find it proves nothing, but with the same uid a second one takes the place of the first.
    """
    for attempt in range(retries + 1):
        try:
            return send()
        except MLRunBaseError as err:
            if not may_be_done(err):
                raise
            found = look_up(find, clock)
            if found is not None:
                return found
            if attempt == retries:
                raise
    raise AssertionError("unreachable")


def create_once(
    create: Callable[[], T],
    read: Callable[[], T],
    body: Mapping[str, Any],
    *,
    retries: int,
    clock: Clock,
) -> T:
    """Create, again after a lost answer; then a conflict with ourselves is a success.

    It is one with ourselves when what the server has holds all that we sent.
    """
    for attempt in range(retries + 1):
        try:
            return create()
        except MLRunConflictError:
            existing = read() if attempt else None
            if existing is None or not holds(existing, body):
                raise
            return existing
        except MLRunBaseError as err:
            if not may_be_done(err) or attempt == retries:
                raise
            clock.sleep(RETRY_DELAY * 2**attempt)
    raise AssertionError("unreachable")


def look_up(find: Callable[[], T | None], clock: Clock) -> T | None:
    """Look for what a lost request may have made, until it shows up or the time is over."""
    try:
        return poll(
            find,
            lambda found: found is not None,
            clock=clock,
            timeout=LOOK_UP_TIMEOUT,
            waiting_for="what a lost request may have made",
            interval=lambda _: LOOK_UP_INTERVAL,
        )
    except MLRunBaseError:
        return None


def may_be_done(err: MLRunBaseError) -> bool:
    """Say whether the server may have done what was asked for, in spite of the error."""
    if isinstance(err, MLRunHTTPError):
        return err.status in _MAY_BE_DONE or err.status < 300  # a success that cannot be read
    return isinstance(err, RunDBError) and err.lost


def holds(existing: Any, sent: Any) -> bool:
    """Say whether all that was sent is in what the server has, which may add to it."""
    if hasattr(existing, "to_dict"):
        existing = existing.to_dict()
    if isinstance(sent, Mapping):
        return isinstance(existing, Mapping) and all(
            value is None or (key in existing and holds(existing[key], value))
            for key, value in sent.items()
        )
    return bool(existing == sent)
