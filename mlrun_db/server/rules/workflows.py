"""Workflows: a run starts each, and a simulated pipeline is its result.

On a server that executes jobs, the SDK in that run starts the steps, or the pipeline.
"""

from __future__ import annotations

from typing import Any

from mlrun_db.server.rules.errors import (
    InvalidArgument,
    InvalidInput,
    NotFound,
    PreconditionFailed,
    RequestRefused,
)
from mlrun_db.server.rules.fields import Fields
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.rules.notifications import conceal_in_task
from mlrun_db.server.rules.pipelines import submit_pipeline
from mlrun_db.server.rules.projects import create_project, get_project
from mlrun_db.server.rules.runs import find_run, read_run, store_run
from mlrun_db.server.rules.schedules import create_schedule
from mlrun_db.server.rules.submit import submit
from mlrun_db.server.simulation.work import EXECUTE, Pace
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object
from mlrun_db.server.storage.store import Transaction

_HANDLER = "mlrun.projects.load_and_run"
_FAILED = ("error", "aborted")
_LOCAL = "local"
_REQUEST = Fields(
    texts=("artifact_path", "source", "run_name", "namespace"),
    objects=("spec", "arguments"),
    lists=("notifications",),
)
_SPEC = Fields(
    texts=("name", "engine", "code", "path", "handler", "image"),
    objects=("args", "workflow_runner_node_selector"),
    lists=("args_schema",),
    integers=("ttl",),
    flags=("run_local",),
)


def parse_workflow(body: Object) -> Object:
    """Validate a request to start a workflow, without its notifications, and return it."""
    request = _REQUEST.check(body, "body")
    if request.get("spec") is not None:
        request["spec"] = _SPEC.check(request["spec"], "body", "spec")
        if request["spec"].get("name") is None:
            raise InvalidInput(("body", "spec", "name"), "field required", "value_error.missing")
        schedule = request["spec"].get("schedule")
        if not isinstance(schedule, str | dict | None):
            location = ("body", "spec", "schedule")
            raise InvalidInput(location, "str type expected", "type_error.str")
    return request


def submit_workflow(
    db: Transaction, project: str, name: str, request: Object, username: str, paces: dict[str, Pace]
) -> Object:
    """Start a workflow or store its schedule.

    Args:
        name: the workflow, whose spec in the project is completed by that of the request.
        request: validated, with its notifications.
        username: owner of the run.
        paces: those of runs and of pipelines, by kind of the work.
    """
    found = get_project(db, project)
    spec = _merged_spec(found, name, request)
    source = _check_source(found, request.get("source"))
    runner = request.get("run_name") or f"workflow-runner-{spec['name']}"
    task: Object = {
        "metadata": {
            "name": runner,
            "project": project,
            "labels": {"job-type": "workflow-runner", "workflow": spec["name"]},
        },
        "spec": {
            "handler": _HANDLER,
            "parameters": _parameters(found, spec, request, source),
            "notifications": request.get("notifications") or [],
        },
    }
    image = spec.get("image") or as_text(dig(found, "spec", "default_image")) or "mlrun/mlrun"
    data = {"task": task, "function": _runner_function(project, runner, image)}
    response = {"project": project, "name": spec["name"], "schedule": spec.get("schedule")}
    if spec.get("schedule"):
        _store_schedule(db, project, spec, data)
        return {**response, "status": "scheduled", "run_id": None}
    if paces["run"].mode == EXECUTE:
        task["spec"]["parameters"] = _of_the_sdk(task["spec"]["parameters"])
        run = submit(db, data, username, paces["run"])
        return {**response, "status": "Running", "run_id": run["metadata"]["uid"]}
    run = submit(db, data, username, paces["run"])
    pipeline = submit_pipeline(
        db,
        project,
        name=f"{project}-{spec['name']} {db.now:%Y-%m-%d %H-%M-%S}",
        experiment=f"{project}-{spec['name']}",
        arguments=spec.get("args") or {},
        pace=paces["pipeline"],
    )
    uid = run["metadata"]["uid"]
    local = spec.get("engine") == _LOCAL or spec.get("run_local")
    run["status"]["results"] = {"workflow_id": uid if local else pipeline["id"]}
    store_run(db, project, uid, 0, run)
    return {**response, "status": "Running", "run_id": uid}


