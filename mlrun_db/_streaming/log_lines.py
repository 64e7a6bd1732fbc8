"""Turns the bytes of a log into text: printed as it arrives, or passed on line by line."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Generator
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._display.progress import Progress

# A longer line is split, so that a log without line ends does not fill memory.
LONGEST_LINE = 2**20


class LogLines:
    """Decodes UTF-8 that may be cut anywhere into lines; invalid bytes become U+FFFD.

    A line ends with a line feed, or with a carriage return and a line feed. A carriage return
    alone, as progress bars write it, is part of the line.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._line = ""

    def feed(self, content: bytes) -> list[str]:
        """Return the lines that are complete now, without their ends."""
        *lines, self._line = (self._line + self._decoder.decode(content)).split("\n")
        lines = [line.removesuffix("\r") for line in lines]
        while len(self._line) > LONGEST_LINE:
            lines.append(self._line[:LONGEST_LINE])
            self._line = self._line[LONGEST_LINE:]
        return lines

    def finish(self) -> list[str]:
        """Return the rest: an incomplete character, and a last line without an end."""
        line = self._line + self._decoder.decode(b"", final=True)
        self._line = ""
        return [line] if line else []


class LogText:
    """Prints the text of a log as it arrives, or passes its lines to a function."""

    def __init__(
        self, on_line: Callable[[str], object] | None, progress: Progress, raw: bool = False
    ) -> None:
        self._on_line = on_line
        self._raw = raw
        self._progress = progress
        self._lines = LogLines()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, content: bytes) -> None:
        if self._on_line is None:
            self._print(self._decoder.decode(content))
        else:
            self._pass(self._on_line, self._lines.feed(content))

    def finish(self) -> None:
        """Print or pass the rest: an incomplete character, and a last line without an end."""
        if self._on_line is None:
            self._print(self._decoder.decode(b"", final=True))
        else:
            self._pass(self._on_line, self._lines.finish())

    def _print(self, text: str) -> None:
        if text:
            from .._display.text import visible_lines, write_out

            self._progress.hide()
            write_out(text if self._raw else visible_lines(text), end="")
            self._progress.line_is_free = text.endswith("\n")

    def _pass(self, on_line: Callable[[str], object], lines: list[str]) -> None:
        for line in lines:
            self._progress.hide()
            on_line(line)


def write_log(
    pieces: Generator[bytes, None, None],
    on_line: Callable[[str], object] | None,
    progress: Progress,
    raw: bool = False,
) -> None:
    """Print pieces, or pass their lines; what was read is written before an error is raised."""
    text = LogText(on_line, progress, raw)
    with closing(pieces):
        try:
            for piece in pieces:
                text.feed(piece)
        finally:
            text.finish()
