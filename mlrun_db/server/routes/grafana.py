"""The Grafana data source over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.model_endpoints import check_access_key
from mlrun_db.server.rules import grafana as rules
from mlrun_db.server.storage.documents import Object

_BASE = "/grafana-proxy/model-endpoints"


@route("GET", _BASE)
def grafana_health(context: RequestContext) -> Response:
    """Report that the data source works."""
    check_access_key(context)
    return Response()


@route("POST", f"{_BASE}/query")
def grafana_query(context: RequestContext) -> list[Object]:
    """Return the tables of a query."""
    check_access_key(context)
    return rules.query(context.db, context.json())


@route("POST", f"{_BASE}/search")
def grafana_search(context: RequestContext) -> list[str]:
    """Return the names that a search finds."""
    check_access_key(context)
    return rules.search(context.db, context.json())
