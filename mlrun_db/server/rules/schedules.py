"""Schedules: validated and stored, with their next run time.

Their jobs run when they are invoked and, on a server that executes jobs, when they are due.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from sqlite3 import Row
from typing import Any

from mlrun_db.server.rules.errors import (
    ApiError,
    Conflict,
    InvalidArgument,
    InvalidInput,
    NotFound,
    RequestRefused,
    missing,
    not_a_member,
)
from mlrun_db.server.rules.fields import is_integer, optional_field
from mlrun_db.server.rules.notifications import conceal, conceal_in_task
from mlrun_db.server.rules.projects import STRICT, ensure_project
from mlrun_db.server.rules.run_filters import RunFilter
from mlrun_db.server.rules.runs import find_run, list_runs
from mlrun_db.server.rules.submit import submit
from mlrun_db.server.simulation.work import Pace
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object, load
from mlrun_db.server.storage.labels import delete_labels_and_tags, set_labels
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

KINDS = ("job", "pipeline", "local_function")
SCHEDULE_LABEL = "mlrun/schedule-name"
ACTIVE_STATES = ("pending", "created", "running", "aborting")
_CRON_FIELDS = (
    *("year", "month", "day", "week", "day_of_week", "hour", "minute", "second"),
    *("start_date", "end_date", "timezone", "jitter"),
)
_CRONTAB = ("minute", "hour", "day", "month", "day_of_week")
_MIN_INTERVAL = timedelta(minutes=10)
_CHECKED_RUNS = 60
_DEFAULT_CONCURRENCY = 1
LONGEST_FIELD = 100  # characters of a field of a cron trigger: 60 minutes need not be listed
MOST_JITTER = 24 * 3600  # seconds; a longer one is a schedule of its own
# How far the next time is searched. A date that never comes would be searched until the year 9999,
# for seconds; the weekdays of leap years repeat within 40 years.
HORIZON = timedelta(days=40 * 366)


def _check_sizes(cron: Object) -> None:
    """Reject fields that are costly to parse, or that the trigger fails on."""
    for key, value in cron.items():
        size = len(value) if isinstance(value, str | list | dict) else len(str(value))
        if size > LONGEST_FIELD:
            raise InvalidArgument(
                f"Bad cron trigger: {key} is longer than {LONGEST_FIELD} characters"
            )
    jitter = cron.get("jitter")
    if jitter is not None and not (isinstance(jitter, int) and 0 <= jitter <= MOST_JITTER):
        raise InvalidArgument(f"Bad cron trigger: jitter must be 0 to {MOST_JITTER} seconds")


def _trigger(cron: Object, now: datetime) -> Any:
    """Return the trigger that computes the times of a schedule."""
    try:
        from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise ApiError("schedules need APScheduler: pip install 'mlrun_db[server]'") from error
    given = {key: value for key, value in cron.items() if value is not None}
    _check_sizes(given)
    try:
        trigger = CronTrigger(**{"timezone": "UTC", **given})
    except (ValueError, TypeError, LookupError, ArithmeticError, OSError) as error:
        raise InvalidArgument(f"Bad cron trigger: {error}") from error
    end = (now + HORIZON).astimezone(trigger.timezone)
    trigger.end_date = min(trigger.end_date, end) if trigger.end_date else end
    return trigger


def next_run_time(cron: Object, after: datetime) -> datetime | None:
    """Return the next time at which a schedule is due, or None."""
    try:
        found: datetime | None = _trigger(cron, after).get_next_fire_time(None, after)
        return found.astimezone(UTC) if found else None
    except (InvalidArgument, ArithmeticError, ValueError):
        return None  # stored by a version that did not check it: it must not break the list


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _number(field: str) -> int | str:
    """Return a field of a crontab expression, as a number if it is one."""
    return int(field) if field.isdecimal() else field


def read_cron(value: Any, db: Transaction) -> Object:
    """Validate a cron string or object, including its frequency; return it as an object."""
    if isinstance(value, str):
        if len(value) > LONGEST_FIELD * len(_CRONTAB):
            raise InvalidArgument("Bad cron trigger: the crontab expression is too long")
        fields = value.split()
        if len(fields) != len(_CRONTAB):
            raise InvalidArgument(
                f"Wrong number of fields in crontab expression; got {len(fields)}, expected 5"
            )
        numbers = fields if db.release < STRICT else map(_number, fields)
        value = dict(zip(_CRONTAB, numbers, strict=True))
    if not isinstance(value, dict):
        location = ("body", "cron_trigger")
        raise InvalidInput(location, "value is not a valid dict", "type_error.dict")
    cron = {key: value.get(key) for key in _CRON_FIELDS}
    trigger = _trigger(cron, db.now)
    moment: datetime | None = db.now
    for _ in range(_CHECKED_RUNS):
        first = trigger.get_next_fire_time(None, moment)
        moment = trigger.get_next_fire_time(first, first) if first else None
        if moment is None:
            break
        if moment < first + _MIN_INTERVAL:
            raise InvalidArgument(
                "Cron trigger too frequent. no more then one job per 10 minutes is allowed"
            )
    return cron


def _find(db: Transaction, project: str, name: str) -> Row:
    row = db.row("SELECT * FROM schedules WHERE project = ? AND name = ?", (project, name))
    if row is None:
        raise NotFound(f"Schedule not found: project={project}, name={name}")
    return row


def _check(body: Object) -> None:
    optional_field(body, "name", str, ("body",))
    optional_field(body, "labels", dict, ("body",))
    optional_field(body, "desired_state", str, ("body",))
    optional_field(body, "credentials", dict, ("body",))
    optional_field(body.get("credentials") or {}, "access_key", str, ("body", "credentials"))
    limit = body.get("concurrency_limit")
    if limit is not None and not is_integer(limit):
        location = ("body", "concurrency_limit")
        raise InvalidInput(location, "value is not a valid integer", "type_error.integer")


def create_schedule(db: Transaction, project: str, body: Object) -> None:
    """Store a new schedule."""
    for key in ("name", "kind", "cron_trigger"):
        if body.get(key) is None:
            raise missing("body", key)
    name, kind = as_text(body["name"]), body["kind"]
    if kind not in KINDS:
        raise not_a_member(("body", "kind"), KINDS)
    _check(body)
    cron = read_cron(body["cron_trigger"], db)
    body = _with_labels(db, body, body.get("scheduled_object"))
    ensure_project(db, project)
    if db.row("SELECT 1 FROM schedules WHERE project = ? AND name = ?", (project, name)):
        raise Conflict("Conflict - Schedule already exists")
    schedule = {
        "name": name,
        "kind": kind,
        "scheduled_object": body.get("scheduled_object"),
        "cron_trigger": cron,
        "desired_state": None,
        "labels": body.get("labels") or {},
        **({} if db.release < STRICT else {"credentials": {"access_key": None}}),
        "concurrency_limit": body.get("concurrency_limit") or _DEFAULT_CONCURRENCY,
        "creation_time": db.now.isoformat(),
        "project": project,
        "last_run_uri": None,
        "state": None,
        "next_run_time": _iso(next_run_time(cron, db.now)),
    }
    row_id = db.insert(
        "INSERT INTO schedules (project, name, kind, body) VALUES (?, ?, ?, ?)",
        (project, name, kind, dump(schedule)),
    )
    set_labels(db, "schedule", row_id, schedule["labels"])


def _object(value: Any) -> Object:
    """Return a copy of an object; anything else is an empty one."""
    return {**value} if isinstance(value, dict) else {}


def _with_labels(db: Transaction, body: Object, scheduled: Any) -> Object:
    """Return a schedule that shares its labels with its task, as 1.7 and newer store it."""
    task = dig(scheduled, "task")
    if db.release < (1, 7) or not isinstance(task, dict):
        return body
    metadata = _object(task.get("metadata"))
    labels = {**_object(metadata.get("labels")), **(body.get("labels") or {})}
    task = {**task, "metadata": {**metadata, "labels": labels}}
    return {**body, "labels": labels, "scheduled_object": {**scheduled, "task": task}}


def update_schedule(db: Transaction, project: str, name: str, body: Object) -> None:
    """Change the fields of a schedule that are not null."""
    _check(body)
    cron = body.get("cron_trigger")
    changes = {}
    if cron is not None:
        cron = read_cron(cron, db)
        changes = {"cron_trigger": cron, "next_run_time": _iso(next_run_time(cron, db.now))}
    row = _find(db, project, name)
    if body.get("scheduled_object") is not None:
        body = _with_labels(db, body, body["scheduled_object"])
    elif body.get("labels") is not None:
        body = _with_labels(db, body, load(row["body"]).get("scheduled_object"))
    for key in ("scheduled_object", "labels", "concurrency_limit"):
        if body.get(key) is not None:
            changes[key] = body[key]
    _change(db, row, changes)


def set_schedule_notifications(
    db: Transaction, project: str, name: str, notifications: list[Object]
) -> None:
    """Set the notifications of the runs of a schedule, in place of those that they have."""
    row = _find(db, project, name)
    scheduled = load(row["body"])["scheduled_object"]
    if not isinstance(scheduled, dict):
        raise RequestRefused(f"schedule {name} has no task that could have notifications")
    concealed = [conceal(db.secrets, project, each) for each in notifications]
    ensure_object(ensure_object(scheduled, "task"), "spec")["notifications"] = concealed
    _change(db, row, {"scheduled_object": scheduled})


def _change(db: Transaction, row: Row, changes: Object) -> None:
    schedule = {**load(row["body"]), **changes}
    db.run("UPDATE schedules SET body = ? WHERE id = ?", (dump(schedule), row["id"]))
    set_labels(db, "schedule", row["id"], schedule["labels"])


def _render(db: Transaction, row: Row, include_last_run: bool) -> Object:
    schedule: Object = load(row["body"])
    due = schedule.pop("next_run_time", "")
    if due is not None and due <= db.now.isoformat():  # it has passed; None: it never comes
        due = _iso(next_run_time(schedule["cron_trigger"], db.now))
    schedule["next_run_time"] = due
    schedule["last_run"] = None if db.release < STRICT else {}
    uri = schedule["last_run_uri"]
    if include_last_run and uri:
        project, _, rest = uri.partition("@")
        schedule["last_run"] = find_run(db, project, rest.partition("#")[0])
    return schedule


def get_schedule(db: Transaction, project: str, name: str, include_last_run: bool) -> Object:
    """Return a schedule, optionally with its last run."""
    return _render(db, _find(db, project, name), include_last_run)


def list_schedules(
    db: Transaction,
    project: str,
    *,
    name: str = "",
    labels: Sequence[str] = (),
    kind: str = "",
    include_last_run: bool = False,
) -> list[Object]:
    """Return the schedules that match; the project may be ``*``."""
    where = Where()
    if project != "*":
        where.add("project = ?", project)
    where.with_name("name", name).equal("kind", kind).with_labels("schedule", labels)
    found = db.rows(f"SELECT * FROM schedules {where} ORDER BY id", where.values)
    return [_render(db, row, include_last_run) for row in found]


def delete_schedule(db: Transaction, project: str, name: str) -> None:
    """Delete a schedule. Nothing to delete is no error."""
    _delete(db, Where().add("project = ? AND name = ?", project, name))


def delete_schedules(db: Transaction, project: str) -> None:
    """Delete all schedules of a project."""
    _delete(db, Where().add("project = ?", project))


def _delete(db: Transaction, where: Where) -> None:
    for row in db.rows(f"SELECT id FROM schedules {where}", where.values):
        delete_labels_and_tags(db, "schedule", row["id"])
        db.run("DELETE FROM schedules WHERE id = ?", (row["id"],))


def invoke_schedule(db: Transaction, project: str, name: str, pace: Pace) -> Object:
    """Submit the job of a schedule now; return its run."""
    row = _find(db, project, name)
    data = dig(load(row["body"]), "scheduled_object")
    if row["kind"] != "job" or not isinstance(data, dict):
        raise RequestRefused(f"a schedule of kind {row['kind']} cannot be invoked on this server")
    task = data.get("task")
    if isinstance(task, dict):
        metadata = _object(task.get("metadata"))
        metadata.pop("uid", None)
        labels = {**_object(metadata.get("labels")), SCHEDULE_LABEL: name}
        data = {**data, "task": {**task, "metadata": {**metadata, "labels": labels}}}
    run = submit(db, data, "", pace)
    uri = f"{run['metadata']['project']}@{run['metadata']['uid']}#0"
    _change(db, row, {"last_run_uri": uri})
    return run


def due_schedules(db: Transaction) -> list[tuple[str, str]]:
    """Return project and name of the schedules whose next time has come."""
    rows = db.rows(
        "SELECT project, name FROM schedules WHERE json_extract(body, '$.next_run_time') <= ? "
        "ORDER BY id",
        (db.now.isoformat(),),
    )
    return [(row["project"], row["name"]) for row in rows]


def set_next_time(db: Transaction, project: str, name: str) -> None:
    """Set the next time of a schedule that is due."""
    row = _find(db, project, name)
    after = db.now + timedelta(microseconds=1)  # not this moment again
    due = next_run_time(load(row["body"])["cron_trigger"], after)
    _change(db, row, {"next_run_time": _iso(due)})


def invoke_due_schedule(db: Transaction, project: str, name: str, pace: Pace) -> None:
    """Submit the job of a schedule, unless as many of its runs are active as it allows."""
    limit = load(_find(db, project, name)["body"]).get("concurrency_limit") or _DEFAULT_CONCURRENCY
    filters = RunFilter(project=project, labels=[f"{SCHEDULE_LABEL}={name}"], states=ACTIVE_STATES)
    active = len(list_runs(db, filters))
    if active >= limit:
        raise Conflict(f"{active} of its runs are active, its limit is {limit}")
    invoke_schedule(db, project, name, pace)


def schedule_submission(db: Transaction, data: Object) -> Object:
    """Store the schedule of a submission; return the object that takes the place of its run.

    From 1.x on it contains the text of the schedule, and an older schedule of the name changes.
    """
    task, schedule = data["task"], data["schedule"]
    project, name = dig(task, "metadata", "project"), dig(task, "metadata", "name")
    if not project or not name:
        raise RequestRefused("runtime error: a scheduled task needs a name and a project")
    conceal_in_task(db.secrets, project, task)
    kept = data if db.release >= STRICT else {k: v for k, v in data.items() if k != "schedule"}
    body = {
        "name": name,
        "kind": "job",
        "scheduled_object": kept,
        "cron_trigger": schedule,
        "labels": dig(task, "metadata", "labels"),
    }
    scheduled = {"schedule": schedule, "project": project, "name": name}
    if db.release < STRICT:
        create_schedule(db, project, body)
        return scheduled
    query = "SELECT 1 FROM schedules WHERE project = ? AND name = ?"
    exists = db.row(query, (project, name)) is not None
    if exists:
        update_schedule(db, project, name, body)
    else:
        create_schedule(db, project, body)
    if db.release < (1, 5):
        return scheduled
    return {**scheduled, "action": "modified" if exists else "created"}
