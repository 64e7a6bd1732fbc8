"""Tracking: runs that log their results, metrics, artifacts and output."""

from __future__ import annotations

from mlrun_api.api import artifacts

from .._transport.arguments import text, whole_number
from ..lists import MetricList
from ..tracking import series
from ._sending import Sender


class Tracking(Sender):
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
