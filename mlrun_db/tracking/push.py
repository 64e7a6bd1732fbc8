"""Sends the journals of a folder."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import MLRunBaseError
from .delivery import Client, Delivery, now
from .files import UploadError
from .journal import SUFFIX, Journal

SENT, RUNNING, BUSY, FAILED = "sent", "not ended", "busy", "failed"


class Pushed(NamedTuple):
    """What became of a journal.

    Attributes:
        path: the journal.
        project, uid: the run, "" for a file that is not a journal.
        outcome: SENT; RUNNING: sent, but the run has not ended; BUSY: another process sends it;
            FAILED.
        problems: why not everything is sent.
    """

    path: Path
    project: str
    uid: str
    outcome: str
    problems: list[str]


def push(db: Client, folder: Path, *, end: bool = False) -> Iterator[Pushed]:
    """Send the journals in a folder, and remove those of runs that have ended.

    Several processes can do this at the same time, and each can be killed: the next one continues.

    Args:
        end: whether runs that have not ended end as "error": their processes are gone.
    """
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            journal = Journal(path, create=False)
        except (sqlite3.Error, OSError, MLRunBaseError) as error:
            if not path.exists():  # another process has sent it
                continue
            yield Pushed(path, "", "", FAILED, [str(error)])
            continue
        try:
            yield _push(db, path, journal, end)
        finally:
            journal.close()


def _push(db: Client, path: Path, journal: Journal, end: bool) -> Pushed:
    problems: list[str] = []
    project, uid = journal.fact("project", ""), journal.fact("uid", "")
    if not uid:  # killed before it wrote anything
        return Pushed(path, "", "", FAILED, ["it has no run"])
    outcome = FAILED
    try:
        if end and not journal.fact("ended"):
            _end(journal)
        journal.forget_refusals()
        if not Delivery(db, journal, problems.append).deliver():
            outcome = BUSY
        elif not problems:
            outcome = SENT if journal.remove() else RUNNING
    except (MLRunBaseError, UploadError, sqlite3.Error, OSError) as error:
        problems.append(str(error))
    return Pushed(path, project, uid, outcome, problems)


def _end(journal: Journal) -> None:
    with journal.writing():
        for iteration in journal.iterations():
            if journal.fields(iteration).get("status", {}).get("state") == "running":
                values = {"state": "error", "error": "the process was killed", "end_time": now()}
                encoded = {name: json.dumps(value) for name, value in values.items()}
                journal.set_fields(iteration, "status", encoded)
        journal.set_fact("ended", True)
