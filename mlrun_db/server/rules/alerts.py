"""Alerts: events are counted, and set an alert off when its criteria are met.

Nothing is sent. A manual alert stays active until it is reset; an automatic one counts again.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Row

from mlrun_db.server.rules.alert_models import AUTO, FAILED, JOB, matches, parse_alert, period
from mlrun_db.server.rules.errors import NotFound, PreconditionFailed
from mlrun_db.server.rules.names import EVERY_PROJECT
from mlrun_db.server.rules.notifications import NOT_SENT, PENDING, Outcome, conceal, queue
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, load
from mlrun_db.server.storage.query import Where, in_body
from mlrun_db.server.storage.store import Transaction

_KIND = "alert"
ACTIVATION = "alert_activation"
MAX_ALERTS = 10_000
_JOB_DELAY = timedelta(seconds=30)  # that servers need to notice a failed job
# A change of any of these resets an alert.
_RESETTING = ("entities", "trigger", "criteria", "reset_policy")


def store_alert(
    db: Transaction, project: str, name: str, body: Object, *, newer: bool, force_reset: bool
) -> Object:
    """Create an alert or replace it; return it.

    Args:
        newer: whether it is as from 1.8 on: an alert whose trigger stays the same keeps its state.
        force_reset: reset it in any case.
    """
    config = parse_alert(body, project, name, newer=newer)
    config["notifications"] = [
        {**each, "notification": conceal(db.secrets, project, each["notification"])}
        for each in config["notifications"]
    ]
    older = named.get(db, _KIND, project, name)
    if older is None and db.count("SELECT count(*) FROM documents WHERE kind = ?", (_KIND,)) >= (
        MAX_ALERTS
    ):
        raise PreconditionFailed(f"Allowed number of alerts exceeded: {MAX_ALERTS}")
    now = db.now.isoformat()
    alert = {
        **(older or {"created": now, "count": 0, "active": False, "events": []}),
        **{"config": config, "updated": now},
    }
    kept = older and all(older["config"][key] == config[key] for key in _RESETTING)
    if older is None or force_reset or not newer or not kept:
        _reset(db, alert)
    return _render(alert, named.put(db, _KIND, project, name, alert), newer)


def _render(alert: Object, row_id: int, newer: bool) -> Object:
    config = alert["config"]
    notifications = [
        {
            **each,
            "notification": {
                "status": PENDING,
                **{
                    key: value
                    for key, value in each["notification"].items()
                    if key != "secret_params"
                },
            },
        }
        for each in config["notifications"]
    ]
    state = {
        "id": row_id,
        "notifications": notifications,
        "created": alert["created"],
        "state": "active" if alert["active"] else "inactive",
        "count": alert["count"],
    }
    return {**config, **state, **({"updated": alert["updated"]} if newer else {})}


def _row(db: Transaction, project: str, name: str) -> Row:
    row = db.row(
        "SELECT id, body FROM documents WHERE kind = ? AND project = ? AND name = ?",
        (_KIND, project, name),
    )
    if row is None:
        raise NotFound(f"Alert {name} for project {project} not found")
    return row


def get_alert(db: Transaction, project: str, name: str, *, newer: bool) -> Object:
    """Return an alert with its state and count."""
    row = _row(db, project, name)
    return _render(load(row["body"]), row["id"], newer)


def list_alerts(
    db: Transaction, project: str, *, newer: bool, limit: int = -1, offset: int = 0
) -> list[Object]:
    """Return the alerts of a project, or of all; a limit of -1 returns all."""
    where = Where().add("kind = ?", _KIND)
    if project != EVERY_PROJECT:
        where.add("project = ?", project)
    rows = db.rows(
        f"SELECT id, body FROM documents {where} ORDER BY id LIMIT ? OFFSET ?",
        [*where.values, limit, offset],
    )
    return [_render(load(row["body"]), row["id"], newer) for row in rows]


def delete_alert(db: Transaction, project: str, name: str) -> None:
    """Delete an alert; its activations stay. Nothing to delete is no error."""
    named.remove(db, _KIND, project, name)


def reset_alert(db: Transaction, project: str, name: str) -> None:
    """Make an alert inactive; it counts its events from 0 again."""
    alert = load(_row(db, project, name)["body"])
    _reset(db, alert)
    named.put(db, _KIND, project, name, alert)


def _reset(db: Transaction, alert: Object) -> None:
    activation = alert.pop("activation", None)
    if activation:
        project = alert["config"]["project"]
        found = named.get(db, ACTIVATION, project, activation)
        if found is not None:
            reset = {**found, "reset_time": db.now.isoformat()}
            named.put(db, ACTIVATION, project, activation, reset)
    alert |= {"active": False, "events": []}


def process_event(db: Transaction, project: str, name: str, event: Object) -> None:
    """Count an event for each alert that waits for it.

    Args:
        name: kind of the event, by which the alerts are found.
        event: the event, validated.
    """
    rows = db.rows(
        "SELECT name, body FROM documents WHERE kind = ? AND project = ? AND EXISTS (SELECT 1 FROM "
        "json_each(body, '$.config.trigger.events') AS event WHERE event.value = ?)",
        (_KIND, project, name),
    )
    for row in rows:
        alert = load(row["body"])
        if not alert["active"] and matches(alert["config"], event["entity"]["ids"][0]):
            _count(db, alert, event)
            named.put(db, _KIND, project, row["name"], alert)


def _count(db: Transaction, alert: Object, event: Object) -> None:
    config = alert["config"]
    events = [*alert["events"], db.now.isoformat()]
    length = period(config["criteria"]["period"] or "")
    if length is not None and config["criteria"]["period"]:
        delay = _JOB_DELAY if config["entities"]["kind"] == JOB else timedelta()
        first = db.now - length - delay
        events = [each for each in events if datetime.fromisoformat(each) >= first]
    alert["events"] = events
    if len(events) < config["criteria"]["count"]:
        return
    alert |= {"count": alert["count"] + 1, "active": True}
    alert["activation"] = uuid.uuid4().hex
    activation = _activation(db, config, event, len(events))
    named.put(db, ACTIVATION, config["project"], alert["activation"], activation)
    _queue_notifications(db, config, event, alert["activation"])
    if config["reset_policy"] == AUTO:
        _reset(db, alert)


def _queue_notifications(db: Transaction, config: Object, event: Object, identity: str) -> None:
    entity = event["entity"]["ids"][0]
    fields = {
        **{name: config[name] for name in ("name", "project", "severity", "summary")},
        "id": entity,
    }
    if "value_dict" in event:
        fields["value"] = event["value_dict"]
    for number, each in enumerate(config["notifications"] if db.sends else []):
        notification = each["notification"]
        text = as_text(notification.get("message")) or f"Alert {config['name']}: {entity}"
        target = ("activation", config["project"], identity, str(number))
        queue(db, config["project"], target, notification, text, alert=fields)


def record_activation_outcome(db: Transaction, identity: tuple[str, ...], outcome: Outcome) -> None:
    """Record in an activation, if it still exists, what came of a notification."""
    project, name, number = identity
    activation = named.get(db, ACTIVATION, project, name)
    if activation is not None:
        state = activation["notifications"][int(number)]
        counts = {"failed": int(bool(outcome.reason)), "succeeded": int(not outcome.reason)}
        state |= {"err": outcome.reason or None, "summary": counts}
        named.put(db, ACTIVATION, project, name, activation)


def _activation(db: Transaction, config: Object, event: Object, count: int) -> Object:
    return {
        "name": config["name"],
        "project": config["project"],
        "severity": config["severity"],
        "activation_time": db.now.isoformat(),
        "entity_id": _entity_id(event),
        "entity_kind": event["entity"]["kind"],
        "criteria": config["criteria"],
        "event_kind": event["kind"],
        "number_of_events": count,
        "notifications": [
            {
                "kind": each["notification"]["kind"],
                "err": None if db.sends else NOT_SENT,
                "summary": {"failed": 0, "succeeded": 0},
            }
            for each in config["notifications"]
        ],
        "reset_time": None,
    }


def _entity_id(event: Object) -> str:
    """Return the entity of an event; a job is followed by the uid of its run."""
    (name,), uid = event["entity"]["ids"], dig(event, "value_dict", "uid")
    return f"{name}.{uid}" if event["entity"]["kind"] == JOB and uid else as_text(name)


@dataclass(frozen=True)
class ActivationFilter:
    """Filters of a list of activations; an empty field does not filter."""

    project: str
    name: str = ""
    since: datetime | None = None
    until: datetime | None = None
    entity: str = ""
    severities: Sequence[str] = ()
    entity_kind: str = ""
    event_kind: str = ""

    def where(self) -> Where:
        """Return the filters as SQL conditions."""
        where = Where().add("kind = ?", ACTIVATION)
        if self.project != EVERY_PROJECT:
            where.add("project = ?", self.project)
        where.with_name(in_body("name"), self.name).with_name(in_body("entity_id"), self.entity)
        where.one_of(in_body("severity"), self.severities)
        where.equal(in_body("entity_kind"), self.entity_kind)
        where.equal(in_body("event_kind"), self.event_kind)
        if self.since:
            where.add(f"{in_body('activation_time')} >= ?", self.since.isoformat())
        if self.until:
            where.add(f"{in_body('activation_time')} <= ?", self.until.isoformat())
        return where


def list_activations(
    db: Transaction, filters: ActivationFilter, limit: int = -1, offset: int = 0
) -> list[str]:
    """Return activations as JSON texts, the newest first; a limit of -1 returns all."""
    where = filters.where()
    rows = db.rows(
        f"SELECT id, body FROM documents {where} ORDER BY id DESC LIMIT ? OFFSET ?",
        [*where.values, limit, offset],
    )
    return [dump({"id": row["id"], **load(row["body"])}) for row in rows]


def get_activation(db: Transaction, project: str, number: int) -> Object:
    """Return an activation."""
    where = Where().add("kind = ? AND id = ?", ACTIVATION, number)
    if project != EVERY_PROJECT:
        where.add("project = ?", project)
    row = db.row(f"SELECT id, body FROM documents {where}", where.values)
    if row is None:
        raise NotFound(f"Alert activation {number} for project {project} not found")
    return {"id": row["id"], **load(row["body"])}


def report_failed_run(db: Transaction, project: str, uid: str, run: Object) -> None:
    """Process the event of a run that is about to be stored as failed, unless it already is."""
    query = "SELECT state FROM runs WHERE project = ? AND uid = ? AND iter = 0"
    before = db.row(query, (project, uid))
    if before is None or before["state"] != "error":
        name = as_text(dig(run, "metadata", "name"))
        entity = {"kind": JOB, "project": project, "ids": [name]}
        value = {"uid": uid, "error": dig(run, "status", "error")}
        process_event(db, project, FAILED, {"kind": FAILED, "entity": entity, "value_dict": value})
