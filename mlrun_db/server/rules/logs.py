"""Logs of runs: bytes that grow at the end, kept in pieces so that adding and reading are cheap."""

from __future__ import annotations

from collections.abc import Iterator

from mlrun_db.server.rules.common import as_text, dig
from mlrun_db.server.rules.runs import read_run
from mlrun_db.server.store import Session, Store

PIECE = 1024 * 1024  # bytes of a log that are in memory at once


def store_log(db: Session, project: str, uid: str, body: bytes, append: bool = True) -> None:
    """Add to a log or replace it. The run need not exist yet."""
    if not append:
        delete_log(db, project, uid)
    start = log_size(db, project, uid)
    for at in range(0, len(body), PIECE):
        piece = body[at : at + PIECE]
        db.run(
            "INSERT INTO logs (project, uid, start, size, body) VALUES (?, ?, ?, ?, ?)",
            (project, uid, start + at, len(piece), piece),
        )


def log_size(db: Session, project: str, uid: str) -> int:
    """Return the number of bytes in a log; takes the same time however many pieces there are."""
    row = db.row(
        "SELECT start + size FROM logs WHERE project = ? AND uid = ? ORDER BY start DESC LIMIT 1",
        (project, uid),
    )
    return int(row[0]) if row else 0


def find_log(
    db: Session, project: str, uid: str, offset: int = 0, size: int = -1
) -> tuple[str, int]:
    """Return the state of the run and where a part of its log ends; a negative size is to the end.

    The end of a part that begins beyond the log is its beginning.
    """
    run = read_run(db, project, uid)
    end = log_size(db, project, uid)
    if size >= 0:
        end = min(end, offset + size)
    return as_text(dig(run, "status", "state")), max(end, offset)


def read_log(db: Session, project: str, uid: str, start: int, end: int) -> bytes:
    """Return the bytes of a log from ``start`` to ``end``, as far as they are there."""
    if start >= end:
        return b""
    pieces = db.rows(
        "SELECT start, body FROM logs WHERE project = ? AND uid = ? AND start < ? AND start >= "
        "(SELECT ifnull(max(start), 0) FROM logs WHERE project = ? AND uid = ? AND start <= ?) "
        "ORDER BY start",
        (project, uid, end, project, uid, start),
    )
    parts = [row["body"][max(start - row["start"], 0) : end - row["start"]] for row in pieces]
    return b"".join(parts)


def log_pieces(store: Store, project: str, uid: str, start: int, end: int) -> Iterator[bytes]:
    """Read a part of a log piece by piece, so that it is never in memory as a whole.

    Raises RuntimeError, which cuts the answer, when the log has become shorter meanwhile.
    """
    for at in range(start, end, PIECE):
        until = min(at + PIECE, end)
        with store.transaction(write=False) as db:
            piece = read_log(db, project, uid, at, until)
        if len(piece) != until - at:
            raise RuntimeError(f"the log of run {uid} was replaced while it was read")
        yield piece


def delete_log(db: Session, project: str, uid: str) -> None:
    """Remove a log."""
    db.run("DELETE FROM logs WHERE project = ? AND uid = ?", (project, uid))
