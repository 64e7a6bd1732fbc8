"""Projects: one object for each name, made on the fly for whatever is stored in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import mergedeep  # type: ignore[import-untyped]

from mlrun_db.server import works
from mlrun_db.server.errors import (
    Conflict,
    InvalidInput,
    NotFound,
    PreconditionFailed,
    missing,
    not_a_member,
    problem,
)
from mlrun_db.server.rules.common import (
    Object,
    Where,
    as_text,
    check_project_name,
    dig,
    dump,
    forget,
    label_filter,
    load,
    part,
    set_labels,
)
from mlrun_db.server.store import Session
from mlrun_db.server.works import Pace, Work

KINDS = ("project", "FeatureSet", "BackgroundTask", "FeatureVector", "model-endpoint")
DESIRED_STATES = ("online", "offline", "archived")
CREATING = "creating"
DELETING = "deleting"
STATES = ("unknown", CREATING, DELETING, *DESIRED_STATES)
FORMATS = ("full", "name_only", "metadata_only", "summary")
ROLES = ("iguazio", "mlrun", "nuclio", "nop")
PATCH_MODES = ("replace", "additive")
RESTRICTED = ("restrict", "restricted")
DELETION_STRATEGIES = (*RESTRICTED, "cascade", "cascading")

_METADATA = ("created", "labels", "annotations")
_SPEC_TEXTS = ("description", "goals", "artifact_path", "conda", "source", "subpath", "origin_url")
_SPEC = (
    "description",
    "goals",
    "params",
    "functions",
    "workflows",
    "artifacts",
    "artifact_path",
    "conda",
    "source",
    "subpath",
    "origin_url",
    "desired_state",
)
_TABLES = (
    "tags",
    "runs",
    "run_labels",
    "artifacts",
    "schedules",
    "versions",
    "logs",
    "works",
)
# What a project may hold, in the order in which a deletion that finds some names it.
_RESOURCES = (
    ("artifacts", "SELECT id FROM artifacts WHERE project = ?"),
    ("runs", "SELECT id FROM runs WHERE project = ?"),
    ("schedules", "SELECT id FROM schedules WHERE project = ?"),
    ("functions", "SELECT id FROM versions WHERE kind = 'function' AND project = ?"),
    ("feature_sets", "SELECT id FROM versions WHERE kind = 'feature_set' AND project = ?"),
    ("feature_vectors", "SELECT id FROM versions WHERE kind = 'feature_vector' AND project = ?"),
)


def object_field(value: Object, key: str, *location: str | int) -> Object:
    """Return a field that has to be an object, copied."""
    if key not in value:
        raise missing(*location, key)
    if value[key] is None:
        raise InvalidInput(
            problem((*location, key), "none is not an allowed value", "type_error.none.not_allowed")
        )
    if not isinstance(value[key], dict):
        raise InvalidInput(
            problem((*location, key), "value is not a valid dict", "type_error.dict")
        )
    return dict(value[key])


def optional_field(value: Object, key: str, kind: type, location: tuple[str | int, ...]) -> None:
    """Refuse a field that is given, not null, and of another type."""
    if value.get(key) is not None and not isinstance(value[key], kind):
        name = "dict" if kind is dict else "list" if kind is list else "str"
        message = "str type expected" if name == "str" else f"value is not a valid {name}"
        raise InvalidInput(problem((*location, key), message, f"type_error.{name}"))


def check_kind(value: Object, expected: str) -> None:
    """Refuse a body whose ``kind`` is that of something else."""
    kind = value.get("kind", expected)
    if kind not in KINDS:
        raise not_a_member(("body", "kind"), KINDS)
    if kind != expected:
        raise InvalidInput(
            problem(
                ("body", "kind"),
                f"unexpected value; permitted: '{expected}'",
                "value_error.const",
                {"given": kind, "permitted": [expected]},
            )
        )


def normalise(body: Object) -> Object:
    """Return the project with every known field, as a real server answers it."""
    check_kind(body, "project")
    metadata = object_field(body, "metadata", "body")
    if metadata.get("name") is None:
        raise missing("body", "metadata", "name")
    metadata["name"] = as_text(metadata["name"])
    for key in ("labels", "annotations"):
        optional_field(metadata, key, dict, ("body", "metadata"))
    spec = object_field({"spec": {}, **body}, "spec", "body")
    for key in _SPEC_TEXTS:
        optional_field(spec, key, str, ("body", "spec"))
    for key in ("functions", "workflows", "artifacts"):
        optional_field(spec, key, list, ("body", "spec"))
    optional_field(spec, "params", dict, ("body", "spec"))
    desired = spec.setdefault("desired_state", "online")
    if desired is not None and desired not in DESIRED_STATES:
        raise not_a_member(("body", "spec", "desired_state"), DESIRED_STATES)
    status = object_field({"status": {}, **body}, "status", "body")
    return {
        "kind": "project",
        "metadata": {
            "name": metadata["name"],
            **{key: metadata.get(key) for key in _METADATA},
            **metadata,
        },
        "spec": {**{key: spec.get(key) for key in _SPEC}, **spec},
        "status": {"state": None, **status},
    }


def _write(db: Session, project: Object, created: str) -> None:
    project["metadata"]["created"] = created
    name = project["metadata"]["name"]
    db.run(
        "INSERT INTO projects (name, state, owner, created, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET state = excluded.state, owner = excluded.owner, "
        "body = excluded.body",
        (
            name,
            as_text(project["status"]["state"]),
            as_text(project["spec"].get("owner")),
            created,
            dump(project),
        ),
    )
    number = db.count("SELECT id FROM projects WHERE name = ?", (name,))
    set_labels(db, "project", number, project["metadata"]["labels"])


def _now(db: Session) -> str:
    return db.now.replace(tzinfo=None).isoformat()


def _find(db: Session, name: str) -> Object | None:
    row = db.row("SELECT body FROM projects WHERE name = ?", (name,))
    return load(row["body"]) if row else None


def ensure_project(db: Session, name: str) -> None:
    """Make the project when it is not there."""
    if db.row("SELECT 1 FROM projects WHERE name = ?", (name,)) is None:
        create_project(db, {"metadata": {"name": name}}, Pace())


def create_project(db: Session, body: Object, pace: Pace) -> Object:
    """Create a project that is not there yet; its state is final when nothing is left to do."""
    project = normalise(body)
    name = project["metadata"]["name"]
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name)
    if _find(db, name) is not None:
        raise Conflict("Conflict - Project already exists")
    if pace.total > 0:
        _begin(db, project, CREATING, pace)
    else:
        _write(db, project, _now(db))
    return project


def get_project(db: Session, name: str) -> Object:
    """Return a project."""
    project = _find(db, name)
    if project is None:
        raise NotFound(f"Project not found: name={name}, project_id=None")
    return project


def _check_names(name: str, body_name: Any) -> None:
    if body_name and body_name != name:
        raise Conflict("Conflict between name in body and name in path")


def store_project(db: Session, name: str, body: Object, pace: Pace) -> Object:
    """Create a project or replace it; the time of its creation stays."""
    project = normalise(body)
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name)
    _check_names(name, project["metadata"]["name"])
    older = _find(db, name)
    if older is None:
        return create_project(db, body, pace)
    _write(db, project, older["metadata"]["created"])
    return project


def merge_patch(target: Object, patch: Object, mode: str) -> None:
    """Merge a patch into an object: lists are replaced, or added to in mode ``additive``."""
    strategy = mergedeep.Strategy.ADDITIVE if mode == "additive" else mergedeep.Strategy.REPLACE
    try:
        mergedeep.merge(target, patch, strategy=strategy)
    except TypeError as error:
        raise InvalidInput(problem(("body",), str(error), "type_error")) from error


def patch_project(db: Session, name: str, patch: Object, mode: str) -> Object:
    """Change some fields of a project."""
    desired = dig(patch, "spec", "desired_state")
    if desired:
        part(patch, "status")["state"] = desired
    _check_names(name, dig(patch, "metadata", "name"))
    project = get_project(db, name)
    created = project["metadata"]["created"]
    merge_patch(project, patch, mode)
    project = normalise(project)
    project["metadata"]["name"] = name
    _write(db, project, created)
    return project


def _begin(db: Session, project: Object, goal: str, pace: Pace) -> None:
    """Leave a project in the state of the work that goes on, and begin that work."""
    name = project["metadata"]["name"]
    project["status"]["state"] = goal
    _write(db, project, project["metadata"]["created"] or _now(db))
    works.begin(db, works.PROJECT, name, name, pace, goal=goal, first_share=1.0)


def finish_project(db: Session, work: Work) -> None:
    """Carry out the end of a creation or of a deletion."""
    works.end(db, works.PROJECT, work.project, work.name)
    project = _find(db, work.name)
    if work.goal == DELETING:
        _remove(db, work.name)
    elif project is not None:
        project["status"]["state"] = project["spec"]["desired_state"]
        _write(db, project, project["metadata"]["created"])


def delete_project(db: Session, name: str, strategy: str, pace: Pace) -> bool:
    """Delete a project; one that holds something only with a cascading strategy.

    Return whether it is gone, or else on its way out.
    """
    if strategy in RESTRICTED:
        if _find(db, name) is None:
            return True
        for resource, query in _RESOURCES:
            if db.row(query, (name,)) is not None:
                raise PreconditionFailed(
                    f"Project {name} can not be deleted since related resources found: {resource}"
                )
    project = _find(db, name)
    if project is not None and pace.total > 0:
        _begin(db, project, DELETING, pace)
        return False
    _remove(db, name)
    return True


def _remove(db: Session, name: str) -> None:
    _delete_resources(db, name)
    row = db.row("SELECT id FROM projects WHERE name = ?", (name,))
    if row:
        forget(db, "project", row["id"])
        db.run("DELETE FROM projects WHERE id = ?", (row["id"],))


def _delete_resources(db: Session, name: str) -> None:
    for kind, query in (
        ("artifact", "SELECT id FROM artifacts WHERE project = ?"),
        ("schedule", "SELECT id FROM schedules WHERE project = ?"),
    ):
        db.run(f"DELETE FROM labels WHERE kind = '{kind}' AND object IN ({query})", (name,))
    versions = "SELECT id FROM versions WHERE project = ?"
    db.run(
        "DELETE FROM labels WHERE kind IN ('function', 'feature_set', 'feature_vector') "
        f"AND object IN ({versions})",
        (name,),
    )
    fields = f"SELECT id FROM fields WHERE object IN ({versions})"
    db.run(
        f"DELETE FROM labels WHERE kind IN ('feature', 'entity') AND object IN ({fields})", (name,)
    )
    db.run(f"DELETE FROM fields WHERE object IN ({versions})", (name,))
    for table in _TABLES:
        db.run(f"DELETE FROM {table} WHERE project = ?", (name,))
    documents = "SELECT id FROM documents WHERE project = ?"
    db.run(f"DELETE FROM labels WHERE kind = 'model_endpoint' AND object IN ({documents})", (name,))
    db.run("DELETE FROM documents WHERE project = ?", (name,))
    db.secrets.forget_project(name)


def list_projects(
    db: Session, format_: str, owner: str, labels: Sequence[str], state: str
) -> list[Any]:
    """Return projects: whole, as names, as metadata or as counts of what they hold."""
    where = Where()
    if owner:
        where.add("owner = ?", owner)
    if state:
        where.add("state = ?", state)
    where.add_pair(label_filter("project", "id", labels))
    found = db.rows(f"SELECT name, body FROM projects {where} ORDER BY id", where.values)
    if format_ == "name_only":
        return [row["name"] for row in found]
    if format_ == "summary":
        counts = _summaries(db)
        return [{"name": row["name"], **counts[row["name"]]} for row in found]
    projects = [load(row["body"]) for row in found]
    if format_ == "metadata_only":
        return [
            {"kind": "project", "metadata": project["metadata"], "status": project["status"]}
            for project in projects
        ]
    return projects


def _summaries(db: Session) -> defaultdict[str, dict[str, int]]:
    recent = (db.now - timedelta(hours=24)).timestamp()
    queries = {
        "functions_count": "SELECT project, count(DISTINCT name) AS number FROM versions "
        "WHERE kind = 'function' GROUP BY project",
        "feature_sets_count": "SELECT project, count(DISTINCT name) AS number FROM versions "
        "WHERE kind = 'feature_set' GROUP BY project",
        "models_count": "SELECT project, count(DISTINCT iter || '/' || key) AS number "
        "FROM artifacts WHERE kind = 'model' GROUP BY project",
        "runs_failed_recent_count": "SELECT project, count(DISTINCT name) AS number FROM runs "
        f"WHERE state IN ('error', 'aborted') AND start_time >= {recent} AND name <> '' "
        "GROUP BY project",
        "runs_running_count": "SELECT project, count(DISTINCT name) AS number FROM runs "
        "WHERE state IN ('running', 'created', 'pending', 'unknown') AND name <> '' "
        "GROUP BY project",
    }
    empty = dict.fromkeys(queries, 0)
    counts: defaultdict[str, dict[str, int]] = defaultdict(lambda: dict(empty))
    for field, query in queries.items():
        for row in db.rows(query):
            counts[row["project"]][field] = row["number"]
    return counts
