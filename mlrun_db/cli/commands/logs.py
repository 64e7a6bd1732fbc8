"""``mlrun-db logs``."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.text import visible

from ..parameters import command
from ..settings import Options
from .runs import find_run, uid_of


@command(None, "logs")
@click.argument("uid")
@click.option("--follow", "-f", is_flag=True, help="Continue until the run has ended.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 unless the run has completed.")
def logs(options: Options, uid: str, follow: bool, exit_status: bool) -> int:
    """Write the log of a run.

    The uid can be given as a unique prefix. Ctrl-C stops following the log, not the run.
    """
    project = options.project_name
    with options.connect() as db:
        found = uid_of(find_run(db, uid, project))
        output = Output(sys.stdout)
        try:
            with contextlib.redirect_stdout(output):
                state = db.watch_log(found, project, watch=follow)
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
