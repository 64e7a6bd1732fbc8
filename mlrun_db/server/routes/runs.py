"""Runs over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.partitions import partition_of
from mlrun_db.server.rules import runs as rules
from mlrun_db.server.rules.abortion import abort
from mlrun_db.server.rules.notifications import redact_in_run
from mlrun_db.server.rules.partitions import EVERYTHING
from mlrun_db.server.rules.projects import STRICT
from mlrun_db.server.rules.run_artifacts import add_artifacts
from mlrun_db.server.rules.run_filters import RunFilter
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object

_FORMATS = ("standard", "notifications", "full")


@route("POST", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
def store_run(context: RequestContext) -> Object:
    """Store a run."""
    iteration, run = context.query.integer("iter"), context.json()
    redact_in_run(run)
    rules.store_run(context.db, context.project, context.path["uid"], iteration, run)
    return {}


@route("GET", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}", observes=RUN)
def read_run(context: RequestContext) -> Object:
    """Return a run, from 1.7 on with its artifacts unless the format is another one."""
    iteration, uid = context.query.integer("iter"), context.path["uid"]
    form = context.query.choice("format", _FORMATS, "full")
    run = rules.read_run(context.db, context.project, uid, iteration)
    if form == "full" and context.db.release >= (1, 7):
        add_artifacts(context.db, context.project, uid, iteration, run)
    return {"data": run}


@route("PATCH", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
def update_run(context: RequestContext) -> Object:
    """Set fields of a run; setting its state is how a run is aborted."""
    iteration = context.query.integer("iter")
    rules.update_run(context.db, context.project, context.path["uid"], iteration, context.json())
    return {}


@route("DELETE", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
def delete_run(context: RequestContext) -> Object:
    """Delete a run with all its iterations."""
    context.query.integer("iter")
    rules.delete_run(context.db, context.project, context.path["uid"])
    return {}


@route("POST", "/projects/{project}/runs/{uid}/abort")
def abort_run(context: RequestContext) -> Response:
    """Abort a run; the response is the background task, which fails when that is impossible."""
    iteration, uid = context.query.integer("iter"), context.path["uid"]
    updates = context.json() if context.body else {}
    return json_response(abort(context.db, context.project, uid, iteration, updates), 202)


@route("GET", "/runs", "/projects/{project}/runs")
def list_runs(context: RequestContext) -> Response:
    """List runs."""
    return list_response(context, "runs", _find_runs)


def _find_runs(context: RequestContext, page: PageSlice) -> list[str]:
    query, release = context.query, context.db.release
    states = query.many("state") if release >= (1, 7) or release < STRICT else []
    states += query.many("states") if release >= (1, 8) else []
    names = ("name", "project_and_name") if release >= (1, 7) else ("name",)
    partition = partition_of(context, names)
    has_ends = release < STRICT or release >= (1, 8)
    filters = RunFilter(
        project=context.project,
        name=query.text("name"),
        uids=query.many("uid"),
        labels=query.many("label"),
        states=[each for each in states or [query.text("state")] if each],
        with_notifications=query.flag("with-notifications") and release >= (1, 6),
        partition=partition if release >= (1, 3) else EVERYTHING,
        iterations=query.flag("iter", True),
        start_from=query.time("start_time_from"),
        start_to=query.time("start_time_to"),
        update_from=query.time("last_update_time_from"),
        update_to=query.time("last_update_time_to"),
        end_from=query.time("end_time_from") if has_ends else None,
        end_to=query.time("end_time_to") if has_ends else None,
    )
    sort, last = query.flag("sort", True), query.integer("last")
    if not last:
        filters = rules.with_default(context.db, filters)
    if page.limit is None:
        return rules.list_runs(context.db, filters, sort, last)
    return rules.list_runs(context.db, filters, sort, page.limit, page.offset)


@route("DELETE", "/runs", "/projects/{project}/runs")
def delete_runs(context: RequestContext) -> Object:
    """Delete the runs that match."""
    filters = RunFilter(
        project=context.project,
        name=context.query.text("name"),
        labels=context.query.many("label"),
        states=[each for each in context.query.many("state") if each],
    )
    rules.delete_runs(context.db, filters, context.query.integer("days_ago"))
    return {}
