"""Notifications of runs, schedules, pipelines and alerts: checked, recorded, and queued to be sent.

Their secret parameters are kept with the secrets of the project, under a name that takes their
place in the object.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from mlrun_db.server.rules.errors import InvalidArgument, InvalidInput, not_a_member
from mlrun_db.server.rules.fields import Fields, text_list
from mlrun_db.server.storage.documents import Object, as_text, dig, dump, ensure_object
from mlrun_db.server.storage.outbox import Outgoing
from mlrun_db.server.storage.secret_box import SecretBox, SecretScope
from mlrun_db.server.storage.store import Transaction

MAIL = "mail"  # came with 1.8
KINDS = ("console", "git", "ipython", "slack", MAIL, "webhook")
SEVERITIES = ("info", "debug", "verbose", "warning", "error")
PENDING, SENT, ERROR = STATUSES = ("pending", "sent", "error")
NOT_SENT = "this server sends no notifications"
MAX_PARAMS = 900 * 1024  # characters of the secret parameters of one notification, as JSON
INTERNAL = "internal"  # the provider of secrets that no request can list or read
REDACTED = "REDACTED"

_SENT_KINDS = ("git", "slack", MAIL, "webhook")  # the others are for notebooks and terminals
_MESSAGES = {"completed": "Run completed", "error": "Run failed", "aborted": "Run aborted"}

_FIELDS = Fields(
    required=("kind", "name"),
    texts=("name", "message", "condition", "sent_time", "reason"),
    objects=("params", "secret_params"),
    choices={"kind": KINDS, "severity": SEVERITIES, "status": STATUSES},
)
# The parameters without which a kind cannot be sent; one of each group is enough.
_NEEDED = {
    "slack": (("webhook",),),
    "webhook": (("url",),),
    "git": (("repo",), ("token", "GIT_TOKEN", "GITHUB_TOKEN")),
}


@dataclass(frozen=True)
class Outcome:
    """What came of a notification.

    Attributes:
        name: of the notification.
        time: when it was sent, or could not be.
        reason: why it was not sent; empty when it was.
    """

    name: str
    time: str
    reason: str

    @property
    def status(self) -> Object:
        """The status of the notification."""
        status = ERROR if self.reason else SENT
        sent_time = None if self.reason else self.time
        return {"status": status, "sent_time": sent_time, "reason": self.reason or None}


def parse_notifications(
    values: Any, *location: str | int, mail: bool = True, needs_params: bool = True
) -> list[Object]:
    """Validate notifications and return them with every field that they have when stored.

    Args:
        values: the list; None is an empty one.
        location: where it is in the request.
        mail: whether the kind of that name is known, as from 1.8 on.
        needs_params: whether they must have the parameters of their kind, as from 1.7 on.
    """
    if not isinstance(values, list | None):
        raise InvalidInput(location, "value is not a valid list", "type_error.list")
    found = [
        _parse(value, (*location, number), mail, needs_params)
        for number, value in enumerate(values or [])
    ]
    names = [notification["name"] for notification in found]
    if len(names) != len(set(names)):
        raise InvalidArgument("Notification names must be unique")
    return found


def _parse(value: Any, location: tuple[str | int, ...], mail: bool, needs_params: bool) -> Object:
    given = _FIELDS.check(value, *location)
    if given["kind"] == MAIL and not mail:
        raise not_a_member((*location, "kind"), tuple(kind for kind in KINDS if kind != MAIL))
    when = text_list(given.get("when"), *location, "when")
    secret = given.get("secret_params") or {}
    if len(dump(secret)) > MAX_PARAMS:
        raise InvalidArgument("Notification params size exceeds max size of 1 MB")
    if needs_params:
        _check_params(given["kind"], given["name"], secret, given.get("params") or {})
    known_fields: Object = {
        **{"kind": given["kind"], "name": given["name"], "message": given.get("message") or ""},
        **{"severity": given.get("severity") or "info", "when": when or ["completed"]},
        "condition": given.get("condition") or "",
        "params": given.get("params"),
        "secret_params": given.get("secret_params"),
    }
    return {key: value for key, value in known_fields.items() if value not in (None, {})}


def _check_params(kind: str, name: str, secret: Object, params: Object) -> None:
    if secret.get("secret"):  # masked already
        if len(secret) > 1:
            raise InvalidArgument("secret_params with 'secret' cannot have other keys")
        return
    if not secret and not params:
        raise InvalidArgument(
            f"notification {name}: params and secret_params are empty, one of them is needed"
        )
    given = {**secret, **params}
    for group in _NEEDED.get(kind, ()):
        if not any(given.get(key) for key in group):
            raise InvalidArgument(f"notification {name} of kind {kind} needs {group[0]!r}")


def conceal(box: SecretBox, project: str, notification: Object) -> Object:
    """Keep the secret parameters with the secrets of the project, and return the rest."""
    secret = notification.get("secret_params")
    if not isinstance(secret, dict) or not secret or "secret" in secret:
        return notification
    digest = hashlib.sha224(dump(sorted(secret.items())).encode()).hexdigest()
    name = f"mlrun.notifications.{digest}"
    box.put(SecretScope(INTERNAL, project=project), {name: secret})
    return {**notification, "secret_params": {"secret": name}}


def status_of(notifications: list[Object]) -> Object:
    """Return the status of new notifications by name."""
    return {
        notification["name"]: {"status": PENDING, "sent_time": None, "reason": None}
        for notification in notifications
    }


def queue_due(db: Transaction, project: str, uid: str, run: Object) -> None:
    """Queue the notifications that are due in the state of a run, and record them in the run."""
    state, statuses = dig(run, "status", "state"), dig(run, "status", "notifications")
    notifications = dig(run, "spec", "notifications")
    statuses = {**statuses} if isinstance(statuses, dict) else {}
    for each in notifications if isinstance(notifications, list) else []:
        name, when = dig(each, "name"), dig(each, "when")
        if not (isinstance(name, str) and isinstance(when, list) and state in when):
            continue
        statuses[name] = {"status": PENDING, "sent_time": None, "reason": NOT_SENT}
        if db.sends and each.get("kind") in _SENT_KINDS:
            condition = each.get("condition") if state == "completed" else ""
            if condition not in (None, "", "True"):
                reason = f"the condition {condition!r} is not True"
                statuses[name] = Outcome(name, "", reason).status
                continue
            statuses[name]["reason"] = None
            text = _message(each, _MESSAGES.get(as_text(state), f"Run {state}"))
            queue(db, project, ("run", project, uid), each, text, runs=[run])
    ensure_object(run, "status")["notifications"] = statuses


def _message(notification: Object, text: str) -> str:
    return ": ".join(filter(None, [text, as_text(notification.get("message"))]))


def queue(
    db: Transaction,
    project: str,
    target: tuple[str, ...],
    notification: Object,
    message: str,
    *,
    runs: Iterable[Object] = (),
    alert: Object | None = None,
) -> None:
    """Queue a notification, whose outcome ``target`` records."""
    severity = as_text((alert or notification).get("severity")) or "info"
    db.outgoing.append(
        Outgoing(
            project, target, notification, message, severity, tuple(map(deepcopy, runs)), alert
        )
    )


def conceal_in_task(box: SecretBox, project: str, task: Object) -> None:
    """Keep the secret parameters in a task, which may be of any form, with the secrets."""
    for notification, spec, number in _notifications(task):
        spec[number] = conceal(box, project, notification)


def statuses_in_task(task: Object) -> Object:
    """Return the status of the notifications in a task, which may be of any form, by name."""
    found = (notification for notification, _, _ in _notifications(task))
    return status_of([each for each in found if isinstance(each.get("name"), str)])


def keep(run: Object, older: Object | None) -> None:
    """Fill in the notifications that a run had: whoever stores it again does not change them."""
    for part in ("spec", "status"):
        kept = dig(older, part, "notifications")
        if kept is not None:
            ensure_object(run, part).setdefault("notifications", kept)


def redact_in_run(run: Object) -> None:
    """Overwrite the secret parameters in a run that a client stores."""
    for notification, spec, number in _notifications(run):
        secret = notification.get("secret_params")
        if isinstance(secret, dict) and "secret" not in secret:
            spec[number] = {**notification, "secret_params": dict.fromkeys(secret, REDACTED)}


def _notifications(task: Object) -> list[tuple[Object, list[Any], int]]:
    """Return the notifications of a task, each with its place."""
    found = dig(task, "spec", "notifications")
    values = found if isinstance(found, list) else []
    return [(value, values, at) for at, value in enumerate(values) if isinstance(value, dict)]
