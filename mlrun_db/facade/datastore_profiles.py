"""Datastore profiles: named connections to data stores. They need MLRun 1.5 or newer."""

from __future__ import annotations

import ast
import base64
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import datastore_profiles

from .._transport.arguments import Body, as_dict
from ._bodies import check_fields
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types

_STORED = ("name", "type", "object", "private", "project")


class DatastoreProfiles(Sender):
    def list_datastore_profiles(self, project: str) -> list[dict[str, Any]]:
        """Return the datastore profiles of a project, of all types, without their private parts.

        They have the fields that ``get_datastore_profile`` returns.

        Operation: list_datastore_profiles.

        Args:
            project: the project.
        """
        return self._send(
            datastore_profiles.list_datastore_profiles(self._project(project)),
            into=lambda profiles: [_readable(profile) for profile in profiles],
        )

    def get_datastore_profile(self, name: str, project: str) -> dict[str, Any]:
        """Return a datastore profile, without its private part.

        ``profile["endpoint_url"]`` and the like are what its ``object`` holds, for any type; the
        fields ``name``, ``type``, ``object`` and ``project`` are as stored.

        Operation: get_datastore_profile.

        Args:
            name: the profile's name.
            project: the project.

        Raises:
            MLRunNotFoundError: there is no such profile.
        """
        return self._send(
            datastore_profiles.get_datastore_profile(self._project(project), name), into=_readable
        )

    def store_datastore_profile(self, profile: types.DatastoreProfile | Body, project: str) -> None:
        """Create or replace a datastore profile.

        Operation: store_datastore_profile.

        Args:
            profile: ``name``, ``type``, ``object`` (the public part) and ``private``, both JSON
                texts of one object whose values are base64 texts. A ``project`` is filled in; a
                different one is refused. What ``get_datastore_profile`` adds is left out.
            project: the project. A private part is kept as a secret of it.
        """
        body = as_dict("profile", profile)
        project = self._project(project)
        check_fields("profile", body, {"project": project})
        added = _public_fields(body).keys() - _STORED
        body = {key: value for key, value in body.items() if key not in added}
        body["project"] = project
        self._do(datastore_profiles.store_datastore_profile(project, body=body))

    def delete_datastore_profile(self, name: str, project: str) -> None:
        """Delete a datastore profile with its private part.

        Operation: delete_datastore_profile.

        Args:
            name: the profile's name.
            project: the project.
        """
        self._do(datastore_profiles.delete_datastore_profile(self._project(project), name))


def _readable(profile: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored profile with the fields of its public part, which do not replace its own."""
    return {**_public_fields(profile), **profile}


def _public_fields(profile: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the public part holds; nothing when it has another form."""
    try:
        fields = json.loads(profile.get("object") or "{}")
        return {
            name: _value(base64.b64decode(text, validate=True).decode())
            for name, text in fields.items()
        }
    except (AttributeError, TypeError, ValueError):
        return {}


def _value(text: str) -> Any:
    """Return a value from its Python text, such as 6379 or True; other texts are as they are."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text
