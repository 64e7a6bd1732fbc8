"""``mlrun-db logs``."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO, Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.text import visible

from .find_runs import find_run, uid_of
from .options import command
from .settings import Options


@command(None, "logs")
@click.argument("uid")
@click.option("--follow", "-f", is_flag=True, help="Go on until the run has ended.")
@click.option("--exit-status", is_flag=True, help="End with 1 unless the run has completed.")
def logs(options: Options, uid: str, follow: bool, exit_status: bool) -> int:
    """Write the log of a run.

    Ctrl-C ends the watching, not the run. A uid may be shortened where it stays unique.
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
        told = follow and sys.stderr is not None and sys.stderr.isatty()
        if not state and (told or exit_status):  # an old server does not tell it with the log
            run = db.read_run(found, project)
            state = str(first_found(run, "status.state") or "")
    if told:
        output.end_line()
        click.echo(f"run {visible(found)}: {visible(state or 'no state')}", err=True)
    return int(exit_status and state != "completed")


class Output:
    """Stdout that knows whether its last line has an end."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._ended = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        if text:
            self._ended = text.endswith("\n")
        return self._stream.write(text)

    def end_line(self) -> None:
        """End the last line when stderr goes on where stdout stands."""
        if not self._ended and _same_place():
            self._stream.write("\n")
            self._stream.flush()


def _same_place() -> bool:
    """Say whether stdout and stderr are the same terminal, file or pipe."""
    try:
        return os.path.sameopenfile(sys.stdout.fileno(), sys.stderr.fileno())
    except (OSError, AttributeError):
        return False
