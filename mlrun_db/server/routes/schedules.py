"""Schedules over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.rules import schedules as rules
from mlrun_db.server.works import RUN


def create_schedule(call: Call) -> Response:
    """Store a new schedule."""
    rules.create_schedule(call.db, call.path["project"], call.model())
    return Response(status_code=201)


def update_schedule(call: Call) -> Response:
    """Change a schedule."""
    rules.update_schedule(call.db, call.path["project"], call.path["name"], call.model())
    return Response()


def list_schedules(call: Call) -> Response:
    """List schedules; several labels come in one text, with commas."""
    query = call.query
    query.flag("include-credentials")
    labels = [label for text in query.many("labels") for label in text.split(",")]
    found = rules.list_schedules(
        call.db,
        call.path["project"],
        name=query.text("name"),
        labels=labels,
        kind=query.choice("kind", rules.KINDS),
        include_last_run=query.flag("include_last_run", False),
    )
    return answer({"schedules": found})


def get_schedule(call: Call) -> Response:
    """Return a schedule."""
    last_run = call.query.flag("include_last_run", False)
    call.query.flag("include-credentials")
    project, name = call.path["project"], call.path["name"]
    return answer(rules.get_schedule(call.db, project, name, last_run))


def delete_schedule(call: Call) -> Response:
    """Delete a schedule."""
    rules.delete_schedule(call.db, call.path["project"], call.path["name"])
    return no_content()


def invoke_schedule(call: Call) -> Response:
    """Run the job of a schedule now."""
    project, name = call.path["project"], call.path["name"]
    run = rules.invoke_schedule(call.db, project, name, call.control.pace(RUN))
    return answer({"data": run})


OPERATIONS = (
    Operation("POST", "/projects/{project}/schedules", create_schedule),
    Operation("GET", "/projects/{project}/schedules", list_schedules),
    Operation("GET", "/projects/{project}/schedules/{name}", get_schedule),
    Operation("PUT", "/projects/{project}/schedules/{name}", update_schedule),
    Operation("DELETE", "/projects/{project}/schedules/{name}", delete_schedule),
    Operation("POST", "/projects/{project}/schedules/{name}/invoke", invoke_schedule),
)
