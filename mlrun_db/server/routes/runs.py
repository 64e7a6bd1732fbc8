"""Runs over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Handler, Operation, answer, answer_list
from mlrun_db.server.pages import Cut
from mlrun_db.server.parameters import Parameters
from mlrun_db.server.rules import runs as rules
from mlrun_db.server.rules.feature_store import ORDERS, PARTITION_FIELDS
from mlrun_db.server.works import RUN


def _filter(call: Call, project: str) -> rules.RunFilter:
    query = call.query
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


def _project(call: Call) -> str:
    return call.path.get("project") or call.query.text("project")


def _check_others(query: Parameters) -> None:
    """Refuse wrong values of what 1.x reads here; as in 0.6.6 right ones change nothing."""
    query.choice("partition-by", PARTITION_FIELDS)
    query.integer("rows-per-partition", 1, least=1)
    query.choice("partition-sort-by", ("created", "updated"))
    query.choice("partition-order", ORDERS)
    query.integer("max-partitions", least=0)
    query.flag("with-notifications")


def store_run(call: Call) -> Response:
    """Store a run."""
    iteration = call.query.integer("iter")
    rules.store_run(call.db, call.path["project"], call.path["uid"], iteration, call.json())
    return answer({})


def read_run(call: Call) -> Response:
    """Return a run."""
    iteration = call.query.integer("iter")
    run = rules.read_run(call.db, call.path["project"], call.path["uid"], iteration)
    return answer({"data": run})


def update_run(call: Call) -> Response:
    """Set fields of a run; this is also how a run is aborted."""
    iteration = call.query.integer("iter")
    rules.update_run(call.db, call.path["project"], call.path["uid"], iteration, call.json())
    return answer({})


def delete_run(call: Call) -> Response:
    """Delete a run with all iterations."""
    call.query.integer("iter")
    rules.delete_run(call.db, call.path["project"], call.path["uid"])
    return answer({})


def list_runs(call: Call) -> Response:
    """List runs."""
    return answer_list(call, "runs", _found_runs)


def _found_runs(call: Call, cut: Cut) -> list[str]:
    wanted = _filter(call, _project(call))
    _check_others(call.query)
    sort, last = call.query.flag("sort", True), call.query.integer("last")
    if cut.limit is None:
        return rules.list_runs(call.db, wanted, sort, last)
    return rules.list_runs(call.db, wanted, sort, cut.limit, cut.offset)


def delete_runs(call: Call) -> Response:
    """Delete the runs that match."""
    wanted = rules.RunFilter(
        project=_project(call),
        name=call.query.text("name"),
        labels=call.query.many("label"),
        state=call.query.text("state"),
    )
    rules.delete_runs(call.db, wanted, call.query.integer("days_ago"))
    return answer({})


_ONE: tuple[tuple[str, Handler, str], ...] = (
    ("POST", store_run, ""),
    ("GET", read_run, RUN),
    ("PATCH", update_run, ""),
    ("DELETE", delete_run, ""),
)
_MANY = (("GET", list_runs), ("DELETE", delete_runs))

OPERATIONS = (
    *(
        Operation(method, path, handler, watches)
        for path in ("/run/{project}/{uid}", "/projects/{project}/runs/{uid}")
        for method, handler, watches in _ONE
    ),
    *(Operation(method, "/runs", handler) for method, handler in _MANY),
    *(Operation(method, "/projects/{project}/runs", handler) for method, handler in _MANY),
)
