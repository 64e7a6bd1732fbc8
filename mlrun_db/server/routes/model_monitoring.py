"""Model monitoring over HTTP, with the paths of 1.7 and those from 1.8 on."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import model_monitoring as rules
from mlrun_db.server.rules.errors import NotFound, missing
from mlrun_db.server.rules.named_endpoints import has_endpoint
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.simulation.work import BUILD
from mlrun_db.server.storage.documents import Object

_BASE = "/projects/{project}/model-monitoring"
_ENDPOINT = "/projects/{project}/model-endpoints/{endpoint_id}"


def _deployment(context: RequestContext) -> rules.Deployment:
    return rules.Deployment(
        image=context.query.text("image", "mlrun/mlrun"),
        base_period=context.query.integer("base_period", 10, minimum=1),
        pace=context.control.pace(BUILD),
    )


@route("PUT", _BASE)
@route("POST", f"{_BASE}/enable-model-monitoring")
def enable(context: RequestContext) -> Response:
    """Deploy the functions of the monitoring."""
    query = context.query
    for name in ("lag_threshold", "lag_event_cooldown"):
        query.optional_integer(name)
    for name in ("otlp_enabled", "rebuild_images"):
        query.flag(name, False)
    rules.enable(
        context.db,
        context.project,
        _deployment(context),
        drift_app=query.flag("deploy_histogram_data_drift_app", True),
        needs_credentials=not query.flag("fetch_credentials_from_sys_config", False),
    )
    return json_response(None)


@route("DELETE", _BASE)
@route("DELETE", f"{_BASE}/disable-model-monitoring")
def disable(context: RequestContext) -> Response:
    """Delete functions of the monitoring."""
    query, db, project = context.query, context.db, context.project
    get_project(db, project)
    names: list[str] = []
    if query.flag("delete_resources", True):
        names += [rules.CONTROLLER, rules.WRITER]
    if query.flag("delete_stream_function", False):
        names.append(rules.STREAM)
    if query.flag("delete_histogram_data_drift_app", True):
        names.append(rules.DRIFT_APP)
    if query.flag("delete_user_applications", False):
        names += query.many("user_application_list") or rules.application_names(db, project)
    return json_response({"background_tasks": rules.delete_functions(db, project, names)}, 202)


@route("DELETE", f"{_BASE}/functions")
def delete_functions(context: RequestContext) -> Response:
    """Delete applications."""
    get_project(context.db, context.project)
    tasks = rules.delete_functions(context.db, context.project, context.query.many("function"))
    return json_response({"background_tasks": tasks}, 202)


@route("PATCH", f"{_BASE}/controller", f"{_BASE}/model-monitoring-controller")
def update_controller(context: RequestContext) -> Response:
    """Deploy the controller again."""
    rules.update_controller(context.db, context.project, _deployment(context))
    return json_response(None)


@route("POST", f"{_BASE}/deploy-histogram-data-drift-app")
def deploy_drift_app(context: RequestContext) -> Response:
    """Deploy the application for data drift."""
    rules.deploy_drift_app(context.db, context.project, _deployment(context))
    return json_response(None)


@route("PUT", f"{_BASE}/credentials")
def set_credentials(context: RequestContext) -> Response:
    """Set the datastore profiles of the monitoring."""
    query = context.query
    rules.set_profiles(
        context.db,
        context.project,
        query.text("tsdb_profile_name"),
        query.text("stream_profile_name"),
        replace=query.flag("replace_creds", False),
    )
    return json_response(None)


@route("POST", f"{_BASE}/set-model-monitoring-credentials")
def set_credentials_1_7(context: RequestContext) -> Response:
    """Set the connections of the monitoring."""
    names = ("access_key", "endpoint_store_connection", "stream_path", "tsdb_connection")
    values = {name: context.query.text(name) for name in names}
    replace = context.query.flag("replace_creds", False)
    rules.set_connections(context.db, context.project, values, replace=replace)
    return json_response(None)


@route("GET", f"{_BASE}/stream-pod-http-url")
def stream_url(context: RequestContext) -> Response:
    """Return the address of the stream: none, because nothing serves it."""
    del context
    return json_response(None)


@route("GET", f"{_BASE}/function-summaries")
def list_functions(context: RequestContext) -> list[Object]:
    """List the functions of the monitoring."""
    query = context.query
    for name in ("start", "end"):
        query.moment(name)
    query.flag("include-stats", False)
    return rules.function_summaries(
        context.db,
        context.project,
        query.many("name"),
        query.many("label"),
        infra=query.flag("include-infra", True),
    )


@route("GET", f"{_BASE}/function-summaries/{{name}}")
def get_function(context: RequestContext) -> Object:
    """Return a function of the monitoring."""
    for name in ("start", "end"):
        context.query.moment(name)
    context.query.flag("include-latest-metrics", False)
    return rules.function_summary(context.db, context.project, context.name)


@route("GET", f"{_BASE}/drift-over-time")
def drift_over_time(context: RequestContext) -> Object:
    """Return the counts of drifts: there are none, because nothing is measured."""
    for name in ("start", "end"):
        context.query.moment(name)
    return {"values": []}


@route("GET", f"{_BASE}/metrics")
def metrics_of_endpoints(context: RequestContext) -> Object:
    """Return the metrics of several endpoints."""
    query = context.query
    return rules.metrics_of_endpoints(
        context.project,
        query.many("endpoint-id"),
        query.choice("type", rules.METRIC_TYPES, "all"),
        query.choice("events-format", rules.EVENT_FORMATS, "separation"),
    )


@route("DELETE", f"{_BASE}/metrics")
def delete_metrics(context: RequestContext) -> None:
    """Accept a deletion with nothing to delete."""
    context.query.required("application-name")


@route("GET", f"{_ENDPOINT}/metrics")
def endpoint_metrics(context: RequestContext) -> list[Object]:
    """Return the metrics of an endpoint."""
    kind = context.query.choice("type", rules.METRIC_TYPES, "all")
    _check_endpoint(context)
    return rules.endpoint_metrics(context.project, kind)


@route("GET", f"{_ENDPOINT}/metrics-values")
def metric_values(context: RequestContext) -> list[Object]:
    """Return the values of metrics."""
    names = context.query.many("name")
    if not names:
        raise missing("query", "name")
    for name in ("start", "end"):
        context.query.moment(name)
    _check_endpoint(context)
    return rules.metric_values(context.project, names)


def _check_endpoint(context: RequestContext) -> None:
    uid = context.path["endpoint_id"]
    if not has_endpoint(context.db, context.project, uid):
        raise NotFound(f"Endpoint {uid} not found")
