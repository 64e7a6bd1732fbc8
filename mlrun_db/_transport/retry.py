"""When a request may be sent again, and after what wait: pure rules, no clock, no I/O.

- The connection was never made: any operation may be sent again.
- The response was lost: only an idempotent one, since the server may have done the work.
- 408, 429, 502, 503, 504: only an idempotent one; 500: only a read. Never on 409 or another 4xx.
- The wait is random, up to 0.25 s, 0.5 s ... 8 s, and at least the server's Retry-After; a
  Retry-After of more than 30 s ends the call.
- Retries take tokens from a bucket of the client, successes return some: when a server fails every
  call, the client soon sends each only once.
"""

from __future__ import annotations

import threading

from .limits import (
    RETRY_AFTER_CAP,
    RETRY_COST,
    RETRY_DELAY,
    RETRY_DELAY_CAP,
    RETRY_TOKENS,
    SUCCESS_REFUND,
    TIMEOUT_COST,
)

NOT_CONNECTED = "not connected"
RESPONSE_LOST = "response lost"
TIMED_OUT = "response timed out"
UNTRUSTED = "not trusted"  # the server's certificate: never again
REFUSED = "refused"  # the request itself cannot be sent: never again

_TEMPORARY = frozenset({RESPONSE_LOST, TIMED_OUT, 408, 429, 502, 503, 504})


def may_retry(
    outcome: int | str, *, attempt: int, retries: int, idempotent: bool, read: bool
) -> bool:
    """Return whether to send again after an outcome: a status, or one of the constants above.

    ``attempt`` is the number of the attempt with that outcome, from 1.
    """
    if attempt > retries:
        return False
    if outcome == NOT_CONNECTED:
        return True
    if outcome in _TEMPORARY:
        return idempotent
    return outcome == 500 and read


def delay(attempt: int, *, retry_after: float | None, random: float) -> float | None:
    """Return the seconds to wait before the next attempt; ``random`` is between 0 and 1.

    None when the server asks for too long a wait.
    """
    if retry_after is not None and retry_after > RETRY_AFTER_CAP:
        return None
    jittered = random * min(RETRY_DELAY * 2.0 ** (attempt - 1), RETRY_DELAY_CAP)
    return max(jittered, retry_after or 0.0)


def retry_after_seconds(header: str | None, now: float) -> float | None:
    """Read a Retry-After header, in seconds or as a date; None when it cannot be read."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        from email.utils import parsedate_to_datetime  # loads 25 modules

        return max(0.0, parsedate_to_datetime(header).timestamp() - now)
    except (ValueError, OverflowError, TypeError):  # such as a zone of more than 24 hours
        return None


class TokenBucket:
    """Prevents a storm of retries; shared by the threads of a client."""

    def __init__(self) -> None:
        self._tokens = RETRY_TOKENS
        self._lock = threading.Lock()

    def take(self, outcome: int | str) -> bool:
        """Pay for a retry; False when the bucket holds too few tokens."""
        cost = TIMEOUT_COST if outcome == TIMED_OUT else RETRY_COST
        with self._lock:
            if self._tokens < cost:
                return False
            self._tokens -= cost
            return True

    def give_back(self, *, after_retries: int) -> None:
        """Record a success; one that needed retries returns the tokens they took."""
        refund = max(SUCCESS_REFUND, after_retries * RETRY_COST)
        with self._lock:
            self._tokens = min(RETRY_TOKENS, self._tokens + refund)
