"""Runs whose jobs are executed: which wait, which run, and how their end is stored.

The queue is the table of works: step 0 waits, step 1 runs. Whatever ends the work on a run, such as
an abort, thereby asks for the end of its process.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from pathlib import Path

from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.functions import get_function
from mlrun_db.server.rules.logs import log_size, read_log
from mlrun_db.server.rules.names import parse_function_uri
from mlrun_db.server.rules.runs import ABORTED, TERMINAL_STATES, find_run, stop_job, store_run
from mlrun_db.server.simulation.work import EXECUTE, RUN, Work, find_work, works_of_mode
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object, load
from mlrun_db.server.storage.store import Transaction

WAITS = 0
RUNS = 1
ABORTING = "aborting"
WORKFLOW_RUNNER = "workflow-runner"
_TAIL_SIZE = 2000  # bytes of the log in the message of an error


def executed_works(db: Transaction) -> list[Work]:
    """Return the works that wait or run, the oldest first."""
    return works_of_mode(db, EXECUTE)


def workflow_runners(db: Transaction, works: list[Work]) -> set[tuple[str, str]]:
    """Return project and uid of the works whose runs start the steps of a workflow."""
    labels = {
        (work.project, work.name): dig(
            find_run(db, work.project, work.name), "metadata", "labels", "job-type"
        )
        for work in works
    }
    return {key for key, job_type in labels.items() if job_type == WORKFLOW_RUNNER}


def start_executed(
    db: Transaction, work: Work, artifacts: Path
) -> tuple[Work, Object, Object] | None:
    """Mark a waiting run as running; return its work, itself and its function.

    None: there is nothing to run. Artifacts without an absolute path go below a folder.
    """
    run = find_run(db, work.project, work.name)
    if run is None or dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, work.project, work.name)
        return None
    project, name, tag, hash_key = parse_function_uri(as_text(dig(run, "spec", "function")))
    try:
        function = get_function(db, project or work.project, name, tag, hash_key)
    except NotFound as error:
        end_executed(db, work, "error", error.reason)
        return None
    # The goal distinguishes this work from that of a later submission of the same run.
    work = replace(work, step=RUNS, goal=uuid.uuid4().hex)
    db.run(
        "UPDATE works SET step = ?, goal = ? WHERE kind = ? AND project = ? AND name = ?",
        (RUNS, work.goal, RUN, work.project, work.name),
    )
    status = ensure_object(run, "status")
    status.update({"state": "running", "last_update": db.now.isoformat()})
    ensure_object(run, "spec")["output_path"] = _output_path(run, work, artifacts)
    store_run(db, work.project, work.name, 0, run)
    return work, run, function


def _output_path(run: Object, work: Work, artifacts: Path) -> str:
    """Return where the artifacts of a run go: below a folder unless the path is absolute."""
    given = as_text(dig(run, "spec", "output_path"))
    if "://" in given or given.startswith("/"):
        return given
    # The uid is the client's, and may be anything.
    own = re.sub("[^A-Za-z0-9_-]", "_", work.name)
    return str(artifacts / given if given else artifacts / work.project / own)


def is_ended_early(db: Transaction, work: Work) -> bool:
    """Return whether a run was aborted, deleted or submitted again while its process runs."""
    if is_submitted_again(db, work):
        return True
    run = find_run(db, work.project, work.name)
    # Its own process also ends the work, when it stores the end of its run.
    return run is None or dig(run, "status", "state") in (ABORTED, ABORTING)


def is_submitted_again(db: Transaction, work: Work) -> bool:
    """Return whether a run was submitted again since its work began."""
    current = find_work(db, RUN, work.project, work.name)
    return current is not None and current.goal != work.goal


def finish_executed(db: Transaction, work: Work, code: int | None) -> None:
    """Store the end of a run from the exit code of its process; None: it was killed."""
    run = find_run(db, work.project, work.name)
    state, error = as_text(dig(run, "status", "state")), as_text(dig(run, "status", "error"))
    if state in (ABORTED, ABORTING):
        end_executed(db, work, ABORTED)
    elif code == 0:
        end_executed(db, work, state if state in TERMINAL_STATES else "completed")
    else:
        how = "was killed" if code is None else f"ended with exit code {code}"
        end_executed(db, work, "error", error or f"the process {how}\n{_tail(db, work)}".strip())


def _tail(db: Transaction, work: Work) -> str:
    """Return the end of a log."""
    end = log_size(db, work.project, work.name)
    start = max(0, end - _TAIL_SIZE)
    return read_log(db, work.project, work.name, start, end).decode("utf-8", "replace")


def end_executed(db: Transaction, work: Work, state: str, error: str = "") -> None:
    """Store the end of a run and of its iterations; those that have ended stay as they are."""
    if is_submitted_again(db, work):
        return
    stop_job(db, work.project, work.name)
    rows = db.rows(
        "SELECT iter, body FROM runs WHERE project = ? AND uid = ?", (work.project, work.name)
    )
    for row in rows:
        run: Object = load(row["body"])
        status = ensure_object(run, "status")
        keeps_state = status.get("state") in TERMINAL_STATES
        if keeps_state and (row["iter"] or status["state"] == state):
            continue
        now = db.now.isoformat()
        status.update({"state": state, "last_update": now, "end_time": now})
        if error and not row["iter"]:
            status["error"] = error
        store_run(db, work.project, work.name, row["iter"], run)


def settle(db: Transaction, executes: bool) -> None:
    """Store the end of what ran when an earlier server ended without storing it.

    What waits is executed by this server or, unless it executes, aborted.
    """
    for work in executed_works(db):
        if work.step == RUNS:
            end_executed(db, work, "error", "the server ended while this run was running")
        elif not executes:
            end_executed(db, work, ABORTED, "this server was started without --execute")
