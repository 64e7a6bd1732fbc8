"""Projects: one object for each name, created on demand for whatever is stored in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from mlrun_db.server.rules.errors import (
    Conflict,
    NotFound,
    PreconditionFailed,
    missing,
    not_a_member,
)
from mlrun_db.server.rules.fields import check_kind, merge_patch, object_field, optional_field
from mlrun_db.server.rules.names import check_project_name
from mlrun_db.server.simulation.work import (
    BACKGROUND_TASK,
    PROJECT,
    Pace,
    Work,
    begin_work,
    end_work,
    find_work,
)
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object, load
from mlrun_db.server.storage.labels import delete_labels_and_tags, set_labels
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

DESIRED_STATES = ("online", "offline", "archived")
CREATING = "creating"
DELETING = "deleting"
STATES = ("unknown", CREATING, DELETING, *DESIRED_STATES)
FORMATS = ("full", "name_only", "metadata_only", "summary")
ROLES = ("iguazio", "mlrun", "nuclio", "nop")
RESTRICTED = ("restrict", "restricted")
DELETION_STRATEGIES = (*RESTRICTED, "cascade", "cascading")

_METADATA = ("name", "created", "labels", "annotations")
_SPEC_TEXTS = ("description", "goals", "artifact_path", "conda", "source", "subpath", "origin_url")
_SPEC_LISTS = ("functions", "workflows", "artifacts")
_SPEC = (*_SPEC_TEXTS[:2], "params", *_SPEC_LISTS, *_SPEC_TEXTS[2:], "desired_state")
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


def normalise(body: Object) -> Object:
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
    return {
        "kind": "project",
        "metadata": {**dict.fromkeys(_METADATA), **metadata},
        "spec": {**dict.fromkeys(_SPEC), **spec},
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
    """Create the project if it does not exist."""
    if db.row("SELECT 1 FROM projects WHERE name = ?", (name,)) is None:
        create_project(db, {"metadata": {"name": name}}, Pace())


def create_project(db: Transaction, body: Object, pace: Pace) -> Object:
    """Create a new project; with a pace of zero it is created immediately."""
    project = normalise(body)
    name = project["metadata"]["name"]
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name)
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
    project = normalise(body)
    project["status"]["state"] = project["spec"]["desired_state"]
    check_project_name(name)
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
    project = normalise(project)
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


DELETION_TASK = "project.deletion."  # followed by the project: name and kind of a background task


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


def begin_deletion_task(db: Transaction, name: str) -> Object:
    """Return the background task of a deletion, which lists show from now on."""
    task = f"{DELETION_TASK}{name}"
    begin_work(db, BACKGROUND_TASK, "", task, Pace())
    return deletion_task(db, task)


def deletion_task(db: Transaction, task: str) -> Object:
    """Return the background task of a deletion, whose state is that of the project."""
    name = task.removeprefix(DELETION_TASK)
    project = _find(db, name)
    state, error = "succeeded", None
    if project is not None and project["status"]["state"] == DELETING:
        state = "running"
    elif project is not None:
        state, error = "failed", f"the project is {project['status']['state']} again"
    work = find_work(db, BACKGROUND_TASK, "", task)
    now = _now(db)
    created = datetime.fromtimestamp(work.started, UTC).isoformat() if work else now
    return {
        "kind": "BackgroundTask",
        "metadata": {
            **{"name": task, "kind": task, "project": None},
            **{"created": created, "updated": now},
        },
        "spec": {},
        "status": {"state": state, "error": error},
    }


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
    """Return projects: in full, as names, as metadata or as counts of resources."""
    where = Where().equal("owner", owner).equal("state", state).with_labels("project", labels)
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
