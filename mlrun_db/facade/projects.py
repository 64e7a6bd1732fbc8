"""Projects: create, store, patch, get, list, delete; waits while the server still works on one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, cast, overload

from mlrun_api.api import projects

from .. import objects
from .._polling.waits import poll
from .._transport.limits import PROJECT_TIMEOUT
from ..enums import DeletionStrategy, Format, PatchMode, ProjectState
from ..errors import MLRunWaitFailedError
from ._arguments import as_dict, given_text, label_filters, metadata_name, one_of, plain
from ._sending import OperationCaller

# The server has finished with the project; another state, as "creating", will change.
TERMINAL_STATES = frozenset({"online", "offline", "archived"})


class Projects(OperationCaller):
    def create_project(self, project: Any) -> objects.MlrunProject:
        """Create a project; waits up to 120 s while the server still makes it.

        After a lost answer it is sent again, and a project that holds all of this one is taken
        for it. Operation: create_project, then get_project.

        Args:
            project: the project with its metadata.name: a dict, an MlrunProject or an object with
                to_dict().

        Returns:
            The project as the server made it.

        Raises:
            MLRunConflictError: there is a project of that name.
            MLRunWaitTimeoutError: it was not ready in time; ``last`` is the project.
        """
        body = as_dict("project", project)
        name = metadata_name("project", body)
        answer = self._create(
            lambda: self._call(projects.create_project.sync, body=cast(Any, body)),
            lambda: self._call(projects.get_project.sync, name),
            body,
        )
        return self._finished(name, answer)

    def store_project(self, name: str, project: Any) -> objects.MlrunProject:
        """Store a project, new or in place of the one of that name; waits as create_project does.

        Operation: store_project, then get_project.

        Args:
            name: the project's name; its metadata.name must be the same.
            project: the project: a dict, an MlrunProject or an object with to_dict().

        Returns:
            The project as the server stored it.
        """
        body = as_dict("project", project)
        answer = self._call(projects.store_project.sync, name, body=cast(Any, body))
        return self._finished(name, answer)

    def patch_project(
        self, name: str, project: Any, patch_mode: PatchMode | str = PatchMode.replace
    ) -> objects.MlrunProject:
        """Change some fields of a project.

        Operation: patch_project, then get_project.

        Args:
            name: the project's name.
            project: only what changes, such as ``{"spec": {"description": "..."}}``.
            patch_mode: "replace": a value given takes the place of the stored one, within dicts
                key by key; "additive": lists are joined instead.

        Returns:
            The changed project.
        """
        answer = self._call(
            projects.patch_project.sync,
            name,
            body=cast(Any, as_dict("project", project)),
            x_mlrun_patch_mode=one_of("patch_mode", patch_mode, PatchMode),
        )
        return self._finished(name, answer)

    def get_project(self, name: str) -> objects.MlrunProject:
        """Return a project.

        Operation: get_project.

        Args:
            name: the project's name.

        Raises:
            MLRunNotFoundError: there is no such project.
        """
        return objects.MlrunProject.from_dict(self._call(projects.get_project.sync, name))

    @overload
    def list_projects(
        self,
        owner: str | None = None,
        format_: Literal["full", Format.full] = Format.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[objects.MlrunProject]: ...
    @overload
    def list_projects(
        self,
        owner: str | None = None,
        *,
        format_: Literal["name_only", Format.name_only],
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[str]: ...
    @overload
    def list_projects(
        self,
        owner: str | None = None,
        format_: Format | str = Format.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[Any]: ...
    def list_projects(
        self,
        owner: str | None = None,
        format_: Format | str = Format.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[Any]:
        """Return the projects that pass all the filters given.

        Operation: list_projects.

        Args:
            owner: only those of this owner.
            format_: "full" for objects, "name_only" for names; "metadata_only" and "summary",
                where the server has them, for dicts.
            labels: ``"name"`` or ``"name=value"``, one or a list of which all must match.
            state: "online", "offline", "archived" ...

        Returns:
            MlrunProject objects, names or dicts.
        """
        format_ = plain(format_)
        answer = self._call(
            projects.list_projects.sync,
            owner=given_text("owner", owner),
            format_=cast(Any, format_),
            label=label_filters(labels),
            state=cast(Any, given_text("state", state)),
        )
        items = cast(list[Any], answer["projects"] or [])
        if format_ not in (None, "full"):
            return items
        return [objects.MlrunProject.from_dict(item) for item in items]

    def delete_project(
        self, name: str, deletion_strategy: DeletionStrategy | str = DeletionStrategy.restricted
    ) -> None:
        """Delete a project; waits up to 120 s while the server still deletes it.

        Operation: delete_project, then list_projects and get_project.

        Args:
            name: the project's name.
            deletion_strategy: "restrict" or "restricted" refuse to delete a project that has
                runs, functions or other resources; "cascade" or "cascading" delete these too.

        Raises:
            MLRunPreconditionFailedError: it has resources, and the strategy is restricted.
            MLRunWaitFailedError: the server gave up: the project was on its way out, and is back
                online, offline or archived; ``last`` is the project.
            MLRunWaitTimeoutError: it was still there; ``last`` is the project.
        """
        answer = self._call(
            projects.delete_project.sync_detailed,
            name,
            x_mlrun_deletion_strategy=one_of(
                "deletion_strategy", deletion_strategy, DeletionStrategy
            ),
        )
        if answer.status_code == 202:
            deletion = Deletion(self, name)
            poll(
                deletion.read,
                deletion.is_done,
                clock=self._clock,
                timeout=PROJECT_TIMEOUT,
                waiting_for=f"the deletion of project {name}",
                state=lambda project: project and (project.status.state or "deleting"),
                progress=self._new_progress(),
                answered=True,
            )

    def _finished(self, name: str, answer: Any) -> objects.MlrunProject:
        """Return the project of the answer; without one (202), wait for its last state."""
        if answer is not None:
            return objects.MlrunProject.from_dict(answer)
        project = poll(
            lambda: self._find(self.get_project, name),  # it may not be there yet
            lambda project: project is not None and project.status.state in TERMINAL_STATES,
            clock=self._clock,
            timeout=PROJECT_TIMEOUT,
            waiting_for=f"project {name}",
            state=lambda project: project and project.status.state,
            progress=self._new_progress(),
            answered=True,
        )
        return cast(objects.MlrunProject, project)


class Deletion:
    """Follows a deletion that goes on in the server."""

    def __init__(self, projects: Projects, name: str) -> None:
        self._projects = projects
        self._name = name
        self._listed = self._begun = False

    def read(self) -> objects.MlrunProject | None:
        """Return the project while the server lists it; its state from the second look on."""
        if self._name not in self._projects.list_projects(format_="name_only"):
            return None
        if self._listed:
            return self._projects._find(self._projects.get_project, self._name)
        self._listed = True
        return objects.MlrunProject.from_dict({"metadata": {"name": self._name}})

    def is_done(self, project: objects.MlrunProject | None) -> bool:
        """Say whether the project is gone; one that stays after all raises MLRunWaitFailedError.

        A server may show a project as online for a while before it begins: that is no failure.
        """
        if project is None:
            return True
        if self._begun and project.status.state in TERMINAL_STATES:
            raise MLRunWaitFailedError(
                f"the deletion of project {self._name} has failed in the server: it is "
                f"{project.status.state} again",
                last=project,
            )
        self._begun = self._begun or project.status.state == ProjectState.deleting.value
        return False
