"""Simulated jobs: before a request is handled, the steps that have become due are carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mlrun_db.server.rules.logs import delete_log, store_log
from mlrun_db.server.rules.projects import finish_project
from mlrun_db.server.rules.runs import TERMINAL_STATES, find_run, stop_job, store_run
from mlrun_db.server.simulation.work import (
    PROJECT,
    RUN,
    Pace,
    Work,
    begin_work,
    due_work,
    has_due_work,
    schedule_step,
)
from mlrun_db.server.storage.documents import Object, dig, ensure_object
from mlrun_db.server.storage.store import Store, Transaction


@dataclass(frozen=True)
class Step:
    """A step of a job, at a fraction of its duration."""

    fraction: float
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


def start_job(db: Transaction, project: str, uid: str, pace: Pace) -> None:
    """Begin the job of a run that is stored as pending; an older log is deleted."""
    delete_log(db, project, uid)
    begin_work(db, RUN, project, uid, pace, first_step=STEPS[0].fraction)


def advance(store: Store) -> None:
    """Carry out every step that is due, of jobs and of projects."""
    with store.transaction(write=False) as db:
        if not has_due_work(db):
            return
    with store.transaction() as db:
        for work in due_work(db):
            if work.kind == PROJECT:
                finish_project(db, work)
            else:
                _advance_job(db, work)


def _advance_job(db: Transaction, work: Work) -> None:
    project, uid = work.project, work.name
    run = find_run(db, project, uid)
    if run is None or dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, project, uid)
        return
    step = work.step
    lines = []
    while step < len(STEPS) and work.reached(STEPS[step].fraction, db.now.timestamp()):
        lines.append(_apply(run, STEPS[step], work.timestamp(STEPS[step].fraction)))
        step += 1
    store_log(db, project, uid, "".join(lines).encode())
    store_run(db, project, uid, 0, run)
    if step == len(STEPS):
        stop_job(db, project, uid)
    else:
        schedule_step(db, work, step, STEPS[step].fraction)


def _apply(run: Object, step: Step, timestamp: float) -> str:
    """Change the run as the step requires; return the line to log."""
    time = datetime.fromtimestamp(timestamp, UTC)
    status = ensure_object(run, "status")
    status["last_update"] = time.isoformat()
    if step.state:
        status["state"] = step.state
    line = step.line.format(
        name=dig(run, "metadata", "name"),
        function=dig(run, "spec", "function"),
        parameters=dig(run, "spec", "parameters") or "none",
    )
    one_line = " ".join(line.splitlines())
    return f"> {time:%Y-%m-%d %H:%M:%S},{time.microsecond // 1000:03d} [info] {one_line}\n"
