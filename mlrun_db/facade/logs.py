"""Logs: store, read, and watch until the run has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mlrun_api.api import logs
from mlrun_api.types import File

from .._polling.waits import Wait
from .._streaming.log_lines import hand_on
from .._streaming.log_reader import LogReader, lines_of
from .._transport.limits import LOG_PART
from ..errors import MLRunInvalidArgumentError
from ._arguments import seconds, utf_8, whole_number, yes_no
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .._transport.exchange import OpenAnswer


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
        payload = utf_8("body", body) if isinstance(body, str) else bytes(body)
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

    def logs(
        self,
        uid: str,
        project: str = "",
        *,
        follow: bool = False,
        timeout: float | None = None,
        since: int = 0,
    ) -> Iterator[str]:
        """Give out the lines of a run's log, one after the other; with ``follow`` as it grows.

        ::

            for line in db.logs(uid, follow=True):
                print(line)

        The log is read as the lines are taken, in little memory however large it is, and each byte
        once, also over connections that break. ``follow`` asks again every 3 s, every 10 s after
        three answers without news, until the run has ended and nothing more comes; a server
        that has answered may be away for 60 s, as when it restarts.

        A line ends with a line feed, or a carriage return and a line feed; bytes that are no UTF-8
        become U+FFFD; a line of more than 1,048,576 characters comes in parts. Of a log that
        is replaced while it is read the bytes beyond the place reached are given out.
        Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            follow: go on until the run has ended; otherwise ends with what there is now.
            timeout: seconds to follow at the most, checked between two requests; None follows to
                the end.
            since: bytes to leave out at the beginning.

        Returns:
            An iterator of the lines, without their ends.

        Raises:
            MLRunNotFoundError: there is no such run. As all errors but that of a wrong argument,
                it comes when a line is taken.
            MLRunWaitTimeoutError: the run had not ended in time; ``last`` is its state.
        """
        limit = None if timeout is None else seconds("timeout", timeout)
        reader = self._log_reader(uid, project, whole_number("since", since), LOG_PART)
        if not follow:
            return lines_of(reader.read())
        wait = Wait(self._clock, limit, f"the end of run {uid}")
        return lines_of(reader.follow(wait, drain=True))

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

        Reads as ``logs`` does, but sends what the official client sends: the whole log is asked for
        at once, and the answer that tells the end is the last. Ctrl-C ends the watching, not the
        run, and leaves the client usable. Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            watch: go on until the run has ended; False prints what there is now.
            offset: bytes to leave out at the beginning.
            timeout: seconds to watch at the most, checked between two requests; None watches to
                the end.
            on_line: called with each line (without its end) instead of printing.

        Returns:
            The last state of the run, as "completed"; "" when the server does not tell.

        Raises:
            MLRunWaitTimeoutError: the run had not ended in time; ``last`` is its state.
        """
        reader = self._log_reader(uid, project, whole_number("offset", offset), -1)
        progress = self._new_progress()
        with Wait(self._clock, timeout, f"the end of run {uid}", progress) as wait:
            pieces = reader.follow(wait, drain=False) if watch else reader.read()
            hand_on(pieces, on_line, progress)
            wait.done(reader.state)
        return reader.state

    def _log_reader(self, uid: str, project: str, offset: int, part_size: int) -> LogReader:
        name = self._project(project)

        def open_log(reached: int, size: int) -> OpenAnswer:
            return self._open(
                lambda answer: answer,
                logs.get_log.sync_detailed,
                *(name, uid),
                offset=reached,
                size=size,
            )

        return LogReader(
            open_log, offset, part_size=part_size, clock=self._clock, retries=self.retries
        )
