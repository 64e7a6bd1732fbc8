"""Kubeflow pipelines: submit, list, get."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlrun_api.api import pipelines
from mlrun_api.enums import PipelineFormat

from .. import objects
from .._transport.arguments import given, given_text, plain
from .._transport.limits import SUBMIT_PIPELINE_TIMEOUT
from .._transport.request import File
from ..errors import MLRunInvalidArgumentError
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types

_log = logging.getLogger("mlrun_db")

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
            artifact_path, ops, ttl: part of the compilation, without effect on a compiled file; a
                warning is logged.
            project: the pipeline's project, which MLRun 1.x needs. Default: the default project.
                0.6 does not read it.

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
        compilation = {"artifact_path": artifact_path, "ops": ops, "ttl": ttl}
        if unused := [name for name, value in compilation.items() if value]:
            _log.warning("no effect on a compiled pipeline: %s", ", ".join(unused))
        path = Path(pipeline)
        if path.suffix not in CONTENT_TYPES:
            raise MLRunInvalidArgumentError(f"pipeline must be a .yaml or .zip file, got {path}")
        if arguments and not isinstance(arguments, Mapping):
            raise MLRunInvalidArgumentError(f"arguments must be a dict, got {arguments!r}")
        options: dict[str, Any] = {
            "body": File(path.read_bytes(), CONTENT_TYPES[path.suffix]),
            "namespace": given_text("namespace", namespace),
            "experiment": given_text("experiment", experiment),
            "run": given_text("run", run),
            # a Python literal is what the server reads; ascii() is safe in a header
            "pipeline_arguments": given(ascii(dict(arguments)) if arguments else None),
        }
        if project:
            request = pipelines.submit_project_pipeline(project, **options)
        else:
            request = pipelines.submit_pipeline(**options)
        return str(self._send(request, timeout=SUBMIT_PIPELINE_TIMEOUT)["id"])

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
            sort_by: field to sort by, such as ``"created_at desc"``; only with project "*".
            page_token: ``next_page_token`` of the last page; only with project "*".
            filter_: a Kubeflow filter; only with project "*".
            format_: "full", "metadata_only" or "name_only".
            page_size: runs per page; only with project "*".

        Returns:
            An object with ``runs``, ``total_size`` and ``next_page_token``.
        """
        paging = {
            "sort_by": sort_by,
            "page_token": page_token,
            "filter_": filter_,
            "page_size": page_size,
        }
        if project != "*" and any(paging.values()):
            raise MLRunInvalidArgumentError(
                "sorting, paging and filter_ need project '*', got project "
                f"{project!r} with { {key: value for key, value in paging.items() if value} }"
            )
        response = self._send(
            pipelines.list_pipelines(
                self._project(project),
                namespace=given_text("namespace", namespace),
                sort_by=sort_by,
                page_token=page_token,
                filter_=filter_,
                format_=plain(format_),
                page_size=given(page_size),
            )
        )
        return objects.PipelinesOutput.from_dict(response)

    def get_pipeline(
        self,
        run_id: str,
        namespace: str | None = None,
        timeout: float = 10,
        *,
        project: str = "",
    ) -> types.PipelineRun:
        """Return a pipeline run.

        Operation: get_pipeline, or get_project_pipeline with a project.

        Args:
            run_id: its id, as ``submit_pipeline`` returned it.
            namespace: the Kubernetes namespace.
            timeout: seconds to wait for the response.
            project: its project, where MLRun 1.x looks first. Default: any.
        """
        space = given(namespace or None)
        if project:
            request = pipelines.get_project_pipeline(project, run_id, namespace=space)
        else:
            request = pipelines.get_pipeline(run_id, namespace=space)
        found: Any = self._send(request, timeout=timeout)
        run: types.PipelineRun = found  # null is documented, but no server returns it
        return run
