"""Model endpoints over HTTP, with the operations of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db._transport.versions import release
from mlrun_db.server.http.bodies import parse_json
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import model_endpoints as rules
from mlrun_db.server.rules.errors import BadRequest, RequestRefused


def check_access_key(context: RequestContext) -> None:
    """Reject a request without an access key of the platform; any key is accepted.

    1.x needs none, as without the platform.
    """
    if release(context.options.version) < (1, 0) and not context.headers.get("x-v3io-session-key"):
        raise BadRequest("Request header missing 'X-V3io-Session-Key' parameter.")


def create_or_patch(context: RequestContext) -> Response:
    """Store an endpoint."""
    body = context.model()
    rules.normalise(body)
    check_access_key(context)
    rules.store_endpoint(context.db, context.path["project"], context.path["endpoint_id"], body)
    return no_content()


def create_endpoint(context: RequestContext) -> Response:
    """Store an endpoint and return it."""
    project, uid = context.path["project"], context.path["endpoint_id"]
    body = context.model()
    if release(context.options.version) >= (1, 6):
        rules.check_columns(context.db, project, uid, body)
    stored = rules.store_endpoint(context.db, project, uid, body)
    return json_response(rules.without_metrics(stored))


def patch_endpoint(context: RequestContext) -> Response:
    """Set the fields that a query parameter contains as JSON."""
    text = context.query.text("attributes")
    changes = None
    if text:
        try:
            changes = parse_json(text.encode())
        except ValueError as error:
            raise RequestRefused("attributes is not valid JSON") from error
        if not isinstance(changes, dict):
            raise RequestRefused("attributes must be a JSON object")
    project, uid = context.path["project"], context.path["endpoint_id"]
    return json_response(rules.patch_endpoint(context.db, project, uid, changes))


def get_endpoint(context: RequestContext) -> Response:
    """Return an endpoint."""
    analysis = context.query.flag("feature_analysis", False)
    check_access_key(context)
    project, uid = context.path["project"], context.path["endpoint_id"]
    metrics = context.query.many("metric")
    return json_response(rules.get_endpoint(context.db, project, uid, metrics, analysis))


def list_endpoints(context: RequestContext) -> Response:
    """List endpoints."""
    query = context.query
    filters = rules.EndpointFilter(
        model=query.text("model"),
        function=query.text("function"),
        labels=[label for text in query.many("label") for label in text.split(",") if label],
        uids=query.many("uid"),
        top_level=query.flag("top-level", False),
    )
    check_access_key(context)
    project = context.path["project"]
    found = rules.list_endpoints(context.db, project, filters, query.many("metric"))
    return json_response({"endpoints": found})


def delete_endpoint(context: RequestContext) -> Response:
    """Delete an endpoint."""
    check_access_key(context)
    rules.delete_endpoint(context.db, context.path["project"], context.path["endpoint_id"])
    return no_content()


_ONE = "/projects/{project}/model-endpoints/{endpoint_id}"

ROUTES = (
    Route("PUT", _ONE, create_or_patch),
    Route("POST", _ONE, create_endpoint),
    Route("PATCH", _ONE, patch_endpoint),
    Route("GET", _ONE, get_endpoint),
    Route("DELETE", _ONE, delete_endpoint),
    Route("GET", "/projects/{project}/model-endpoints", list_endpoints),
)
