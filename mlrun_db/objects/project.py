"""Projects."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import TYPE_CHECKING, Any

from ._record import Nested, Record, nested, record

if TYPE_CHECKING:
    from mlrun_api.enums import ProjectState


def _of_spec(name: str, meaning: str) -> Any:
    """Return a property that reads and changes a field of ``spec``."""

    def get(project: MlrunProject) -> Any:
        return getattr(project.spec, name)

    def change(project: MlrunProject, value: Any) -> None:
        setattr(project.spec, name, value)

    return property(get, change, doc=f"{meaning} Stored in ``spec.{name}``.")


@record
class ProjectMetadata(Record):
    """The ``metadata`` of a MlrunProject."""

    name: str | None = None
    created: datetime.datetime | str | None = None
    labels: dict[str, Any] = field(default_factory=dict)
    annotations: dict[str, Any] = field(default_factory=dict)


@record
class ProjectSpec(Record):
    """The ``spec`` of a MlrunProject: its purpose, its content and where that is stored."""

    description: str | None = None
    goals: str | None = None
    params: dict[str, Any] = field(default_factory=dict)
    functions: list[Any] = field(default_factory=list)
    workflows: list[Any] = field(default_factory=list)
    artifacts: list[Any] = field(default_factory=list)
    artifact_path: str | None = ""
    conda: str | dict[str, Any] | None = None
    source: str | None = ""
    subpath: str | None = ""
    origin_url: str | None = ""
    desired_state: ProjectState | str | None = "online"


@record
class ProjectStatus(Record):
    """The ``status`` of a MlrunProject: its current state."""

    state: ProjectState | str | None = None


@record
class MlrunProject(Record):
    """A project, accepted by ``create_project`` and ``store_project``.

    These two, ``get_project``, ``patch_project`` and ``list_projects`` return it. ``to_dict()``
    leaves out unset fields.
    """

    kind: str | None = "project"
    metadata: Nested[ProjectMetadata] = nested(ProjectMetadata)
    spec: Nested[ProjectSpec] = nested(ProjectSpec)
    status: Nested[ProjectStatus] = nested(ProjectStatus)

    description = _of_spec("description", "What the project is for.")
    params = _of_spec("params", "Parameters of the project's functions and workflows.")
    functions = _of_spec("functions", "The functions of the project.")
    workflows = _of_spec("workflows", "The workflows of the project.")
    artifacts = _of_spec("artifacts", "The artifacts of the project.")
    artifact_path = _of_spec("artifact_path", "Where the artifacts of the project are stored.")
    source = _of_spec("source", "Where the code of the project is, such as a Git repository.")

    def get_param(self, key: str, default: Any = None) -> Any:
        """Return a parameter of the project, or ``default`` if it has none of this name."""
        return self.params.get(key, default)

    @property
    def name(self) -> str | None:
        """The name of the project, stored in ``metadata.name``."""
        return self.metadata.name

    @name.setter
    def name(self, value: str | None) -> None:
        self.metadata.name = value
