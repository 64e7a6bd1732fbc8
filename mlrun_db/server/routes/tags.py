"""Tags over HTTP."""

from __future__ import annotations

import re
from typing import Any

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import tags as rules
from mlrun_db.server.rules.errors import InvalidInput, missing
from mlrun_db.server.rules.fields import is_integer, optional_field
from mlrun_db.server.storage.documents import Object


@route("POST", "/{project}/tag/{name}")
def tag_objects(context: RequestContext) -> Object:
    """Tag the objects that match queries."""
    project, name = context.project, context.name
    count = rules.tag_objects(context.db, project, name, context.json())
    return {"project": project, "name": name, "count": count}


@route("GET", "/{project}/tag/{name}")
def list_tagged_objects(context: RequestContext) -> Object:
    """List the objects that have a tag."""
    project, name = context.project, context.name
    found = rules.list_tagged_objects(context.db, project, name)
    return {"project": project, "tag": name, "objects": found}


@route("DELETE", "/{project}/tag/{name}")
def delete_tag(context: RequestContext) -> Object:
    """Remove a tag from all objects."""
    project, name = context.project, context.name
    count = rules.delete_tag(context.db, project, name)
    return {"project": project, "name": name, "count": count}


@route("GET", "/{project}/tags")
def list_tags(context: RequestContext) -> Object:
    """List the tags of a project."""
    project = context.project
    return {"project": project, "tags": rules.list_tags(context.db, project)}


_TAG = re.compile(r"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?")
_MAX_TAG_LENGTH = 63


def _tag(context: RequestContext) -> str:
    tag = context.path["tag"]
    if len(tag) > _MAX_TAG_LENGTH or not _TAG.fullmatch(tag):
        message = "string does not match the pattern of a tag"
        raise InvalidInput(("path", "tag"), message, "value_error.str.regex")
    return tag


def _identifiers(context: RequestContext) -> list[dict[str, Any]]:
    """Return the identifiers of the objects to tag."""
    body = context.model()
    for key in ("kind", "identifiers"):
        if body.get(key) is None:
            raise missing("body", key)
    identifiers: list[dict[str, Any]] = body["identifiers"]
    optional_field(body, "kind", str, ("body",))
    optional_field(body, "identifiers", list, ("body",))
    for number, identifier in enumerate(identifiers):
        location = ("body", "identifiers", number)
        if not isinstance(identifier, dict):
            raise InvalidInput(location, "value is not a valid dict", "type_error.dict")
        iteration = identifier.get("iter")
        if iteration is not None and not is_integer(iteration):
            message = "value is not a valid integer"
            raise InvalidInput((*location, "iter"), message, "type_error.integer")
        for key in ("kind", "key", "uid", "producer_id"):
            optional_field(identifier, key, str, location)
    rules.check_kind(body["kind"])
    return identifiers


def _add_tag(context: RequestContext, overwrite: bool) -> Object:
    project, tag = context.project, _tag(context)
    rules.tag_artifacts(context.db, project, tag, _identifiers(context), overwrite=overwrite)
    return {"name": tag, "project": project}


@route("POST", "/projects/{project}/tags/{tag}")
def overwrite_object_tags(context: RequestContext) -> Object:
    """Set a tag on objects, in place of their other tags."""
    return _add_tag(context, overwrite=True)


@route("PUT", "/projects/{project}/tags/{tag}")
def append_object_tags(context: RequestContext) -> Object:
    """Add a tag to objects."""
    return _add_tag(context, overwrite=False)


@route("DELETE", "/projects/{project}/tags/{tag}")
def delete_object_tags(context: RequestContext) -> None:
    """Remove a tag from objects."""
    rules.untag_artifacts(context.db, context.project, context.path["tag"], _identifiers(context))
