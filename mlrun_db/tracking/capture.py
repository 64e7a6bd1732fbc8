"""Captures what a run prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any


class Tee:
    """A stream that writes to another one, and passes the text on."""

    def __init__(self, stream: Any, write: Callable[[str], object]) -> None:
        self._stream = stream
        self._write = write

    def write(self, text: str) -> int:
        if self._stream is not None:
            self._stream.write(text)
        self._write(text)
        return len(text)

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # such as encoding, isatty and buffer
        return getattr(self._stream, name)


class Capture:
    """Passes on what is written to stdout and stderr, between ``start`` and ``stop``."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._before: list[tuple[str, Any, Tee]] = []

    def start(self) -> None:
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            tee = Tee(stream, self._write)
            self._before.append((name, stream, tee))
            setattr(sys, name, tee)

    def stop(self) -> None:
        """Put the streams back, unless something else has replaced them since."""
        while self._before:
            name, stream, tee = self._before.pop()
            if getattr(sys, name) is tee:
                setattr(sys, name, stream)
