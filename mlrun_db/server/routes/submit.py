"""Submission of jobs over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules import submit as rules
from mlrun_db.server.rules.schedules import schedule_submission
from mlrun_db.server.works import RUN


def submit_job(call: Call) -> Response:
    """Start a job and answer its run, or store its schedule."""
    data = call.json()
    rules.check_submission(data)
    if data.get("schedule"):
        return answer({"data": schedule_submission(call.db, data)})
    username = call.headers.get("x-remote-user", "")
    run = rules.submit(call.db, data, username, call.control.pace(RUN))
    return answer({"data": run})


OPERATIONS = tuple(
    Operation("POST", path, submit_job)
    for path in ("/submit", "/submit/", "/submit_job", "/submit_job/")
)
