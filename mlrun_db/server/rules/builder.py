"""Builds, deployments and background tasks: simulated work whose state depends on its pace."""

from __future__ import annotations

import uuid
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from mlrun_db.server.rules.errors import NotFound, RequestRefused
from mlrun_db.server.rules.functions import get_function, store_function
from mlrun_db.server.rules.names import DEFAULT_PROJECT, LATEST, parse_function_uri
from mlrun_db.server.rules.projects import DELETION_TASK, STRICT, deletion_state
from mlrun_db.server.rules.submit import NUCLIO_KINDS, RUNTIME_KINDS
from mlrun_db.server.simulation.work import (
    BACKGROUND_TASK,
    BUILD,
    Pace,
    begin_work,
    find_work,
    set_work_state,
)
from mlrun_db.server.storage import named
from mlrun_db.server.storage.documents import Object, as_text, dig, ensure_object
from mlrun_db.server.storage.store import Transaction

_LINES = (
    (0.2, "build of {name} started on a simulated builder"),
    (0.5, "base image {image} pulled"),
    (0.8, "commands executed"),
    (1.0, "image {target} ready"),
)


def build_function(db: Transaction, data: Object, pace: Pace) -> tuple[Object, bool]:
    """Store a function and start its build; return it, and whether it is ready already."""
    given = data.get("function")
    name = as_text(dig(given, "metadata", "name"))
    if not isinstance(given, dict) or not name:
        raise RequestRefused("runtime error: the body needs a function with a name")
    kind = given.get("kind") or "local"
    if kind not in RUNTIME_KINDS:
        raise RequestRefused(f"runtime error: unsupported runtime ({kind})")
    function = deepcopy(given)
    metadata = ensure_object(function, "metadata")
    project = metadata["project"] = as_text(metadata.get("project")) or DEFAULT_PROJECT
    tag = as_text(metadata.get("tag")) or LATEST
    spec, status = ensure_object(function, "spec"), ensure_object(function, "status")
    build = ensure_object(spec, "build")
    nothing_to_do = bool(spec.get("image")) and not build.get("commands")
    skip = bool(data.get("skip_deployed")) and status.get("state") == "ready"
    ready = skip or (kind not in NUCLIO_KINDS and nothing_to_do and not build.get("source"))
    if ready:
        status["state"] = "ready"
    else:
        status["state"] = "deploying" if kind in NUCLIO_KINDS else "pending"
        build.setdefault("image", f".mlrun/func-{project}-{name}:{tag}")
        if kind not in NUCLIO_KINDS:
            status["build_pod"] = f"mlrun-build-{name}"
        begin_work(db, BUILD, project, f"{name}:{tag}", pace)
    store_function(db, project, name, function, tag=tag, versioned=ready)
    metadata["tag"] = tag
    return function, ready


def build_status(
    db: Transaction, project: str, name: str, tag: str, *, offset: int, since: float, logs: bool
) -> tuple[str, dict[str, str]]:
    """Return the log and the state (as headers) of a build, and update the stored function."""
    project = project or DEFAULT_PROJECT
    function = get_function(db, project, name, tag, "")
    spec, status = ensure_object(function, "spec"), ensure_object(function, "status")
    image = as_text(dig(spec, "build", "image")) or as_text(spec.get("image"))
    build = find_work(db, BUILD, project, f"{name}:{tag or LATEST}")
    lines: list[tuple[float, str]] = []
    if build is not None:
        texts = {"name": name, "image": dig(spec, "build", "base_image", default="mlrun/mlrun")}
        for share, text in _LINES:
            if build.reached(share, db.now.timestamp()):
                lines.append((build.timestamp(share), text.format(**texts, target=image) + "\n"))
        running = "building" if function.get("kind") in NUCLIO_KINDS else "running"
        state = "ready" if len(lines) == len(_LINES) else running if lines else "pending"
        state = build.state or state
        if state != status.get("state"):
            status["state"] = state
            if state == "ready":
                spec["image"] = image
            store_function(
                db, project, name, deepcopy(function), tag=tag, versioned=state == "ready"
            )
    state = as_text(status.get("state"))
    if function.get("kind") in NUCLIO_KINDS:
        last = lines[-1][0] if lines else since
        headers = {
            "x-mlrun-function-status": state,
            "x-mlrun-last-timestamp": str(last),
            "x-mlrun-address": f"{name}.localhost:8080" if state == "ready" else "",
            "x-mlrun-name": f"nuclio-{project}-{name}",
        }
        return "".join(line for at, line in lines if at > since), headers
    pod = as_text(status.get("build_pod"))
    headers = {"function_status": state, "function_image": image, "builder_pod": pod}
    headers["x-mlrun-function-status"] = state
    whole = "".join(line for _, line in lines).encode()
    return whole[offset:].decode(errors="replace") if logs else "", headers


