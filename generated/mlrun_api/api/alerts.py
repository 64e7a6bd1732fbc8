# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations tagged "alerts": each returns a request, to be sent by a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_db._transport.request import (
    UNSET,
    Request,
    Unset,
    fill_path,
    read_json,
    read_list,
    read_nothing,
    read_object,
)

if TYPE_CHECKING:
    from .. import types


def delete_alert(
    project: str,
    alert: str,
) -> Request[None]:
    """Delete an alert.


    DELETE /api/projects/{project}/alerts/{alert}

    Returns 204 even when there is nothing to delete.

    Args:
        project: Name of the project.
        alert: Name of the alert.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "alert": alert,
    }
    return Request(
        "delete_alert",
        "DELETE",
        fill_path("/api/projects/{project}/alerts/{alert}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def delete_alert_template(
    template: str,
) -> Request[None]:
    """Delete a template of alerts.


    DELETE /api/alert-templates/{template}

    Templates of the server cannot be deleted.

    Args:
        template: Name of the template.
    """
    path_values: dict[str, Any] = {
        "template": template,
    }
    return Request(
        "delete_alert_template",
        "DELETE",
        fill_path("/api/alert-templates/{template}", path_values),
        read_nothing,
        path_values=path_values,
        idempotent=True,
    )


def generate_event(
    project: str,
    event: str,
    *,
    body: Mapping[str, Any],
) -> Request[Any]:
    """Report an event.


    POST /api/projects/{project}/events/{event}

    Alerts that wait for it count it. Servers without alerts ignore it.

    Args:
        project: Name of the project.
        event: Name of the event; its kind.
        body: Something that has happened to an entity.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "event": event,
    }
    return Request(
        "generate_event",
        "POST",
        fill_path("/api/projects/{project}/events/{event}", path_values),
        read_json,
        path_values=path_values,
        body=body,
        idempotent=False,
    )


