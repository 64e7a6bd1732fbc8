"""Projects: create, store, patch, get, list, delete, and the waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, overload

from mlrun_api.api import projects
from mlrun_api.enums import DeletionStrategy, PatchMode, ProjectFormat, ProjectState

from .. import objects
from .._polling.waits import poll
from .._transport.arguments import Body, as_dict, given_text, label_filters, one_of, plain
from .._transport.limits import PROJECT_TIMEOUT
from .._transport.request import UNSET
from ..errors import MLRunWaitFailedError
from ..lists import ProjectList
from ._bodies import check_same, filled, metadata_name
from ._sending import Sender
from ._tasks import finish_task, task_name

# Final states of a project; any other, such as "creating", will change.
TERMINAL_STATES = frozenset({"online", "offline", "archived"})

if TYPE_CHECKING:
    from .. import types


class Projects(Sender):
    def create_project(self, project: types.Project | Body) -> objects.MlrunProject:
        """Create a project; wait up to 120 s while the server is still creating it.

        After a lost response it is sent again, and a project that holds all of this one is taken
        for it. Operation: create_project, then get_project.

        Args:
            project: the project with its metadata.name: a dict, an MlrunProject or an object with
                to_dict().

        Returns:
            The project as the server created it.

        Raises:
            MLRunConflictError: there is a project of that name.
            MLRunWaitTimeoutError: it was not ready in time; ``last`` is the project.
        """
        body = as_dict("project", project)
        name = metadata_name("project", body)
        # 1.x would otherwise keep the request open, longer than a proxy may
        wait = "false" if self._release >= (1, 5) else UNSET
        response = self._create(
            lambda: self._send(
                projects.create_project(body=body, wait_for_completion=wait), into=_project
            ),
            lambda: self._send(projects.get_project(name), into=_project),
            body,
        )
        return self._finished(name, response)

    def store_project(self, name: str, project: types.Project | Body) -> objects.MlrunProject:
        """Create a project, or replace the one of that name; waits like create_project.

        Operation: store_project, then get_project.

        Args:
            name: the project's name. Its metadata.name is filled in; another one is refused.
            project: the project: a dict, an MlrunProject or an object with to_dict().

        Returns:
            The project as the server stored it.
        """
        body = filled("project", as_dict("project", project), {"name": name})
        response = self._send(projects.store_project(name, body=body), into=_project)
        return self._finished(name, response)

    def patch_project(
        self,
        name: str,
        project: types.Project | Body,
        patch_mode: PatchMode | str = PatchMode.replace,
    ) -> objects.MlrunProject:
        """Change some fields of a project.

        Operation: patch_project, then get_project.

        Args:
            name: the project's name.
            project: only what changes, such as ``{"spec": {"description": "..."}}``. Another
                metadata.name is refused: projects cannot be renamed.
            patch_mode: "replace": a value replaces the stored one, within dicts
                key by key; "additive": lists are concatenated instead.

        Returns:
            The changed project.
        """
        body = as_dict("project", project)
        check_same("project", body, {"name": name})
        response = self._send(
            projects.patch_project(
                name,
                body=body,
                x_mlrun_patch_mode=one_of("patch_mode", patch_mode, PatchMode),
            ),
            into=_project,
        )
        return self._finished(name, response)

    def get_project(self, name: str) -> objects.MlrunProject:
        """Return a project.

        Operation: get_project.

        Args:
            name: the project's name.

        Raises:
            MLRunNotFoundError: there is no such project.
        """
        return self._send(projects.get_project(name), into=objects.MlrunProject.from_dict)

    @overload
    def list_projects(
        self,
        owner: str | None = None,
        format_: Literal["full", ProjectFormat.full] = ProjectFormat.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[objects.MlrunProject]: ...
    @overload
    def list_projects(
        self,
        owner: str | None = None,
        *,
        format_: Literal["name_only", ProjectFormat.name_only],
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[str]: ...
    @overload
    def list_projects(
        self,
        owner: str | None = None,
        format_: ProjectFormat | str = ProjectFormat.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[Any]: ...
    def list_projects(
        self,
        owner: str | None = None,
        format_: ProjectFormat | str = ProjectFormat.full,
        labels: str | Iterable[str] | None = None,
        state: ProjectState | str | None = None,
    ) -> list[Any]:
        """Return the projects that match all filters.

        Operation: list_projects.

        Args:
            owner: only those of this owner.
            format_: "full" for objects, "name_only" for names; "minimal", "leader" and others,
                where the server has them, for dicts; "name_and_creation_time" for pairs.
            labels: ``"name"`` or ``"name=value"``, one or a list; all must match.
            state: "online", "offline", "archived" ...

        Returns:
            MlrunProject objects (a ProjectList, which notebooks show as a table), names,
            dicts or pairs.
        """
        format_ = plain(format_)
        request = projects.list_projects(
            owner=given_text("owner", owner),
            format_=format_,
            label=label_filters(labels),
            state=given_text("state", state),
        )
        return self._send(request, into=partial(_projects, format_))

    def delete_project(
        self, name: str, deletion_strategy: DeletionStrategy | str = DeletionStrategy.restricted
    ) -> None:
        """Delete a project; wait up to 120 s while the server is still deleting it.

        Operation: delete_project_v2, then get_internal_background_task. On servers older than 1.6
        it is delete_project, then list_projects and get_project.

        Args:
            name: the project's name.
            deletion_strategy: "restrict" or "restricted" refuse to delete a project that has
                runs, functions or other resources; "cascade" or "cascading" delete these too.

        Raises:
            MLRunPreconditionFailedError: it has resources, and the strategy is restricted.
            MLRunWaitFailedError: the deletion failed; ``last`` is the background task, whose error
                the message has, or before 1.6 the project, which was being deleted and is online,
                offline or archived again.
            MLRunWaitTimeoutError: it was still there; ``last`` is the task or the project.
        """
        strategy = one_of("deletion_strategy", deletion_strategy, DeletionStrategy)
        request: Any = projects.delete_project_v2(name, x_mlrun_deletion_strategy=strategy)
        status, task = self._send(
            request.whole(), into=lambda response: (response.status_code, task_name(response))
        )
        if task:
            finish_task(self, task, "", f"the deletion of project {name}")
        elif status == 202:
            deletion = Deletion(self, name)
            poll(
                deletion.read,
                deletion.is_done,
                clock=self._clock,
                timeout=PROJECT_TIMEOUT,
                waiting_for=f"the deletion of project {name}",
                state=lambda project: project and (project.status.state or "deleting"),
                progress=self._new_progress(),
                responded=True,
            )

    def _finished(self, name: str, project: objects.MlrunProject | None) -> objects.MlrunProject:
        """Return the project of the response; without one (202), wait for its final state."""
        if project is not None:
            return project
        project = poll(
            lambda: self._find(self.get_project, name),  # it may not be there yet
            lambda project: project is not None and str(project.status.state) in TERMINAL_STATES,
            clock=self._clock,
            timeout=PROJECT_TIMEOUT,
            waiting_for=f"project {name}",
            state=lambda project: project and project.status.state,
            progress=self._new_progress(),
            responded=True,
        )
        assert project is not None  # or it would not be done
        return project


def _project(response: Any) -> objects.MlrunProject | None:
    """Return the project of a response, None for one without a body."""
    return None if response is None else objects.MlrunProject.from_dict(response)


def _projects(format_: str | None, response: Mapping[str, Any]) -> list[Any]:
    """Return the projects of a list in one of its formats. Raises TypeError for other items."""
    items = response["projects"] or []
    kind: Any = {"name_only": str, "name_and_creation_time": list}.get(format_ or "", dict)
    if not all(isinstance(item, kind) for item in items):
        raise TypeError(f"a project is not a {kind.__name__}")
    if format_ in (None, "full"):
        return ProjectList(objects.MlrunProject.from_dict(item) for item in items)
    return items


class Deletion:
    """Follows a deletion that continues in the server."""

    def __init__(self, projects: Projects, name: str) -> None:
        self._projects = projects
        self._name = name
        self._listed = self._begun = False

    def read(self) -> objects.MlrunProject | None:
        """Return the project while the server lists it; its state from the second poll on."""
        if self._name not in self._projects.list_projects(format_="name_only"):
            return None
        if self._listed:
            return self._projects._find(self._projects.get_project, self._name)
        self._listed = True
        return objects.MlrunProject.from_dict({"metadata": {"name": self._name}})

    def is_done(self, project: objects.MlrunProject | None) -> bool:
        """Return whether the project is gone; raise MLRunWaitFailedError when it stays.

        A server may show a project as online for a while before it begins: that is not a failure.
        """
        if project is None:
            return True
        if self._begun and str(project.status.state) in TERMINAL_STATES:
            raise MLRunWaitFailedError(
                f"the deletion of project {self._name} has failed in the server: it is "
                f"{project.status.state} again",
                last=project,
            )
        self._begun = self._begun or project.status.state == ProjectState.deleting.value
        return False
