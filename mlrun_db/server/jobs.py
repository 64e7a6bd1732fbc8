"""The steps of simulated work: before a request is answered, what has become due is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mlrun_db.server import works
from mlrun_db.server.rules.common import Object, dig, part
from mlrun_db.server.rules.logs import delete_log, store_log
from mlrun_db.server.rules.projects import finish_project
from mlrun_db.server.rules.runs import TERMINAL_STATES, find_run, stop_job, store_run
from mlrun_db.server.store import Session, Store
from mlrun_db.server.works import Pace, Watched, Work


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


def start(db: Session, project: str, uid: str, pace: Pace) -> None:
    """Begin the job of a run that is stored as pending; an older log of it goes."""
    delete_log(db, project, uid)
    works.begin(db, works.RUN, project, uid, pace, first_share=STEPS[0].share)


def advance(store: Store) -> None:
    """Carry out every step that is due."""
    with store.transaction(write=False) as db:
        if not works.any_due(db):
            return
    with store.transaction() as db:
        for work in works.due(db):
            if work.kind == works.PROJECT:
                finish_project(db, work)
            else:
                _advance(db, work)


def count_read(store: Store, watched: Watched | None) -> None:
    """Count a read that was answered, when it brings work on."""
    if watched is None:
        return
    with store.transaction(write=False) as db:
        if not watched.counts(db):
            return
    with store.transaction() as db:
        watched.count(db)


def _advance(db: Session, work: Work) -> None:
    project, uid = work.project, work.name
    run = find_run(db, project, uid)
    if run is None or dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, project, uid)
        return
    number = work.step
    lines = []
    while number < len(STEPS) and work.reached(STEPS[number].share, db.now.timestamp()):
        lines.append(_apply(run, STEPS[number], work.moment(STEPS[number].share)))
        number += 1
    store_log(db, project, uid, "".join(lines).encode())
    store_run(db, project, uid, 0, run)
    if number == len(STEPS):
        stop_job(db, project, uid)
    else:
        works.go_on(db, work, number, STEPS[number].share)


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
