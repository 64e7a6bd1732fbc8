"""Alerts, what sets them off, and when that happened. All of it needs MLRun 1.7 or newer."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mlrun_api.api import alerts

from .._transport.arguments import (
    Body,
    as_dict,
    filled_text,
    given_number,
    given_text,
    is_set,
    iso_time,
    strings,
    whole_number,
)
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError
from ._bodies import check_fields, listed
from ._sending import Sender, next_token

if TYPE_CHECKING:
    from .. import types


class Alerts(Sender):
    def generate_event(self, name: str, event_data: types.Event | Body, project: str = "") -> None:
        """Report an event; the alerts of the project that wait for it count it.

        It is not sent again after a lost response, which could count it twice.

        Operation: generate_event.

        Args:
            name: the event's name, which is its kind, such as "data-drift-detected" or "failed".
            event_data: the event: its ``kind``, the ``entity`` that it happened to (kind, project
                and one id) and a ``value_dict``.
            project: the project.
        """
        body = as_dict("event_data", event_data)
        self._do(alerts.generate_event(self._project(project), name, body=body))

    def store_alert_config(
        self,
        alert_name: str,
        alert_data: types.AlertConfig | Body,
        project: str = "",
        force_reset: bool = False,
    ) -> types.AlertConfigRecord:
        """Create or replace an alert, and return it as stored.

        Operation: store_alert.

        Args:
            alert_name: the alert's name.
            alert_data: the alert: a dict or an object with to_dict(). It needs a severity,
                entities, a trigger and at least one notification. Its name and project are filled
                in; a different one is refused.
            project: the project.
            force_reset: reset the alert even if its trigger is unchanged. Needs MLRun 1.8 or newer.
        """
        body = {
            name: value
            for name, value in as_dict("alert_data", alert_data).items()
            if value is not None and name != "id"
        }
        project = self._project(filled_text("project", project) or body.get("project"))
        known = {"name": alert_name, "project": project}
        check_fields("alert_data", body, known)
        body |= known
        body["notifications"] = listed("alert_data.notifications", body.get("notifications"))
        for name in ("entities", "notifications"):
            if body.get(name) in (None, {}, []):
                raise MLRunInvalidArgumentError(f"alert_data must have {name}")
        force = "yes" if is_set(force_reset) else UNSET
        return self._send(alerts.store_alert(project, alert_name, body=body, force_reset=force))

    def get_alert_config(self, alert_name: str, project: str = "") -> types.AlertConfigRecord:
        """Return an alert, with its state and count.

        Operation: get_alert.

        Args:
            alert_name: the alert's name.
            project: the project.

        Raises:
            MLRunNotFoundError: there is no such alert.
        """
        return self._send(alerts.get_alert(self._project(project), alert_name))

    def list_alerts_configs(
        self, project: str = "", limit: int | None = None, offset: int | None = None
    ) -> list[types.AlertConfigRecord]:
        """Return the alerts of a project.

        Operation: list_alerts.

        Args:
            project: the project; "*" for those of all.
            limit: at most N alerts. Default: all, from all pages.
            offset: number of alerts to skip.
        """
        wanted = None if limit is None else whole_number("limit", limit, least=1)
        skip = 0 if offset is None else whole_number("offset", offset)
        name = self._project(project)
        if wanted is not None and self._has_pages:
            page = alerts.list_alerts(name, page_size=wanted, offset=given_number("offset", offset))
            return self._send(page, into=_found)[0]
        found, more = self._send(alerts.list_alerts(name), into=_found)
        if more:
            found = self._every_page("alerts", alerts.list_alerts, {"project": name})
        return list(found[skip : None if wanted is None else skip + wanted])

    def delete_alert_config(self, alert_name: str, project: str = "") -> None:
        """Delete an alert.

        Operation: delete_alert.

        Args:
            alert_name: the alert's name.
            project: the project.
        """
        self._send(alerts.delete_alert(self._project(project), alert_name))

    def reset_alert_config(self, alert_name: str, project: str = "") -> None:
        """Reset an alert: its state becomes "inactive" and it counts from 0.

        Operation: reset_alert.

        Args:
            alert_name: the alert's name.
            project: the project.
        """
        self._do(alerts.reset_alert(self._project(project), alert_name))

    def get_alert_template(self, template_name: str) -> types.AlertTemplateRecord:
        """Return a template of alerts.

        Operation: get_alert_template.

        Args:
            template_name: the template's name.

        Raises:
            MLRunNotFoundError: there is no such template.
        """
        return self._send(alerts.get_alert_template(template_name))

    def list_alert_templates(self) -> list[types.AlertTemplateRecord]:
        """Return the templates of alerts: those of the server and those that were stored.

        Operation: list_alert_templates.
        """
        return self._send(alerts.list_alert_templates())

    def list_alert_activations(
        self,
        project: str | None = None,
        name: str | None = None,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        entity: str | None = None,
        severity: str | Iterable[str] | None = None,
        entity_kind: str | None = None,
        event_kind: str | None = None,
    ) -> types.AlertActivationList:
        """Return the times that alerts were set off, complete. Needs MLRun 1.8 or newer.

        Operation: list_alert_activations.

        Args:
            project: the project; "*" for those of all.
            name: the alert's name; ``"~text"`` matches names that contain the text.
            since: then or later: a datetime, a date or ISO 8601.
            until: then or earlier.
            entity: id of the entity; ``"~text"`` matches ids that contain the text.
            severity: "low", "medium" or "high", one or several.
            entity_kind: kind of the entity, such as "job".
            event_kind: kind of the event, such as "failed".

        Returns:
            A dict whose ``activations`` is the list.
        """
        filters = self._activation_filters(
            project, name, since, until, entity, severity, entity_kind, event_kind
        )
        found = self._every_page("activations", alerts.list_alert_activations, filters)
        return {"activations": found, "pagination": None}

    def paginated_list_alert_activations(
        self,
        project: str | None = None,
        name: str | None = None,
        since: datetime.date | str | None = None,
        until: datetime.date | str | None = None,
        entity: str | None = None,
        severity: str | Iterable[str] | None = None,
        entity_kind: str | None = None,
        event_kind: str | None = None,
        *,
        page: int | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> tuple[types.AlertActivationList, str | None]:
        """Return one page of the times that alerts were set off, and the token of the next page.

        Needs MLRun 1.8 or newer. Operation: list_alert_activations.

        Args:
            project, name, since, until, entity: as in ``list_alert_activations``.
            severity, entity_kind, event_kind: as in ``list_alert_activations``.
            page: number of the page, from 1. Default: 1, or with a token the next one.
            page_size: items per page, at least 1. Default: 200.
            page_token: token that was returned with the page before.

        Raises:
            MLRunNotFoundError: the token is unknown or has expired.
        """
        filters = self._activation_filters(
            project, name, since, until, entity, severity, entity_kind, event_kind
        )
        build = alerts.list_alert_activations
        found, token = self._one_page("activations", build, filters, page, page_size, page_token)
        return {"activations": found, "pagination": None}, token

    def get_alert_activation(self, project: str, activation_id: int) -> types.AlertActivation:
        """Return one time that an alert was set off. Needs MLRun 1.8 or newer.

        Operation: get_alert_activation.

        Args:
            project: the project.
            activation_id: the activation's id.

        Raises:
            MLRunNotFoundError: there is no such activation.
        """
        number = whole_number("activation_id", activation_id)
        return self._send(alerts.get_alert_activation(self._project(project), number))

    def store_alert_notifications(
        self,
        session: object,
        notification_objects: object,
        alert_id: str,
        project: str,
        mask_params: bool = True,
    ) -> None:
        """Do nothing but warn: the official interface has it for the server's own code.

        The notifications of an alert are stored with it, by ``store_alert_config``.

        Operation: none.

        Args:
            session, notification_objects, alert_id, project, mask_params: not used.
        """
        warnings.warn(
            "store_alert_notifications stores nothing; use store_alert_config", stacklevel=2
        )

    def _activation_filters(
        self,
        project: str | None,
        name: str | None,
        since: datetime.date | str | None,
        until: datetime.date | str | None,
        entity: str | None,
        severity: str | Iterable[str] | None,
        entity_kind: str | None,
        event_kind: str | None,
    ) -> dict[str, Any]:
        return {
            "project": self._project(project),
            "name": given_text("name", name),
            "since": iso_time("since", since),
            "until": iso_time("until", until),
            "entity": given_text("entity", entity),
            "severity": strings("severity", severity),
            "entity_kind": given_text("entity_kind", entity_kind),
            "event_kind": given_text("event_kind", event_kind),
        }


def _found(response: Any) -> tuple[list[Any], bool]:
    """Return the alerts of a response, and whether there are more; 1.7 returns a list."""
    if isinstance(response, list):
        found, token = response, ""
    else:
        found, token = response["alerts"] or [], next_token(response)
    if not all(isinstance(each, dict) for each in found):
        raise TypeError("an alert is not an object")
    return found, bool(token)
