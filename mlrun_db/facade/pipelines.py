"""Kubeflow pipelines: submit, list, get."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlrun_api.api import pipelines
from mlrun_api.enums import PipelineFormat

from .. import objects
from .._display.cells import first_found
from .._polling.waits import poll
from .._transport.arguments import (
    Body,
    as_dict,
    filled_strings,
    filled_text,
    given,
    given_text,
    plain,
    seconds,
    text,
)
from .._transport.limits import SUBMIT_PIPELINE_TIMEOUT
from .._transport.request import File, read_json
from ..errors import MLRunInvalidArgumentError, MLRunWaitFailedError
from ._bodies import listed
from ._sending import Sender
from ._tasks import finish_task, task_name

if TYPE_CHECKING:
    from .. import types
    from ..objects import BackgroundTask

_log = logging.getLogger("mlrun_db")

# States of Kubeflow Pipelines, which versions write in different cases.
ENDED = frozenset({"succeeded", "failed", "error", "skipped", "terminated", "canceled"})
FAILED = ENDED - {"succeeded", "skipped"}
CONTENT_TYPES = {".yaml": "application/yaml", ".zip": "application/zip"}


class Pipelines(Sender):
    def submit_pipeline(
        self,
        pipeline: str | os.PathLike[str],
        arguments: Mapping[str, Any] | None = None,
        experiment: str | None = None,
        run: str | None = None,
        namespace: str | None = None,
        artifact_path: str | None = None,
        ops: Any = None,
        ttl: int | None = None,
        *,
        project: str = "",
        cleanup_ttl: int | None = None,
        timeout: float = SUBMIT_PIPELINE_TIMEOUT,
    ) -> str:
        """Start a run of a compiled pipeline.

        Operation: submit_pipeline, or submit_project_pipeline with a project.

        Args:
            pipeline: path of a .yaml or .zip file that kfp compiled. A pipeline function must be
                compiled first: this package does not include kfp.
            arguments: the pipeline's arguments.
            experiment: the experiment's name. Default: "Default".
            run: the run's name.
            namespace: the Kubernetes namespace to run in.
            artifact_path, ops, ttl, cleanup_ttl: part of the compilation, without effect on a
                compiled file; a warning is logged.
            project: the pipeline's project, which MLRun 1.x needs. Default: the default project.
                0.6 does not read it.
            timeout: seconds to wait for the response. Default: 60.

        Returns:
            The id of the run.

        Raises:
            FileNotFoundError: there is no such file.
        """
        if not isinstance(pipeline, str | os.PathLike):
            raise MLRunInvalidArgumentError(
                "pipeline must be the path of a compiled .yaml or .zip file, got a "
                f"{type(pipeline).__name__}; compile it with kfp.compiler.Compiler().compile()"
            )
        compilation = {
            "artifact_path": artifact_path,
            "ops": ops,
            "ttl": cleanup_ttl if ttl is None else ttl,
        }
        if unused := [name for name, value in compilation.items() if value is not None]:
            _log.warning("no effect on a compiled pipeline: %s", ", ".join(unused))
        path = Path(pipeline)
        if path.suffix not in CONTENT_TYPES:
            raise MLRunInvalidArgumentError(f"pipeline must be a .yaml or .zip file, got {path}")
        if arguments is not None and not isinstance(arguments, Mapping):
            raise MLRunInvalidArgumentError(f"arguments must be a dict, got {arguments!r}")
        content = path.read_bytes()
        if not content:
            raise MLRunInvalidArgumentError(f"pipeline must not be an empty file, got {path}")
        # a Python literal is what the server reads; ascii() is safe in a header
        passed = given(ascii(dict(arguments)) if arguments else None)
        header = "x_mlrun_pipeline_arguments" if self._release >= (1, 0) else "pipeline_arguments"
        options: dict[str, Any] = {
            "body": File(content, CONTENT_TYPES[path.suffix]),
            "namespace": given_text("namespace", namespace),
            "experiment": given_text("experiment", experiment),
            "run": given_text("run", run),
            header: passed,
        }
        if filled_text("project", project):
            request = pipelines.submit_project_pipeline(project, **options)
        else:
            request = pipelines.submit_pipeline(**options)
        return str(self._send(request, timeout=seconds("timeout", timeout))["id"])

    def list_pipelines(
        self,
        project: str,
        namespace: str | None = None,
        sort_by: str = "",
        page_token: str = "",
        filter_: str = "",
        format_: PipelineFormat | str = PipelineFormat.metadata_only,
        page_size: int | None = None,
    ) -> objects.PipelinesOutput:
        """Return the pipeline runs of a project, or of all with paging.

        Operation: list_pipelines.

        Args:
            project: the project; "*" for all of them.
            namespace: the Kubernetes namespace.
            sort_by: field to sort by, such as ``"created_at desc"``; with a named project only on
                1.6 or newer.
            page_token: ``next_page_token`` of the last page; only with project "*".
            filter_: a Kubeflow filter; with a named project only on 1.6 or newer.
            format_: "full", "metadata_only" or "name_only".
            page_size: runs per page; only with project "*".

        Returns:
            An object with ``runs``, ``total_size`` and ``next_page_token``.
        """
        for_all = {"page_token": page_token, "page_size": page_size}
        if text("project", project) != "*" and self._release < (1, 6):
            for_all |= {"sort_by": sort_by, "filter_": filter_}
        used = {
            name: value
            for name, value in for_all.items()
            if value is not None and not (isinstance(value, str) and not value)
        }
        if project != "*" and used:
            raise MLRunInvalidArgumentError(
                f"{' and '.join(for_all)} need project '*', got project {project!r} "
                f"with {used!r:.200}"
            )
        return self._send(
            pipelines.list_pipelines(
                self._project(project),
                namespace=given_text("namespace", namespace),
                sort_by=sort_by,
                page_token=page_token,
                filter_=filter_,
                format_=plain(format_),
                page_size=given(page_size),
            ),
            into=objects.PipelinesOutput.from_dict,
        )

    def get_pipeline(
        self,
        run_id: str,
        namespace: str | None = None,
        timeout: float = 10,
        *,
        project: str = "",
        format_: PipelineFormat | str = PipelineFormat.summary,
    ) -> types.PipelineRun:
        """Return a pipeline run; its state is in ``["run"]["status"]``.

        0.6 returns ``{"run": ..., "pipeline_runtime": ...}`` as Kubeflow Pipelines has it; 1.x
        returns the form that was asked for.

        Operations: get_pipeline on 0.6, get_project_pipeline on 1.x.

        Args:
            run_id: its id, as ``submit_pipeline`` returned it.
            namespace: the Kubernetes namespace.
            timeout: seconds to wait for the response.
            project: its project, where MLRun 1.x looks. Default: any.
            format_: "summary" is ``{"run": ..., "graph": ...}``; "full", "metadata_only" and
                "name_only" are more or less of the run alone. 0.6 does not read it.
        """
        space = filled_text("namespace", namespace)
        place = filled_text("project", project)
        if place or self._release >= (1, 0):
            request = pipelines.get_project_pipeline(
                place or "*", run_id, namespace=space, format_=plain(format_)
            )
        else:
            request = pipelines.get_pipeline(run_id, namespace=space)
        found: Any = self._send(request, timeout=timeout)
        run: types.PipelineRun = found  # null is documented, but no server returns it
        return run

    def wait_for_pipeline_completion(
        self,
        run_id: str,
        timeout: float | None = 3600,
        expected_statuses: Iterable[str] | None = None,
        namespace: str | None = None,
        *,
        project: str = "",
    ) -> types.PipelineRun:
        """Wait until a pipeline run has ended, and return it.

        It is read every 3 s. Operation: get_pipeline.

        Args:
            run_id: its id, as ``submit_pipeline`` returned it.
            timeout: seconds to wait at most. Default: 3600. None waits to the end.
            expected_statuses: states in which it may end. Default: "Succeeded" and "Skipped".
            namespace: the Kubernetes namespace.
            project: its project. Default: any.

        Raises:
            MLRunWaitFailedError: it has ended in another state; ``last`` is the run.
            MLRunWaitTimeoutError: it did not end in time; ``last`` is the run.
        """
        found = poll(
            lambda: self.get_pipeline(run_id, namespace, project=project),
            lambda run: _state(run) in ENDED,
            clock=self._clock,
            timeout=None if timeout is None else seconds("timeout", timeout),
            waiting_for=f"the end of pipeline {run_id}",
            state=_state,
            progress=self._new_progress(),
        )
        state = _state(found)
        wanted = filled_strings("expected_statuses", expected_statuses) or ENDED - FAILED
        expected = {each.lower() for each in wanted}
        if state not in expected:
            raise MLRunWaitFailedError(f"pipeline {run_id} has ended as {state}", last=found)
        run: types.PipelineRun = found
        return run

    def retry_pipeline(
        self,
        run_id: str,
        project: str,
        namespace: str | None = None,
        timeout: float = 30,
        submit_mode: str = "",
    ) -> str:
        """Start a pipeline run again. Needs MLRun 1.8 or newer.

        It is not sent again after a lost response. Operation: retry_pipeline.

        Args:
            run_id: its id.
            project: its project.
            namespace: the Kubernetes namespace.
            timeout: seconds to wait for the response.
            submit_mode: how it is started again. Default: the server's choice.

        Returns:
            The id of the run.
        """
        request = pipelines.retry_pipeline(
            self._project(project),
            run_id,
            namespace=filled_text("namespace", namespace),
            submit_mode=filled_text("submit_mode", submit_mode),
        )
        return self._send(request, timeout=timeout)

    def terminate_pipeline(
        self, run_id: str, project: str, namespace: str | None = None, timeout: float = 30
    ) -> BackgroundTask:
        """Stop a pipeline run. Needs MLRun 1.8 or newer.

        Operation: terminate_pipeline.

        Args:
            run_id: its id.
            project: its project.
            namespace: the Kubernetes namespace.
            timeout: seconds to wait for the response.

        Returns:
            The background task of the project that stops it, for
            ``wait_for_background_task_to_reach_terminal_state``.
        """
        request = pipelines.terminate_pipeline(
            self._project(project), run_id, namespace=filled_text("namespace", namespace)
        )
        return self._send(
            request.whole(),
            timeout=timeout,
            into=lambda response: objects.BackgroundTask.from_dict(read_json(response)),
        )

    def push_pipeline_notifications(
        self,
        pipeline_id: str,
        project: str = "",
        notifications: Iterable[types.Notification | Body] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Send notifications of a pipeline run; wait up to 120 s until they are sent.

        Needs MLRun 1.8 or newer. Operations: push_pipeline_notifications, then
        get_background_task.

        Args:
            pipeline_id: the run's id.
            project: its project.
            notifications: the notifications, dicts or objects with to_dict(); required.
            timeout: seconds to wait for the response. Default: the client's.

        Raises:
            MLRunWaitFailedError: they could not be sent; ``last`` is the background task.
        """
        if notifications is None:
            raise MLRunInvalidArgumentError("notifications must be a list, got None")
        project = self._project(project)
        body = [as_dict("notifications", each) for each in listed("notifications", notifications)]
        request = pipelines.push_pipeline_notifications(project, pipeline_id, body=body)
        task = self._send(request.whole(), timeout=timeout, into=task_name)
        finish_task(self, task, project, f"the notifications of pipeline {pipeline_id}")


def _state(run: Any) -> str:
    """Return the state of a pipeline run in lower case: run.status, or where it is the run."""
    return str(first_found(run, "run.status status run.state state") or "").lower()
