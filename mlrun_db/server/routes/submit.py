"""Submission of jobs over HTTP."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import submit as rules
from mlrun_db.server.rules.schedules import schedule_submission
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object, ensure_object


@route("POST", "/submit", "/submit_job")
def submit_job(context: RequestContext) -> Object:
    """Start a job and return its run, or store its schedule."""
    data = context.json()
    rules.check_submission(data)
    if context.db.release >= (1, 5):
        rules.add_client_labels(data["task"], context.headers)
    if context.db.release == (1, 6):
        ensure_object(data["task"], "spec").setdefault("notifications", [])
    if data.get("schedule"):
        if context.db.release >= (1, 7):
            rules.label_with_kind(context.db, data)
        return {"data": schedule_submission(context.db, data)}
    username = context.headers.get("x-remote-user", "")
    run = rules.submit(context.db, data, username, context.control.pace(RUN))
    return {"data": run}
