"""Versions of artifacts over HTTP, on the paths below /api/v2 of 1.6 and newer."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.routes.partitions import partition_of
from mlrun_db.server.rules import artifact_bodies, artifact_files
from mlrun_db.server.rules import artifacts_v2 as rules
from mlrun_db.server.rules.errors import BadRequest
from mlrun_db.server.rules.fields import is_integer
from mlrun_db.server.rules.partitions import EVERYTHING
from mlrun_db.server.rules.run_artifacts import children_of
from mlrun_db.server.storage.documents import Object, as_text, dump

_ONE = "/v2/projects/{project}/artifacts/{key:path}"
_ALL = "/v2/projects/{project}/artifacts"
_FORMATS = ("", "full", "minimal")


def _version_filter(
    context: RequestContext, *, reads_iteration: bool = True
) -> rules.ArtifactVersionFilter:
    query = context.query
    uid = query.text("object-uid") or ("" if context.db.release < (1, 7) else query.text("uid"))
    return rules.ArtifactVersionFilter(
        project=context.project,
        key=context.path["key"],
        tag=query.text("tag"),
        tree=query.text("tree"),
        object_uid=uid,
        iteration=query.optional_integer("iter") if reads_iteration else None,
    )


def check_format(context: RequestContext) -> str:
    """Return the format of artifacts that is requested."""
    if context.db.release < (1, 7):
        return context.query.choice("format", ("full",), "full")
    form = context.query.text("format")
    if form not in _FORMATS:
        raise BadRequest(f"Provided format is not supported. format={form}")
    return form


def _in_format(artifact: Object, form: str) -> Object:
    return artifact_bodies.minimal(artifact) if form == "minimal" else artifact


@route("PUT", _ONE)
def store_artifact(context: RequestContext) -> Object:
    """Store a version and return it."""
    filters, body = _version_filter(context), artifact_bodies.check(context.model())
    iteration = filters.iteration
    given = body["metadata"].get("iter")
    if iteration is None and context.db.release >= (1, 7) and is_integer(given):
        iteration = given
    filters = replace(filters, iteration=iteration or 0)
    uid = rules.store_artifact(context.db, filters, {**body, "project": context.project})
    stored = replace(filters, object_uid=uid)
    if body["kind"] == rules.LINK:
        stored = replace(stored, iteration=None, tree="", tag="")
    return rules.read_artifact(context.db, stored)


@route("POST", _ALL)
def create_artifact(context: RequestContext) -> Response:
    """Store a version that does not exist, with the key, tag, tree and iteration of its body."""
    body = artifact_bodies.check(context.model())
    metadata = body["metadata"]
    given = metadata.get("iter")
    filters = rules.ArtifactVersionFilter(
        context.project,
        as_text(metadata.get("key")),
        as_text(metadata.get("tag")),
        as_text(metadata.get("tree")),
        iteration=given if is_integer(given) else 0,
    )
    uid = rules.create_artifact(context.db, filters, {**body, "project": context.project})
    return json_response(rules.read_artifact(context.db, replace(filters, object_uid=uid)), 201)


@route("GET", _ONE)
def read_artifact(context: RequestContext) -> Object:
    """Return one version, without an enclosing ``data``."""
    form = check_format(context)
    return _in_format(rules.read_artifact(context.db, _version_filter(context)), form)


@route("DELETE", _ONE)
def delete_artifact(context: RequestContext) -> Response:
    """Delete versions of one artifact and, with a strategy for it, the file of the first one."""
    filters = _version_filter(context, reads_iteration=context.db.release >= (1, 7))
    if context.db.release >= (1, 7):
        strategy = context.query.choice(
            "deletion_strategy", artifact_files.STRATEGIES, artifact_files.METADATA_ONLY
        )
        artifact_files.delete_data(context.db, context.options.files, filters, strategy)
    rules.delete_artifact(context.db, filters)
    return Response(status_code=204)


def _filter(context: RequestContext) -> rules.ArtifactListFilter:
    query = context.query
    return rules.ArtifactListFilter(
        project=context.project,
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        tree=query.text("tree"),
    )


@route("GET", _ALL)
def list_artifacts(context: RequestContext) -> Response:
    """List versions; 1.6 and 1.7 have no pages of them."""
    pages = not (1, 6) <= context.db.release < (1, 8)
    return list_response(context, "artifacts", _find_artifacts, pages=pages, null_page=(1, 9))


def _find_artifacts(context: RequestContext, page: PageSlice) -> list[str]:
    query, release = context.query, context.db.release
    form, has_times = check_format(context), not (1, 6) <= release < (1, 7)
    filters = replace(
        _filter(context),
        partition=EVERYTHING if (1, 6) <= release < (1, 8) else partition_of(context),
        kind=query.text("kind"),
        category=query.choice("category", artifact_bodies.categories(release)),
        iteration=query.optional_integer("iter", minimum=0),
        best_iteration=query.flag("best-iteration"),
        producer_uri=query.text("producer_uri"),
        since=query.time("since") if has_times else None,
        until=query.time("until") if has_times else None,
    )
    limit = query.optional_integer("limit", minimum=0)
    found = rules.list_artifacts(context.db, filters)
    if release >= (1, 8) and (parent := query.text("parent")):
        found = children_of(context.db, context.project, parent, found)
    return page.apply([dump(_in_format(each, form)) for each in found[:limit]])


@route("DELETE", _ALL)
def delete_artifacts(context: RequestContext) -> Response:
    """Delete the versions that match."""
    filters = _filter(context)
    context.query.optional_integer("limit")
    if context.db.release < (1, 7):
        filters = replace(filters, tree="")
    rules.delete_artifacts(context.db, filters)
    return Response(status_code=204)
