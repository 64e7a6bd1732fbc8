"""Reads JSON: with msgspec, with the results of the standard library's ``json``."""

from __future__ import annotations

import gc
import json
from typing import Any

from msgspec.json import decode

from .limits import MAX_CONTAINERS

# From this size in bytes, the garbage collector waits until a document is read.
_LARGE = 1_000_000


def decode_json(data: bytes | str) -> Any:
    """Return what ``json.loads`` does. What msgspec refuses, such as NaN, is read by ``json``.

    A document that is nested too deeply raises ValueError, like any other that cannot be read.
    """
    check_containers(data)
    try:
        if len(data) < _LARGE or not gc.isenabled():
            return _decode(data)
        return _collector.waits_for(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _decode(data: bytes | str) -> Any:
    try:
        return decode(data)
    except (ValueError, RecursionError):
        return json.loads(data)


def check_containers(data: bytes | str, begin: int = 0) -> None:
    """Raise ValueError for a document whose lists and objects would fill the memory."""
    if len(data) - begin <= 2 * MAX_CONTAINERS:  # each has at least two characters
        return
    if isinstance(data, str):
        count = data.count("[", begin) + data.count("{", begin)
    else:
        count = data.count(b"[", begin) + data.count(b"{", begin)
    if count > MAX_CONTAINERS:
        raise ValueError(f"it has more than {MAX_CONTAINERS} lists and objects")


class _Collector:
    """Python's garbage collector, which traverses a document again and again while it is read.

    That takes half of the time and finds nothing: what a parser creates has no cycles. So the
    collector looks at all younger objects before a document is read, and the document then belongs
    to the oldest objects at once, as it would after some collections. When these have grown by a
    quarter, all of them are looked at: the collector's own rule.
    """

    _least = 1_000_000  # new objects

    def __init__(self) -> None:
        self._new = 0
        self._limit = self._least

    def waits_for(self, data: bytes | str) -> Any:
        if self._new < self._limit:
            gc.collect(1)
        else:
            gc.collect()
            self._new, self._limit = 0, max(self._least, len(gc.get_objects()) // 4)
        gc.disable()
        try:
            return _decode(data)
        finally:
            self._new += gc.get_count()[0]
            if not gc.get_freeze_count():  # of the application, whose frozen objects stay frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()


_collector = _Collector()
