"""Versions of artifacts over HTTP, on the paths below /api/v2 of 1.6 and newer."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from mlrun_db._transport.versions import release
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import artifacts_v2 as rules
from mlrun_db.server.rules.artifacts import CATEGORIES, ArtifactFilter
from mlrun_db.server.storage.documents import Object, dump

_ONE = "/v2/projects/{project}/artifacts/{key:path}"
_ALL = "/v2/projects/{project}/artifacts"


def _version_filter(context: RequestContext) -> rules.ArtifactVersionFilter:
    query = context.query
    return rules.ArtifactVersionFilter(
        project=context.project,
        key=context.path["key"],
        tag=query.text("tag"),
        tree=query.text("tree"),
        object_uid=query.text("object-uid"),
        iteration=query.optional_integer("iter"),
    )


@route("PUT", _ONE)
def store_artifact(context: RequestContext) -> Object:
    """Store a version; object-uid is ignored, because the other parameters determine the uid."""
    context.query.optional_integer("iter", minimum=0)
    return rules.store_artifact(context.db, _version_filter(context), context.model())


@route("GET", _ONE)
def read_artifact(context: RequestContext) -> Object:
    """Return one version, without an enclosing ``data``."""
    return rules.read_artifact(context.db, _version_filter(context))


@route("DELETE", _ONE)
def delete_artifact(context: RequestContext) -> Response:
    """Delete versions of one artifact."""
    rules.delete_artifact(context.db, _version_filter(context))
    return Response(status_code=204)


def _filter(context: RequestContext) -> ArtifactFilter:
    query = context.query
    return ArtifactFilter(
        project=context.project,
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        tree=query.text("tree"),
    )


@route("GET", _ALL)
def list_artifacts(context: RequestContext) -> Response:
    """List versions."""
    return list_response(context, "artifacts", _find_artifacts)


def _find_artifacts(context: RequestContext, page: PageSlice) -> list[str]:
    query = context.query
    filters = replace(
        _filter(context),
        kind=query.text("kind"),
        category=query.choice("category", CATEGORIES),
        iteration=query.optional_integer("iter", minimum=0),
        since=query.time("since"),
        until=query.time("until"),
    )
    query.integer("rows-per-partition", minimum=1)  # partitions have no effect
    limit = query.optional_integer("limit", minimum=0)
    found = rules.list_artifacts(
        context.db,
        filters,
        producer_uri=query.text("producer_uri"),
        best_iteration=query.flag("best-iteration"),
    )
    return page.apply([dump(artifact) for artifact in found[:limit]])


@route("DELETE", _ALL)
def delete_artifacts(context: RequestContext) -> Response:
    """Delete the versions that match."""
    rules.delete_artifacts(context.db, _filter(context), release=release(context.options.version))
    return Response(status_code=204)
