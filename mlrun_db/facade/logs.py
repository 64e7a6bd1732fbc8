"""Logs: store, read, and watch until the run has ended."""

from __future__ import annotations

from collections.abc import Callable

from mlrun_api.api import logs
from mlrun_api.types import File

from .._base import OperationCaller
from .._constants import IDLE_LOG_INTERVAL, IDLE_LOG_POLLS, POLL_INTERVAL
from .._log_text import LogText
from .._poll import poll
from .._wire import whole_number, yes_no
from ..errors import MLRunInvalidArgumentError

# The states of a run that may still write; any other, also one nobody knows, ends a watch.
ACTIVE_STATES = frozenset({"created", "pending", "running", "aborting", "pendingretry"})


class Logs(OperationCaller):
    def store_log(
        self,
        uid: str,
        project: str = "",
        body: bytes | str | None = None,
        append: bool = False,
    ) -> None:
        """Store the log of a run; an empty body sends nothing.

        Operation: store_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            body: the log; text is sent as UTF-8.
            append: add to the stored log instead of taking its place.
        """
        if body is not None and not isinstance(body, bytes | bytearray | str):
            raise MLRunInvalidArgumentError(
                f"body must be bytes or text, got {type(body).__name__}"
            )
        if not body:
            return
        payload = body.encode() if isinstance(body, str) else bytes(body)
        self._call(
            logs.store_log.sync,
            self._project(project),
            uid,
            body=File(payload),
            append=yes_no(append),
        )

    def get_log(
        self, uid: str, project: str = "", offset: int = 0, size: int = -1
    ) -> tuple[str, bytes]:
        """Return the state of a run and its log, or a part of it.

        Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            offset: bytes to leave out at the beginning.
            size: bytes to return at the most, -1 for all.

        Returns:
            The state in lower case ("" when the server does not tell) and the bytes.
        """
        answer = self._call(
            logs.get_log.sync_detailed,
            self._project(project),
            uid,
            offset=whole_number("offset", offset),
            size=whole_number("size", size, least=-1),
        )
        return answer.headers.get("x-mlrun-run-state", "").lower(), answer.content

    def watch_log(
        self,
        uid: str,
        project: str = "",
        watch: bool = True,
        offset: int = 0,
        *,
        timeout: float | None = None,
        on_line: Callable[[str], object] | None = None,
    ) -> str:
        """Print the log of a run as it grows, until the run has ended.

        The server is asked every 3 s, every 10 s after three answers without news. Characters that
        are cut between two answers come out whole; bytes that are no UTF-8 print as U+FFFD. Ctrl-C
        ends the watching, not the run, and leaves the client usable. Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            watch: go on until the run has ended; False prints what there is now.
            offset: bytes to leave out at the beginning.
            timeout: seconds to watch at the most; None watches to the end.
            on_line: called with each line (without its end) instead of printing.

        Returns:
            The last state of the run, as "completed"; "" when the server does not tell.

        Raises:
            MLRunWaitTimeoutError: the run had not ended in time; ``last`` is its state.
        """
        reader = LogReader(on_line, self, uid, project, offset)
        try:
            if not watch:
                return reader.read()
            return poll(
                reader.read,
                lambda state: state not in ACTIVE_STATES,
                clock=self._clock,
                timeout=timeout,
                waiting_for=f"the end of run {uid}",
                interval=lambda _: reader.interval,
            )
        finally:
            reader.finish()


class LogReader:
    """Reads a log from where the last read ended; prints it, or hands on its lines."""

    def __init__(
        self,
        on_line: Callable[[str], object] | None,
        db: Logs,
        uid: str,
        project: str,
        offset: int,
    ) -> None:
        self._text = LogText(on_line)
        self._db = db
        self._uid = uid
        self._project = project
        self._offset = offset
        self._idle_polls = 0

    @property
    def interval(self) -> float:
        return POLL_INTERVAL if self._idle_polls < IDLE_LOG_POLLS else IDLE_LOG_INTERVAL

    def read(self) -> str:
        """Read what is new and return the state of the run."""
        state, content = self._db.get_log(self._uid, self._project, self._offset)
        self._offset += len(content)
        self._idle_polls = 0 if content else self._idle_polls + 1
        self._text.feed(content)
        return state

    def finish(self) -> None:
        self._text.finish()
