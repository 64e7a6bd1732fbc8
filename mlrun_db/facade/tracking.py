"""Tracking: runs that log their results, metrics, artifacts and output."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import artifacts

from .._transport.arguments import text, whole_number
from ..errors import MLRunInvalidArgumentError
from ..lists import MetricList
from ..tracking import series
from ._bodies import usable
from ._sending import Sender

if TYPE_CHECKING:
    from ..tracking.run import RunContext


class Tracking(Sender):
    def start_run(
        self,
        name: str,
        project: str = "",
        *,
        parameters: Mapping[str, Any] | None = None,
        labels: Mapping[str, Any] | None = None,
        uid: str | None = None,
        offline: str | os.PathLike[str] | None = None,
        capture_output: bool = False,
        strict: bool = False,
        flush_timeout: float = 30.0,
    ) -> RunContext:
        """Return a run that logs its results, metrics, artifacts and output to the server.

        ::

            with db.start_run("train", project="iris", parameters={"lr": 0.1}) as run:
                run.log_metric("loss", loss, step=epoch)
                run.log_result("auc", auc)

        The block sets state and times, and an error that leaves it is the run's. A thread sends
        what is logged, so that the code never waits for the server; the end of the block waits, up
        to ``flush_timeout``. A missing project is created. The run can also decorate a function.

        What is logged goes to a journal first, a file that survives a killed process and keeps it
        while the server is unreachable.

        Operations: store_run, update_run, store_log, store_artifact_v2, store_artifact,
        create_project, read_run, get_log; the last two for a run that continues. Nothing is sent by
        this method itself.

        Args:
            name: the name of the run; many runs may have it.
            project: the project.
            parameters: its parameters by name.
            labels: labels by name. Kind, host, owner and git commit are added.
            uid: unique id of a run to continue, or of a new one. Default: a new one.
            offline: a folder that keeps the journal until all is sent: by this process, by one that
                continues the run, or by ``mlrun-db push``. Default: a temporary folder.
            capture_output: whether what is printed is also appended to the log of the run.
            strict: whether problems of logging raise, in the next call that logs. Default: they are
                warnings of the logger "mlrun_db", and in ``run.problems``.
            flush_timeout: seconds that the end of the run waits until everything is sent.

        Returns:
            The run; it starts with the ``with`` block or the first call that logs.
        """
        from ..tracking.starting import start

        if not text("name", name):
            raise MLRunInvalidArgumentError("name must not be empty")
        return start(
            self,
            name,
            usable("project", self._project(project)),
            parameters=parameters,
            labels=labels,
            uid=None if uid is None else usable("uid", uid),
            offline=offline,
            capture_output=capture_output,
            strict=strict,
            flush_timeout=flush_timeout,
        )

    def attach_run(self) -> RunContext:
        """Return the run that this process belongs to: one that its parent process has started.

        The parent's run ends it; what this process logs is part of it. Objects of a run can also be
        passed to processes as they are.

        Operations: none; those of ``start_run`` follow when the run logs.

        Raises:
            MLRunInvalidArgumentError: no process above this one has a run.
        """
        from ..tracking.starting import attach

        return attach(self)

    def read_metrics(self, uid: str, project: str = "", iter: int = 0) -> MetricList:
        """Return the metrics that a run logged over its steps (``run.log_metric``).

        Operations: list_artifacts_v2, or list_artifacts on servers older than 1.6.

        Args:
            uid: unique id of the run.
            project: the run's project.
            iter: iteration within a hyper-parameter run, 0 for the run itself.

        Returns:
            A list of dicts in the order of the steps, with ``series()``, ``to_df()`` and
            ``show()``; an empty one when the run has logged none, or does not exist.
        """
        project, uid = self._project(project), text("uid", uid)
        filters = {"project": project, "iter_": whole_number("iter", iter)}
        if self._release >= (1, 6):
            listed = self._every_page(
                "artifacts", artifacts.list_artifacts_v2, {**filters, "tree": uid}
            )
        else:  # a tag may be the uid of a run
            listed = self._every_page(
                "artifacts",
                artifacts.list_artifacts,
                {**filters, "tag": uid, "name": f"~{series.KEY}"},
            )
        return MetricList(series.read(listed))
