"""Submission of jobs over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import submit as rules
from mlrun_db.server.rules.schedules import schedule_submission
from mlrun_db.server.simulation.work import RUN


def submit_job(context: RequestContext) -> Response:
    """Start a job and return its run, or store its schedule."""
    data = context.json()
    rules.check_submission(data)
    if data.get("schedule"):
        return json_response({"data": schedule_submission(context.db, data)})
    username = context.headers.get("x-remote-user", "")
    run = rules.submit(context.db, data, username, context.control.pace(RUN))
    return json_response({"data": run})


ROUTES = (
    Route("POST", "/submit", submit_job),
    Route("POST", "/submit_job", submit_job),
)
