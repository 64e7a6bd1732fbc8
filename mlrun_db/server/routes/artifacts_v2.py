"""Versions of artifacts over HTTP, on the paths below /api/v2 of 1.6 and newer."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules import artifacts_v2 as rules
from mlrun_db.server.rules.artifacts import CATEGORIES, ArtifactFilter


def _versions(call: Call) -> rules.Versions:
    query = call.query
    return rules.Versions(
        project=call.path["project"],
        key=call.path["key"],
        tag=query.text("tag"),
        tree=query.text("tree"),
        object_uid=query.text("object-uid"),
        iteration=query.optional_integer("iter"),
    )


def store_artifact(call: Call) -> Response:
    """Store a version; object-uid is not read, for the uid follows from the place."""
    call.query.optional_integer("iter", least=0)
    return answer(rules.store_artifact(call.db, _versions(call), call.model()))


def read_artifact(call: Call) -> Response:
    """Return one version itself, not below data."""
    return answer(rules.read_artifact(call.db, _versions(call)))


def delete_artifact(call: Call) -> Response:
    """Delete versions of one artifact."""
    rules.delete_artifact(call.db, _versions(call))
    return Response(status_code=204)


def _filter(call: Call) -> ArtifactFilter:
    query = call.query
    return ArtifactFilter(
        project=call.path["project"],
        name=query.text("name"),
        tag=query.text("tag"),
        labels=query.many("label"),
        tree=query.text("tree"),
    )


def list_artifacts(call: Call) -> Response:
    """List versions."""
    query = call.query
    wanted = replace(
        _filter(call),
        kind=query.text("kind"),
        category=query.choice("category", CATEGORIES),
        iteration=query.optional_integer("iter", least=0),
    )
    limit = query.optional_integer("limit", least=0)
    found = rules.list_artifacts(
        call.db,
        wanted,
        producer_uri=query.text("producer_uri"),
        best_iteration=query.flag("best-iteration"),
    )
    return answer({"artifacts": found[:limit]})


def delete_artifacts(call: Call) -> Response:
    """Delete the versions that match."""
    rules.delete_artifacts(call.db, _filter(call))
    return Response(status_code=204)


_ONE = "/v2/projects/{project}/artifacts/{key:path}"
_ALL = "/v2/projects/{project}/artifacts"
OPERATIONS = (
    Operation("PUT", _ONE, store_artifact),
    Operation("GET", _ONE, read_artifact),
    Operation("DELETE", _ONE, delete_artifact),
    Operation("GET", _ALL, list_artifacts),
    Operation("DELETE", _ALL, delete_artifacts),
)
