"""The progress of a wait on stderr: one line that changes, a line for each change, or nothing."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import Any, TextIO

from .notebook import in_notebook
from .text import fit, one_line, padded, width
from .times import elapsed

_terminal = threading.Lock()  # its last line belongs to one wait at a time
_COLUMNS = 80


class Progress:
    """The progress of one wait; shows nothing without a stream.

    Args:
        stream: where to write.
        live: rewrite one line; otherwise write a line for each change of state.
    """

    def __init__(self, stream: TextIO | None, live: bool) -> None:
        self._stream = stream
        self._live = live
        self._owns_terminal = False
        self._shown = 0  # columns of the line that is shown now
        self._state: object = None  # the last one
        self._started = False
        self.line_is_free = True  # False while other output has written half a line

    def show(self, waiting_for: str, state: object, seconds: float) -> None:
        """Show the state and the seconds that have passed."""
        text = _waiting(waiting_for, state, seconds)
        if not self._live:
            if state != self._state or not self._started:
                self._write(f"{text}\n")
        elif self.line_is_free and self._has_terminal():
            text = fit(text, self._columns() - 1)
            self._write(f"\r{padded(text, self._shown)}")
            self._shown = width(text)
        self._state, self._started = state, True

    def hide(self) -> None:
        """Erase the line, so that other output can be written."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0

    def done(self, waiting_for: str, state: object, seconds: float) -> None:
        """Write a last line when there is a line for each change."""
        if not self._live and self._started:
            self._write(f"{_waited(waiting_for, state, seconds)}\n")

    def close(self) -> None:
        """Erase the line, and leave the terminal to the next wait."""
        self.hide()
        if self._owns_terminal:
            self._owns_terminal = False
            _terminal.release()

    def _has_terminal(self) -> bool:
        if self._stream is not None and not self._owns_terminal:
            self._owns_terminal = _terminal.acquire(blocking=False)
        return self._owns_terminal

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
    """The progress of one wait as one output of a notebook, which is updated in place."""

    def __init__(self) -> None:
        super().__init__(None, live=True)
        self._output: Any = None

    def show(self, waiting_for: str, state: object, seconds: float) -> None:
        self._display(_waiting(waiting_for, state, seconds))

    def done(self, waiting_for: str, state: object, seconds: float) -> None:
        if self._output is not None:
            self._display(_waited(waiting_for, state, seconds))

    def _display(self, text: str) -> None:
        if self._output is None:
            from IPython.display import display  # type: ignore[import-not-found, unused-ignore]

            self._output = display({"text/plain": text}, raw=True, display_id=True)
        else:
            self._output.update({"text/plain": text}, raw=True)


def progress(wanted: bool | None) -> Progress:
    """Return what shows the progress of a wait.

    Args:
        wanted: True shows it everywhere, False nowhere, None on a terminal and in a notebook.
    """
    if in_notebook() and wanted is not False:
        return NotebookProgress()
    stream = sys.stderr
    live = stream is not None and stream.isatty()
    shown = live if wanted is None else wanted
    return Progress(stream if shown else None, live)


def _waiting(waiting_for: str, state: object, seconds: float) -> str:
    shown = one_line(state or "no state yet")
    return f"Waiting for {one_line(waiting_for)}: {shown}, {elapsed(seconds)}"


def _waited(waiting_for: str, state: object, seconds: float) -> str:
    last = f": {one_line(state)}" if state else ""
    return f"Waited {elapsed(seconds)} for {one_line(waiting_for)}{last}"
