"""Artifacts over HTTP, on the paths of 0.6.x and of 1.x."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer, answer_list
from mlrun_db.server.pages import Cut
from mlrun_db.server.rules import artifacts as rules
from mlrun_db.server.rules.common import dump


def _project(call: Call) -> str:
    return call.path.get("project") or call.query.text("project")


def store_artifact(call: Call) -> Response:
    """Store an artifact."""
    query, path = call.query, call.path
    iteration = query.integer("iter", least=0)
    rules.store_artifact(
        call.db,
        path["project"],
        path["uid"],
        path["key"],
        call.json(),
        tag=query.text("tag"),
        iteration=iteration,
    )
    return answer({})


def read_artifact(call: Call) -> Response:
    """Return one artifact."""
    tag, iteration = call.query.text("tag", "latest"), call.query.integer("iter")
    call.query.choice("format", rules.FORMATS)
    artifact = rules.read_artifact(call.db, call.path["project"], call.path["key"], tag, iteration)
    return answer({"data": artifact})


def delete_artifact(call: Call) -> Response:
    """Delete one artifact; its key is in the query, the uid of the path is not used."""
    key, tag = call.query.required("key"), call.query.text("tag")
    rules.delete_artifact(call.db, call.path["project"], key, tag)
    return answer({})


def list_artifacts(call: Call) -> Response:
    """List artifacts."""
    return answer_list(call, "artifacts", _found_artifacts)


def _found_artifacts(call: Call, cut: Cut) -> list[str]:
    query = call.query
    wanted = rules.ArtifactFilter(
        project=_project(call),
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        kind=query.text("kind"),
        category=query.choice("category", rules.CATEGORIES),
        iteration=query.optional_integer("iter", least=0),
    )
    best = query.flag("best-iteration", False)
    query.choice("format", rules.FORMATS)
    return cut.of([dump(found) for found in rules.list_artifacts(call.db, wanted, best)])


def delete_artifacts(call: Call) -> Response:
    """Delete the artifacts that match; days_ago is not used."""
    call.query.integer("days_ago")
    wanted = rules.ArtifactFilter(
        project=_project(call),
        name=call.query.text("name"),
        tag=call.query.text("tag"),
        labels=call.query.many("label"),
    )
    rules.delete_artifacts(call.db, wanted)
    return answer({})


def list_artifact_tags(call: Call) -> Response:
    """List the tags that artifacts have."""
    project = call.path["project"]
    call.query.choice("category", (*rules.CATEGORIES, "link"))
    return answer({"project": project, "tags": rules.list_artifact_tags(call.db, project)})


OPERATIONS = (
    Operation("POST", "/artifact/{project}/{uid}/{key:path}", store_artifact),
    Operation("GET", "/projects/{project}/artifact-tags", list_artifact_tags),
    Operation("GET", "/projects/{project}/artifact/{key:path}", read_artifact),
    Operation("DELETE", "/artifact/{project}/{uid}", delete_artifact),
    Operation("GET", "/artifacts", list_artifacts),
    Operation("DELETE", "/artifacts", delete_artifacts),
    Operation("GET", "/projects/{project}/artifacts", list_artifacts),
    Operation("DELETE", "/projects/{project}/artifacts", delete_artifacts),
    Operation("DELETE", "/projects/{project}/artifacts/{uid}", delete_artifact),
    Operation("POST", "/projects/{project}/artifacts/{uid}/{key:path}", store_artifact),
    Operation("GET", "/projects/{project}/artifacts/{key:path}", read_artifact),
)
