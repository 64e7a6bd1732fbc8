"""Model endpoints over HTTP, with the operations of 0.6.x and of 1.x."""

from __future__ import annotations

from datetime import datetime

from mlrun_db.server.http.bodies import parse_json
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import model_endpoints as rules
from mlrun_db.server.rules import named_endpoints as named
from mlrun_db.server.rules.errors import BadRequest, RequestRefused
from mlrun_db.server.rules.run_artifacts import check_model
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.store import Transaction

_ALL = "/projects/{project}/model-endpoints"
_ONE = f"{_ALL}/{{endpoint_id}}"


def check_access_key(context: RequestContext) -> None:
    """Reject a request without an access key of the platform; any key is accepted.

    1.x needs none, as without the platform.
    """
    if context.db.release < (1, 0) and not context.headers.get("x-v3io-session-key"):
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
    if (1, 6) <= context.db.release < (1, 9):
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
    """Return an endpoint: by uid, from 1.8 on by name and function."""
    query = context.query
    if _is_named(context):
        analysis = query.flag("feature-analysis", False)
        query.flag("tsdb-metrics", True)
        return named.get_endpoint(context.db, context.project, _identity(context), analysis)
    analysis = query.flag("feature_analysis", False)
    check_access_key(context)
    return rules.get_endpoint(
        context.db,
        context.project,
        context.path["endpoint_id"],
        query.many("metric"),
        analysis,
    )


def _is_named(context: RequestContext) -> bool:
    """Return whether an endpoint is requested by its name, or by the uid that older clients use."""
    version = context.db.release
    if any(context.query.text(name) for name in ("endpoint-id", "function-name", "function-tag")):
        return version >= (1, 8)
    uid = context.path["endpoint_id"]
    return version >= (1, 8) and not named.has_endpoint(context.db, context.project, uid)


def _identity(context: RequestContext) -> named.Identity:
    query = context.query
    return named.Identity(
        name=context.path["endpoint_id"],
        function=query.text("function-name"),
        tag=query.text("function-tag"),
        uid=query.text("endpoint-id"),
    )


@route("GET", _ALL)
def list_endpoints(context: RequestContext) -> Object:
    """List endpoints."""
    query = context.query
    labels = [label for text in query.many("label") for label in text.split(",") if label]
    if context.db.release >= (1, 8):
        return {"endpoints": named.list_endpoints(*_named_filter(context, labels))}
    filters = rules.EndpointFilter(
        model=query.text("model"),
        function=query.text("function"),
        labels=labels,
        uids=query.many("uid"),
        top_level=query.flag("top-level", False),
    )
    check_access_key(context)
    found = rules.list_endpoints(context.db, context.project, filters, query.many("metric"))
    return {"endpoints": found}


def _named_filter(
    context: RequestContext, labels: list[str]
) -> tuple[Transaction, str, named.NamedEndpointFilter]:
    query = context.query
    modes = query.choices("mode", named.MODES)
    query.flag("tsdb-metrics", False)
    filters = named.NamedEndpointFilter(
        names=query.many("name"),
        function=query.text("function-name"),
        function_tag=query.text("function-tag"),
        model=query.text("model-name"),
        model_tag=query.text("model-tag"),
        labels=labels,
        start=_time(context, "start"),
        end=_time(context, "end"),
        top_level=query.flag("top-level", False),
        modes=[int(mode) for mode in modes],
        uids=query.many("uid"),
        latest_only=query.flag("latest-only", False),
    )
    return context.db, context.project, filters


def _time(context: RequestContext, name: str) -> datetime | None:
    """Return a limit. Relative ones, which older clients send for metrics, limit no endpoints."""
    return None if context.query.text(name).startswith("now") else context.query.moment(name)


@route("POST", _ALL)
def create_named_endpoint(context: RequestContext) -> Object:
    """Store an endpoint by its name."""
    strategy = context.query.choice("creation-strategy", named.STRATEGIES, "skip")
    return named.create_endpoint(context.db, context.project, context.model(), strategy)


@route("PATCH", _ALL)
def patch_named_endpoint(context: RequestContext) -> str:
    """Change fields of an endpoint by its name; return its uid."""
    keys = context.query.many("attribute-key")
    return named.patch_endpoint(context.db, context.project, context.model(), keys)


@route("DELETE", _ONE)
def delete_endpoint(context: RequestContext) -> None:
    """Delete an endpoint."""
    if _is_named(context):
        named.delete_endpoints(context.db, context.project, _identity(context))
        return
    check_access_key(context)
    rules.delete_endpoint(context.db, context.project, context.path["endpoint_id"])