def _merged_spec(project: Object, name: str, request: Object) -> Object:
    """Return the spec of a workflow: that of the project, completed by that of the request."""
    workflows = dig(project, "spec", "workflows")
    stored: Object = {}
    for workflow in workflows if isinstance(workflows, list) else []:
        if isinstance(workflow, dict) and workflow.get("name") == name:
            stored = dict(workflow)
    given = request.get("spec")
    if given is not None and not given.get("schedule"):
        stored.pop("schedule", None)
    spec = {**stored, **{key: value for key, value in (given or {}).items() if value}}
    if not isinstance(spec.get("name"), str):
        raise RequestRefused(f"Workflow {name} not found in project")
    _SPEC.check(spec, "body", "spec")
    arguments = request.get("arguments")
    if arguments:
        spec["args"] = {**(spec.get("args") or {}), **arguments}
    return spec


def _check_source(project: Object, given: Any) -> str:
    source = as_text(given) or as_text(dig(project, "spec", "source"))
    if not source:
        raise InvalidArgument(
            "Project source is required. Either specify the source in the project or provide it "
            "in the request."
        )
    if "://" not in source and not source.startswith(("/", "./")) and source != ".":
        raise InvalidArgument(f"Invalid source '{source}': it must be a URL or a path in the image")
    return source


def _parameters(project: Object, spec: Object, request: Object, source: str) -> Object:
    is_path = "://" not in source
    return {
        ("project_context" if is_path else "url"): source,
        "project_name": project["metadata"]["name"],
        "load_only": False,
        "save": not request.get("source"),
        "workflow_name": spec["name"],
        "workflow_path": spec.get("path"),
        "workflow_arguments": spec.get("args"),
        "artifact_path": request.get("artifact_path"),
        "workflow_handler": spec.get("handler"),
        "namespace": request.get("namespace"),
        "ttl": spec.get("ttl"),
        "engine": spec.get("engine"),
        "local": spec.get("run_local"),
        "subpath": dig(project, "spec", "subpath"),
    }


def _of_the_sdk(parameters: Object) -> Object:
    """Return the parameters as the SDK takes them: newer ones know no ``ttl``."""
    found = {key: value for key, value in parameters.items() if value is not None}
    if "ttl" in found:
        found["cleanup_ttl"] = found.pop("ttl")
    return found


def _runner_function(project: str, name: str, image: str) -> Object:
    return {
        "kind": "job",
        "metadata": {"name": name, "project": project, "tag": LATEST},
        "spec": {"image": image},
    }


def _store_schedule(db: Transaction, project: str, spec: Object, data: Object) -> None:
    conceal_in_task(db.secrets, project, data["task"])
    body = {
        "name": spec["name"],
        "kind": "job",
        "scheduled_object": {**data, "schedule": spec["schedule"]},
        "cron_trigger": spec["schedule"],
        "labels": {**data["task"]["metadata"]["labels"], "kind": "job"},
    }
    create_schedule(db, project, body)


def get_workflow_id(db: Transaction, project: str, uid: str, engine: str) -> str:
    """Return the id of the workflow that a run has started."""
    run = read_run(db, project, uid)
    # The SDK stores it as a label, a simulated run has it as a result.
    identity = dig(run, "metadata", "labels", "workflow-id")
    identity = identity or dig(run, "status", "results", "workflow_id")
    state = as_text(dig(run, "status", "state"))
    if isinstance(identity, str):
        return identity
    is_runner = dig(run, "metadata", "labels", "job-type") == "workflow-runner"
    if is_runner and state in _FAILED:
        raise PreconditionFailed(
            f"Failed to run workflow {dig(run, 'spec', 'parameters', 'workflow_name')}, "
            f"state: {state}, state_text: {dig(run, 'status', 'error')}"
        )
    if engine == _LOCAL and state == "running":
        return uid
    raise NotFound(f"Workflow id of run {project}:{uid} not found")


def set_retrying(db: Transaction, project: str, uid: str, retrying: bool) -> None:
    """Record, in the labels of the run of a workflow, whether it is being retried."""
    run = find_run(db, project, uid)
    if run is None:
        raise NotFound(f"Run {uid}:{project} not found")
    ensure_object(ensure_object(run, "metadata"), "labels")["retrying"] = str(retrying).lower()
    store_run(db, project, uid, 0, run)


def load_project(db: Transaction, name: str, url: str, username: str, pace: Pace) -> Object:
    """Create a project, and start the run that loads it; return the run."""
    if "://" not in url:
        raise InvalidArgument(f"Invalid URL '{url}' for loading project '{name}'")
    create_project(db, {"metadata": {"name": name}, "spec": {"source": url}}, Pace())
    task = {
        "metadata": {
            "name": f"load-{name}",
            "project": name,
            "labels": {"job-type": "project-loader"},
        },
        "spec": {
            "handler": _HANDLER,
            "parameters": {"url": url, "project_name": name, "load_only": True, "save": True},
        },
    }
    function = _runner_function(name, f"load-{name}", "mlrun/mlrun")
    return submit(db, {"task": task, "function": function}, username, pace)
