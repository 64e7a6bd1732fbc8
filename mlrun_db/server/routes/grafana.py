"""The data source of Grafana over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.routes.model_endpoints import check_access_key
from mlrun_db.server.rules import grafana as rules


def grafana_health(call: Call) -> Response:
    """Say that the data source works."""
    check_access_key(call)
    return Response()


def grafana_query(call: Call) -> Response:
    """Answer a query."""
    check_access_key(call)
    return answer(rules.query(call.db, call.json()))


def grafana_search(call: Call) -> Response:
    """Answer a search."""
    check_access_key(call)
    return answer(rules.search(call.db, call.json()))


_BASE = "/grafana-proxy/model-endpoints"

OPERATIONS = (
    Operation("GET", _BASE, grafana_health),
    Operation("POST", f"{_BASE}/query", grafana_query),
    Operation("POST", f"{_BASE}/search", grafana_search),
)
