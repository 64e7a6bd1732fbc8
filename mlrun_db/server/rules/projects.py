"""Projects: one object for each name; before 1.1 created on demand for what is stored in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from mlrun_db.server.rules.errors import (
    Conflict,
    NotFound,
    PreconditionFailed,
    missing,
    not_a_member,
)
from mlrun_db.server.rules.fields import check_kind, merge_patch, object_field, optional_field
from mlrun_db.server.rules.names import DEFAULT_PROJECT, check_project_name
from mlrun_db.server.simulation.work import PROJECT, Pace, Work, begin_work, end_work
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object, load
from mlrun_db.server.storage.labels import delete_labels_and_tags, set_labels
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

DESIRED_STATES = ("online", "offline", "archived")
CREATING = "creating"
DELETING = "deleting"
STATES = ("unknown", CREATING, DELETING, *DESIRED_STATES)
STRICT = (1, 1)  # the first release that requires a project for what is stored in it
_OLD_FORMATS = ("full", "name_only", "metadata_only", "summary")
_FORMATS = ("full", "name_only", "minimal", "leader")
_LARGE_FIELDS = ("functions", "workflows", "artifacts")
ROLES = ("iguazio", "mlrun", "nuclio", "nop")
RESTRICTED = ("restrict", "restricted")
DELETION_STRATEGIES = (*RESTRICTED, "cascade", "cascading")

_METADATA = ("name", "created", "labels", "annotations")
_SPEC_TEXTS = ("description", "goals", "artifact_path", "conda", "source", "subpath", "origin_url")
_SPEC_LISTS = ("functions", "workflows", "artifacts")
_SPEC = (*_SPEC_TEXTS[:2], "params", *_SPEC_LISTS, *_SPEC_TEXTS[2:], "desired_state")
# Fields of the spec that are newer, with the first release that has them.
_NEWER_SPEC = (
    ((1, 5), "custom_packagers"),
    ((1, 5), "default_image"),
    ((1, 6), "build"),
)
_TABLES = (
    *("tags", "runs", "run_labels", "artifacts", "schedules", "versions", "logs", "works"),
    "documents",
)
# Resources of a project, in the order in which a rejected deletion reports the first one.
_RESOURCES = (
    ("artifacts", "SELECT id FROM artifacts WHERE project = ?"),
    ("runs", "SELECT id FROM runs WHERE project = ?"),
    ("schedules", "SELECT id FROM schedules WHERE project = ?"),
    ("functions", "SELECT id FROM versions WHERE kind = 'function' AND project = ?"),
    ("feature_sets", "SELECT id FROM versions WHERE kind = 'feature_set' AND project = ?"),
    ("feature_vectors", "SELECT id FROM versions WHERE kind = 'feature_vector' AND project = ?"),
)


def formats(release: tuple[int, int]) -> tuple[str, ...]:
    """Return the formats of a list of projects that a release has."""
    if release < STRICT:
        return _OLD_FORMATS
    return (*_FORMATS, "name_and_creation_time") if release >= (1, 9) else _FORMATS


def _defaults(release: tuple[int, int]) -> tuple[Object, Object]:
    """Return metadata and spec of a project without any field."""
    metadata: Object = dict.fromkeys(_METADATA)
    spec: Object = dict.fromkeys(_SPEC)
    if release >= STRICT:
        metadata |= {"labels": {}, "annotations": {}}
        spec |= {"params": {}, **{name: [] for name in _SPEC_LISTS}, "owner": None}
    spec |= {name: None for first, name in _NEWER_SPEC if release >= first}
    if release >= (1, 7):
        spec["default_function_node_selector"] = {}
    return metadata, spec


def normalise(body: Object, release: tuple[int, int]) -> Object:
    """Validate the project and return it with every known field, as a real server does."""
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
    for key in _SPEC_LISTS:
        optional_field(spec, key, list, ("body", "spec"))
    optional_field(spec, "params", dict, ("body", "spec"))
    desired = spec.setdefault("desired_state", "online")
    if desired is not None and desired not in DESIRED_STATES:
        raise not_a_member(("body", "spec", "desired_state"), DESIRED_STATES)
    status = object_field({"status": {}, **body}, "status", "body")
    all_metadata, all_spec = _defaults(release)
    return {
        "kind": "project",
        "metadata": {**all_metadata, **metadata},
        "spec": {**all_spec, **spec},
        "status": {"state": None, **status},
    }


def _write(db: Transaction, project: Object, created: str) -> None:
    project["metadata"]["created"] = created
    name, state = project["metadata"]["name"], as_text(project["status"]["state"])
    owner = as_text(project["spec"].get("owner"))
    db.run(
        "INSERT INTO projects (name, state, owner, created, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET state = excluded.state, owner = excluded.owner, "
        "body = excluded.body",
        (name, state, owner, created, dump(project)),
    )
    row_id = db.count("SELECT id FROM projects WHERE name = ?", (name,))
    set_labels(db, "project", row_id, project["metadata"]["labels"])


def _now(db: Transaction) -> str:
    return db.now.replace(tzinfo=None).isoformat()


def project_exists(db: Transaction, name: str) -> bool:
    """Return whether there is a project."""
    return _find(db, name) is not None


def _find(db: Transaction, name: str) -> Object | None:
    row = db.row("SELECT body FROM projects WHERE name = ?", (name,))
    return load(row["body"]) if row else None


def ensure_project(db: Transaction, name: str) -> None:
    """Require a project or, before 1.1, create it if it does not exist."""
    if db.row("SELECT 1 FROM projects WHERE name = ?", (name,)) is not None:
        return
    if db.release >= STRICT:
        raise NotFound(f"Project {name} does not exist")
    create_project(db, {"metadata": {"name": name}}, Pace())


def add_default_project(db: Transaction) -> None:
    """Create the default project in an empty database, where it is not created on demand."""
    if db.release >= STRICT and db.row("SELECT 1 FROM projects LIMIT 1") is None:
        create_project(db, {"metadata": {"name": DEFAULT_PROJECT}}, Pace())


def create_project(db: Transaction, body: Object, pace: Pace) -> Object:
    """Create a new project; with a pace of zero it is created immediately."""
    project = normalise(body, db.release)
    name = project["metadata"]["name"]
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name, db.release)
    if _find(db, name) is not None:
        raise Conflict("Conflict - Project already exists")
    if pace.total > 0:
        _begin_work(db, project, CREATING, pace)
    else:
        _write(db, project, _now(db))
    return project


def get_project(db: Transaction, name: str) -> Object:
    """Return a project."""
    project = _find(db, name)
    if project is None:
        raise NotFound(f"Project not found: name={name}, project_id=None")
    return project


def _check_names(name: str, body_name: Any) -> None:
    if body_name and body_name != name:
        raise Conflict("Conflict between name in body and name in path")


def store_project(db: Transaction, name: str, body: Object, pace: Pace) -> Object:
    """Create a project or replace it; a replaced one keeps its creation time."""
    project = normalise(body, db.release)
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name, db.release)
    _check_names(name, project["metadata"]["name"])
    older = _find(db, name)
    if older is None:
        return create_project(db, body, pace)
    _write(db, project, older["metadata"]["created"])
    return project


def patch_project(db: Transaction, name: str, patch: Object, mode: str) -> Object:
    """Change fields of a project."""
    desired = dig(patch, "spec", "desired_state")
    if desired:
        ensure_object(patch, "status")["state"] = desired
    _check_names(name, dig(patch, "metadata", "name"))
    project = get_project(db, name)
    created = project["metadata"]["created"]
    merge_patch(project, patch, mode)
    project = normalise(project, db.release)
    project["metadata"]["name"] = name
    _write(db, project, created)
    return project


def _begin_work(db: Transaction, project: Object, goal: str, pace: Pace) -> None:
    """Begin the creation or deletion of a project; ``goal`` is its state meanwhile."""
    name = project["metadata"]["name"]
    project["status"]["state"] = goal
    _write(db, project, project["metadata"]["created"] or _now(db))
    begin_work(db, PROJECT, name, name, pace, goal=goal, first_step=1.0)


def finish_project(db: Transaction, work: Work) -> None:
    """Complete a creation or deletion."""
    end_work(db, PROJECT, work.project, work.name)
    project = _find(db, work.name)
    if work.goal == DELETING:
        _remove(db, work.name)
    elif project is not None:
        project["status"]["state"] = project["spec"]["desired_state"]
        _write(db, project, project["metadata"]["created"])


DELETION_TASK = "project.deletion."  # followed by the project: the kind of a background task


def delete_project(db: Transaction, name: str, strategy: str, pace: Pace) -> bool:
    """Delete a project; one with resources only with a cascading strategy.

    Return whether it is deleted already; otherwise its deletion has begun.
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
        _begin_work(db, project, DELETING, pace)
        return False
    _remove(db, name)
    return True


