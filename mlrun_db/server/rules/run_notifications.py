"""Notifications of runs."""

from __future__ import annotations

from mlrun_db.server.rules.errors import NotFound
from mlrun_db.server.rules.notifications import NOT_SENT, PENDING, conceal, status_of
from mlrun_db.server.rules.runs import find_run, store_run
from mlrun_db.server.storage.documents import Object, dig, ensure_object
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
    """Record, for each notification that is due in the state of the run, that it is not sent."""
    run = _find(db, project, uid)
    notifications = dig(run, "spec", "notifications")
    state = dig(run, "status", "state")
    statuses = ensure_object(ensure_object(run, "status"), "notifications")
    for notification in notifications if isinstance(notifications, list) else []:
        name, when = dig(notification, "name"), dig(notification, "when")
        if isinstance(name, str) and isinstance(when, list) and state in when:
            statuses[name] = {"status": PENDING, "sent_time": None, "reason": NOT_SENT}
    store_run(db, project, uid, 0, run)


def _find(db: Transaction, project: str, uid: str) -> Object:
    run = find_run(db, project, uid)
    if run is None:
        raise NotFound(f"Run not found: project={project}, uid={uid}")
    return run
