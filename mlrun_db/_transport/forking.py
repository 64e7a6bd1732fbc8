"""Locks that are free in a forked process.

SQLite has locks of its own for the whole process. A child that is forked while another thread is
inside SQLite inherits them as locked, by a thread that it does not have, and its first call never
returns. So the locks around our connections are held while a process forks.
"""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any

_LONGEST = 5.0  # seconds to wait for each lock; a fork is not worth a deadlock

_locks: weakref.WeakSet[Any] = weakref.WeakSet()
_held: list[Any] = []


def lock() -> Any:
    """Return a ``threading.RLock`` that no other thread holds while the process forks."""
    created = threading.RLock()
    _locks.add(created)
    return created


def _acquire() -> None:
    _held.extend(each for each in list(_locks) if each.acquire(timeout=_LONGEST))


def _release() -> None:
    while _held:
        _held.pop().release()


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(before=_acquire, after_in_parent=_release, after_in_child=_release)
