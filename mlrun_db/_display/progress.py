"""What a wait shows on stderr: one line that changes, a line for each change, or nothing."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import Any, TextIO

from .text import cut, in_notebook, one_line

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
        self._state: object = None  # that was told last
        self._told = False
        self.line_is_free = True  # no: somebody else has written half a line

    def show(self, waiting_for: str, state: object, seconds: float) -> None:
        """Show the state and the seconds that have passed."""
        text = waiting_text(waiting_for, state, seconds)
        if not self._live:
            if state != self._state or not self._told:
                self._write(f"{text}\n")
        elif self.line_is_free and self._may_write():
            text = cut(text, self._columns() - 1)
            self._write(f"\r{text.ljust(self._shown)}")
            self._shown = len(text)
        self._state, self._told = state, True

    def hide(self) -> None:
        """Take the line away, for somebody else who writes."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0

    def done(self, waiting_for: str, state: object, seconds: float) -> None:
        """Tell the end when there is a line for each change, and one was written."""
        if not self._live and self._told:
            self._write(f"{waited_text(waiting_for, state, seconds)}\n")

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


class NotebookProgress(Progress):
    """The progress of one wait as an output of a notebook, which changes and tells the end."""

    def __init__(self) -> None:
        super().__init__(None, live=True)
        self._output: Any = None

    def show(self, waiting_for: str, state: object, seconds: float) -> None:
        self._display(waiting_text(waiting_for, state, seconds))

    def done(self, waiting_for: str, state: object, seconds: float) -> None:
        if self._output is not None:
            self._display(waited_text(waiting_for, state, seconds))

    def _display(self, text: str) -> None:
        if self._output is None:
            from IPython.display import display  # type: ignore[import-not-found, unused-ignore]

            self._output = display({"text/plain": text}, raw=True, display_id=True)
        else:
            self._output.update({"text/plain": text}, raw=True)


def progress(wanted: bool | None) -> Progress:
    """Return what shows the progress of a wait: on a terminal and in a notebook unless told.

    Args:
        wanted: True shows it everywhere, False nowhere.
    """
    if in_notebook() and wanted is not False:
        return NotebookProgress()
    stream = sys.stderr
    live = stream is not None and stream.isatty()
    shown = live if wanted is None else wanted
    return Progress(stream if shown else None, live)


def waiting_text(waiting_for: str, state: object, seconds: float) -> str:
    said = one_line(state or "no state yet")
    return f"Waiting for {one_line(waiting_for)}: {said}, {elapsed(seconds)}"


def waited_text(waiting_for: str, state: object, seconds: float) -> str:
    last = f": {one_line(state)}" if state else ""
    return f"Waited {elapsed(seconds)} for {one_line(waiting_for)}{last}"


def elapsed(seconds: float) -> str:
    """Return such as "5 s" or "2 min 5 s"."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
