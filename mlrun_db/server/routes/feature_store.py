"""Feature sets, feature vectors, features and entities over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Handler, Route
from mlrun_db.server.rules import feature_store as rules
from mlrun_db.server.rules.errors import InvalidInput, problem
from mlrun_db.server.rules.feature_models import FEATURE_SET, FEATURE_VECTOR, Model
from mlrun_db.server.rules.features import list_fields
from mlrun_db.server.rules.fields import optional_field
from mlrun_db.server.rules.ingestion import ingest
from mlrun_db.server.rules.patches import PATCH_MODES
from mlrun_db.server.simulation.work import RUN


def _partition(context: RequestContext) -> rules.ListPartition:
    query = context.query
    rows = query.integer("rows-per-partition", 1)
    if rows < 1:
        message = "ensure this value is greater than 0"
        location = ("query", "rows-per-partition")
        raise InvalidInput(
            problem(location, message, "value_error.number.not_gt", {"limit_value": 0})
        )
    return rules.ListPartition(
        by=query.choice("partition-by", rules.PARTITION_FIELDS),
        rows=rows,
        sort=query.choice("partition-sort-by", rules.SORT_FIELDS),
        order=query.choice("partition-order", rules.ORDERS, "desc"),
    )


def _reference(context: RequestContext) -> rules.Reference:
    return rules.parse_reference(context.path["reference"])


def _routes(model: Model, collection: str, field: str) -> tuple[Route, ...]:
    """Return the routes of feature sets or of feature vectors."""

    def create(context: RequestContext) -> Response:
        versioned = context.query.flag("versioned", True)
        body = context.model()
        return json_response(
            rules.create_version(context.db, model, context.path["project"], body, versioned)
        )

    def store(context: RequestContext) -> Response:
        versioned = context.query.flag("versioned", True)
        project, name = context.path["project"], context.path["name"]
        stored = rules.store_version(
            context.db,
            model,
            project,
            name,
            _reference(context),
            body=context.model(),
            versioned=versioned,
        )
        return json_response(stored)

    def get(context: RequestContext) -> Response:
        project, name = context.path["project"], context.path["name"]
        return json_response(
            rules.get_version(context.db, model, project, name, _reference(context))
        )

    def patch(context: RequestContext) -> Response:
        mode = context.header_choice("x-mlrun-patch-mode", PATCH_MODES, "replace")
        project, name = context.path["project"], context.path["name"]
        rules.patch_version(
            context.db, model, project, name, _reference(context), patch=context.model(), mode=mode
        )
        return Response()

    def delete(context: RequestContext) -> Response:
        project, name = context.path["project"], context.path["name"]
        reference = _reference(context) if "reference" in context.path else None
        rules.delete_version(context.db, model, project, name, reference)
        return no_content()

    def list_(context: RequestContext) -> Response:
        query = context.query
        filters = rules.VersionFilter(
            name=query.text("name"),
            tag=query.text("tag"),
            state=query.text("state"),
            entities=query.many("entity") if model.has_fields else (),
            features=query.many("feature") if model.has_fields else (),
            labels=query.many("label"),
        )
        project = context.path["project"]
        found = rules.list_versions(context.db, model, project, filters, _partition(context))
        return json_response({field: found})

    many = f"/projects/{{project}}/{collection}"
    one = f"{many}/{{name}}/references/{{reference}}"
    handlers: tuple[tuple[str, str, Handler], ...] = (
        ("POST", many, create),
        ("GET", many, list_),
        ("GET", one, get),
        ("PUT", one, store),
        ("PATCH", one, patch),
        ("DELETE", one, delete),
        ("DELETE", f"{many}/{{name}}", delete),
    )
    return tuple(Route(*entry) for entry in handlers)


def list_features(context: RequestContext) -> Response:
    """List features."""
    found = list_fields(
        context.db,
        "feature",
        context.path["project"],
        name=context.query.text("name"),
        tag=context.query.text("tag"),
        labels=context.query.many("label"),
        entities=context.query.many("entity"),
    )
    return json_response({"features": found})


def list_entities(context: RequestContext) -> Response:
    """List entities."""
    found = list_fields(
        context.db,
        "entity",
        context.path["project"],
        name=context.query.text("name"),
        tag=context.query.text("tag"),
        labels=context.query.many("label"),
    )
    return json_response({"entities": found})


def ingest_feature_set(context: RequestContext) -> Response:
    """Start an ingestion; its body is optional."""
    body = context.model() if context.body else {}
    optional_field(body, "source", dict, ("body",))
    optional_field(body, "targets", list, ("body",))
    started = ingest(
        context.db,
        context.path["project"],
        context.path["name"],
        _reference(context),
        body=body,
        username=context.headers.get("x-remote-user", ""),
        access_key=context.headers.get("x-v3io-session-key", ""),
        pace=context.control.pace(RUN),
    )
    return json_response(started, 202)


ROUTES = (
    Route(
        "POST",
        "/projects/{project}/feature-sets/{name}/references/{reference}/ingest",
        ingest_feature_set,
    ),
    *_routes(FEATURE_SET, "feature-sets", "feature_sets"),
    *_routes(FEATURE_VECTOR, "feature-vectors", "feature_vectors"),
    Route("GET", "/projects/{project}/features", list_features),
    Route("GET", "/projects/{project}/entities", list_entities),
)