def start_function(db: Transaction, data: Object, pace: Pace) -> Object:
    """Start a function; return the background task."""
    url = as_text(data.get("functionUrl"))
    if not url:
        raise RequestRefused("runtime error: functionUrl not specified")
    project, name, tag, hash_key = parse_function_uri(url)
    function = get_function(db, project, name, tag, hash_key)
    owner = as_text(dig(function, "metadata", "project")) or project or DEFAULT_PROJECT
    name = str(uuid.uuid4())
    begin_work(db, BACKGROUND_TASK, owner, name, pace)
    return get_background_task(db, owner, name)


_TIMEOUT = 900  # seconds; simulated work never takes longer
_FAILURE = "failed_task"  # the kind of the documents with the errors of failed tasks


def finished_task(db: Transaction, project: str) -> Object:
    """Return a new background task that has succeeded by the next request."""
    name = str(uuid.uuid4())
    begin_work(db, BACKGROUND_TASK, project, name, Pace())
    return running_task(get_background_task(db, project, name), db)


def failed_task(db: Transaction, project: str, reason: str) -> Object:
    """Return a new background task that has failed by the next request."""
    name = str(uuid.uuid4())
    begin_work(db, BACKGROUND_TASK, project, name, Pace())
    set_work_state(db, BACKGROUND_TASK, project, name, "failed")
    named.put(db, _FAILURE, project, name, {"reason": reason})
    return running_task(get_background_task(db, project, name), db)


def running_task(task: Object, db: Transaction) -> Object:
    """Return a task as the response that begins it has it: 1.x responds before the work is done."""
    if db.release < STRICT:
        return task
    error = {"error": None} if "error" in task["status"] else {}
    return {**task, "status": {"state": "running", **error}}


def get_background_task(db: Transaction, project: str | None, name: str) -> Object:
    """Return a background task. A task of the server itself has no project.

    Before 1.0, an unknown one has failed, as after a restart of a real server.
    """
    task = find_work(db, BACKGROUND_TASK, project or "", name)
    if task is None and db.release >= STRICT:
        owner = f", project={project}" if project else ""
        raise NotFound(f"Background task not found: name={name}{owner}")
    created = updated = None
    state, error, kind = "failed", None, None
    if task is not None:
        done = task.reached(1.0, db.now.timestamp())
        state = task.state or ("succeeded" if done else "running")
        created = datetime.fromtimestamp(task.started, UTC)
        updated = datetime.fromtimestamp(task.timestamp(float(done)), UTC)
        kind = task.goal or None
        if kind:
            project = kind.removeprefix(DELETION_TASK)
            state, error = deletion_state(db, project)
            project = None if db.release < (1, 7) else project
    if state == "failed" and not error:
        error = _failure(db, project or "", name)
    metadata: Object = {"name": name, "kind": kind, "project": project}
    metadata |= {"created": _time(db, created), "updated": _time(db, updated), "timeout": _TIMEOUT}
    status = {"state": state, "error": error}
    if db.release < (1, 6):
        del metadata["kind"], status["error"]
    if db.release < STRICT:
        del metadata["timeout"]
    return {"kind": "BackgroundTask", "metadata": metadata, "spec": {}, "status": status}


def _time(db: Transaction, when: datetime | None) -> str | None:
    """Return a time of a task, from 1.x on without a zone."""
    if when is None:
        return None
    return (when if db.release < STRICT else when.replace(tzinfo=None)).isoformat()


def _failure(db: Transaction, project: str, name: str) -> Any:
    failure = named.get(db, _FAILURE, project, name)
    return failure["reason"] if failure else None


def begin_deletion_task(db: Transaction, project: str) -> Object:
    """Return a new background task for the deletion of a project that has begun."""
    name = str(uuid.uuid4())
    begin_work(db, BACKGROUND_TASK, "", name, Pace(), goal=f"{DELETION_TASK}{project}")
    return running_task(get_background_task(db, None, name), db)


def function_status(data: Object) -> Object:
    """Return the state of the resources of a runtime."""
    kind, selector = data.get("kind"), data.get("selector")
    if not kind or not selector:
        raise RequestRefused("runtime error: selector or runtime kind not specified")
    if kind != "dask":
        raise RequestRefused("runtime error: 'status' not supported by this runtime")
    return {"address": "", "dashboard_port": None, "state": "running"}
