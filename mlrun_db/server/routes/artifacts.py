"""Artifacts over HTTP, on the paths of 0.6.x and of 1.x.

From 1.6 on they are the same versions as below /api/v2.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.artifacts_v2 import check_format
from mlrun_db.server.rules import artifact_bodies, artifacts_v2
from mlrun_db.server.rules import artifacts as rules
from mlrun_db.server.rules.errors import InvalidArgument, NotFound
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST
from mlrun_db.server.storage.documents import Object, dump


def has_versions(context: RequestContext) -> bool:
    """Return whether the release has versions of artifacts."""
    return context.db.release >= (1, 6)


@route("POST", "/artifact/{project}/{uid}/{key:path}")
@route("POST", "/projects/{project}/artifacts/{uid}/{key:path}")
def store_artifact(context: RequestContext) -> Object:
    """Store an artifact."""
    query, path = context.query, context.path
    iteration, tag = query.integer("iter", minimum=0), query.text("tag")
    if has_versions(context):
        filters = artifacts_v2.ArtifactVersionFilter(
            path["project"], path["key"], tag, path["uid"], iteration=iteration
        )
        artifacts_v2.store_artifact(context.db, filters, _modern(context))
        return {}
    rules.store_artifact(
        context.db,
        path["project"],
        path["uid"],
        path["key"],
        context.json(),
        tag=tag,
        iteration=iteration,
    )
    return {}


def _modern(context: RequestContext) -> Object:
    """Return the body in the form of 1.6; one of another project is rejected."""
    body = context.json()
    project = body.get("project") or context.project
    if project != context.project:
        raise InvalidArgument(
            f"Conflicting project name - storing artifact with project {project} "
            f"into a different project: {context.project}."
        )
    if artifact_bodies.is_flat(body):
        artifact = artifact_bodies.from_flat(body)
        if context.db.release == (1, 6):
            artifact["spec"].setdefault("sources", [])
        return artifact
    return {**body, "project": project}


@route("GET", "/projects/{project}/artifact/{key:path}", "/projects/{project}/artifacts/{key:path}")
def read_artifact(context: RequestContext) -> Object:
    """Return one artifact."""
    tag, iteration = context.query.text("tag", LATEST), context.query.integer("iter")
    if has_versions(context):
        return {"data": _read_version(context, tag, iteration)}
    context.query.choice("format", rules.FORMATS)
    artifact = rules.read_artifact(context.db, context.project, context.path["key"], tag, iteration)
    return {"data": artifact}


def _read_version(context: RequestContext, tag: str, iteration: int) -> Object:
    """Return a version by its tag or, where no version has the tag, by its tree."""
    key, form = context.path["key"], check_format(context)
    filters = artifacts_v2.ArtifactVersionFilter(context.project, key, tag, iteration=iteration)
    by_tree = replace(filters, tag="", tree=tag)
    found = artifacts_v2.find_artifact(context.db, filters)
    found = found or (artifacts_v2.find_artifact(context.db, by_tree) if tag else None)
    if found is None:
        raise NotFound(f"Artifact {context.project}/{key}#{iteration}:{tag} not found")
    return artifact_bodies.minimal(found) if form == "minimal" else found


@route("DELETE", "/artifact/{project}/{uid}", "/projects/{project}/artifacts/{uid}")
def delete_artifact(context: RequestContext) -> Object:
    """Delete one artifact; its key is in the query, the uid in the path is ignored."""
    key, tag = context.query.required("key"), context.query.text("tag")
    if has_versions(context):
        filters = artifacts_v2.ArtifactVersionFilter(context.project, key, tag)
        artifacts_v2.delete_artifact(context.db, filters)
    else:
        rules.delete_artifact(context.db, context.project, key, tag)
    return {}


@route("GET", "/artifacts", "/projects/{project}/artifacts")
def list_artifacts(context: RequestContext) -> Response:
    """List artifacts; 1.6 and newer have no pages of them on these paths."""
    if has_versions(context):
        return list_response(context, "artifacts", _find_versions, pages=False)
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


def _find_versions(context: RequestContext, page: PageSlice) -> list[str]:
    """Return versions by their tag or, where none has the tag, by their tree."""
    query, form = context.query, check_format(context)
    filters = artifacts_v2.ArtifactListFilter(
        project=context.project or DEFAULT_PROJECT,
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        kind=query.text("kind"),
        category=query.choice("category", artifact_bodies.categories(context.db.release)),
        iteration=query.optional_integer("iter", minimum=0),
        best_iteration=query.flag("best-iteration"),
    )
    found = artifacts_v2.list_artifacts(context.db, filters)
    if not found and filters.tag:
        by_tree = replace(filters, tag="", tree=filters.tag)
        found = artifacts_v2.list_artifacts(context.db, by_tree)
    limit = query.optional_integer("limit", minimum=0)
    if form == "minimal":
        found = [artifact_bodies.minimal(each) for each in found]
    return page.apply([dump(each) for each in found[:limit]])


@route("DELETE", "/artifacts", "/projects/{project}/artifacts")
def delete_artifacts(context: RequestContext) -> Object:
    """Delete the artifacts that match; days_ago is ignored."""
    query = context.query
    query.integer("days_ago")
    name, tag, labels = query.text("name"), query.text("tag"), query.many("label")
    if has_versions(context):
        project = context.project or DEFAULT_PROJECT
        filters = artifacts_v2.ArtifactListFilter(project, name, tag, labels)
        artifacts_v2.delete_artifacts(context.db, filters)
    else:
        rules.delete_artifacts(context.db, rules.ArtifactFilter(context.project, name, tag, labels))
    return {}


@route("GET", "/projects/{project}/artifact-tags")
def list_artifact_tags(context: RequestContext) -> Object:
    """List the tags of artifacts, by name from 1.6 on."""
    project, release = context.project, context.db.release
    category = context.query.choice("category", artifact_bodies.categories(release))
    if has_versions(context):
        tags = artifacts_v2.list_artifact_tags(context.db, project, category)
    else:
        tags = rules.list_artifact_tags(context.db, project)
    return {"project": project, "tags": tags}
