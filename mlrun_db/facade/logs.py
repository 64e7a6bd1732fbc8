"""Logs: store, read, and watch until the run has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mlrun_api.api import logs

from .._polling.waits import Wait
from .._streaming.log_lines import write_log
from .._streaming.log_reader import LogReader, lines_of
from .._transport.arguments import given_number, is_set, seconds, utf_8, whole_number, yes_no
from .._transport.limits import LOG_CHUNK, LOG_PIECE
from .._transport.request import UNSET, File
from ..errors import MLRunInvalidArgumentError
from ._sending import Sender

if TYPE_CHECKING:
    from .._transport.bodies import StreamedResponse


class Logs(Sender):
    def store_log(
        self,
        uid: str,
        project: str = "",
        body: bytes | str | None = None,
        append: bool = False,
    ) -> None:
        """Store the log of a run. An empty body sends nothing.

        Operation: store_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            body: the log; text is sent as UTF-8.
            append: append to the stored log instead of replacing it.
        """
        if body is not None and not isinstance(body, bytes | bytearray | str):
            raise MLRunInvalidArgumentError(
                f"body must be bytes or a string, got {type(body).__name__}"
            )
        if not body:
            return
        payload = utf_8("body", body) if isinstance(body, str) else bytes(body)
        request = logs.store_log(
            self._project(project), uid, body=File(payload), append=yes_no(append)
        )
        # a log that replaces another may be sent again, one that is appended may not
        self._send(request._replace(idempotent=not append))

    def get_log(
        self,
        uid: str,
        project: str = "",
        offset: int = 0,
        size: int | None = -1,
        *,
        attempt: int | None = None,
    ) -> tuple[str, bytes]:
        """Return the state of a run, and its log or a part of it.

        Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            offset: bytes to skip at the beginning.
            size: bytes to return at most, -1 or None for all.
            attempt: the attempt of a run that is retried. Needs MLRun 1.8 or newer. Default: the
                last one.

        Returns:
            The state in lower case ("" when the server does not report it) and the bytes.
        """
        start = whole_number("offset", offset)
        limit = whole_number("size", -1 if size is None else size, least=-1)
        if limit == -1:
            reader = self._log_reader(uid, project, start, self._log_piece, attempt)
            content = b"".join(reader.read())
            return reader.state, content
        response = self._send(
            logs.get_log(
                self._project(project),
                uid,
                offset=start,
                size=limit,
                attempt=given_number("attempt", attempt) or UNSET,
            ).whole()
        )
        return response.headers.get("x-mlrun-run-state", "").lower(), response.content

    def get_log_size(self, uid: str, project: str = "") -> int:
        """Return the size of the log of a run in bytes. Needs MLRun 1.6 or newer.

        Operation: get_log_size.

        Args:
            uid: unique id of the run.
            project: the run's project.
        """
        return self._send(logs.get_log_size(self._project(project), uid))["size"]

    def logs(
        self,
        uid: str,
        project: str = "",
        *,
        follow: bool = False,
        timeout: float | None = None,
        since: int = 0,
    ) -> Iterator[str]:
        """Return an iterator of the lines of a run's log; with ``follow`` as the log grows.

        ::

            for line in db.logs(uid, follow=True):
                print(line)

        The log is read as the lines are taken, in little memory whatever its size, and each byte
        once, also over connections that break. ``follow`` polls every 3 s, every 10 s after three
        responses without new output, until the run has ended and there is no more output. A server
        that has responded may then be unreachable for up to 60 s, for example while it restarts.

        A line ends with a line feed, or a carriage return and a line feed; invalid UTF-8
        becomes U+FFFD; a line of more than 1,048,576 characters is split. When a log is replaced
        while it is read, reading continues at the byte reached.
        Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            follow: continue until the run has ended. Default: end with what there is now.
            timeout: seconds to follow at most, checked between two requests. Default: to the end.
            since: bytes to skip at the beginning.

        Returns:
            An iterator of the lines, without line ends.

        Raises:
            MLRunNotFoundError: there is no such run. Like all errors but that of a wrong argument,
                it is raised when a line is taken.
            MLRunWaitTimeoutError: the run did not end in time; ``last`` is its state.
        """
        limit = None if timeout is None else seconds("timeout", timeout)
        reader = self._log_reader(uid, project, whole_number("since", since), LOG_CHUNK)
        if not is_set(follow):
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
        attempt: int | None = None,
        timeout: float | None = None,
        on_line: Callable[[str], object] | None = None,
        raw: bool = False,
    ) -> str:
        """Print the log of a run as it grows, until the run has ended.

        Reads like ``logs``, but sends what the official client sends, and the response that
        reports the end is the last. Ctrl-C ends the
        watching, not the run, and leaves the client usable. Operation: get_log.

        Args:
            uid: unique id of the run.
            project: the run's project.
            watch: continue until the run has ended. False prints what there is now.
            offset: bytes to skip at the beginning.
            attempt: the attempt of a run that is retried. Needs MLRun 1.8 or newer. Default: the
                last one.
            timeout: seconds to watch at most, checked between two requests. Default: to the end.
            on_line: called with each line, without its line end, instead of printing.
            raw: print control characters as they are, such as colours and other sequences that
                steer a terminal. Default: all but line ends and tabs are escaped (``\\x1b``).

        Returns:
            The last state of the run, such as "completed"; "" when the server does not report it.

        Raises:
            MLRunWaitTimeoutError: the run did not end in time; ``last`` is its state.
        """
        start = whole_number("offset", offset)
        reader = self._log_reader(uid, project, start, self._log_piece, attempt)
        progress = self._new_progress()
        with Wait(self._clock, timeout, f"the end of run {uid}", progress) as wait:
            pieces = reader.follow(wait, drain=False) if is_set(watch) else reader.read()
            write_log(pieces, on_line, progress, is_set(raw))
            wait.done(reader.state)
        return reader.state

    @property
    def _log_piece(self) -> int:
        """Bytes to ask for at once, -1 for the rest of the log, as clients of that version do."""
        return LOG_PIECE if self._release >= (1, 6) else -1

    def _log_reader(
        self,
        uid: str,
        project: str,
        offset: int,
        chunk_size: int,
        attempt: int | None = None,
    ) -> LogReader:
        name, number = self._project(project), given_number("attempt", attempt) or UNSET

        def open_log(reached: int, size: int) -> StreamedResponse:
            return self._stream(logs.get_log(name, uid, offset=reached, size=size, attempt=number))

        return LogReader(
            open_log, offset, chunk_size=chunk_size, clock=self._clock, retries=self.retries
        )
