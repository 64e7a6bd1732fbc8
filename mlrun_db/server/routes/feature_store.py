"""Feature sets, feature vectors, features and entities over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Handler, Operation, answer, no_content
from mlrun_db.server.errors import InvalidInput, problem
from mlrun_db.server.rules import feature_store as rules
from mlrun_db.server.rules.feature_models import FEATURE_SET, FEATURE_VECTOR, Model
from mlrun_db.server.rules.features import list_fields
from mlrun_db.server.rules.ingestion import ingest
from mlrun_db.server.rules.projects import PATCH_MODES, optional_field
from mlrun_db.server.works import RUN


def _partition(call: Call) -> rules.Partition:
    query = call.query
    rows = query.integer("rows-per-partition", 1)
    if rows < 1:
        message = "ensure this value is greater than 0"
        place = ("query", "rows-per-partition")
        raise InvalidInput(problem(place, message, "value_error.number.not_gt", {"limit_value": 0}))
    return rules.Partition(
        by=query.choice("partition-by", rules.PARTITION_FIELDS),
        rows=rows,
        sort=query.choice("partition-sort-by", rules.SORT_FIELDS),
        order=query.choice("partition-order", rules.ORDERS, "desc"),
    )


def _reference(call: Call) -> rules.Reference:
    return rules.parse_reference(call.path["reference"])


def _operations(model: Model, collection: str, field: str) -> tuple[Operation, ...]:
    """Return the operations of feature sets or of feature vectors."""

    def create(call: Call) -> Response:
        versioned = call.query.flag("versioned", True)
        body = call.model()
        return answer(rules.create_version(call.db, model, call.path["project"], body, versioned))

    def store(call: Call) -> Response:
        versioned = call.query.flag("versioned", True)
        project, name = call.path["project"], call.path["name"]
        stored = rules.store_version(
            call.db,
            model,
            project,
            name,
            _reference(call),
            body=call.model(),
            versioned=versioned,
        )
        return answer(stored)

    def get(call: Call) -> Response:
        project, name = call.path["project"], call.path["name"]
        return answer(rules.get_version(call.db, model, project, name, _reference(call)))

    def patch(call: Call) -> Response:
        mode = call.header_choice("x-mlrun-patch-mode", PATCH_MODES, "replace")
        project, name = call.path["project"], call.path["name"]
        rules.patch_version(
            call.db, model, project, name, _reference(call), patch=call.model(), mode=mode
        )
        return Response()

    def delete(call: Call) -> Response:
        project, name = call.path["project"], call.path["name"]
        reference = _reference(call) if "reference" in call.path else None
        rules.delete_version(call.db, model, project, name, reference)
        return no_content()

    def list_(call: Call) -> Response:
        query = call.query
        wanted = rules.VersionFilter(
            name=query.text("name"),
            tag=query.text("tag"),
            state=query.text("state"),
            entities=query.many("entity") if model.has_fields else (),
            features=query.many("feature") if model.has_fields else (),
            labels=query.many("label"),
        )
        project = call.path["project"]
        found = rules.list_versions(call.db, model, project, wanted, _partition(call))
        return answer({field: found})

    many = f"/projects/{{project}}/{collection}"
    one = f"{many}/{{name}}/references/{{reference}}"
    handlers: tuple[tuple[str, str, Handler], ...] = (
        ("POST", many, create),
        ("GET", many, list_),
        ("GET", one, get),
        ("PUT", one, store),
        ("PATCH", one, patch),
        ("DELETE", one, delete),
        ("DELETE", f"{many}/{{name}}", delete),
    )
    return tuple(Operation(*entry) for entry in handlers)


def list_features(call: Call) -> Response:
    """List features."""
    found = list_fields(
        call.db,
        "feature",
        call.path["project"],
        name=call.query.text("name"),
        tag=call.query.text("tag"),
        labels=call.query.many("label"),
        entities=call.query.many("entity"),
    )
    return answer({"features": found})


def list_entities(call: Call) -> Response:
    """List entities."""
    found = list_fields(
        call.db,
        "entity",
        call.path["project"],
        name=call.query.text("name"),
        tag=call.query.text("tag"),
        labels=call.query.many("label"),
    )
    return answer({"entities": found})


def ingest_feature_set(call: Call) -> Response:
    """Start an ingestion; its body may be left out."""
    body = call.model() if call.body else {}
    optional_field(body, "source", dict, ("body",))
    optional_field(body, "targets", list, ("body",))
    started = ingest(
        call.db,
        call.path["project"],
        call.path["name"],
        _reference(call),
        body=body,
        username=call.headers.get("x-remote-user", ""),
        access_key=call.headers.get("x-v3io-session-key", ""),
        pace=call.control.pace(RUN),
    )
    return answer(started, 202)


OPERATIONS = (
    Operation(
        "POST",
        "/projects/{project}/feature-sets/{name}/references/{reference}/ingest",
        ingest_feature_set,
    ),
    *_operations(FEATURE_SET, "feature-sets", "feature_sets"),
    *_operations(FEATURE_VECTOR, "feature-vectors", "feature_vectors"),
    Operation("GET", "/projects/{project}/features", list_features),
    Operation("GET", "/projects/{project}/entities", list_entities),
)
