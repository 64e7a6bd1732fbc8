"""Submission of a job: find its function, complete the run, start the simulation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from copy import deepcopy

from mlrun_db.server.rules.errors import RequestRefused
from mlrun_db.server.rules.function_bodies import THRESHOLDS
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.jobs import start_job
from mlrun_db.server.rules.names import (
    DEFAULT_PROJECT,
    check_run_name,
    object_uri,
    parse_function_uri,
)
from mlrun_db.server.rules.notifications import conceal_in_task, statuses_in_task
from mlrun_db.server.rules.projects import STRICT, ensure_project
from mlrun_db.server.rules.runs import store_run
from mlrun_db.server.simulation.work import EXECUTE, Pace
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object
from mlrun_db.server.storage.store import Transaction

NUCLIO_KINDS = ("remote", "nuclio", "serving", "application")
RUNTIME_KINDS = (*NUCLIO_KINDS, "dask", "job", "spark", "remote-spark", "mpijob", "local")
EXECUTED_KINDS = ("", "job", "local")
DEFAULT_OWNER = "root"
_CLIENT_LABELS = {
    "x-mlrun-client-version": "mlrun/client_version",
    "x-mlrun-client-python-version": "mlrun/client_python_version",
}


def _function_of(db: Transaction, data: Object, task: Object) -> Object:
    given = data.get("function")
    url = as_text(data.get("functionUrl")) or as_text(dig(task, "spec", "function"))
    if not url:
        function = deepcopy(given) if isinstance(given, dict) else {}
    else:
        if "://" in url and not url.startswith("db://"):
            raise RequestRefused(f"runtime error: this server does not load functions from {url}")
        project, name, tag, hash_key = parse_function_uri(url.removeprefix("db://"))
        function = get_function(db, project, name, tag, hash_key)
        if isinstance(given, dict):
            ensure_object(function, "spec").update(given.get("spec") or {})
    kind = function.get("kind") or "local"
    if kind not in RUNTIME_KINDS:
        raise RequestRefused(
            f"runtime error: unsupported runtime ({kind}) or missing command, "
            f"supported runtimes: {','.join(RUNTIME_KINDS)}"
        )
    return function


def _check_executed(function: Object) -> None:
    """Reject what a single process cannot do as the function wants it, or cannot find again."""
    kind = function.get("kind") or ""
    if kind not in EXECUTED_KINDS:
        raise RequestRefused(
            f"runtime error: this server executes functions of the kinds job and local, not {kind}"
        )
    if not as_text(dig(function, "metadata", "name")):
        raise RequestRefused("runtime error: a function must have a name to be executed")


def check_submission(data: Object) -> Object:
    """Validate a submission and return a copy of its task."""
    task = data.get("task")
    if isinstance(task, dict) and task:
        named = data.get("functionUrl") or dig(task, "spec", "function")
        if named or data.get("function"):
            return deepcopy(task)
    raise RequestRefused("bad JSON, need to include function/url and task objects")


def add_client_labels(task: Object, headers: Mapping[str, str]) -> None:
    """Label a task with the versions of the client that submits it."""
    labels = ensure_object(ensure_object(task, "metadata"), "labels")
    for header, label in _CLIENT_LABELS.items():
        if headers.get(header):
            labels.setdefault(label, headers[header])


def label_with_kind(db: Transaction, data: Object) -> None:
    """Label the task of a submission with the kind of its function. Raises NotFound."""
    function = _function_of(db, data, data["task"])
    data["task"]["metadata"]["labels"].setdefault("kind", function.get("kind") or "local")


def submit(db: Transaction, data: Object, username: str, pace: Pace) -> Object:
    """Store the run of a submission as pending, start its job and return the run."""
    task = check_submission(data)
    function = _function_of(db, data, task)
    executes = pace.mode == EXECUTE
    if executes:
        _check_executed(function)
    metadata = ensure_object(task, "metadata")
    spec, status = ensure_object(task, "spec"), ensure_object(task, "status")
    function_name = as_text(dig(function, "metadata", "name"))
    handler = as_text(spec.get("handler"))
    default_name = f"{function_name}-{handler}" if handler else function_name
    metadata["name"] = as_text(metadata.get("name")) or default_name
    check_run_name(metadata["name"], db.release)
    function_project = as_text(dig(function, "metadata", "project"))
    project = as_text(metadata.get("project")) or function_project or DEFAULT_PROJECT
    metadata["project"] = project
    metadata["uid"] = as_text(metadata.get("uid")) or uuid.uuid4().hex
    metadata.setdefault("iteration", 0)
    labels = ensure_object(metadata, "labels")
    if username:
        labels.setdefault("v3io_user", username)
    # In a process of its own, a local function is a job, which can be aborted.
    labels["kind"] = "job" if executes else function.get("kind") or "local"
    if username or db.release < STRICT:
        labels.setdefault("owner", username or DEFAULT_OWNER)
    ensure_project(db, project)
    conceal_in_task(db.secrets, project, task)
    if function_name:
        owner = function_project or project
        hash_key = store_function(db, owner, function_name, function, tag="", versioned=True)
        spec["function"] = object_uri(owner, function_name, hash_key=hash_key)
    for field in ("parameters", "inputs", "hyperparams") if db.release < STRICT else ():
        ensure_object(spec, field)
    if db.release >= (1, 6):
        spec.setdefault("state_thresholds", dict(THRESHOLDS))
    now = db.now.isoformat()
    status.update({"state": "pending", "start_time": now, "last_update": now})
    for field in ("error", "status_text"):
        status.pop(field, None)
    if db.release < STRICT:
        status["results"], status["artifacts"] = {}, []
        task["kind"] = "run"
    else:
        status["status_text"] = "Job is waiting for a simulated worker"
    statuses = statuses_in_task(task) if db.release >= (1, 6) else {}
    if statuses:
        status["notifications"] = statuses
    store_run(db, project, metadata["uid"], 0, task)
    start_job(db, project, metadata["uid"], pace)
    return task
