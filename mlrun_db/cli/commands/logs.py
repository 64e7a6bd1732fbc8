"""``mlrun-db logs``."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, TYPE_CHECKING, Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.text import visible

from .. import completion
from ..parameters import command
from ..settings import Options
from .runs import find_run, uid_of

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB

_PIECE = 64 * 1024  # bytes of the end of a log that are read first


@command(None, "logs")
@click.argument("uid", shell_complete=completion.uids)
@click.option("--tail", type=click.IntRange(0), metavar="N", help="Begin with the last N lines.")
@click.option("--follow", "-f", is_flag=True, help="Continue until the run has ended.")
@click.option("--raw", is_flag=True, help="Write colours and other control characters unchanged.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 unless the run has completed.")
def logs(
    options: Options, uid: str, tail: int | None, follow: bool, raw: bool, exit_status: bool
) -> int:
    """Write the log of a run.

    The uid can be given as a unique prefix. Ctrl-C stops following the log, not the run.
    On a terminal, control characters other than line ends and tabs are escaped.
    """
    project = options.project_name
    with options.connect() as db:
        found = uid_of(find_run(db, uid, project))
        output = Output(sys.stdout)
        try:
            with contextlib.redirect_stdout(output):
                offset = 0 if tail is None else _last_lines(db, found, project, tail)
                state = db.watch_log(
                    found, project, watch=follow, offset=offset, raw=raw or not sys.stdout.isatty()
                )
        except Exception:
            output.end_line()
            raise
        reports_state = follow and sys.stderr is not None and sys.stderr.isatty()
        if not state and (reports_state or exit_status):  # MLRun 0.6 sends no state with a log
            run = db.read_run(found, project)
            state = str(first_found(run, "status.state") or "")
    if reports_state:
        output.end_line()
        click.echo(f"run {visible(found)}: {visible(state or 'no state')}", err=True)
    return int(exit_status and state != "completed")


def _last_lines(db: HTTPRunDB, uid: str, project: str, count: int) -> int:
    """Return the offset in bytes of the last lines of a log.

    It is read backwards where the server reports its size, otherwise as a whole.
    """
    from mlrun_db.errors import MLRunHTTPError

    try:
        size = db.get_log_size(uid, project)
    except MLRunHTTPError:  # older than 1.6
        return _offset(db.get_log(uid, project)[1], count)
    piece = _PIECE
    while True:
        start = max(0, size - piece)
        content = db.get_log(uid, project, start, size - start)[1] if size else b""
        at = _offset(content, count)
        if at or not start or not count:
            return start + at
        piece *= 4


def _offset(content: bytes, count: int) -> int:
    """Return where the last lines begin; 0 when there are no more than that."""
    at = len(content)
    if not count:
        return at
    at -= content.endswith(b"\n")
    for _ in range(count):
        at = content.rfind(b"\n", 0, at)
        if at < 0:
            return 0
    return at + 1


class Output:
    """Stdout that knows whether its last line is complete."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._line_is_complete = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        if text:
            self._line_is_complete = text.endswith("\n")
        return self._stream.write(text)

    def end_line(self) -> None:
        """Complete the last line before stderr continues in the same place."""
        if not self._line_is_complete and _stderr_is_stdout():
            self._stream.write("\n")
            self._stream.flush()


def _stderr_is_stdout() -> bool:
    """Whether stdout and stderr are the same terminal, file or pipe."""
    try:
        return os.path.sameopenfile(sys.stdout.fileno(), sys.stderr.fileno())
    except (OSError, AttributeError):
        return False
