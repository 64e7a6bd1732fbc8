"""Templates of alerts: those of the server, and stored ones, which may take their place."""

from __future__ import annotations

from mlrun_db.server.rules.alert_models import AUTO, parse_template
from mlrun_db.server.rules.errors import InvalidArgument, NotFound
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object
from mlrun_db.server.storage.store import Transaction

_KIND = "alert_template"


def _system(number: int, name: str, summary: str, severity: str, event: str) -> Object:
    return {
        "template_id": number,
        "template_name": name,
        "template_description": f"{summary}: a template for alerts",
        "system_generated": True,
        "summary": summary,
        "severity": severity,
        "trigger": {"events": [event], "prometheus_alert": None},
        "criteria": None,
        "reset_policy": AUTO,
    }


_SYSTEM = {
    template["template_name"]: template
    for template in (
        _system(1, "JobFailed", "A job failed", "medium", "failed"),
        _system(2, "DataDriftDetected", "The data of a model drift", "high", "data-drift-detected"),
        _system(
            *(3, "DataDriftSuspected", "The data of a model may drift"),
            *("medium", "data-drift-suspected"),
        ),
    )
}


def _all(db: Transaction) -> dict[str, Object]:
    stored = {each["template_name"]: each for each in named.get_all(db, _KIND, "")}
    return {**_SYSTEM, **stored}


def list_templates(db: Transaction) -> list[Object]:
    """Return all templates."""
    return list(_all(db).values())


def get_template(db: Transaction, name: str) -> Object:
    """Return a template."""
    template = _all(db).get(name)
    if template is None:
        raise NotFound(f"Alert template {name} not found")
    return template


def store_template(db: Transaction, name: str, body: Object, *, newer: bool) -> Object:
    """Create a template or replace it; return it."""
    template = parse_template(body, name, newer=newer)
    if name in _SYSTEM:
        template |= {"template_id": _SYSTEM[name]["template_id"], "system_generated": True}
    else:
        number = named.put(db, _KIND, "", name, template)
        template |= {"template_id": len(_SYSTEM) + number, "system_generated": False}
    named.put(db, _KIND, "", name, template)
    return template


def delete_template(db: Transaction, name: str) -> None:
    """Delete a template, unless it is one of the server. Nothing to delete is no error."""
    if name in _SYSTEM:
        raise InvalidArgument(f"Cannot delete the alert template {name}: it is a system template")
    named.remove(db, _KIND, "", name)
