"""Feature sets, feature vectors, features and entities over HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.partitions import partition_of
from mlrun_db.server.rules import feature_store as rules
from mlrun_db.server.rules.feature_models import FEATURE_SET, FEATURE_VECTOR, Model
from mlrun_db.server.rules.feature_store import VersionFilter, list_fields, list_indexed_fields
from mlrun_db.server.rules.fields import PATCH_MODES, optional_field
from mlrun_db.server.rules.ingestion import ingest
from mlrun_db.server.simulation.work import RUN
from mlrun_db.server.storage.documents import Object


def _reference(context: RequestContext) -> rules.Reference:
    return rules.parse_reference(context.path["reference"])


def _add_routes(model: Model, collection: str, field: str) -> None:
    """Add the routes of feature sets or of feature vectors."""
    many = f"/projects/{{project}}/{collection}"
    one = f"{many}/{{name}}/references/{{reference}}"

    @route("POST", many)
    def create(context: RequestContext) -> Object:
        versioned = context.query.flag("versioned", True)
        body = context.model()
        return rules.create_version(context.db, model, context.project, body, versioned)

    @route("PUT", one)
    def store(context: RequestContext) -> Object:
        versioned, body = context.query.flag("versioned", True), context.model()
        key = (context.project, context.name, _reference(context))
        return rules.store_version(context.db, model, *key, body=body, versioned=versioned)

    @route("GET", one)
    def get(context: RequestContext) -> Object:
        return rules.get_version(
            context.db, model, context.project, context.name, _reference(context)
        )

    @route("PATCH", one)
    def patch(context: RequestContext) -> Response:
        mode = context.header_choice("x-mlrun-patch-mode", PATCH_MODES, "replace")
        key = (context.project, context.name, _reference(context))
        rules.patch_version(context.db, model, *key, patch=context.model(), mode=mode)
        return Response()

    @route("DELETE", one, f"{many}/{{name}}")
    def delete(context: RequestContext) -> None:
        reference = _reference(context) if "reference" in context.path else None
        rules.delete_version(context.db, model, context.project, context.name, reference)

    @route("GET", many)
    def list_(context: RequestContext) -> Object:
        query = context.query
        filters = VersionFilter(
            name=query.text("name"),
            tag=query.text("tag"),
            state=query.text("state"),
            entities=query.many("entity") if model.has_fields else (),
            features=query.many("feature") if model.has_fields else (),
            labels=query.many("label"),
        )
        found = rules.list_versions(
            context.db,
            model,
            context.project,
            filters,
            partition_of(context, rules.PARTITION_FIELDS, rules.SORT_FIELDS),
        )
        return {field: found}

    @route("GET", f"{many}/{{name}}/tags")
    def list_tags(context: RequestContext) -> Object:
        return {"tags": rules.list_version_tags(context.db, model, context.project, context.name)}


_add_routes(FEATURE_SET, "feature-sets", "feature_sets")
_add_routes(FEATURE_VECTOR, "feature-vectors", "feature_vectors")


@route("GET", "/projects/{project}/features")
def list_features(context: RequestContext) -> Object:
    """List features."""
    filters = _field_filter(context, context.query.many("entity"))
    return {"features": list_fields(context.db, "feature", context.project, filters)}


@route("GET", "/projects/{project}/entities")
def list_entities(context: RequestContext) -> Object:
    """List entities."""
    return {"entities": list_fields(context.db, "entity", context.project, _field_filter(context))}


@route("GET", "/v2/projects/{project}/features")
def list_features_v2(context: RequestContext) -> Object:
    """List features, and apart from them their feature sets."""
    filters = _field_filter(context, context.query.many("entity"))
    found, sets = list_indexed_fields(context.db, "feature", context.project, filters)
    return {"features": found, "feature_set_digests": sets}


@route("GET", "/v2/projects/{project}/entities")
def list_entities_v2(context: RequestContext) -> Object:
    """List entities, and apart from them their feature sets."""
    filters = _field_filter(context)
    found, sets = list_indexed_fields(context.db, "entity", context.project, filters)
    return {"entities": found, "feature_set_digests": sets}


def _field_filter(context: RequestContext, entities: Sequence[str] = ()) -> VersionFilter:
    name, tag = context.query.text("name"), context.query.text("tag")
    return VersionFilter(name, tag, entities=entities, labels=context.query.many("label"))


@route("POST", "/projects/{project}/feature-sets/{name}/references/{reference}/ingest")
def ingest_feature_set(context: RequestContext) -> Response:
    """Start an ingestion; its body is optional."""
    body = context.model() if context.body else {}
    optional_field(body, "source", dict, ("body",))
    optional_field(body, "targets", list, ("body",))
    started = ingest(
        context.db,
        context.project,
        context.name,
        _reference(context),
        body=body,
        username=context.headers.get("x-remote-user", ""),
        access_key=context.headers.get("x-v3io-session-key", ""),
        pace=context.control.pace(RUN),
    )
    return json_response(started, 202)
