"""Writes what a run logs into its journal, and never lets a failure stop the run."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import MLRunBaseError
from .background import Background
from .delivery import Client
from .journal import IN_MEMORY, Journal, path_in, remove_files

_MOST_LATE = 10_000  # changes that wait for a journal that cannot be written
_PAUSE = 1.0  # seconds, before a journal is tried again
_MOST_PROBLEMS = 100

_log = logging.getLogger("mlrun_db")
_inherited: list[Any] = []  # connections of the parent, which a forked process must not close


class Recorder:
    """The journal of a run and what sends it, in each process that logs to the run.

    Args:
        folder: the folder of the journal. None: a temporary one, removed when all is sent.
        path: the path of the journal of another process, instead of a folder.
        resumed: whether the server may have the run.
        strict: whether problems are raised, by the next call.
    """

    def __init__(
        self,
        db: Client,
        folder: Path | None,
        project: str,
        uid: str,
        *,
        path: Path | str = "",
        resumed: bool = False,
        strict: bool = False,
    ) -> None:
        self.db = db
        self.project = project
        self.uid = uid
        self.problems: list[str] = []
        self._strict = strict
        self._error: Exception | None = None
        self._late: deque[tuple[str, tuple[Any, ...]]] = deque()
        self._folder = folder
        self.path = path
        self._resumed = resumed
        self._left: Path | str = ""  # the path of a journal that could not be written further
        self._writable = 0.0  # the time from which the journal may be written
        self._process = 0
        self._is_removed = False  # the run has ended, and all is sent
        self._iterations = 0
        self._lock = threading.RLock()

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs to log to the run."""
        left: dict[str, Any] = {"_late": deque(), "_error": None, "problems": []}
        kept = {name: value for name, value in self.__dict__.items() if name != "_opened"}
        return {**kept, **left, "_lock": None, "_process": 0}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=threading.RLock())

    # The journal.

    @property
    def journal(self) -> Journal:
        """The journal, opened in each process."""
        if self._process != os.getpid():
            self._reopen()
        return self._opened[0]

    @property
    def background(self) -> Background:
        """What sends the journal, in each process."""
        if self._process != os.getpid():
            self._reopen()
        return self._opened[1]

    def _reopen(self) -> None:
        if self._process:  # forked: a lock may be held by a thread that does not exist here
            self._lock = threading.RLock()
            _inherited.append(self.__dict__.pop("_opened", None))
        with self._lock:
            if self._process == os.getpid():
                return
            journal = self._open()
            self._opened = (journal, Background(self.db, journal, self.report))
            self._process = os.getpid()

    def _open(self) -> Journal:
        try:
            if not self.path:
                folder = self._folder or Path(tempfile.mkdtemp(prefix="mlrun-db-"))
                self.path = path_in(folder, self.project, self.uid)
            journal = Journal(self.path)
        except (OSError, sqlite3.Error) as error:
            self.report(f"the journal {self.path} cannot be written: {error}", error)
            self.path = IN_MEMORY
            journal = Journal(IN_MEMORY)
        with journal.writing():
            if journal.fact("uid") is None:
                journal.set_fact("project", self.project)
                journal.set_fact("uid", self.uid)
                journal.set_fact("resumed", self._resumed)
        return journal

    @property
    def is_kept(self) -> bool:
        """Whether what is not sent stays in a folder that the user has named."""
        return self._folder is not None and self.in_file

    @property
    def files(self) -> Path:
        """The folder of the files that are to be uploaded."""
        return self.journal.files if self.in_file else Path(tempfile.mkdtemp(prefix="mlrun-db-"))

    @property
    def in_file(self) -> bool:
        """Whether other processes can log to the run."""
        return self.path not in ("", IN_MEMORY)

    # Changes.

    def write(self, change: str, *arguments: Any) -> None:
        """Make a change of the journal (the name of a method); keep it while that fails."""
        self.write_all([(change, arguments)])

    def write_all(self, changes: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
        """Make several changes at once."""
        if self._is_removed:
            self.report("nothing more is logged: the run has ended", None)
            return
        with self._lock:
            self._late.extend(changes)
            if time.monotonic() >= self._writable:
                self._write_late()
            if len(self._late) > _MOST_LATE:
                self._move_to_memory()
        self.background.notify()
        self.raise_problem()

    def _write_late(self) -> None:
        with self._lock:
            try:
                journal = self.journal
                with journal.writing():
                    for name, arguments in self._late:
                        getattr(journal, name)(*arguments)
                self._late.clear()
            except sqlite3.Error as error:
                self._writable = time.monotonic() + _PAUSE
                self.report(f"the journal {self.path} cannot be written: {error}", error)

    def _move_to_memory(self) -> None:
        """Go on in memory, when the journal cannot be written: its disk is full."""
        journal, background = self.journal, self.background
        memory = Journal(IN_MEMORY)
        journal.copy_to(memory)
        background.stop()
        self._left = self.path
        self.path = IN_MEMORY
        self._opened = (memory, Background(self.db, memory, self.report))
        self._write_late()

    @contextlib.contextmanager
    def careful(self, what: str) -> Iterator[None]:
        """Report what goes wrong in a block instead of raising it."""
        try:
            yield
        except Exception as error:
            self.report(f"the {what} is not logged: {error}", error)
        self.raise_problem()

    def new_iteration(self, name: str) -> int:
        """Return the number of a new iteration."""
        self._write_late()
        try:
            return self.journal.new_iteration(name)
        except sqlite3.Error as error:
            self.report(f"the journal {self.path} cannot be written: {error}", error)
            self._iterations += 1
            return self._iterations

    def report(self, problem: str, error: Exception | None) -> None:
        """Note a problem; each kind of it is logged once."""
        kind = problem.partition(":")[0]
        known = any(each.startswith(kind) for each in self.problems)
        if problem not in self.problems and len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)
        if not known:
            _log.warning("run %s: %s", self.uid, problem)
        if error is not None:
            self._error = error

    def raise_problem(self) -> None:
        """Raise the last problem, if problems are to be raised."""
        if self._strict and self._error is not None:
            error, self._error = self._error, None
            raise error

    # The end.

    def flush(self, timeout: float, *, patient: bool = True) -> bool:
        """Wait until everything is sent; return whether it is."""
        done = False
        with self.careful("rest"):
            self._write_late()
            if self._late and self.in_file:
                self._move_to_memory()
            done = self.background.flush(timeout, patient=patient) and not self._late
        if not done and self._strict and self._error is None:
            self._error = MLRunBaseError(f"run {self.uid}: not everything is sent")
        self.raise_problem()
        return done

    def close(self, done: bool) -> None:
        """Stop sending; remove the journal of an ended run that is sent."""
        self.background.stop()
        if done:
            try:
                if self._left:
                    remove_files(self._left)
                self._is_removed = True
                if self.journal.remove() and self._folder is None and self.in_file:
                    Path(self.path).parent.rmdir()
            except (OSError, sqlite3.Error) as error:
                _log.debug("run %s: the journal stays: %s", self.uid, error)
            return
        where = f"; to send it: mlrun-db push {Path(self.path).parent}" if self.in_file else ""
        if self.journal.counts():
            self.report(f"not everything is sent{where}", None)
