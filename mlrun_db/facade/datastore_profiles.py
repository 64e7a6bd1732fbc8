"""Datastore profiles: named connections to data stores. They need MLRun 1.5 or newer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlrun_api.api import datastore_profiles

from .._transport.arguments import Body, as_dict
from ._bodies import check_fields
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class DatastoreProfiles(Sender):
    def list_datastore_profiles(self, project: str) -> list[types.DatastoreProfileRecord]:
        """Return the datastore profiles of a project, of all types, without their private parts.

        Operation: list_datastore_profiles.

        Args:
            project: the project.
        """
        return self._send(datastore_profiles.list_datastore_profiles(self._project(project)))

    def get_datastore_profile(self, name: str, project: str) -> types.DatastoreProfileRecord:
        """Return a datastore profile as stored, without its private part.

        Operation: get_datastore_profile.

        Args:
            name: the profile's name.
            project: the project.

        Raises:
            MLRunNotFoundError: there is no such profile.
        """
        return self._send(datastore_profiles.get_datastore_profile(self._project(project), name))

    def store_datastore_profile(self, profile: types.DatastoreProfile | Body, project: str) -> None:
        """Create or replace a datastore profile.

        Operation: store_datastore_profile.

        Args:
            profile: ``name``, ``type``, ``object`` (the public part) and ``private``, both JSON
                texts of one object whose values are base64 texts. A ``project`` is filled in; a
                different one is refused.
            project: the project. A private part is kept as a secret of it.
        """
        body = as_dict("profile", profile)
        project = self._project(project)
        check_fields("profile", body, {"project": project})
        body["project"] = project
        self._send(datastore_profiles.store_datastore_profile(project, body=body))

    def delete_datastore_profile(self, name: str, project: str) -> None:
        """Delete a datastore profile with its private part.

        Operation: delete_datastore_profile.

        Args:
            name: the profile's name.
            project: the project.
        """
        self._send(datastore_profiles.delete_datastore_profile(self._project(project), name))
