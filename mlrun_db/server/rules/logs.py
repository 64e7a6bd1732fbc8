"""Logs of runs: bytes that grow at the end, kept in pieces so that adding is cheap."""

from __future__ import annotations

from mlrun_db.server.rules.common import as_text, dig
from mlrun_db.server.rules.runs import read_run
from mlrun_db.server.store import Session


def store_log(db: Session, project: str, uid: str, body: bytes, append: bool = True) -> None:
    """Add to a log or replace it. The run need not exist yet."""
    if not append:
        delete_log(db, project, uid)
    if body:
        start = log_size(db, project, uid)
        db.run(
            "INSERT INTO logs (project, uid, start, size, body) VALUES (?, ?, ?, ?, ?)",
            (project, uid, start, len(body), body),
        )


def log_size(db: Session, project: str, uid: str) -> int:
    """Return the number of bytes in a log."""
    return db.count(
        "SELECT ifnull(max(start + size), 0) FROM logs WHERE project = ? AND uid = ?",
        (project, uid),
    )


def get_log(
    db: Session, project: str, uid: str, offset: int = 0, size: int = -1
) -> tuple[str, bytes]:
    """Return the state of the run and a part of its log; a negative size means to the end."""
    run = read_run(db, project, uid)
    state = as_text(dig(run, "status", "state"))
    end = log_size(db, project, uid) if size < 0 else offset + size
    pieces = db.rows(
        "SELECT start, body FROM logs WHERE project = ? AND uid = ? AND start < ? "
        "AND start + size > ? ORDER BY start",
        (project, uid, end, offset),
    )
    parts = [row["body"][max(offset - row["start"], 0) : end - row["start"]] for row in pieces]
    return state, b"".join(parts)


def delete_log(db: Session, project: str, uid: str) -> None:
    """Remove a log."""
    db.run("DELETE FROM logs WHERE project = ? AND uid = ?", (project, uid))
