"""Alerts, their templates, and events as objects: validation and defaults."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from mlrun_db.server.rules.errors import (
    BadRequest,
    InvalidInput,
    PreconditionFailed,
    not_a_member,
)
from mlrun_db.server.rules.fields import Fields, text_list
from mlrun_db.server.rules.notifications import parse_notifications
from mlrun_db.server.storage.documents import Object

JOB = "job"
ENDPOINT = "model-endpoint-result"
APPLICATION = "model-monitoring-application"
INFRA = "model-monitoring-infra"
LAG = "model-monitoring-lag-detected"
_NEWER = (INFRA, LAG)  # came after 1.7
FAILED = "failed"
ENTITY_KINDS = (ENDPOINT, APPLICATION, INFRA, JOB)
# Kind of an event: kind of the entity that it happens to.
EVENTS = {
    **{
        f"{subject}-{certainty}": ENDPOINT
        for subject in (
            *("data-drift", "concept-drift", "model-performance", "system-performance"),
            "mm-app-anomaly",
        )
        for certainty in ("detected", "suspected")
    },
    "mm-app-failed": APPLICATION,
    LAG: INFRA,
    FAILED: JOB,
}
SEVERITIES = ("low", "medium", "high")
AUTO, MANUAL = "auto", "manual"
MAX_COUNT = 100
ANY_ID = "*"
_NAME = re.compile(r"[a-zA-Z0-9-]+")
_NOTIFICATION_KINDS = ("git", "slack", "webhook")

_PERIOD = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*([a-z]*)")
_SECONDS = {
    **dict.fromkeys(("", "s", "sec", "secs", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hour", "hours"), 3600),
    **dict.fromkeys(("d", "day", "days"), 24 * 3600),
    **dict.fromkeys(("w", "week", "weeks"), 7 * 24 * 3600),
    **dict.fromkeys(("y", "year", "years"), 365 * 24 * 3600),
}
_LONGEST = 100 * 365 * 24 * 3600  # seconds

_ENTITY = Fields(required=("kind", "project", "ids"), texts=("project",))
_TRIGGER = Fields(texts=("prometheus_alert",))
_CRITERIA = Fields(integers=("count",), texts=("period",))
_ALERT = Fields(
    required=("project", "name", "summary", "severity", "entities", "trigger", "notifications"),
    texts=("project", "name", "description", "summary", "cooldown_period"),
    lists=("notifications",),
    choices={"severity": SEVERITIES, "reset_policy": (MANUAL, AUTO)},
)
_NOTIFICATION = Fields(
    required=("notification",), objects=("notification",), texts=("cooldown_period",)
)
_TEMPLATE = Fields(
    required=("template_name", "severity", "trigger"),
    texts=("template_name", "template_description", "summary", "cooldown_period"),
    not_null=("system_generated",),
    flags=("system_generated",),
    integers=("template_id",),
    choices={"severity": SEVERITIES, "reset_policy": (MANUAL, AUTO)},
)
_EVENT = Fields(required=("kind", "entity"), texts=("timestamp",), objects=("value_dict",))


def period(text: str) -> timedelta | None:
    """Return a period such as ``10m`` or ``1.5 hours``, or None when it is not one."""
    match = _PERIOD.fullmatch(text.strip().lower())
    seconds = float(match[1]) * _SECONDS.get(match[2], 2 * _LONGEST) if match else 2 * _LONGEST
    return timedelta(seconds=seconds) if seconds <= _LONGEST else None


def _check_period(text: str | None, what: str, name: str) -> None:
    if text is not None and period(text) is None:
        raise BadRequest(f"Invalid {what} ({text}) specified for alert {name}")


def _check_kind(value: Any, kinds: Iterable[str], newer: bool, *location: str | int) -> None:
    known = tuple(kind for kind in kinds if newer or kind not in _NEWER)
    if value not in known:
        raise not_a_member(location, known)


def _entity(value: Any, newer: bool, *location: str | int) -> Object:
    entity = _ENTITY.check(value, *location)
    _check_kind(entity["kind"], ENTITY_KINDS, newer, *location, "kind")
    ids = text_list(entity["ids"], *location, "ids")
    if len(ids) != 1:
        limit, name = ("at least", "min") if not ids else ("at most", "max")
        message = f"ensure this value has {limit} 1 items"
        raise InvalidInput((*location, "ids"), message, f"value_error.list.{name}_items")
    return entity


def _trigger(value: Any, newer: bool) -> Object:
    location = ("body", "trigger")
    trigger = _TRIGGER.check(value, *location)
    events = text_list(trigger.get("events"), *location, "events")
    for number, event in enumerate(events):
        _check_kind(event, EVENTS, newer, *location, "events", number)
    return {"prometheus_alert": None, **trigger, "events": events}


def _criteria(value: Any, name: str) -> Object | None:
    if value is None:
        return None
    criteria = _CRITERIA.check(value, "body", "criteria")
    if (criteria.get("count") or 1) >= MAX_COUNT:
        raise PreconditionFailed(f"Maximum criteria count exceeded: {criteria['count']}")
    _check_period(criteria.get("period"), "period", name)
    return {"period": None, **criteria, "count": criteria.get("count") or 1}


def parse_alert(body: Object, project: str, name: str, *, newer: bool) -> Object:
    """Validate an alert and return it with its defaults.

    Args:
        body: the alert as sent.
        project: the project in the path.
        name: the name in the path.
        newer: whether what came with 1.8 is known.
    """
    alert = _ALERT.check(body, "body")
    alert["entities"] = _entity(alert["entities"], newer, "body", "entities")
    alert["trigger"] = _trigger(alert["trigger"], newer)
    if not alert["notifications"]:
        message = "ensure this value has at least 1 items"
        raise InvalidInput(("body", "notifications"), message, "value_error.list.min_items")
    if not _NAME.fullmatch(alert["name"]):
        raise BadRequest(
            f"Invalid alert name '{alert['name']}': only letters, digits and hyphens are allowed"
        )
    if alert["name"] != name:
        raise BadRequest(f"Alert name mismatch for alert {name}. Provided {alert['name']}")
    for given in (alert["project"], alert["entities"]["project"]):
        if given != project:
            raise BadRequest(f"alert {name} of project {project} is for project {given}")
    alert["criteria"] = _criteria(alert.get("criteria") or {}, name)
    alert["notifications"] = _notifications(alert["notifications"], name)
    alert["reset_policy"] = alert.get("reset_policy") or AUTO
    alert["description"] = alert.get("description") or ""
    if newer:
        _check_period(alert.get("cooldown_period"), "cooldown_period", name)
        alert.setdefault("cooldown_period", None)
    return alert


def _notifications(values: list[Any], name: str) -> list[Object]:
    location = ("body", "notifications")
    given = [_NOTIFICATION.check(each, *location, number) for number, each in enumerate(values)]
    parsed = parse_notifications([each["notification"] for each in given], *location)
    for notification, each in zip(parsed, given, strict=True):
        if notification["kind"] not in _NOTIFICATION_KINDS:
            raise BadRequest(f"Unsupported notification ({notification['kind']}) for alert {name}")
        _check_period(each.get("cooldown_period"), "cooldown_period", name)
    return [
        {"notification": notification, "cooldown_period": each.get("cooldown_period")}
        for notification, each in zip(parsed, given, strict=True)
    ]


def parse_template(body: Object, name: str, *, newer: bool) -> Object:
    """Validate a template and return it with its defaults."""
    template = _TEMPLATE.check(body, "body")
    if template["template_name"] != name:
        raise BadRequest(f"the template is named {template['template_name']}, not {name}")
    return {
        **{"template_description": None, "summary": None, "system_generated": False},
        **template,
        "trigger": _trigger(template["trigger"], newer),
        "criteria": _criteria(template.get("criteria"), name),
        "reset_policy": template.get("reset_policy") or AUTO,
    }


def parse_event(body: Object, project: str, *, newer: bool) -> Object:
    """Validate an event of a project and return it."""
    event = _EVENT.check(body, "body")
    _check_kind(event["kind"], EVENTS, newer, "body", "kind")
    event["entity"] = _entity(event["entity"], newer, "body", "entity")
    if event["entity"]["project"] != project:
        raise BadRequest(f"the event is of project {event['entity']['project']}, not of {project}")
    if event["entity"]["kind"] != EVENTS[event["kind"]]:
        raise BadRequest(
            f"an event {event['kind']} happens to a {EVENTS[event['kind']]}, "
            f"not to a {event['entity']['kind']}"
        )
    return event


def matches(alert: Object, entity_id: str) -> bool:
    """Return whether an alert is for an entity."""
    ids = alert["entities"]["ids"]
    return ANY_ID in ids or entity_id in ids
