"""Tags over HTTP."""

from __future__ import annotations

import re
from typing import Any

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.responses import json_response, no_content
from mlrun_db.server.http.routing import Route
from mlrun_db.server.rules import tags as rules
from mlrun_db.server.rules.errors import InvalidInput, missing, problem
from mlrun_db.server.rules.fields import is_integer, optional_field


def tag_objects(context: RequestContext) -> Response:
    """Tag the objects that match queries."""
    project, name = context.path["project"], context.path["name"]
    count = rules.tag_objects(context.db, project, name, context.json())
    return json_response({"project": project, "name": name, "count": count})


def list_tagged_objects(context: RequestContext) -> Response:
    """List the objects that have a tag."""
    project, name = context.path["project"], context.path["name"]
    found = rules.list_tagged_objects(context.db, project, name)
    return json_response({"project": project, "tag": name, "objects": found})


def delete_tag(context: RequestContext) -> Response:
    """Remove a tag from all objects."""
    project, name = context.path["project"], context.path["name"]
    count = rules.delete_tag(context.db, project, name)
    return json_response({"project": project, "name": name, "count": count})


def list_tags(context: RequestContext) -> Response:
    """List the tags of a project."""
    project = context.path["project"]
    return json_response({"project": project, "tags": rules.list_tags(context.db, project)})


_TAG = re.compile(r"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?")
_MAX_TAG_LENGTH = 63


def _tag(context: RequestContext) -> str:
    tag = context.path["tag"]
    if len(tag) > _MAX_TAG_LENGTH or not _TAG.fullmatch(tag):
        message = "string does not match the pattern of a tag"
        raise InvalidInput(problem(("path", "tag"), message, "value_error.str.regex"))
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
            raise InvalidInput(problem(location, "value is not a valid dict", "type_error.dict"))
        iteration = identifier.get("iter")
        if iteration is not None and not is_integer(iteration):
            message = "value is not a valid integer"
            raise InvalidInput(problem((*location, "iter"), message, "type_error.integer"))
        for key in ("kind", "key", "uid"):
            optional_field(identifier, key, str, location)
    rules.check_kind(body["kind"])
    return identifiers


def _add_tag(context: RequestContext, overwrite: bool) -> Response:
    project, tag = context.path["project"], _tag(context)
    rules.tag_artifacts(context.db, project, tag, _identifiers(context), overwrite=overwrite)
    return json_response({"name": tag, "project": project})


def overwrite_object_tags(context: RequestContext) -> Response:
    """Set a tag on objects, in place of their other tags."""
    return _add_tag(context, overwrite=True)


def append_object_tags(context: RequestContext) -> Response:
    """Add a tag to objects."""
    return _add_tag(context, overwrite=False)


def delete_object_tags(context: RequestContext) -> Response:
    """Remove a tag from objects."""
    rules.untag_artifacts(
        context.db, context.path["project"], context.path["tag"], _identifiers(context)
    )
    return no_content()


ROUTES = (
    Route("POST", "/projects/{project}/tags/{tag}", overwrite_object_tags),
    Route("PUT", "/projects/{project}/tags/{tag}", append_object_tags),
    Route("DELETE", "/projects/{project}/tags/{tag}", delete_object_tags),
    Route("POST", "/{project}/tag/{name}", tag_objects),
    Route("GET", "/{project}/tag/{name}", list_tagged_objects),
    Route("DELETE", "/{project}/tag/{name}", delete_tag),
    Route("GET", "/{project}/tags", list_tags),
)
