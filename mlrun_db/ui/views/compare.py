"""Runs side by side: what differs, and charts of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..._display.best import best_of, is_number
from ..._display.cells import first_found, mapping
from ...errors import MLRunInvalidArgumentError
from ..charts import parallel_coordinates, scatter
from ..site import Site
from .runs import duration

MOST_RUNS = 50

_GROUPS = {"Parameters": "spec.parameters", "Results": "status.results"}


@dataclass(frozen=True)
class Row:
    """A parameter or result, with its value in each run."""

    name: str
    values: list[Any]
    differs: bool
    best: float | None


def comparison(site: Site, request: Request) -> Response:
    """Show runs side by side."""
    project, query = request.path_params["project"], request.query_params
    uids = list(dict.fromkeys(uid for uid in query.getlist("uid") if uid))
    if len(uids) > MOST_RUNS:
        raise MLRunInvalidArgumentError(f"at most {MOST_RUNS} runs are compared, got {len(uids)}")
    found = site.db.list_runs(uid=uids, project=project) if uids else []
    by_uid = {str(first_found(run, "metadata.uid")): run for run in found}
    runs = [by_uid[uid] for uid in uids if uid in by_uid]
    groups = {title: _rows(runs, path) for title, path in _GROUPS.items()}
    every = query.get("show") == "all"
    values = _numbers(groups)
    x_name, y_name = _axes(groups, values, query)
    return site.html(
        request,
        "compare.html",
        project=project,
        runs=runs,
        missing=[uid for uid in uids if uid not in by_uid],
        uids=uids,
        groups={
            title: [row for row in rows if every or row.differs or len(runs) == 1]
            for title, rows in groups.items()
        },
        hidden=sum(not row.differs for rows in groups.values() for row in rows),
        every=every,
        duration=duration,
        chart=_parallel(groups, runs),
        axes=list(values),
        x_name=x_name,
        y_name=y_name,
        scatter=scatter(x_name, y_name, _points(runs, values, x_name, y_name)),
    )


def _rows(runs: Sequence[Any], path: str) -> list[Row]:
    """Return a row for each name that some run has a value for."""
    per_run = [mapping(first_found(run, path)) for run in runs]
    rows = []
    for name in dict.fromkeys(name for values in per_run for name in values):
        values = [each.get(name) for each in per_run]
        differs = any(value != values[0] for value in values)
        best = best_of(name, values) if path == "status.results" else None
        rows.append(Row(name, values, differs, best))
    return rows


def _numbers(groups: Mapping[str, Sequence[Row]]) -> dict[str, list[Any]]:
    """Return the values of each parameter and result that has numbers."""
    return {
        row.name: row.values
        for rows in groups.values()
        for row in rows
        if any(is_number(value) for value in row.values)
    }


def _axes(
    groups: Mapping[str, Sequence[Row]], values: Mapping[str, Any], query: Mapping[str, str]
) -> tuple[str, str]:
    """Return the names of the x-axis and the y-axis: as requested, otherwise what differs."""
    differing = {
        title: [row.name for row in rows if row.differs and row.name in values]
        for title, rows in groups.items()
    }
    x_name, y_name = query.get("x", ""), query.get("y", "")
    x_name = x_name if x_name in values else next(iter(differing["Parameters"]), "")
    y_name = y_name if y_name in values else next(iter(differing["Results"]), "")
    return x_name, y_name


def _points(
    runs: Sequence[Any], values: Mapping[str, list[Any]], x_name: str, y_name: str
) -> list[tuple[Any, Any, str]]:
    if x_name not in values or y_name not in values or len(runs) < 2:
        return []
    return [
        (x, y, str(first_found(run, "metadata.name")))
        for run, x, y in zip(runs, values[x_name], values[y_name], strict=True)
    ]


def _parallel(groups: Mapping[str, Sequence[Row]], runs: Sequence[Any]) -> Any:
    rows = [
        row
        for title in _GROUPS
        for row in groups[title]
        if row.differs and not any(isinstance(value, Mapping | list) for value in row.values)
    ]
    lines = [
        (str(first_found(run, "metadata.name")), [row.values[index] for row in rows])
        for index, run in enumerate(runs)
    ]
    return parallel_coordinates([row.name for row in rows], lines)
