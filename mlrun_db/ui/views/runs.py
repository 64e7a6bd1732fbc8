"""The runs of a project, and one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..._display.cells import first_found, mapping
from ..._display.columns import BEST_ITERATION, value_columns
from ..._display.times import elapsed, parse_time
from ..._query.newest import NEWEST, select_newest
from ...errors import MLRunInvalidArgumentError
from ..charts import parallel_coordinates
from ..paging import PAGE_SIZE, page_number, read_page
from ..series import series_of
from ..site import Site
from .logs import end_of_log

STATES = ("running", "completed", "error", "aborted", "pending", "created")
ENDED = frozenset({"completed", "error", "aborted", "skipped"})
PERIODS = {"1h": timedelta(hours=1), "24h": timedelta(days=1), "7d": timedelta(days=7)}
PERIODS["30d"] = timedelta(days=30)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

_MOST_RESULTS, _MOST_PARAMETERS = 6, 4  # columns


@dataclass(frozen=True)
class Order:
    """The order of a list of runs: by "start", "name", "state", or a value such as "result.auc"."""

    column: str = "start"
    descending: bool = True

    @classmethod
    def of(cls, request: Request) -> Order:
        """Return the requested order. Raises MLRunInvalidArgumentError."""
        column = request.query_params.get("sort") or "start"
        order = request.query_params.get("order") or "desc"
        kind, _, name = column.partition(".")
        known = column in ("start", "name", "state") or (kind in ("result", "param") and name)
        if not known or order not in ("asc", "desc"):
            raise MLRunInvalidArgumentError(
                f"sort must be start, name, state, result.NAME or param.NAME, and order asc or "
                f"desc, got {column!r:.80} and {order!r:.80}"
            )
        return cls(column, order == "desc")


def list_of_runs(site: Site, request: Request) -> Response:
    """Show a page of the runs that match the filters."""
    project, query = request.path_params["project"], request.query_params
    number, order = page_number(request), Order.of(request)
    filters = _filters(project, query)
    where = query.get("where", "").strip()
    is_cut = False
    if order == Order() and not where:
        runs, has_more = read_page(
            site.db.paginated_list_runs, site.db.iter_runs, number, **filters
        )
    else:
        in_order, is_cut = select_newest(
            site.db.iter_runs(**filters), where, order.column, not order.descending
        )
        runs = in_order[(number - 1) * PAGE_SIZE :][:PAGE_SIZE]
        has_more = len(in_order) > number * PAGE_SIZE
    results, more_results = value_columns(runs, "status.results", _MOST_RESULTS)
    parameters, more_parameters = value_columns(runs, "spec.parameters", _MOST_PARAMETERS)
    return site.html(
        request,
        "runs.html",
        project=project,
        runs=runs,
        results=results,
        parameters=parameters,
        hidden=more_results + more_parameters,
        states=STATES,
        periods=list(PERIODS),
        order=order,
        number=number,
        has_more=has_more,
        sorted_among=NEWEST if is_cut else 0,
        filtered=any(query.get(name) for name in ("name", "state", "label", "since", "where")),
        duration=duration,
    )


def _filters(project: str, query: Mapping[str, str]) -> dict[str, Any]:
    name, since = query.get("name", "").strip(), query.get("since", "")
    # Without a time, servers of 1.x list the newest run of each name of the last week.
    filters: dict[str, Any] = {"project": project, "start_time_from": _BEGINNING}
    if name:
        filters["name"] = f"~{name}"
    if query.get("state"):
        filters["states"] = query["state"]
    if query.get("label", "").strip():
        filters["labels"] = query["label"].strip()
    if since:
        if since not in PERIODS:
            raise MLRunInvalidArgumentError(f"since must be {', '.join(PERIODS)}, got {since!r}")
        filters["start_time_from"] = datetime.now(UTC) - PERIODS[since]
    return filters


def duration(run: Any) -> str:
    """Return how long a run took, or has been running; empty when that is unknown."""
    start = parse_time(first_found(run, "status.start_time"))
    end = parse_time(first_found(run, "status.end_time status.last_update"))
    if str(first_found(run, "status.state")) not in ENDED:
        end = datetime.now(UTC)
    if start is None or end is None or end < start:
        return ""
    seconds = (end - start).total_seconds()
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 3600:
        return elapsed(seconds)
    hours, rest = divmod(int(seconds // 60), 60)
    return f"{hours} h {rest} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"


def one_run(site: Site, request: Request) -> Response:
    """Show a run, or one of its iterations."""
    project, uid = request.path_params["project"], request.path_params["uid"]
    iteration = request.query_params.get("iter", "0")
    if not (iteration.isascii() and iteration.isdigit() and len(iteration) < 10):
        raise MLRunInvalidArgumentError(f"iter must be a number, got {iteration!r:.80}")
    run = site.db.read_run(uid, project, int(iteration))
    table = _iterations(run)
    state = str(first_found(run, "status.state") or "unknown")
    return site.html(
        request,
        "run.html",
        project=project,
        uid=uid,
        run=run,
        state=state,
        is_active=state not in ENDED,
        duration=duration(run),
        iteration=int(iteration),
        iterations=table,
        best=mapping(first_found(run, "status.results")).get(BEST_ITERATION),
        chart=_chart_of_iterations(table) if table else None,
        series=series_of(site.db, uid, project, int(iteration)),
        artifacts=_artifacts(run),
        log=end_of_log(site.db, uid, project),
    )


def _artifacts(run: Any) -> list[Any]:
    found = first_found(run, "status.artifacts")
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


def _iterations(run: Any) -> list[dict[str, Any]]:
    """Return the iterations of a hyper-parameter run, as dicts by the names of the columns."""
    rows = first_found(run, "status.iterations")
    if not isinstance(rows, list) or len(rows) < 2 or not all(isinstance(r, list) for r in rows):
        return []
    header = [str(name) for name in rows[0]]
    return [dict(zip(header, row, strict=False)) for row in rows[1:]]


def _chart_of_iterations(table: list[dict[str, Any]]) -> Any:
    names = [name for name in table[0] if name.startswith(("param.", "output."))]
    lines = [(f"iteration {row.get('iter')}", [row.get(name) for name in names]) for row in table]
    return parallel_coordinates(names, lines)
