"""Reads JSON: with orjson when it is installed (extra ``fast``), with the results of ``json``."""

from __future__ import annotations

import contextlib
import gc
import json
import re
import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

orjson: ModuleType | None
try:
    import orjson
except ImportError:
    orjson = None

# orjson reads an integer of more than 64 bits as a float, so such documents must be found. A copy
# in which every digit is 0 and whatever precedes a number is a colon shows quickly where one may
# be; a pattern alone would take longer than the parser.
_SHAPE = bytes(
    ord("0") if byte in b"0123456789" else ord(":") if byte in b"[,: \t\r\n-" else ord("x")
    for byte in range(256)
)
_LONG = b":" + b"0" * 19
_BIG = re.compile(rb"(?:-[0-9]{19,}|[^-][0-9]{20,})(?=[\s,\]}])")


# From this size in bytes, the garbage collector waits until a document is read. Since Python 3.12
# it waits by itself: it runs only between the steps of Python code.
_LARGE = 100_000
_WAITS_BY_ITSELF = sys.version_info >= (3, 12)


def decode_json(data: bytes) -> Any:
    """Return what ``json.loads`` does. What orjson refuses, such as NaN, is read by ``json``.

    A document that is nested too deeply raises ValueError, like any other that cannot be read.
    """
    try:
        if _WAITS_BY_ITSELF or len(data) < _LARGE:
            return _decode(data)
        with _collector.paused():
            return _decode(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _decode(data: bytes) -> Any:
    if orjson is None or data[:1] not in (b"{", b"[") or has_big_integer(data):
        return json.loads(data)
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data)


def has_big_integer(data: bytes) -> bool:
    """Return whether an object or array may contain an integer of more than 64 bits."""
    shape = data.translate(_SHAPE)
    at = shape.find(_LONG)
    while at >= 0 and not _BIG.match(data, at):
        at = shape.find(_LONG, at + 1)
    return at >= 0


class _Collector:
    """Python's garbage collector, which traverses a document again and again while it is read.

    That takes a third of the time and finds nothing: what a parser creates has no cycles. No other
    Python thread runs meanwhile, since a parser keeps the interpreter's lock.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers = 0
        self._was_enabled = False

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        with self._lock:
            if self._readers == 0:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._readers += 1
        try:
            yield
        finally:
            with self._lock:
                self._readers -= 1
                if self._readers == 0 and self._was_enabled:
                    gc.enable()


_collector = _Collector()
