"""Tags over HTTP."""

from __future__ import annotations

import re
from typing import Any

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, no_content
from mlrun_db.server.errors import InvalidInput, missing, problem
from mlrun_db.server.parameters import is_integer
from mlrun_db.server.rules import tags as rules
from mlrun_db.server.rules.projects import optional_field


def tag_objects(call: Call) -> Response:
    """Tag the objects that a query finds."""
    project, name = call.path["project"], call.path["name"]
    count = rules.tag_objects(call.db, project, name, call.json())
    return answer({"project": project, "name": name, "count": count})


def find_tagged(call: Call) -> Response:
    """List the objects that have a tag."""
    project, name = call.path["project"], call.path["name"]
    found = rules.find_tagged(call.db, project, name)
    return answer({"project": project, "tag": name, "objects": found})


def delete_tag(call: Call) -> Response:
    """Take a tag away from everything."""
    project, name = call.path["project"], call.path["name"]
    count = rules.delete_tag(call.db, project, name)
    return answer({"project": project, "name": name, "count": count})


def list_tags(call: Call) -> Response:
    """List the tags of a project."""
    project = call.path["project"]
    return answer({"project": project, "tags": rules.list_tags(call.db, project)})


_TAG = re.compile(r"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?")
_LONGEST_TAG = 63


def _tag(call: Call) -> str:
    tag = call.path["tag"]
    if len(tag) > _LONGEST_TAG or not _TAG.fullmatch(tag):
        message = "string does not match the pattern of a tag"
        raise InvalidInput(problem(("path", "tag"), message, "value_error.str.regex"))
    return tag


def _identifiers(call: Call) -> list[dict[str, Any]]:
    """Return which objects are meant."""
    body = call.model()
    for key in ("kind", "identifiers"):
        if body.get(key) is None:
            raise missing("body", key)
    identifiers: list[dict[str, Any]] = body["identifiers"]
    optional_field(body, "kind", str, ("body",))
    optional_field(body, "identifiers", list, ("body",))
    for number, identifier in enumerate(identifiers):
        place = ("body", "identifiers", number)
        if not isinstance(identifier, dict):
            raise InvalidInput(problem(place, "value is not a valid dict", "type_error.dict"))
        iteration = identifier.get("iter")
        if iteration is not None and not is_integer(iteration):
            message = "value is not a valid integer"
            raise InvalidInput(problem((*place, "iter"), message, "type_error.integer"))
        for key in ("kind", "key", "uid"):
            optional_field(identifier, key, str, place)
    rules.check_kind(body["kind"])
    return identifiers


def _add_tag(call: Call, overwrite: bool) -> Response:
    project, tag = call.path["project"], _tag(call)
    rules.tag_artifacts(call.db, project, tag, _identifiers(call), overwrite=overwrite)
    return answer({"name": tag, "project": project})


def overwrite_object_tags(call: Call) -> Response:
    """Give objects a tag in place of those they have."""
    return _add_tag(call, overwrite=True)


def append_object_tags(call: Call) -> Response:
    """Give objects one more tag."""
    return _add_tag(call, overwrite=False)


def delete_object_tags(call: Call) -> Response:
    """Take a tag from objects."""
    rules.untag_artifacts(call.db, call.path["project"], call.path["tag"], _identifiers(call))
    return no_content()


OPERATIONS = (
    Operation("POST", "/projects/{project}/tags/{tag}", overwrite_object_tags),
    Operation("PUT", "/projects/{project}/tags/{tag}", append_object_tags),
    Operation("DELETE", "/projects/{project}/tags/{tag}", delete_object_tags),
    Operation("POST", "/{project}/tag/{name}", tag_objects),
    Operation("GET", "/{project}/tag/{name}", find_tagged),
    Operation("DELETE", "/{project}/tag/{name}", delete_tag),
    Operation("GET", "/{project}/tags", list_tags),
)
