"""Model endpoints over HTTP, with the operations of 0.6.x and of 1.x."""

from __future__ import annotations

from mlrun_db._transport.versions import release
from mlrun_db.server.http.bodies import parse_json
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import model_endpoints as rules
from mlrun_db.server.rules.errors import BadRequest, RequestRefused
from mlrun_db.server.rules.run_artifacts import check_model
from mlrun_db.server.storage.documents import Object

_ONE = "/projects/{project}/model-endpoints/{endpoint_id}"


def check_access_key(context: RequestContext) -> None:
    """Reject a request without an access key of the platform; any key is accepted.

    1.x needs none, as without the platform.
    """
    if release(context.options.version) < (1, 0) and not context.headers.get("x-v3io-session-key"):
        raise BadRequest("Request header missing 'X-V3io-Session-Key' parameter.")


@route("PUT", _ONE)
def create_or_patch(context: RequestContext) -> None:
    """Store an endpoint."""
    body = context.model()
    rules.normalise(body)
    check_access_key(context)
    rules.store_endpoint(context.db, context.project, context.path["endpoint_id"], body)


@route("POST", _ONE)
def create_endpoint(context: RequestContext) -> Object:
    """Store an endpoint and return it."""
    uid, body = context.path["endpoint_id"], context.model()
    if context.db.release >= (1, 6):
        rules.check_columns(context.db, context.project, uid, body)
        check_model(context.db, context.project, body)
    return rules.render(rules.store_endpoint(context.db, context.project, uid, body))


@route("PATCH", _ONE)
def patch_endpoint(context: RequestContext) -> Object:
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
    return rules.patch_endpoint(context.db, context.project, context.path["endpoint_id"], changes)


@route("GET", _ONE)
def get_endpoint(context: RequestContext) -> Object:
    """Return an endpoint."""
    analysis = context.query.flag("feature_analysis", False)
    check_access_key(context)
    metrics = context.query.many("metric")
    return rules.get_endpoint(
        context.db, context.project, context.path["endpoint_id"], metrics, analysis
    )


@route("GET", "/projects/{project}/model-endpoints")
def list_endpoints(context: RequestContext) -> Object:
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
    found = rules.list_endpoints(context.db, context.project, filters, query.many("metric"))
    return {"endpoints": found}


@route("DELETE", _ONE)
def delete_endpoint(context: RequestContext) -> None:
    """Delete an endpoint."""
    check_access_key(context)
    rules.delete_endpoint(context.db, context.project, context.path["endpoint_id"])
