"""``mlrun-db push``: send the journals of runs."""

from __future__ import annotations

from pathlib import Path

import click

from mlrun_db._display.text import one_line

from ..output import Column, show_list
from ..parameters import command
from ..settings import Options

COLUMNS = (Column("uid", "uid"), Column("project", "project"), Column("outcome", "outcome"))


@command(None, "push", json=True)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--end",
    is_flag=True,
    help="End runs that have not ended, as error: their processes are gone.",
)
def push(options: Options, folder: Path, end: bool) -> int:
    """Send the runs that start_run(offline=FOLDER) keeps in a folder.

    What is sent is removed when its run has ended. Several processes can push a folder at the same
    time; one that is killed loses nothing.
    """
    from mlrun_db.tracking.push import FAILED
    from mlrun_db.tracking.push import push as push_folder

    with options.connect() as db:
        found = [
            {**each._asdict(), "path": str(each.path)} for each in push_folder(db, folder, end=end)
        ]
    show_list(options, found, COLUMNS, f"runs in {folder}")
    failed = [each for each in found if each["outcome"] == FAILED]
    for each in failed:
        for problem in each["problems"]:
            click.echo(one_line(f"mlrun-db: {Path(each['path']).name}: {problem}"), err=True)
    return int(bool(failed))
