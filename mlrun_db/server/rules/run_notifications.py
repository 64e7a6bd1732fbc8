"""Notifications of runs."""

from __future__ import annotations

from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.notifications import Outcome, conceal, queue_due, status_of
from mlrun_db.server.rules.runs import find_run, store_run
from mlrun_db.server.storage.documents import Object, ensure_object
from mlrun_db.server.storage.store import Transaction


def set_run_notifications(
    db: Transaction, project: str, uid: str, notifications: list[Object]
) -> None:
    """Set the notifications of a run, in place of those that it has."""
    run = _find(db, project, uid)
    concealed = [conceal(db.secrets, project, each) for each in notifications]
    ensure_object(run, "spec")["notifications"] = concealed
    ensure_object(run, "status")["notifications"] = status_of(concealed)
    store_run(db, project, uid, 0, run)


def push_run_notifications(db: Transaction, project: str, uid: str) -> None:
    """Send the notifications that are due in the state of the run, or record that none is sent."""
    run = _find(db, project, uid)
    queue_due(db, project, uid, run)
    store_run(db, project, uid, 0, run)


def record_run_outcome(db: Transaction, identity: tuple[str, ...], outcome: Outcome) -> None:
    """Record in a run, if it still exists, what came of a notification."""
    project, uid = identity
    run = find_run(db, project, uid)
    if run is not None:
        statuses = ensure_object(ensure_object(run, "status"), "notifications")
        statuses[outcome.name] = outcome.status
        store_run(db, project, uid, 0, run)


def _find(db: Transaction, project: str, uid: str) -> Object:
    run = find_run(db, project, uid)
    if run is None:
        raise NotFound(f"Run not found: project={project}, uid={uid}")
    return run
