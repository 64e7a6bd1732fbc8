"""Runs over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import runs as rules
from mlrun_db.server.rules.builder import finished_task
from mlrun_db.server.rules.feature_store import ORDERS, PARTITION_FIELDS
from mlrun_db.server.rules.notifications import redact_in_run
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object


def _check_unused(query: QueryParameters) -> None:
    """Reject invalid values of parameters of 1.x; valid ones have no effect, as in 0.6.6."""
    query.choice("partition-by", PARTITION_FIELDS)
    query.integer("rows-per-partition", 1, minimum=1)
    query.choice("partition-sort-by", ("created", "updated"))
    query.choice("partition-order", ORDERS)
    query.integer("max-partitions", minimum=0)
    query.flag("with-notifications")


@route("POST", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
def store_run(context: RequestContext) -> Object:
    """Store a run."""
    iteration, run = context.query.integer("iter"), context.json()
    redact_in_run(run)
    rules.store_run(context.db, context.project, context.path["uid"], iteration, run)
    return {}


@route("GET", "/run/{project}/{uid}", "/projects/{project}/runs/{uid}", observes=RUN)
def read_run(context: RequestContext) -> Object:
    """Return a run."""
    iteration = context.query.integer("iter")
    run = rules.read_run(context.db, context.project, context.path["uid"], iteration)
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
    """Abort a run; the background task has nothing left to do."""
    iteration = context.query.integer("iter")
    updates = {**(context.json() if context.body else {}), "status.state": rules.ABORTED}
    rules.update_run(context.db, context.project, context.path["uid"], iteration, updates)
    return json_response(finished_task(context.db, context.project), 202)


@route("GET", "/runs", "/projects/{project}/runs")
def list_runs(context: RequestContext) -> Response:
    """List runs."""
    return list_response(context, "runs", _find_runs)


def _find_runs(context: RequestContext, page: PageSlice) -> list[str]:
    query = context.query
    filters = rules.RunFilter(
        project=context.project,
        name=query.text("name"),
        uids=query.many("uid"),
        labels=query.many("label"),
        states=[each for each in (*query.many("states"), *query.many("state")) if each],
        iterations=query.flag("iter", True),
        start_from=query.time("start_time_from"),
        start_to=query.time("start_time_to"),
        update_from=query.time("last_update_time_from"),
        update_to=query.time("last_update_time_to"),
        end_from=query.time("end_time_from"),
        end_to=query.time("end_time_to"),
    )
    _check_unused(query)
    sort, last = query.flag("sort", True), query.integer("last")
    if page.limit is None:
        return rules.list_runs(context.db, filters, sort, last)
    return rules.list_runs(context.db, filters, sort, page.limit, page.offset)


@route("DELETE", "/runs", "/projects/{project}/runs")
def delete_runs(context: RequestContext) -> Object:
    """Delete the runs that match."""
    filters = rules.RunFilter(
        project=context.project,
        name=context.query.text("name"),
        labels=context.query.many("label"),
        states=[each for each in context.query.many("state") if each],
    )
    rules.delete_runs(context.db, filters, context.query.integer("days_ago"))
    return {}