def deletion_state(db: Transaction, name: str) -> tuple[str, str | None]:
    """Return the state and the error of the background task that deletes a project."""
    project = _find(db, name)
    if project is None:
        return "succeeded", None
    if project["status"]["state"] == DELETING:
        return "running", None
    return "failed", f"the project is {project['status']['state']} again"


def _remove(db: Transaction, name: str) -> None:
    _delete_resources(db, name)
    row = db.row("SELECT id FROM projects WHERE name = ?", (name,))
    if row:
        delete_labels_and_tags(db, "project", row["id"])
        db.run("DELETE FROM projects WHERE id = ?", (row["id"],))


def _delete_resources(db: Transaction, name: str) -> None:
    versions = "SELECT id FROM versions WHERE project = ?"
    for kinds, query in (
        ("'artifact'", "SELECT id FROM artifacts WHERE project = ?"),
        ("'schedule'", "SELECT id FROM schedules WHERE project = ?"),
        ("'model_endpoint'", "SELECT id FROM documents WHERE project = ?"),
        ("'function', 'feature_set', 'feature_vector'", versions),
        ("'feature', 'entity'", f"SELECT id FROM fields WHERE object IN ({versions})"),
    ):
        db.run(f"DELETE FROM labels WHERE kind IN ({kinds}) AND object IN ({query})", (name,))
    db.run(f"DELETE FROM fields WHERE object IN ({versions})", (name,))
    for table in _TABLES:
        db.run(f"DELETE FROM {table} WHERE project = ?", (name,))
    db.secrets.delete_project(name)


