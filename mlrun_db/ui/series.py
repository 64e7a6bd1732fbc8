"""The metrics of a run over its steps: charts, and a table for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from .charts import LineChart, line_chart
from .site import HEADERS, Site

if TYPE_CHECKING:
    from ..httpdb import HTTPRunDB

_MOST_CHARTS = 24


def series_of(db: HTTPRunDB, uid: str, project: str, iteration: int) -> list[LineChart]:
    """Return a chart of each metric of a run."""
    metrics = db.read_metrics(uid, project, iteration)
    names = list(dict.fromkeys(name for row in metrics for name in row))[2:]
    charts = [line_chart(name, metrics.series(name)) for name in names[:_MOST_CHARTS]]
    return [chart for chart in charts if chart is not None]


def as_csv(site: Site, request: Request) -> Response:
    """Return the metrics of a run as comma-separated values."""
    uid, project = request.path_params["uid"], request.path_params["project"]
    metrics = site.db.read_metrics(uid, project)
    names = list(dict.fromkeys(name for row in metrics for name in row))
    table = io.StringIO()
    writer = csv.writer(table)
    # A spreadsheet would run a name that begins like a formula.
    writer.writerow(f"'{name}" if name.startswith(("=", "+", "-", "@")) else name for name in names)
    writer.writerows([row.get(name, "") for name in names] for row in metrics)
    headers = {**HEADERS, "content-disposition": 'attachment; filename="metrics.csv"'}
    return Response(table.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")
