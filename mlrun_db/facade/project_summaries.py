"""Counts of what projects hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import projects

from .._transport.arguments import given_text, label_filters
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class ProjectSummaries(Sender):
    def get_project_summary(self, project: str | None = None) -> types.ProjectSummary:
        """Return the counts of a project. Needs MLRun 1.x.

        Servers refresh them every few minutes. Operation: get_project_summary.

        Args:
            project: the project.

        Raises:
            MLRunNotFoundError: there is no such project.
        """
        return self._send(projects.get_project_summary(self._project(project)))

    def list_project_summaries(
        self,
        owner: str | None = None,
        labels: str | Iterable[str] | Mapping[str, Any] | None = None,
        state: str | None = None,
    ) -> list[types.ProjectSummary]:
        """Return the counts of the projects that match all filters. Needs MLRun 1.x.

        Operation: list_project_summaries.

        Args:
            owner: the projects' owner.
            labels: ``"name"`` or ``"name=value"``, one or a list, or a dict of them.
            state: the projects' state, such as "online".
        """
        response = self._send(
            projects.list_project_summaries(
                owner=given_text("owner", owner),
                label=label_filters(labels),
                state=given_text("state", state),
            )
        )
        return response["project_summaries"]
