"""Runs over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.parameters import QueryParameters
from mlrun_db.server.http.responses import json_response
from mlrun_db.server.http.routing import Handler, Route
from mlrun_db.server.rules import runs as rules
from mlrun_db.server.rules.feature_store import ORDERS, PARTITION_FIELDS
from mlrun_db.server.simulation.work import RUN


def _filter(context: RequestContext, project: str) -> rules.RunFilter:
    query = context.query
    return rules.RunFilter(
        project=project,
        name=query.text("name"),
        uids=query.many("uid"),
        labels=query.many("label"),
        state=query.text("state"),
        iterations=query.flag("iter", True),
        start_from=query.time("start_time_from"),
        start_to=query.time("start_time_to"),
        update_from=query.time("last_update_time_from"),
        update_to=query.time("last_update_time_to"),
    )


def _project(context: RequestContext) -> str:
    return context.path.get("project") or context.query.text("project")


def _check_unused(query: QueryParameters) -> None:
    """Reject invalid values of parameters of 1.x; valid ones have no effect, as in 0.6.6."""
    query.choice("partition-by", PARTITION_FIELDS)
    query.integer("rows-per-partition", 1, minimum=1)
    query.choice("partition-sort-by", ("created", "updated"))
    query.choice("partition-order", ORDERS)
    query.integer("max-partitions", minimum=0)
    query.flag("with-notifications")


def store_run(context: RequestContext) -> Response:
    """Store a run."""
    iteration = context.query.integer("iter")
    rules.store_run(
        context.db, context.path["project"], context.path["uid"], iteration, context.json()
    )
    return json_response({})


def read_run(context: RequestContext) -> Response:
    """Return a run."""
    iteration = context.query.integer("iter")
    run = rules.read_run(context.db, context.path["project"], context.path["uid"], iteration)
    return json_response({"data": run})


def update_run(context: RequestContext) -> Response:
    """Set fields of a run; setting its state is how a run is aborted."""
    iteration = context.query.integer("iter")
    rules.update_run(
        context.db, context.path["project"], context.path["uid"], iteration, context.json()
    )
    return json_response({})


def delete_run(context: RequestContext) -> Response:
    """Delete a run with all its iterations."""
    context.query.integer("iter")
    rules.delete_run(context.db, context.path["project"], context.path["uid"])
    return json_response({})


def list_runs(context: RequestContext) -> Response:
    """List runs."""
    return list_response(context, "runs", _find_runs)


def _find_runs(context: RequestContext, page: PageSlice) -> list[str]:
    filters = _filter(context, _project(context))
    _check_unused(context.query)
    sort, last = context.query.flag("sort", True), context.query.integer("last")
    if page.limit is None:
        return rules.list_runs(context.db, filters, sort, last)
    return rules.list_runs(context.db, filters, sort, page.limit, page.offset)


def delete_runs(context: RequestContext) -> Response:
    """Delete the runs that match."""
    filters = rules.RunFilter(
        project=_project(context),
        name=context.query.text("name"),
        labels=context.query.many("label"),
        state=context.query.text("state"),
    )
    rules.delete_runs(context.db, filters, context.query.integer("days_ago"))
    return json_response({})


_ONE: tuple[tuple[str, Handler, str], ...] = (
    ("POST", store_run, ""),
    ("GET", read_run, RUN),
    ("PATCH", update_run, ""),
    ("DELETE", delete_run, ""),
)
_MANY = (("GET", list_runs), ("DELETE", delete_runs))

ROUTES = (
    *(
        Route(method, path, handler, observes)
        for path in ("/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
        for method, handler, observes in _ONE
    ),
    *(Route(method, "/runs", handler) for method, handler in _MANY),
    *(Route(method, "/projects/{project}/runs", handler) for method, handler in _MANY),
)
