"""Bytes of a log become text: printed as they come, or handed on line by line."""

from __future__ import annotations

import codecs
from collections.abc import Callable


class LogText:
    """Decodes UTF-8 that may be cut anywhere; bytes that are no UTF-8 become U+FFFD."""

    def __init__(self, on_line: Callable[[str], object] | None) -> None:
        self._on_line = on_line
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._line = ""

    def feed(self, content: bytes) -> None:
        self._emit(self._decoder.decode(content))

    def finish(self) -> None:
        """Give out what is left: a cut character, and a last line without an end."""
        self._emit(self._decoder.decode(b"", final=True))
        if self._on_line is not None and self._line:
            self._on_line(self._line)
        self._line = ""

    def _emit(self, text: str) -> None:
        if self._on_line is None:
            if text:
                print(text, end="", flush=True)
            return
        *lines, self._line = (self._line + text).split("\n")
        for line in lines:
            self._on_line(line)
