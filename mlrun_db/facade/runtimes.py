"""Runtime resources: the pods and custom resources of runs on the cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mlrun_api.api import runtimes
from mlrun_api.types import Unset

from .._transport.limits import GRACE_PERIOD
from ._arguments import given_number, given_text, true_false
from ._sending import OperationCaller

if TYPE_CHECKING:
    from .. import answers


class Runtimes(OperationCaller):
    def list_runtimes(
        self, label_selector: str | None = None
    ) -> list[answers.KindRuntimeResources]:
        """Return the resources of all kinds of runs, also of runs that have ended.

        Operation: list_runtimes.

        Args:
            label_selector: a Kubernetes label selector, such as ``"mlrun/project=iris"``.

        Returns:
            One dict per kind, with ``kind`` and ``resources``.
        """
        answer = self._call(
            runtimes.list_runtimes.sync, label_selector=given_text("label_selector", label_selector)
        )
        return cast("list[answers.KindRuntimeResources]", answer)

    def get_runtime(
        self, kind: str, label_selector: str | None = None
    ) -> answers.KindRuntimeResources:
        """Return the resources of one kind of runs.

        Operation: get_runtime.

        Args:
            kind: "dask", "job", "spark" or "mpijob".
            label_selector: a Kubernetes label selector.

        Returns:
            A dict with ``kind`` and ``resources`` (``pod_resources``, ``crd_resources`` ...).
        """
        answer = self._call(
            runtimes.get_runtime.sync,
            kind,
            label_selector=given_text("label_selector", label_selector),
        )
        return cast("answers.KindRuntimeResources", answer)

    def delete_runtimes(
        self,
        label_selector: str | None = None,
        force: bool = False,
        grace_period: int | str | None = GRACE_PERIOD,
    ) -> None:
        """Delete the resources of all kinds of runs.

        Operation: delete_runtimes.

        Args:
            label_selector: only those that this Kubernetes label selector finds.
            force: also those of runs that have not ended.
            grace_period: seconds that must have passed since a run ended, 4 hours unless told; None
                for the server's own default.
        """
        self._call(
            runtimes.delete_runtimes.sync,
            label_selector=given_text("label_selector", label_selector),
            force=true_false(force),
            grace_period=_grace_period(grace_period),
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
        self._call(
            runtimes.delete_runtime.sync,
            kind,
            label_selector=given_text("label_selector", label_selector),
            force=true_false(force),
            grace_period=_grace_period(grace_period),
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
            object_id: the id that ``get_runtime`` gives, commonly the run's uid.
            label_selector, force, grace_period: as for ``delete_runtimes``.
        """
        self._call(
            runtimes.delete_runtime_object.sync,
            kind,
            object_id,
            label_selector=given_text("label_selector", label_selector),
            force=true_false(force),
            grace_period=_grace_period(grace_period),
        )


def _grace_period(value: int | str | None) -> int | Unset:
    """Return the seconds; the documentation gives the default as text, so that is taken too."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    return given_number("grace_period", value)
