"""When a request may be sent again, and how long to wait before: pure rules, no clock, no I/O.

- The connection was never made: any operation may be sent again.
- The answer was lost: only an idempotent one, for the server may have done it.
- 408, 429, 502, 503, 504: only an idempotent one; 500: only a read. Never on 409 or another 4xx.
- ``ATTEMPTS`` in all; a random wait up to 0.25 s, 0.5 s ..., at least the server's Retry-After.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from ._constants import ATTEMPTS, RETRY_DELAY, RETRY_DELAY_CAP

NOT_CONNECTED = "not connected"
ANSWER_LOST = "answer lost"
REFUSED = "refused"  # the request itself cannot be sent: never again

_TEMPORARY = frozenset({408, 429, 502, 503, 504})


def may_retry(outcome: int | str, *, attempt: int, idempotent: bool, read: bool) -> bool:
    """Say whether to send again after an outcome: a status, NOT_CONNECTED or ANSWER_LOST.

    ``attempt`` is the number of the attempt that ended so, from 1.
    """
    if attempt >= ATTEMPTS:
        return False
    if outcome == NOT_CONNECTED:
        return True
    if outcome == ANSWER_LOST or outcome in _TEMPORARY:
        return idempotent
    return outcome == 500 and read


def delay(attempt: int, *, retry_after: float | None, random: float) -> float:
    """Return the wait in seconds before the next attempt; ``random`` is between 0 and 1."""
    jittered = random * RETRY_DELAY * 2.0 ** (attempt - 1)
    return min(max(jittered, retry_after or 0.0), RETRY_DELAY_CAP)


def retry_after_seconds(header: str | None, now: float) -> float | None:
    """Read a Retry-After header, in seconds or as a date; None for none that can be read."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - now)
    except ValueError:
        return None
