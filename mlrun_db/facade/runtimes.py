"""Runtime resources: the pods and custom resources of runs on the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlrun_api.api import runtimes

from .._transport.arguments import filled_text, given_name, given_number, given_text, true_false
from .._transport.limits import GRACE_PERIOD
from .._transport.request import Unset
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class Runtimes(Sender):
    def list_runtimes(self, label_selector: str | None = None) -> list[types.KindRuntimeResources]:
        """Return the resources of all kinds of runs, also of runs that have ended.

        Operation: list_runtimes.

        Args:
            label_selector: a Kubernetes label selector, such as ``"mlrun/project=iris"``.

        Returns:
            One dict per kind, with ``kind`` and ``resources``.
        """
        return self._send(
            runtimes.list_runtimes(label_selector=given_text("label_selector", label_selector))
        )

    def get_runtime(
        self, kind: str, label_selector: str | None = None
    ) -> types.KindRuntimeResources:
        """Return the resources of one kind of runs.

        Operation: get_runtime.

        Args:
            kind: "dask", "job", "spark" or "mpijob".
            label_selector: a Kubernetes label selector.

        Returns:
            A dict with ``kind`` and ``resources`` (``pod_resources``, ``crd_resources`` ...).
        """
        found: Any = self._send(
            runtimes.get_runtime(kind, label_selector=given_text("label_selector", label_selector))
        )
        if isinstance(found, list):  # the form of 1.x lists all kinds
            same = [item for item in found if isinstance(item, dict) and item.get("kind") == kind]
            found = same[0] if same else {"kind": kind, "resources": {}}
        resources: types.KindRuntimeResources = found
        return resources

    def delete_runtimes(
        self,
        label_selector: str | None = None,
        force: bool = False,
        grace_period: int | str | None = GRACE_PERIOD,
    ) -> None:
        """Delete the resources of all kinds of runs.

        Operation: delete_runtimes.

        Args:
            label_selector: only those that this Kubernetes label selector matches. An empty one is
                refused, since it would match all.
            force: also those of runs that have not ended.
            grace_period: seconds that must have passed since a run ended. Default: 4 hours; None
                for the server's default.
        """
        self._send(
            runtimes.delete_runtimes(
                label_selector=given_name("label_selector", label_selector),
                force=true_false(force),
                grace_period=_grace_period(grace_period),
            )
        )

    def delete_runtime(
        self,
        kind: str,
        label_selector: str | None = None,
        force: bool = False,
        grace_period: int | str | None = GRACE_PERIOD,
    ) -> None:
        """Delete the resources of one kind of runs.

        Operation: delete_runtime.

        Args:
            kind: "dask", "job", "spark" or "mpijob".
            label_selector, force, grace_period: as for ``delete_runtimes``.
        """
        self._send(
            runtimes.delete_runtime(
                kind,
                label_selector=given_name("label_selector", label_selector),
                force=true_false(force),
                grace_period=_grace_period(grace_period),
            )
        )

    def delete_runtime_object(
        self,
        kind: str,
        object_id: str,
        label_selector: str | None = None,
        force: bool = False,
        grace_period: int | str | None = GRACE_PERIOD,
    ) -> None:
        """Delete the resources of one run.

        Operation: delete_runtime_object.

        Args:
            kind: "dask", "job", "spark" or "mpijob".
            object_id: the id that ``get_runtime`` returns, usually the run's uid.
            label_selector, force, grace_period: as for ``delete_runtimes``.
        """
        self._send(
            runtimes.delete_runtime_object(
                kind,
                object_id,
                label_selector=given_name("label_selector", label_selector),
                force=true_false(force),
                grace_period=_grace_period(grace_period),
            )
        )

    def list_runtime_resources(
        self,
        project: str | None = None,
        label_selector: str | None = None,
        kind: str | None = None,
        object_id: str | None = None,
        group_by: str | None = None,
    ) -> Any:
        """Return the resources of runs and functions on the cluster. Needs MLRun 1.x.

        Operation: list_runtime_resources.

        Args:
            project: the project. Default: all projects.
            label_selector: a Kubernetes label selector.
            kind: only of this kind, such as "job" or "dask".
            object_id: only of this run or function.
            group_by: "job" or "project" returns a dict by project and by run or kind.

        Returns:
            Without groups a list of dicts with ``kind`` and ``resources``.
        """
        return self._send(
            runtimes.list_runtime_resources(
                filled_text("project", project) or "*",
                labelselector=given_text("label_selector", label_selector),
                kind=given_text("kind", kind),
                object_id=given_text("object_id", object_id),
                group_by=given_text("group_by", group_by),
            )
        )

    def delete_runtime_resources(
        self,
        project: str | None = None,
        label_selector: str | None = None,
        kind: str | None = None,
        object_id: str | None = None,
        force: bool = False,
        grace_period: int | str | None = None,
    ) -> types.GroupedRuntimeResources:
        """Delete resources of runs and functions on the cluster. Needs MLRun 1.x.

        Empty filters are refused, since servers would ignore them.

        Operation: delete_runtime_resources.

        Args:
            project: the project. Default: all projects.
            label_selector: only those that this Kubernetes label selector matches.
            kind: only of this kind, such as "job" or "dask".
            object_id: only of this run or function; needs a kind.
            force: also those of runs that have not ended.
            grace_period: seconds that must have passed since a run ended. Default: the server's.

        Returns:
            What was deleted, by project and kind.
        """
        found: Any = self._send(
            runtimes.delete_runtime_resources(
                given_name("project", project) or "*",
                label_selector=given_name("label_selector", label_selector),
                kind=given_name("kind", kind),
                object_id=given_name("object_id", object_id),
                force=true_false(force),
                grace_period=_grace_period(grace_period),
            )
        )
        return found  # type: ignore[no-any-return]


def _grace_period(value: int | str | None) -> int | Unset:
    """Return the seconds; the documented default is a string, so that is accepted too."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    return given_number("grace_period", value)