def get_alert(
    project: str,
    alert: str,
) -> Request[types.AlertConfigRecord]:
    """Read an alert.


    GET /api/projects/{project}/alerts/{alert}

    Returns 404 when it does not exist.

    Args:
        project: Name of the project.
        alert: Name of the alert.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "alert": alert,
    }
    return Request(
        "get_alert",
        "GET",
        fill_path("/api/projects/{project}/alerts/{alert}", path_values),
        read_object(
            {
                "name": object,
                "severity": object,
                "entities": dict,
                "trigger": dict,
                "notifications": [dict],
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_alert_activation(
    project: str,
    activation_id: int,
) -> Request[types.AlertActivation]:
    """Read an activation of an alert.


    GET /api/projects/{project}/alert-activations/{activation_id}

    Returns 404 when it does not exist.

    Args:
        project: Name of the project.
        activation_id: Id of the activation.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "activation_id": activation_id,
    }
    return Request(
        "get_alert_activation",
        "GET",
        fill_path("/api/projects/{project}/alert-activations/{activation_id}", path_values),
        read_object(
            {
                "id": object,
                "name": object,
                "project": object,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def get_alert_template(
    template: str,
) -> Request[types.AlertTemplateRecord]:
    """Read a template of alerts.


    GET /api/alert-templates/{template}

    Returns 404 when it does not exist.

    Args:
        template: Name of the template.
    """
    path_values: dict[str, Any] = {
        "template": template,
    }
    return Request(
        "get_alert_template",
        "GET",
        fill_path("/api/alert-templates/{template}", path_values),
        read_object(
            {
                "template_name": object,
                "severity": object,
                "trigger": dict,
            },
        ),
        path_values=path_values,
        idempotent=True,
    )


def list_activations_of_alert(
    project: str,
    alert: str,
    *,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    entity: str | Unset = UNSET,
    severity: list[str] | Unset = UNSET,
    entity_kind: str | Unset = UNSET,
    event_kind: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Request[types.AlertActivationList]:
    """List the activations of an alert.


    GET /api/projects/{project}/alerts/{alert}/activations

    An activation must match every filter.

    Args:
        project: Name of the project.
        alert: Name of the alert.
        since: Only activations then or later. Default: no filter.
        until: Only activations then or earlier. Default: no filter.
        entity: Id of the entity; `~text` matches ids that contain it. Default: all.
        severity: Severities, repeated: low, medium or high. Default: all.
        entity_kind: Kind of the entity. Default: all.
        event_kind: Kind of the event. Default: all.
        page: Number of the page, from 1. Default: the whole list.
        page_size: Number of items on a page. Default: the whole list.
        page_token: Token returned with the previous page. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "alert": alert,
    }
    return Request(
        "list_activations_of_alert",
        "GET",
        fill_path("/api/projects/{project}/alerts/{alert}/activations", path_values),
        read_object(
            {
                "activations": [dict],
            },
        ),
        path_values=path_values,
        params={
            "since": since,
            "until": until,
            "entity": entity,
            "severity": severity,
            "entity-kind": entity_kind,
            "event-kind": event_kind,
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
        },
        idempotent=True,
    )


def list_alert_activations(
    project: str,
    *,
    name: str | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    entity: str | Unset = UNSET,
    severity: list[str] | Unset = UNSET,
    entity_kind: str | Unset = UNSET,
    event_kind: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Request[types.AlertActivationList]:
    """List the activations of alerts.


    GET /api/projects/{project}/alert-activations

    Project `*` lists those of all projects. An activation must match every filter.

    Args:
        project: Name of the project.
        name: Name of the alert; `~text` matches names that contain it. Default: all.
        since: Only activations then or later. Default: no filter.
        until: Only activations then or earlier. Default: no filter.
        entity: Id of the entity; `~text` matches ids that contain it. Default: all.
        severity: Severities, repeated: low, medium or high. Default: all.
        entity_kind: Kind of the entity. Default: all.
        event_kind: Kind of the event. Default: all.
        page: Number of the page, from 1. Default: the whole list.
        page_size: Number of items on a page. Default: the whole list.
        page_token: Token returned with the previous page. Default: none.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_alert_activations",
        "GET",
        fill_path("/api/projects/{project}/alert-activations", path_values),
        read_object(
            {
                "activations": [dict],
            },
        ),
        path_values=path_values,
        params={
            "name": name,
            "since": since,
            "until": until,
            "entity": entity,
            "severity": severity,
            "entity-kind": entity_kind,
            "event-kind": event_kind,
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
        },
        idempotent=True,
    )


def list_alert_templates() -> Request[list[types.AlertTemplateRecord]]:
    """List the templates of alerts.


    GET /api/alert-templates

    Those of the server and those that were stored.
    """
    return Request(
        "list_alert_templates",
        "GET",
        "/api/alert-templates",
        read_list([dict]),
        idempotent=True,
    )


def list_alerts(
    project: str,
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Request[types.AlertListResponse | list[types.AlertConfigRecord]]:
    """List the alerts of a project.


    GET /api/projects/{project}/alerts

    1.7 returns a list, newer servers an object with its pages.

    Args:
        project: Name of the project.
        page: Number of the page, from 1. Default: the whole list.
        page_size: Number of items on a page. Default: the whole list.
        page_token: Token returned with the previous page. Default: none.
        offset: Number of alerts to skip. Default: 0.
    """
    path_values: dict[str, Any] = {
        "project": project,
    }
    return Request(
        "list_alerts",
        "GET",
        fill_path("/api/projects/{project}/alerts", path_values),
        read_json,
        path_values=path_values,
        params={
            "page": page,
            "page-size": page_size,
            "page-token": page_token,
            "offset": offset,
        },
        idempotent=True,
    )


def reset_alert(
    project: str,
    alert: str,
) -> Request[Any]:
    """Reset an alert.


    POST /api/projects/{project}/alerts/{alert}/reset

    Its state becomes inactive and its count 0.

    Args:
        project: Name of the project.
        alert: Name of the alert.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "alert": alert,
    }
    return Request(
        "reset_alert",
        "POST",
        fill_path("/api/projects/{project}/alerts/{alert}/reset", path_values),
        read_json,
        path_values=path_values,
        idempotent=True,
    )


def store_alert(
    project: str,
    alert: str,
    *,
    body: Mapping[str, Any],
    force_reset: bool | Unset | str = UNSET,
) -> Request[types.AlertConfigRecord]:
    """Create or replace an alert.


    PUT /api/projects/{project}/alerts/{alert}

    A changed trigger resets it. The secret parameters of its notifications are kept as
    secrets of the project, so servers without Kubernetes return 500.

    Args:
        project: Name of the project.
        alert: Name of the alert.
        body: An alert. Other fields are allowed.
        force_reset: Reset the alert even if its trigger is unchanged. Default: false.
    """
    path_values: dict[str, Any] = {
        "project": project,
        "alert": alert,
    }
    return Request(
        "store_alert",
        "PUT",
        fill_path("/api/projects/{project}/alerts/{alert}", path_values),
        read_object(
            {
                "name": object,
                "severity": object,
                "entities": dict,
                "trigger": dict,
                "notifications": [dict],
            },
        ),
        path_values=path_values,
        params={
            "force_reset": force_reset,
        },
        body=body,
        idempotent=True,
    )


def store_alert_template(
    template: str,
    *,
    body: Mapping[str, Any],
) -> Request[types.AlertTemplateRecord]:
    """Create or replace a template of alerts.


    PUT /api/alert-templates/{template}

    Templates of the server cannot be replaced.

    Args:
        template: Name of the template.
        body: A template of alerts.
    """
    path_values: dict[str, Any] = {
        "template": template,
    }
    return Request(
        "store_alert_template",
        "PUT",
        fill_path("/api/alert-templates/{template}", path_values),
        read_object(
            {
                "template_name": object,
                "severity": object,
                "trigger": dict,
            },
        ),
        path_values=path_values,
        body=body,
        idempotent=True,
    )
