"""Artifacts over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db._transport.versions import release
from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import artifacts as rules
from mlrun_db.server.storage.documents import Object, dump


@route("POST", "/artifact/{project}/{uid}/{key:path}")
@route("POST", "/projects/{project}/artifacts/{uid}/{key:path}")
def store_artifact(context: RequestContext) -> Object:
    """Store an artifact."""
    query, path = context.query, context.path
    iteration = query.integer("iter", minimum=0)
    rules.store_artifact(
        context.db,
        path["project"],
        path["uid"],
        path["key"],
        context.json(),
        tag=query.text("tag"),
        iteration=iteration,
    )
    return {}


@route("GET", "/projects/{project}/artifact/{key:path}", "/projects/{project}/artifacts/{key:path}")
def read_artifact(context: RequestContext) -> Object:
    """Return one artifact."""
    tag, iteration = context.query.text("tag", "latest"), context.query.integer("iter")
    context.query.choice("format", rules.FORMATS)
    artifact = rules.read_artifact(context.db, context.project, context.path["key"], tag, iteration)
    return {"data": artifact}


@route("DELETE", "/artifact/{project}/{uid}", "/projects/{project}/artifacts/{uid}")
def delete_artifact(context: RequestContext) -> Object:
    """Delete one artifact; its key is in the query, the uid in the path is ignored."""
    key, tag = context.query.required("key"), context.query.text("tag")
    rules.delete_artifact(context.db, context.project, key, tag)
    return {}


@route("GET", "/artifacts", "/projects/{project}/artifacts")
def list_artifacts(context: RequestContext) -> Response:
    """List artifacts."""
    return list_response(context, "artifacts", _find_artifacts)


def _find_artifacts(context: RequestContext, page: PageSlice) -> list[str]:
    query = context.query
    filters = rules.ArtifactFilter(
        project=context.project,
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        kind=query.text("kind"),
        category=query.choice("category", rules.CATEGORIES),
        iteration=query.optional_integer("iter", minimum=0),
    )
    best = query.flag("best-iteration", False)
    query.choice("format", rules.FORMATS)
    return page.apply([dump(found) for found in rules.list_artifacts(context.db, filters, best)])


@route("DELETE", "/artifacts", "/projects/{project}/artifacts")
def delete_artifacts(context: RequestContext) -> Object:
    """Delete the artifacts that match; days_ago is ignored."""
    context.query.integer("days_ago")
    filters = rules.ArtifactFilter(
        project=context.project,
        name=context.query.text("name"),
        tag=context.query.text("tag"),
        labels=context.query.many("label"),
    )
    rules.delete_artifacts(context.db, filters, release=release(context.options.version))
    return {}


@route("GET", "/projects/{project}/artifact-tags")
def list_artifact_tags(context: RequestContext) -> Object:
    """List the tags of artifacts."""
    project = context.project
    context.query.choice("category", (*rules.CATEGORIES, "link"))
    return {"project": project, "tags": rules.list_artifact_tags(context.db, project)}