def list_projects(
    db: Transaction, format_: str, owner: str, labels: Sequence[str], state: str
) -> list[Any]:
    """Return projects: in full, without their large fields, as names, metadata or counts."""
    where = Where().equal("owner", owner).equal("state", state).with_labels("project", labels)
    found = db.rows(f"SELECT name, body FROM projects {where} ORDER BY id", where.values)
    if format_ == "name_only":
        return [row["name"] for row in found]
    if format_ == "summary":
        counts = _summaries(db)
        return [{"name": row["name"], **counts[row["name"]]} for row in found]
    projects = [load(row["body"]) for row in found]
    if format_ == "name_and_creation_time":
        return [
            {"name": project["metadata"]["name"], "creation_time": project["metadata"]["created"]}
            for project in projects
        ]
    if format_ == "minimal":
        for project in projects:
            project["spec"].update(dict.fromkeys(_LARGE_FIELDS))
    if format_ == "metadata_only":
        return [
            {"kind": "project", "metadata": project["metadata"], "status": project["status"]}
            for project in projects
        ]
    return projects


def _summaries(db: Transaction) -> defaultdict[str, dict[str, int]]:
    recent = (db.now - timedelta(hours=24)).timestamp()
    failed = f"state IN ('error', 'aborted') AND start_time >= {recent}"
    running = "state IN ('running', 'created', 'pending', 'unknown')"
    queries = {  # table, what is counted, condition
        "functions_count": ("versions", "name", "kind = 'function'"),
        "feature_sets_count": ("versions", "name", "kind = 'feature_set'"),
        "models_count": ("artifacts", "iter || '/' || key", "kind = 'model'"),
        "runs_failed_recent_count": ("runs", "name", f"{failed} AND name <> ''"),
        "runs_running_count": ("runs", "name", f"{running} AND name <> ''"),
    }
    empty = dict.fromkeys(queries, 0)
    counts: defaultdict[str, dict[str, int]] = defaultdict(lambda: dict(empty))
    for field, (table, counted, condition) in queries.items():
        for row in db.rows(
            f"SELECT project, count(DISTINCT {counted}) AS number FROM {table} "
            f"WHERE {condition} GROUP BY project"
        ):
            counts[row["project"]][field] = row["number"]
    return counts
