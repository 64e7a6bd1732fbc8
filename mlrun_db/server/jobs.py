"""Simulated runs: what a submitted job does over time, worked out when somebody looks.

Nothing runs in the background. A job is a row with the time of its next step; before any
request is answered, every step that has become due is carried out, with the time at which
it was due. A job therefore stops with the server, goes on after a restart on the same
file, and behaves the same at any load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Row

from mlrun_db.server.rules.common import Object, dig, part
from mlrun_db.server.rules.logs import delete_log, store_log
from mlrun_db.server.rules.runs import TERMINAL_STATES, find_run, stop_job, store_run
from mlrun_db.server.store import Session, Store


@dataclass(frozen=True)
class Step:
    """One moment of a job, at a share of its whole time."""

    share: float
    line: str
    state: str = ""


STEPS = (
    Step(0.1, "run {name} started on a simulated worker", "running"),
    Step(0.25, "loading function {function}"),
    Step(0.4, "parameters: {parameters}"),
    Step(0.6, "step 1 of 2 finished"),
    Step(0.8, "step 2 of 2 finished"),
    Step(1.0, "run {name} finished, state=completed", "completed"),
)


def start(db: Session, project: str, uid: str, seconds: float) -> None:
    """Begin the job of a run that is stored as pending; an older log of it goes."""
    delete_log(db, project, uid)
    started = db.now.timestamp()
    db.run(
        "INSERT OR REPLACE INTO jobs (project, uid, started, seconds, step, due) "
        "VALUES (?, ?, ?, ?, 0, ?)",
        (project, uid, started, seconds, started + STEPS[0].share * seconds),
    )


def any_due(db: Session) -> bool:
    """Tell whether a job has a step to carry out."""
    return db.row("SELECT 1 FROM jobs WHERE due <= ? LIMIT 1", (db.now.timestamp(),)) is not None


def advance(store: Store) -> None:
    """Carry out every step of every job that is due."""
    with store.transaction(write=False) as db:
        if not any_due(db):
            return
    with store.transaction() as db:
        for job in db.rows("SELECT * FROM jobs WHERE due <= ? ORDER BY due", (db.now.timestamp(),)):
            _advance(db, job)


def _advance(db: Session, job: Row) -> None:
    project, uid = job["project"], job["uid"]
    run = find_run(db, project, uid)
    if run is None or dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, project, uid)
        return
    number = job["step"]
    lines = []
    while number < len(STEPS) and _due(job, number) <= db.now.timestamp():
        lines.append(_apply(run, STEPS[number], _due(job, number)))
        number += 1
    store_log(db, project, uid, "".join(lines).encode())
    store_run(db, project, uid, 0, run)
    if number == len(STEPS):
        stop_job(db, project, uid)
    else:
        db.run(
            "UPDATE jobs SET step = ?, due = ? WHERE project = ? AND uid = ?",
            (number, _due(job, number), project, uid),
        )


def _due(job: Row, step: int) -> float:
    return float(job["started"] + STEPS[step].share * job["seconds"])


def _apply(run: Object, step: Step, moment: float) -> str:
    """Change the run as the step says; return the line it logs."""
    when = datetime.fromtimestamp(moment, UTC)
    status = part(run, "status")
    status["last_update"] = when.isoformat()
    if step.state:
        status["state"] = step.state
    line = step.line.format(
        name=dig(run, "metadata", "name"),
        function=dig(run, "spec", "function"),
        parameters=dig(run, "spec", "parameters") or "none",
    )
    one_line = " ".join(line.splitlines())
    return f"> {when:%Y-%m-%d %H:%M:%S},{when.microsecond // 1000:03d} [info] {one_line}\n"
