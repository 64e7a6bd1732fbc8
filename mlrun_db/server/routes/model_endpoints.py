"""Model endpoints over HTTP, with the operations of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content, parse_json
from mlrun_db.server.errors import BadRequest, RequestRefused
from mlrun_db.server.rules import model_endpoints as rules


def check_access_key(call: Call) -> None:
    """Refuse a request without the access key of the platform; any will do."""
    if not call.headers.get("x-v3io-session-key"):
        raise BadRequest("Request header missing 'X-V3io-Session-Key' parameter.")


def create_or_patch(call: Call) -> Response:
    """Store an endpoint."""
    body = call.model()
    rules.normalise(body)
    check_access_key(call)
    rules.store_endpoint(call.db, call.path["project"], call.path["endpoint_id"], body)
    return no_content()


def create_endpoint(call: Call) -> Response:
    """Store an endpoint and answer it."""
    project, uid = call.path["project"], call.path["endpoint_id"]
    stored = rules.store_endpoint(call.db, project, uid, call.model())
    return answer(rules.answer_form(stored))


def patch_endpoint(call: Call) -> Response:
    """Set the fields that a query parameter holds as JSON."""
    text = call.query.text("attributes")
    changes = None
    if text:
        try:
            changes = parse_json(text.encode())
        except ValueError as error:
            raise RequestRefused("attributes is no JSON") from error
        if not isinstance(changes, dict):
            raise RequestRefused("attributes has to be an object")
    project, uid = call.path["project"], call.path["endpoint_id"]
    return answer(rules.patch_endpoint(call.db, project, uid, changes))


def get_endpoint(call: Call) -> Response:
    """Return an endpoint."""
    analysis = call.query.flag("feature_analysis", False)
    check_access_key(call)
    project, uid = call.path["project"], call.path["endpoint_id"]
    metrics = call.query.many("metric")
    return answer(rules.get_endpoint(call.db, project, uid, metrics, analysis))


def list_endpoints(call: Call) -> Response:
    """List endpoints."""
    query = call.query
    wanted = rules.EndpointFilter(
        model=query.text("model"),
        function=query.text("function"),
        labels=[part for text in query.many("label") for part in text.split(",") if part],
        uids=query.many("uid"),
        top_level=query.flag("top-level", False),
    )
    check_access_key(call)
    project = call.path["project"]
    found = rules.list_endpoints(call.db, project, wanted, query.many("metric"))
    return answer({"endpoints": found})


def delete_endpoint(call: Call) -> Response:
    """Delete an endpoint."""
    check_access_key(call)
    rules.delete_endpoint(call.db, call.path["project"], call.path["endpoint_id"])
    return no_content()


_ONE = "/projects/{project}/model-endpoints/{endpoint_id}"

OPERATIONS = (
    Operation("PUT", _ONE, create_or_patch),
    Operation("POST", _ONE, create_endpoint),
    Operation("PATCH", _ONE, patch_endpoint),
    Operation("GET", _ONE, get_endpoint),
    Operation("DELETE", _ONE, delete_endpoint),
    Operation("GET", "/projects/{project}/model-endpoints", list_endpoints),
)
