"""The Grafana data source over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response
from mlrun_db.server.http.routing import Route
from mlrun_db.server.routes.model_endpoints import check_access_key
from mlrun_db.server.rules import grafana as rules


def grafana_health(context: RequestContext) -> Response:
    """Report that the data source works."""
    check_access_key(context)
    return Response()


def grafana_query(context: RequestContext) -> Response:
    """Return the tables of a query."""
    check_access_key(context)
    return json_response(rules.query(context.db, context.json()))


def grafana_search(context: RequestContext) -> Response:
    """Return the names that a search finds."""
    check_access_key(context)
    return json_response(rules.search(context.db, context.json()))


_BASE = "/grafana-proxy/model-endpoints"

ROUTES = (
    Route("GET", _BASE, grafana_health),
    Route("POST", f"{_BASE}/query", grafana_query),
    Route("POST", f"{_BASE}/search", grafana_search),
)
