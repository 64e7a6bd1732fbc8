"""Queries of Grafana about model endpoints; a target string names the query and its parameters."""

from __future__ import annotations

from typing import Any

from mlrun_db.server.rules.errors import BadRequest
from mlrun_db.server.rules.model_endpoints import EndpointFilter, get_endpoint, list_endpoints
from mlrun_db.server.rules.projects import list_projects
from mlrun_db.server.storage.documents import Object, as_text, dig
from mlrun_db.server.storage.store import Transaction

_COLUMNS = (
    ("endpoint_id", "string"),
    ("endpoint_function", "string"),
    ("endpoint_model", "string"),
    ("endpoint_model_class", "string"),
    ("first_request", "time"),
    ("last_request", "time"),
    ("accuracy", "number"),
    ("error_count", "number"),
    ("drift_status", "number"),
)
_MEASURES = ("tvd", "hellinger", "kld")
_VALUES = ("min", "mean", "max")


def parse_target(text: Any, known: tuple[str, ...]) -> dict[str, str]:
    """Parse ``name=value;name=value``, with a known ``target_endpoint``."""
    if not text or not isinstance(text, str):
        raise BadRequest("Target missing in request body")
    parameters: dict[str, str] = {}
    for pair in filter(None, text.split(";")):
        name, sign, value = pair.partition("=")
        if not sign:
            raise BadRequest(f"expected query_key=query_value in the target, found {pair}")
        parameters[name] = value
    target = parameters.get("target_endpoint")
    if target is None:
        raise BadRequest("Expected 'target_endpoint' field in query")
    if target not in known:
        raise BadRequest(f"{target} unsupported in query parameters, known are {','.join(known)}")
    return parameters


def _table(columns: list[tuple[str, str]], rows: list[list[Any]]) -> list[Object]:
    heads = [{"text": text, "type": kind} for text, kind in columns]
    return [{"columns": heads, "rows": rows, "type": "table"}]


def _split(text: str) -> list[str]:
    return [item for item in text.split(",") if item]


def _endpoints(db: Transaction, parameters: dict[str, str]) -> list[Object]:
    filters = EndpointFilter(
        model=parameters.get("model", ""),
        function=parameters.get("function", ""),
        labels=_split(parameters.get("labels", "")),
    )
    metrics = _split(parameters.get("metrics", ""))
    found = list_endpoints(db, parameters.get("project", ""), filters, metrics)
    shown = [name for name in metrics if any(name in (_metrics(one) or {}) for one in found)]
    rows = []
    for one in found:
        spec, status = one["spec"], one["status"]
        row = [one["metadata"]["uid"], spec["function_uri"], spec["model"], spec["model_class"]]
        row += [status[name] for name, _ in _COLUMNS[4:]]
        rows.append(row + [_last(_metrics(one), name) for name in shown])
    return _table([*_COLUMNS, *((name, "number") for name in shown)], rows)


def _metrics(endpoint: Object) -> Any:
    return endpoint["status"]["metrics"]


def _last(metrics: Any, name: str) -> Any:
    """Return the last value of a metric, or None."""
    values = dig(metrics, name, "values")
    last = values[-1] if isinstance(values, list) and values else None
    return last[1] if isinstance(last, list) and len(last) > 1 else None


def _one(db: Transaction, parameters: dict[str, str]) -> Object:
    uid = parameters.get("endpoint_id", "").replace("\\", "")
    return get_endpoint(db, parameters.get("project", ""), uid, analysis=True)


def _features(db: Transaction, parameters: dict[str, str]) -> list[Object]:
    status = _one(db, parameters)["status"]
    columns = [("feature_name", "string")]
    columns += [
        (f"{kind}_{value}", "number") for kind in ("actual", "expected") for value in _VALUES
    ]
    columns += [(measure, "number") for measure in _MEASURES]
    rows = []
    for name, expected in (status["feature_stats"] or {}).items():
        actual = dig(status["current_stats"], name)
        drift = dig(status["drift_measures"], name)
        row = [name, *(dig(actual, value) for value in _VALUES)]
        row += [dig(expected, value) for value in _VALUES]
        rows.append(row + [dig(drift, measure) for measure in _MEASURES])
    return _table(columns, rows)


def _overall(db: Transaction, parameters: dict[str, str]) -> list[Object]:
    drift = _one(db, parameters)["status"]["drift_measures"]
    names = [f"{measure}_{total}" for measure in _MEASURES for total in ("sum", "mean")]
    rows = [[drift.get(name) for name in names]] if drift else []
    return _table([(name, "number") for name in names], rows)


def _incoming(db: Transaction, parameters: dict[str, str]) -> list[Object]:
    # Values of single requests are not stored, so there are no time series.
    _one(db, parameters)
    return []


_QUERIES = {
    "list_endpoints": _endpoints,
    "individual_feature_analysis": _features,
    "overall_feature_analysis": _overall,
    "incoming_features": _incoming,
}


def query(db: Transaction, body: Object) -> list[Object]:
    """Return the tables of the first target of a query."""
    targets = body.get("targets")
    first = targets[0] if isinstance(targets, list) and targets else None
    parameters = parse_target(dig(first, "target"), tuple(_QUERIES))
    return _QUERIES[parameters["target_endpoint"]](db, parameters)


def search(db: Transaction, body: Object) -> list[str]:
    """Return the names of the projects."""
    parse_target(body.get("target"), ("list_projects",))
    return [as_text(name) for name in list_projects(db, "name_only", "", [], "")]
