"""Abortion of runs in background tasks, as 1.6 and newer do it."""

from __future__ import annotations

from mlrun_db.server.rules.builder import failed_task, finished_task, get_background_task
from mlrun_db.server.rules.errors import ApiError
from mlrun_db.server.rules.runs import ABORTED, check_abort, read_run, update_run
from mlrun_db.server.storage.documents import Object, as_text, dig
from mlrun_db.server.storage.store import Transaction

_STATES = ("aborting", ABORTED)


def abort(db: Transaction, project: str, uid: str, iteration: int, updates: Object) -> Object:
    """Abort a run and return the background task; that of a run aborted before is its own."""
    run = read_run(db, project, uid, iteration)
    older = as_text(dig(run, "status", "abort_task_id"))
    if dig(run, "status", "state") in _STATES and older:
        return get_background_task(db, project, older)
    try:
        check_abort(db, run)
    except ApiError as error:
        return failed_task(db, project, error.reason)
    task = finished_task(db, project)
    changes = {"status.state": ABORTED, "status.abort_task_id": task["metadata"]["name"]}
    update_run(db, project, uid, iteration, {**updates, **changes})
    return task
