"""Tags over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules import tags as rules


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


OPERATIONS = (
    Operation("POST", "/{project}/tag/{name}", tag_objects),
    Operation("GET", "/{project}/tag/{name}", find_tagged),
    Operation("DELETE", "/{project}/tag/{name}", delete_tag),
    Operation("GET", "/{project}/tags", list_tags),
)
