"""Logs of runs: bytes, stored in chunks so that appending and reading are cheap."""

from __future__ import annotations

from collections.abc import Iterator

from mlrun_db.server.rules.runs import read_run
from mlrun_db.server.storage.documents import as_text, dig
from mlrun_db.server.storage.store import Store, Transaction

CHUNK_SIZE = 1024 * 1024  # bytes of a log that are in memory at a time


def store_log(db: Transaction, project: str, uid: str, body: bytes, append: bool = True) -> None:
    """Append to a log, or replace it. The run need not exist yet."""
    if not append:
        delete_log(db, project, uid)
    start = log_size(db, project, uid)
    for at in range(0, len(body), CHUNK_SIZE):
        chunk = body[at : at + CHUNK_SIZE]
        db.run(
            "INSERT INTO logs (project, uid, start, size, body) VALUES (?, ?, ?, ?, ?)",
            (project, uid, start + at, len(chunk), chunk),
        )


def log_size(db: Transaction, project: str, uid: str) -> int:
    """Return the size of a log in bytes, in constant time."""
    row = db.row(
        "SELECT start + size FROM logs WHERE project = ? AND uid = ? ORDER BY start DESC LIMIT 1",
        (project, uid),
    )
    return int(row[0]) if row else 0


def find_log(
    db: Transaction, project: str, uid: str, offset: int = 0, size: int = -1
) -> tuple[str, int]:
    """Return the state of the run, and the end of a range of its log.

    A negative size means to the end of the log. A range that begins beyond the log is empty.
    """
    run = read_run(db, project, uid)
    end = log_size(db, project, uid)
    if size >= 0:
        end = min(end, offset + size)
    return as_text(dig(run, "status", "state")), max(end, offset)


def read_log(db: Transaction, project: str, uid: str, start: int, end: int) -> bytes:
    """Return the bytes of a log from ``start`` to ``end``, as far as they exist."""
    if start >= end:
        return b""
    rows = db.rows(
        "SELECT start, body FROM logs WHERE project = ? AND uid = ? AND start < ? AND start >= "
        "(SELECT ifnull(max(start), 0) FROM logs WHERE project = ? AND uid = ? AND start <= ?) "
        "ORDER BY start",
        (project, uid, end, project, uid, start),
    )
    chunks = [row["body"][max(start - row["start"], 0) : end - row["start"]] for row in rows]
    return b"".join(chunks)


def stream_log(store: Store, project: str, uid: str, start: int, end: int) -> Iterator[bytes]:
    """Yield a range of a log in chunks, so that it is never in memory as a whole.

    Raises RuntimeError, which cuts the response, when the log becomes shorter meanwhile.
    """
    for at in range(start, end, CHUNK_SIZE):
        until = min(at + CHUNK_SIZE, end)
        with store.transaction(write=False) as db:
            chunk = read_log(db, project, uid, at, until)
        if len(chunk) != until - at:
            raise RuntimeError(f"the log of run {uid} was replaced while it was read")
        yield chunk


def delete_log(db: Transaction, project: str, uid: str) -> None:
    """Delete a log."""
    db.run("DELETE FROM logs WHERE project = ? AND uid = ?", (project, uid))
