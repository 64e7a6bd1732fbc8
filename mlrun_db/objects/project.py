"""Projects."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import attrs

from mlrun_db.enums import ProjectState

from ._record import Record


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ProjectMetadata(Record):
    """The ``metadata`` of a MlrunProject."""

    name: str | None = None
    created: datetime.datetime | str | None = None
    labels: dict[str, Any] = attrs.field(factory=dict)
    annotations: dict[str, Any] = attrs.field(factory=dict)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ProjectSpec(Record):
    """The ``spec`` of a MlrunProject: what it is for and where its parts are."""

    description: str | None = None
    goals: str | None = None
    params: dict[str, Any] = attrs.field(factory=dict)
    functions: list[Any] = attrs.field(factory=list)
    workflows: list[Any] = attrs.field(factory=list)
    artifacts: list[Any] = attrs.field(factory=list)
    artifact_path: str | None = ""
    conda: str | dict[str, Any] | None = None
    source: str | None = ""
    subpath: str | None = ""
    origin_url: str | None = ""
    desired_state: ProjectState | str | None = "online"


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class ProjectStatus(Record):
    """The ``status`` of a MlrunProject: the state it is in."""

    state: ProjectState | str | None = None


def _metadata(value: ProjectMetadata | Mapping[str, Any] | None) -> ProjectMetadata:
    return ProjectMetadata._of(value)


def _spec(value: ProjectSpec | Mapping[str, Any] | None) -> ProjectSpec:
    return ProjectSpec._of(value)


def _status(value: ProjectStatus | Mapping[str, Any] | None) -> ProjectStatus:
    return ProjectStatus._of(value)


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class MlrunProject(Record):
    """A project. Taken by ``create_project`` and ``store_project``.

    Given by these two, ``get_project``, ``patch_project`` and ``list_projects``. ``to_dict()``
    leaves out what is not set.
    """

    kind: str | None = "project"
    metadata: ProjectMetadata = attrs.field(factory=ProjectMetadata, converter=_metadata)
    spec: ProjectSpec = attrs.field(factory=ProjectSpec, converter=_spec)
    status: ProjectStatus = attrs.field(factory=ProjectStatus, converter=_status)

    @property
    def name(self) -> str | None:
        """The name, which is kept in ``metadata.name``."""
        return self.metadata.name

    @name.setter
    def name(self, value: str | None) -> None:
        self.metadata.name = value
