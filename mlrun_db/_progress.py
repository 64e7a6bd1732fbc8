"""What a wait shows on stderr: one line that changes, a line for each change, or nothing."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TextIO

from ._tables import cut, in_notebook, one_line

_line_in_use = threading.Lock()  # a terminal has one last line: the first wait that wants it
_COLUMNS = 80


class Progress:
    """The progress of one wait; shows nothing without a stream.

    Args:
        stream: where to write.
        live: write over the same line; otherwise one line for each change of state.
    """

    def __init__(self, stream: TextIO | None, live: bool) -> None:
        self._stream = stream
        self._live = live
        self._mine = False
        self._shown = 0  # characters of the line that is there now
        self._state: str | None = None
        self.line_is_free = True  # no: somebody else has written half a line

    def show(self, waiting_for: str, state: object, seconds: float) -> None:
        """Show the state and the seconds that have passed."""
        said = one_line(state or "no state yet")
        text = f"Waiting for {one_line(waiting_for)}: {said}, {elapsed(seconds)}"
        if not self._live:
            if said != self._state:
                self._write(f"{text}\n")
        elif self.line_is_free and self._may_write():
            text = cut(text, self._columns() - 1)
            self._write(f"\r{text.ljust(self._shown)}")
            self._shown = len(text)
        self._state = said

    def hide(self) -> None:
        """Take the line away, for somebody else who writes."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0

    def done(self, waiting_for: str, state: object, seconds: float) -> None:
        """Tell the end when there is a line for each change, and one was written."""
        if not self._live and self._state is not None:
            last = f": {one_line(state)}" if state else ""
            self._write(f"Waited {elapsed(seconds)} for {one_line(waiting_for)}{last}\n")

    def close(self) -> None:
        """Take the line away, and leave the terminal to the next wait."""
        self.hide()
        if self._mine:
            self._mine = False
            _line_in_use.release()

    def _may_write(self) -> bool:
        self._mine = self._mine or (self._stream is not None and _line_in_use.acquire(False))
        return self._mine

    def _columns(self) -> int:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            return os.get_terminal_size(self._stream.fileno()).columns or _COLUMNS  # type: ignore[union-attr]
        return _COLUMNS

    def _write(self, text: str) -> None:
        if self._stream is not None:
            with contextlib.suppress(OSError, ValueError):  # a wait must not fail for its display
                self._stream.write(text)
                self._stream.flush()


def progress(wanted: bool | None) -> Progress:
    """Return what shows the progress of a wait: on a terminal and in a notebook unless told.

    Args:
        wanted: True shows it everywhere, False nowhere.
    """
    stream = sys.stderr
    live = stream is not None and (stream.isatty() or in_notebook())
    shown = live if wanted is None else wanted
    return Progress(stream if shown else None, live)


def elapsed(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
