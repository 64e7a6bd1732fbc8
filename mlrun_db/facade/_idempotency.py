"""Operations that must take effect exactly once, also when a response is lost.

The session never resends an operation that is not idempotent and may have taken effect. Starting a
job and creating an object are handled here: the client looks for what the lost request created, and
only then sends it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .._polling.waits import poll
from .._transport.clock import Clock
from .._transport.limits import LOOK_UP_INTERVAL, LOOK_UP_TIMEOUT, RETRY_DELAY
from ..errors import MLRunBaseError, MLRunConflictError, MLRunHTTPError, RunDBError

T = TypeVar("T")

_MAY_HAVE_TAKEN_EFFECT = frozenset({408, 429, 502, 503, 504})


def send_once(
    send: Callable[[], T], find: Callable[[], T | None], *, retries: int, clock: Clock
) -> T:
    """Send; when the response is lost, look for the result for 2 s before sending again.

    Finding nothing proves nothing, but a second run with the same uid replaces the first.
    """
    for attempt in range(retries + 1):
        try:
            return send()
        except MLRunBaseError as err:
            if not may_have_taken_effect(err):
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
    """Create, again after a lost response; then a conflict with ourselves is a success.

    It is with ourselves when what the server has contains all that was sent.
    """
    for attempt in range(retries + 1):
        try:
            return create()
        except MLRunConflictError:
            existing = read() if attempt else None
            if existing is None or not contains(existing, body):
                raise
            return existing
        except MLRunBaseError as err:
            if not may_have_taken_effect(err) or attempt == retries:
                raise
            clock.sleep(RETRY_DELAY * 2**attempt)
    raise AssertionError("unreachable")


def look_up(find: Callable[[], T | None], clock: Clock) -> T | None:
    """Look for what a lost request may have created, until it appears or the time is over."""
    try:
        return poll(
            find,
            lambda found: found is not None,
            clock=clock,
            timeout=LOOK_UP_TIMEOUT,
            waiting_for="the result of a lost request",
            interval=lambda _: LOOK_UP_INTERVAL,
        )
    except MLRunBaseError:
        return None


def may_have_taken_effect(err: MLRunBaseError) -> bool:
    """Return whether the request may have taken effect in spite of the error."""
    if isinstance(err, MLRunHTTPError):
        return (
            err.status in _MAY_HAVE_TAKEN_EFFECT or err.status < 300
        )  # a success that cannot be read
    return isinstance(err, RunDBError) and err.lost


def contains(existing: Any, sent: Any) -> bool:
    """Return whether the server's object has all that was sent; it may have more."""
    if hasattr(existing, "to_dict"):
        existing = existing.to_dict()
    if isinstance(sent, Mapping):
        return isinstance(existing, Mapping) and all(
            value is None or (key in existing and contains(existing[key], value))
            for key, value in sent.items()
        )
    return bool(existing == sent)
