"""Alerts, their templates, events and activations over HTTP."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.http.context import RequestContext, json_response
from mlrun_db.server.http.pages import PageSlice, list_response
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules import alert_templates as templates
from mlrun_db.server.rules import alerts as rules
from mlrun_db.server.rules.alert_models import ENTITY_KINDS, EVENTS, SEVERITIES, parse_event
from mlrun_db.server.rules.errors import InvalidInput
from mlrun_db.server.rules.fields import LARGEST_INTEGER
from mlrun_db.server.rules.names import EVERY_PROJECT
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.storage.documents import Object, dump

_ALERTS = "/projects/{project}/alerts"
_ALERT = f"{_ALERTS}/{{name}}"
_TEMPLATE = "/alert-templates/{name}"
_ACTIVATIONS = "/projects/{project}/alert-activations"


def _is_newer(context: RequestContext) -> bool:
    return context.db.release >= (1, 8)


def _check_project(context: RequestContext) -> None:
    if context.project != EVERY_PROJECT:
        get_project(context.db, context.project)


@route("PUT", _ALERT)
def store_alert(context: RequestContext) -> Object:
    """Create or replace an alert."""
    get_project(context.db, context.project)
    return rules.store_alert(
        context.db,
        context.project,
        context.name,
        context.model(),
        newer=_is_newer(context),
        force_reset=_is_newer(context) and context.query.flag("force_reset", False),
    )


@route("GET", _ALERT)
def get_alert(context: RequestContext) -> Object:
    """Return an alert."""
    get_project(context.db, context.project)
    return rules.get_alert(context.db, context.project, context.name, newer=_is_newer(context))


@route("GET", _ALERTS)
def list_alerts(context: RequestContext) -> Response:
    """List alerts: an object with pages from 1.9 on, a bare list before."""
    _check_project(context)
    if context.db.release >= (1, 9):
        return list_response(context, "alerts", _find_alerts)
    found = rules.list_alerts(context.db, context.project, newer=_is_newer(context))
    return json_response(found)


def _find_alerts(context: RequestContext, page: PageSlice) -> list[str]:
    skipped = context.query.integer("offset", minimum=0)
    limit = -1 if page.limit is None else page.limit
    found = rules.list_alerts(
        context.db, context.project, newer=True, limit=limit, offset=page.offset + skipped
    )
    return [dump(alert) for alert in found]


@route("DELETE", _ALERT)
def delete_alert(context: RequestContext) -> None:
    """Delete an alert."""
    get_project(context.db, context.project)
    rules.delete_alert(context.db, context.project, context.name)


@route("POST", f"{_ALERT}/reset")
def reset_alert(context: RequestContext) -> Response:
    """Reset an alert."""
    get_project(context.db, context.project)
    rules.reset_alert(context.db, context.project, context.name)
    return json_response(None)


@route("POST", "/projects/{project}/events/{name}")
def generate_event(context: RequestContext) -> Response:
    """Count an event."""
    get_project(context.db, context.project)
    event = parse_event(context.model(), context.project, newer=_is_newer(context))
    rules.process_event(context.db, context.project, context.name, event)
    return json_response(None)


@route("GET", "/alert-templates")
def list_alert_templates(context: RequestContext) -> list[Object]:
    """List templates."""
    return templates.list_templates(context.db)


@route("GET", _TEMPLATE)
def get_alert_template(context: RequestContext) -> Object:
    """Return a template."""
    return templates.get_template(context.db, context.name)


@route("PUT", _TEMPLATE)
def store_alert_template(context: RequestContext) -> Object:
    """Create or replace a template."""
    return templates.store_template(
        context.db, context.name, context.model(), newer=_is_newer(context)
    )


@route("DELETE", _TEMPLATE)
def delete_alert_template(context: RequestContext) -> None:
    """Delete a template."""
    templates.delete_template(context.db, context.name)


@route("GET", _ACTIVATIONS, f"{_ALERT}/activations")
def list_alert_activations(context: RequestContext) -> Response:
    """List activations, of all alerts or of one."""
    return list_response(context, "activations", _find_activations)


def _find_activations(context: RequestContext, page: PageSlice) -> list[str]:
    query = context.query
    filters = rules.ActivationFilter(
        project=context.project,
        name=context.path.get("name") or query.text("name"),
        since=query.time("since"),
        until=query.time("until"),
        entity=query.text("entity"),
        severities=query.choices("severity", SEVERITIES),
        entity_kind=query.choice("entity-kind", ENTITY_KINDS),
        event_kind=query.choice("event-kind", tuple(EVENTS)),
    )
    limit = -1 if page.limit is None else page.limit
    return rules.list_activations(context.db, filters, limit, page.offset)


@route("GET", f"{_ACTIVATIONS}/{{activation_id}}")
def get_alert_activation(context: RequestContext) -> Object:
    """Return an activation."""
    text = context.path["activation_id"]
    try:
        number = int(text) if text.isascii() else LARGEST_INTEGER + 1
    except ValueError:
        number = LARGEST_INTEGER + 1
    if abs(number) > LARGEST_INTEGER:
        location = ("path", "activation_id")
        raise InvalidInput(location, "value is not a valid integer", "type_error.integer")
    return rules.get_activation(context.db, context.project, number)
