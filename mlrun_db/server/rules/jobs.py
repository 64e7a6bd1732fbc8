"""Simulated jobs: before a request is handled, the steps that have become due are carried out.

A test can also set the state of an object itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.logs import delete_log, store_log
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.rules.projects import finish_project, patch_project
from mlrun_db.server.rules.runs import TERMINAL_STATES, find_run, stop_job, store_run, update_run
from mlrun_db.server.simulation.work import (
    BUILD,
    PROJECT,
    RUN,
    Pace,
    Work,
    begin_work,
    due_work,
    end_work,
    schedule_step,
    set_work_state,
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
        if not due_work(db):
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
        status.pop("status_text", None)
    line = step.line.format(
        name=dig(run, "metadata", "name"),
        function=dig(run, "spec", "function"),
        parameters=dig(run, "spec", "parameters") or "none",
    )
    one_line = " ".join(line.splitlines())
    return f"> {time:%Y-%m-%d %H:%M:%S},{time.microsecond // 1000:03d} [info] {one_line}\n"


def set_state(db: Transaction, kind: str, project: str, name: str, state: str) -> None:
    """Set the state of an object and end the work on it. The name of a run is its uid."""
    if kind == RUN:
        update_run(db, project, name, 0, {"status.state": state})
        end_work(db, kind, project, name)
    elif kind == BUILD:
        name, _, tag = name.partition(":")
        function = get_function(db, project, name, tag, "")
        ensure_object(function, "status")["state"] = state
        tag = tag or LATEST
        store_function(db, project, name, function, tag=tag, versioned=False)
        set_work_state(db, kind, project, f"{name}:{tag}", state)
    elif kind == PROJECT:
        patch_project(db, name, {"status": {"state": state}}, "replace")
        end_work(db, kind, name, name)
    elif not set_work_state(db, kind, project, name, state):
        raise NotFound(f"no {kind} {name} in project {project!r}")
