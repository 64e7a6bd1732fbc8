"""One job: its supervised process, whose output goes to the log of its run while it runs."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from mlrun_db.server.rules.logs import store_log
from mlrun_db.server.simulation.work import Work
from mlrun_db.server.storage.store import Store

GRACE_SECONDS = 3.0  # from SIGTERM to SIGKILL
MAX_LOG = 256 * 1024 * 1024  # bytes: a job that prints in a loop must not fill memory or disk
_SUPERVISOR = files(__package__).joinpath("supervise.py").read_text()  # also of a zip
_PIECE = 64 * 1024  # bytes that are read at once
_FLUSH_BYTES = 512 * 1024
_FLUSH_SECONDS = 0.25  # output is stored at least as often
_CUT = b"\n> the log is too long: the rest is left out\n"


class JobProcess:
    """The process of a run.

    Args:
        work: What is executed.
        store: Where its log is stored.
        root: Folder in which the job gets a folder of its own while it runs.
        on_end: Called when the process has ended and its whole log is stored.
    """

    def __init__(self, work: Work, store: Store, root: Path, on_end: Callable[[], None]) -> None:
        self.work = work
        self.code: int | None = None  # the exit code; None: it was killed
        self.ended = threading.Event()
        self.is_aborted = False  # whether its run was ended before
        self.is_mute = False  # whether the output is dropped, because the log is another run's
        self._store = store
        self._on_end = on_end
        self._logged = 0
        self._root = root

    def start(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None
    ) -> None:
        """Start the process, in its own folder unless one is given.

        Raises OSError or ValueError: nothing was started.
        """
        own = tempfile.mkdtemp(dir=self._root)
        try:
            self._spawn(command, environment, folder or Path(own))
        except BaseException:
            shutil.rmtree(own)
            raise
        name = f"mlrun-db-job-{self.work.name}"
        threading.Thread(target=self._follow, args=[own], name=name, daemon=True).start()

    def _spawn(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._status, given = os.pipe()
        words = [sys.executable, "-I", "-S", "-c", _SUPERVISOR, str(given), str(GRACE_SECONDS)]
        try:
            self._process = subprocess.Popen(
                [*words, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd=folder,
                pass_fds=[given],
                start_new_session=True,
                bufsize=0,
            )
        except BaseException:
            os.close(self._status)
            raise
        finally:
            os.close(given)

    def end(self) -> None:
        """Ask the process and all that it started to end; they are killed if they do not."""
        assert self._process.stdin is not None
        self._process.stdin.close()  # which the supervisor waits for

    def _follow(self, folder: str) -> None:
        try:
            self._copy_output()
            code = os.read(self._status, 32)
            self.code = int(code) if code else None
        finally:
            os.close(self._status)
            with suppress(OSError):  # a supervisor that was killed left them behind
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self.end()
            shutil.rmtree(folder, ignore_errors=True)
            self.ended.set()
            self._on_end()

    def _copy_output(self) -> None:
        """Store the output until the supervisor ends, at which all that it started has ended."""
        assert self._process.stdout is not None
        with self._process.stdout as stdout, selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            held, since = b"", time.monotonic()
            while True:
                has_ended = self._process.poll() is not None
                ready = selector.select(0 if has_ended else _FLUSH_SECONDS)
                piece = os.read(stdout.fileno(), _PIECE) if ready else b""
                held += piece
                at_end = has_ended and not piece
                is_late = time.monotonic() - since >= _FLUSH_SECONDS
                if held and (at_end or is_late or len(held) >= _FLUSH_BYTES):
                    self._log(held)
                    held, since = b"", time.monotonic()
                if at_end:
                    return
                if ready and not piece:  # the job closed its output
                    self._process.wait()

    def _log(self, text: bytes) -> None:
        if self.is_mute or self._logged >= MAX_LOG:
            return
        self._logged += len(text)
        if self._logged >= MAX_LOG:
            text += _CUT
        with self._store.transaction() as db:
            store_log(db, self.work.project, self.work.name, text)
