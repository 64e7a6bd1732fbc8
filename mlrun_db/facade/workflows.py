"""Workflows of projects. They need MLRun 1.3 or newer with a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mlrun_api.api import workflows

from .._transport.arguments import Body, as_dict, filled_text, true_false
from .._transport.limits import SUBMIT_TIMEOUT
from ._bodies import notifications_body, usable
from ._sending import Sender

if TYPE_CHECKING:
    from .. import types


class Workflows(Sender):
    def submit_workflow(
        self,
        project: str,
        name: str,
        workflow_spec: types.WorkflowSpec | Body,
        arguments: Mapping[str, Any] | None = None,
        artifact_path: str | None = None,
        source: str | None = None,
        run_name: str | None = None,
        namespace: str | None = None,
        notifications: Iterable[types.Notification | Body] | None = None,
    ) -> types.WorkflowResponse:
        """Start a workflow of a project, or schedule it if its spec has a ``schedule``.

        It is not sent again after a lost response, which could start it twice.

        Operation: submit_workflow.

        Args:
            project: the project.
            name: the workflow's name. Default for "": that of the spec.
            workflow_spec: a dict or an object with to_dict(); it is not changed. Its name is sent
                as the one of the call.
            arguments: arguments of the workflow by name.
            artifact_path: location of the artifacts.
            source: URL of the project's source. Default: the project's own.
            run_name: name of the run that starts the workflow.
            namespace: the Kubernetes namespace.
            notifications: notifications of the run.

        Returns:
            ``project``, ``name``, ``status``, and ``run_id`` or ``schedule``.
        """
        spec = as_dict("workflow_spec", workflow_spec)
        name = usable("name", filled_text("name", name) or spec.get("name") or "")
        body: dict[str, Any] = {
            "spec": {**spec, "name": name},
            "arguments": None if arguments is None else as_dict("arguments", arguments),
            "artifact_path": artifact_path,
            "source": source,
            "run_name": run_name,
            "namespace": namespace,
        }
        if notifications is not None:
            body |= notifications_body(notifications)
        request = workflows.submit_workflow(self._project(project), name, body=body)
        return self._send(request, timeout=SUBMIT_TIMEOUT)

    def get_workflow_id(
        self, project: str, name: str, run_id: str, engine: str = ""
    ) -> types.WorkflowIdResponse:
        """Return the id of a started workflow.

        Operation: get_workflow_id.

        Args:
            project: the project.
            name: the workflow's name.
            run_id: the ``run_id`` that ``submit_workflow`` returned.
            engine: "local", "remote", "kfp" or "remote:kfp". Default: the server's ("kfp").

        Returns:
            A dict with the ``workflow_id``.

        Raises:
            MLRunNotFoundError: the run has not started it yet.
        """
        return self._send(
            workflows.get_workflow_id(
                self._project(project), name, run_id, engine=filled_text("engine", engine)
            )
        )

    def set_run_retrying_status(
        self, project: str, name: str, run_id: str, retrying: bool = False
    ) -> None:
        """Mark the run of a workflow as being retried. Needs MLRun 1.8 or newer.

        Operation: set_run_retrying_status.

        Args:
            project: the project.
            name: the workflow's name.
            run_id: the run's uid.
            retrying: whether it is being retried.
        """
        self._send(
            workflows.set_run_retrying_status(
                self._project(project), name, run_id, retrying=true_false(retrying)
            )
        )
