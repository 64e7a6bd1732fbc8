"""Runs: one object for each project, uid and iteration, stored as received."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mlrun_db.server.rules import notifications, run_artifacts
from mlrun_db.server.rules.alerts import report_failed_run
from mlrun_db.server.rules.errors import (
    BadRequest,
    Conflict,
    InvalidArgument,
    NotFound,
    RequestRefused,
)
from mlrun_db.server.rules.names import DEFAULT_PROJECT
from mlrun_db.server.rules.notifications import queue_due
from mlrun_db.server.rules.partitions import ListPartition
from mlrun_db.server.rules.projects import STRICT, ensure_project
from mlrun_db.server.rules.run_filters import RunFilter, runs_order
from mlrun_db.server.simulation.work import RUN, end_work
from mlrun_db.server.storage.documents import (
    Object,
    as_text,
    dig,
    dump,
    ensure_object,
    load,
    parse_time,
)
from mlrun_db.server.storage.labels import delete_labels_and_tags, label_pairs
from mlrun_db.server.storage.store import Transaction

_DAY = 86400.0  # seconds
_GROUPS = {"name": "name", "project_and_name": "project, name"}
_TIMES = {"created": "start_time", "updated": "last_update"}
ABORTED = "aborted"
TERMINAL_STATES = ("completed", "error", ABORTED, "skipped")
_UNDELETABLE_STATES = ("running", "pending")
_POD_KINDS = ("job", "spark", "remote-spark", "mpijob")


def abortable_kinds(release: tuple[int, int]) -> tuple[str, ...]:
    """Return the kinds of runs that can be aborted in a release."""
    return _POD_KINDS if release < (1, 5) else (*_POD_KINDS, "databricks", "local", "handler", "")


def _timestamp(value: object) -> float | None:
    when = parse_time(value) if isinstance(value, str) and value else None
    return when.timestamp() if when else None


def store_run(db: Transaction, project: str, uid: str, iteration: int, run: Object) -> None:
    """Create a run or replace it; 1.x adds its times and its state."""
    project = project or DEFAULT_PROJECT
    ensure_project(db, project)
    if db.release >= STRICT:
        older = find_run(db, project, uid, iteration)
        _check_name(run, older)
        status = ensure_object(run, "status")
        start = _timestamp(status.get("start_time")) or _timestamp(
            dig(older, "status", "start_time")
        )
        moment = db.now if start is None else datetime.fromtimestamp(start, UTC)
        status |= {"start_time": moment.isoformat(), **_updated(db, run)}
        if db.release >= (1, 6):
            notifications.keep(run, older)
        if db.release == (1, 6):
            ensure_object(run, "spec").setdefault("notifications", [])
    if db.release >= (1, 7):
        run_artifacts.keep_uris(project, run)
    _write(db, project, uid, iteration, run, keep_start=True)


def _check_name(run: Object, older: Object | None) -> None:
    """Reject a run without a name, or with another one than the run that it replaces."""
    name = dig(run, "metadata", "name")
    if name is None:
        raise InvalidArgument("run.metadata.name is missing")
    if older is not None and name != dig(older, "metadata", "name"):
        raise InvalidArgument("Changing name for an existing run is invalid")


def _updated(db: Transaction, run: Object) -> Object:
    """Return the fields of the status that every change of a run sets."""
    state = dig(run, "status", "state") or "created"
    return {"state": state, "last_update": db.now.isoformat()}


def _write(
    db: Transaction,
    project: str,
    uid: str,
    iteration: int,
    run: Object,
    *,
    keep_start: bool,
    index_labels: bool = True,
) -> None:
    start = _timestamp(dig(run, "status", "start_time"))
    if dig(run, "status", "state") == "error" and iteration == 0:
        report_failed_run(db, project, uid, run)
    db.run(
        "INSERT INTO runs "
        "(project, uid, iter, name, state, start_time, last_update, end_time, body) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, uid, iter) DO UPDATE SET "
        "name = excluded.name, state = ifnull(nullif(excluded.state, ''), state), "
        "start_time = ifnull(?, start_time), last_update = excluded.last_update, "
        "end_time = excluded.end_time, body = excluded.body",
        (
            project,
            uid,
            iteration,
            as_text(dig(run, "metadata", "name")),
            as_text(dig(run, "status", "state")),
            db.now.timestamp() if start is None else start,
            _timestamp(dig(run, "status", "last_update")),
            _timestamp(dig(run, "status", "end_time")),
            dump(run),
            None if keep_start else start,
        ),
    )
    row = db.row(
        "SELECT id, start_time FROM runs WHERE project = ? AND uid = ? AND iter = ?",
        (project, uid, iteration),
    )
    assert row is not None
    if not index_labels:
        return
    db.run("DELETE FROM run_labels WHERE run = ?", (row["id"],))
    for name, value in label_pairs(dig(run, "metadata", "labels")):
        db.run(
            "INSERT INTO run_labels (run, name, value, project, start_time) VALUES (?, ?, ?, ?, ?)",
            (row["id"], name, value, project, row["start_time"]),
        )


def find_run(db: Transaction, project: str, uid: str, iteration: int = 0) -> Object | None:
    """Return a run, or None."""
    row = db.row(
        "SELECT body FROM runs WHERE project = ? AND uid = ? AND iter = ?",
        (project or DEFAULT_PROJECT, uid, iteration),
    )
    return load(row["body"]) if row else None


def read_run(db: Transaction, project: str, uid: str, iteration: int = 0) -> Object:
    """Return a run."""
    run = find_run(db, project, uid, iteration)
    if run is None and db.release >= STRICT:
        raise NotFound(f"Run uid {uid} of project {project} not found")
    if run is None:
        raise NotFound(f"Run {uid}:{project} not found")
    return run


def update_run(db: Transaction, project: str, uid: str, iteration: int, updates: Object) -> None:
    """Set fields of a run; a dotted key addresses a nested field.

    From 1.6 on, labels that are set so are not found by filters, as in MLRun.
    """
    project = project or DEFAULT_PROJECT
    if updates.get("status.state") == ABORTED:
        check_abort(db, read_run(db, project, uid, iteration))
    run = find_run(db, project, uid, iteration)
    if run is None:
        raise NotFound(f"Run {project}@{uid}#{iteration} not found")
    older = deepcopy(run)
    for key, value in updates.items():
        _set_dotted(run, key, value)
    if db.release >= STRICT:
        _check_name(run, older)
        ensure_object(run, "status").update(_updated(db, run))
    if db.release >= (1, 7):
        run_artifacts.keep_uris(project, run)
    index = db.release < (1, 6) or bool(dig(updates, "metadata", "labels"))
    _write(db, project, uid, iteration, run, keep_start=False, index_labels=index)
    if dig(run, "status", "state") in TERMINAL_STATES:
        stop_job(db, project, uid)


def check_abort(db: Transaction, run: Object) -> None:
    """Reject the abortion of a run that has ended, or whose kind cannot be aborted."""
    if dig(run, "status", "state") in TERMINAL_STATES:
        raise Conflict("Run is already in terminal state, can not be aborted")
    kind = dig(run, "metadata", "labels", "kind")
    if kind not in abortable_kinds(db.release):
        raise BadRequest(f"Run of kind {kind} can not be aborted")


def _set_dotted(target: Object, key: str, value: object) -> None:
    *path, last = key.split(".")
    for step in path:
        inner = target.get(step)
        if inner is None:
            inner = target[step] = {}
        if not isinstance(inner, dict):
            raise RequestRefused(f"cannot set {key}: {step} is not an object")
        target = inner
    target[last] = value


def list_runs(
    db: Transaction, filters: RunFilter, sort: bool = True, last: int = 0, offset: int = 0
) -> list[str]:
    """Return runs as JSON texts, latest start first when sorted. ``last`` of 0 returns all."""
    (source, values, order), where = filters.source(db, sort), filters.where()
    limit = "LIMIT ? OFFSET ?" if last > 0 else ""
    if filters.partition.by:
        ids = filters.partition.select(
            f"SELECT runs.id, runs.project, runs.name, runs.start_time, last_update "
            f"FROM {source} {where}",
            _GROUPS,
            _TIMES,
        )
        source, where_text, order = "runs", f"WHERE id IN ({ids})", runs_order(sort)
    else:
        where_text = str(where)
    found = db.rows(
        f"SELECT body FROM {source} {where_text} ORDER BY {order} {limit}",
        [*values, *where.values, *([last, offset] if limit else [])],
    )
    return [row["body"] for row in found]


def with_default(db: Transaction, filters: RunFilter) -> RunFilter:
    """Return what 1.6 and newer list without a filter: the newest of each name in a week."""
    if db.release < (1, 6) or filters.iterations or not filters.is_empty:
        return filters
    by = "name" if db.release == (1, 6) else "project_and_name"
    since = db.now - timedelta(days=7)
    return replace(filters, start_from=since, partition=ListPartition(by=by, sort="updated"))


def delete_run(db: Transaction, project: str, uid: str) -> None:
    """Delete a run with all its iterations, but not its log. Nothing to delete is no error."""
    delete_runs(db, RunFilter(project=project, uids=[uid]))


def delete_runs(db: Transaction, filters: RunFilter, days_ago: int = 0) -> None:
    """Delete the runs that match; ``days_ago`` keeps runs that started earlier."""
    (source, values, _), where = filters.source(db, sort=False), filters.where()
    if days_ago:
        where.add("runs.start_time >= ?", db.now.timestamp() - days_ago * _DAY)
    query = f"SELECT runs.id, runs.project, uid, iter FROM {source} {where}"
    for row in db.rows(query, [*values, *where.values]):
        db.run("DELETE FROM run_labels WHERE run = ?", (row["id"],))
        delete_labels_and_tags(db, "run", row["id"])
        db.run("DELETE FROM runs WHERE id = ?", (row["id"],))
        if row["iter"] == 0:
            stop_job(db, row["project"], row["uid"])


def stop_job(db: Transaction, project: str, uid: str) -> None:
    """End the job of a run, if any, and send the notifications that are due then."""
    if end_work(db, RUN, project, uid) and db.sends:
        run = find_run(db, project, uid)
        if run is not None and dig(run, "status", "state") in TERMINAL_STATES:
            queue_due(db, project, uid, run)
            _write(db, project, uid, 0, run, keep_start=True)
