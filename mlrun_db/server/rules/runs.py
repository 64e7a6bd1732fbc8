"""Runs: one object for each project, uid and iteration, stored as it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlrun_db.server.errors import BadRequest, Conflict, NotFound, RequestRefused
from mlrun_db.server.parameters import parse_time
from mlrun_db.server.rules.common import (
    DEFAULT_PROJECT,
    EVERY_PROJECT,
    Object,
    Where,
    as_text,
    dig,
    dump,
    forget,
    in_filter,
    label_filter,
    load,
    name_filter,
    set_labels,
)
from mlrun_db.server.rules.projects import ensure_project
from mlrun_db.server.store import Session

ABORTED = "aborted"
TERMINAL_STATES = ("completed", "error", ABORTED)
ABORTABLE_KINDS = ("job", "spark", "remote-spark", "mpijob")


@dataclass(frozen=True)
class RunFilter:
    """What a list of runs is narrowed by; an empty field does not count."""

    project: str = ""
    name: str = ""
    uids: Sequence[str] = ()
    labels: Sequence[str] = ()
    state: str = ""
    iterations: bool = True
    start_from: datetime | None = None
    start_to: datetime | None = None
    update_from: datetime | None = None
    update_to: datetime | None = None

    def where(self) -> Where:
        """Return the filter as conditions of a query."""
        where = Where()
        project = self.project or DEFAULT_PROJECT
        if project != EVERY_PROJECT:
            where.add("project = ?", project)
        if not self.iterations:
            where.add("iter = 0")
        if self.name:
            where.add_pair(name_filter("name", self.name))
        if self.uids:
            where.add_pair(in_filter("uid", list(self.uids)))
        if self.state:
            where.add("state = ?", self.state)
        if self.start_from:
            where.add("start_time >= ?", self.start_from.timestamp())
        if self.start_to:
            where.add("start_time <= ?", self.start_to.timestamp())
        if self.update_from:
            where.add("last_update >= ?", self.update_from.timestamp())
        if self.update_to:
            where.add("last_update <= ?", self.update_to.timestamp())
        return where.add_pair(label_filter("run", "id", self.labels))


def _moment(value: object) -> float | None:
    when = parse_time(value) if isinstance(value, str) and value else None
    return when.timestamp() if when else None


def store_run(db: Session, project: str, uid: str, iteration: int, run: Object) -> None:
    """Store a run, over an older one when there is one."""
    project = project or DEFAULT_PROJECT
    ensure_project(db, project)
    _write(db, project, uid, iteration, run, keep_start=True)


def _write(
    db: Session, project: str, uid: str, iteration: int, run: Object, *, keep_start: bool
) -> None:
    start = _moment(dig(run, "status", "start_time"))
    db.run(
        "INSERT INTO runs (project, uid, iter, name, state, start_time, last_update, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, uid, iter) DO UPDATE SET "
        "name = excluded.name, state = ifnull(nullif(excluded.state, ''), state), "
        "start_time = ifnull(?, start_time), last_update = excluded.last_update, "
        "body = excluded.body",
        (
            project,
            uid,
            iteration,
            as_text(dig(run, "metadata", "name")),
            as_text(dig(run, "status", "state")),
            db.now.timestamp() if start is None else start,
            _moment(dig(run, "status", "last_update")),
            dump(run),
            None if keep_start else start,
        ),
    )
    number = db.count(
        "SELECT id FROM runs WHERE project = ? AND uid = ? AND iter = ?", (project, uid, iteration)
    )
    set_labels(db, "run", number, dig(run, "metadata", "labels"))


def find_run(db: Session, project: str, uid: str, iteration: int = 0) -> Object | None:
    """Return a run, or None."""
    row = db.row(
        "SELECT body FROM runs WHERE project = ? AND uid = ? AND iter = ?",
        (project or DEFAULT_PROJECT, uid, iteration),
    )
    return load(row["body"]) if row else None


def read_run(db: Session, project: str, uid: str, iteration: int = 0) -> Object:
    """Return a run."""
    run = find_run(db, project, uid, iteration)
    if run is None:
        raise NotFound(f"Run {uid}:{project} not found")
    return run


def update_run(db: Session, project: str, uid: str, iteration: int, updates: Object) -> None:
    """Set fields of a run; a dotted key reaches into nested objects."""
    project = project or DEFAULT_PROJECT
    if updates.get("status.state") == ABORTED:
        _check_abort(read_run(db, project, uid, iteration))
    run = find_run(db, project, uid, iteration)
    if run is None:
        raise NotFound(f"Run {project}@{uid}#{iteration} not found")
    for key, value in updates.items():
        _set_dotted(run, key, value)
    _write(db, project, uid, iteration, run, keep_start=False)
    if dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, project, uid)


def _check_abort(run: Object) -> None:
    if dig(run, "status", "state") in TERMINAL_STATES:
        raise Conflict("Run is already in terminal state, can not be aborted")
    kind = dig(run, "metadata", "labels", "kind")
    if kind not in ABORTABLE_KINDS:
        raise BadRequest(f"Run of kind {kind} can not be aborted")


def _set_dotted(target: Object, key: str, value: object) -> None:
    *path, last = key.split(".")
    for step in path:
        inner = target.get(step)
        if inner is None:
            inner = target[step] = {}
        if not isinstance(inner, dict):
            raise RequestRefused(f"cannot set {key}: {step} is no object")
        target = inner
    target[last] = value


def list_runs(db: Session, wanted: RunFilter, sort: bool = True, last: int = 0) -> list[str]:
    """Return the runs as JSON texts, latest start first when sorted."""
    where = wanted.where()
    order = "start_time DESC, id" if sort else "id"
    limit = "LIMIT ?" if last > 0 else ""
    found = db.rows(
        f"SELECT body FROM runs {where} ORDER BY {order} {limit}",
        [*where.values, *([last] if limit else [])],
    )
    return [row["body"] for row in found]


def delete_run(db: Session, project: str, uid: str) -> None:
    """Delete a run with all its iterations; its log stays. No error when it is not there."""
    delete_runs(db, RunFilter(project=project, uids=[uid]))


def delete_runs(db: Session, wanted: RunFilter, days_ago: int = 0) -> None:
    """Delete the runs that match; ``days_ago`` keeps those that started before it."""
    where = wanted.where()
    if days_ago:
        where.add("start_time >= ?", (db.now - timedelta(days=days_ago)).timestamp())
    for row in db.rows(f"SELECT id, project, uid, iter FROM runs {where}", where.values):
        forget(db, "run", row["id"])
        db.run("DELETE FROM runs WHERE id = ?", (row["id"],))
        if row["iter"] == 0:
            stop_job(db, row["project"], row["uid"])


def stop_job(db: Session, project: str, uid: str) -> None:
    """End the simulation behind a run, when there is one."""
    db.run("DELETE FROM jobs WHERE project = ? AND uid = ?", (project, uid))
