"""Workflows, and the loading of projects, over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.notifications import read_notifications
from mlrun_db.server.routes.secrets import read_secrets
from mlrun_db.server.rules import workflows as rules
from mlrun_db.server.rules.secrets import store_project_secrets
from mlrun_db.server.simulation.work import PIPELINE, RUN
from mlrun_db.server.storage.documents import Object

_WORKFLOW = "/projects/{project}/workflows/{name}"


@route("POST", f"{_WORKFLOW}/submit")
def submit_workflow(context: RequestContext) -> Response:
    """Start or schedule a workflow."""
    request = rules.parse_workflow(context.model() if context.body else {})
    request["notifications"] = read_notifications(
        context, request.get("notifications"), "body", "notifications"
    )
    username = context.headers.get("x-remote-user", "")
    paces = {kind: context.control.pace(kind) for kind in (RUN, PIPELINE)}
    response = rules.submit_workflow(
        context.db, context.project, context.name, request, username, paces
    )
    return json_response(response, 202)


@route("GET", f"{_WORKFLOW}/runs/{{uid}}")
def get_workflow_id(context: RequestContext) -> Object:
    """Return the id of the workflow that a run has started."""
    engine = context.query.text("engine", "kfp")
    uid = context.path["uid"]
    return {"workflow_id": rules.get_workflow_id(context.db, context.project, uid, engine)}


@route("POST", f"{_WORKFLOW}/runs/{{uid}}/set-retry-status")
def set_run_retrying_status(context: RequestContext) -> Object:
    """Record whether the run of a workflow is being retried."""
    retrying = context.query.flag("retrying", False)
    rules.set_retrying(context.db, context.project, context.path["uid"], retrying)
    return {}


@route("POST", "/projects/{name}/load")
def load_project(context: RequestContext) -> Object:
    """Create a project and start its loading; the body has secrets for it, or is null."""
    url = context.query.required("url")
    secrets = None if context.body in (b"", b"null") else read_secrets(context)
    username = context.headers.get("x-remote-user", "")
    run = rules.load_project(context.db, context.name, url, username, context.control.pace(RUN))
    if secrets is not None:
        store_project_secrets(context.db.secrets, context.name, *secrets, context.db.release)
    return {"data": run}
