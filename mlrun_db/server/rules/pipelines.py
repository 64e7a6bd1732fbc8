"""Pipelines: a submitted one is stored, and succeeds according to its pace."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from sqlite3 import Row

from mlrun_db.server.rules.errors import BadRequest, NotFound
from mlrun_db.server.rules.names import DEFAULT_PROJECT
from mlrun_db.server.rules.notifications import Outcome, conceal, queue
from mlrun_db.server.simulation.work import PIPELINE, Pace, begin_work, end_work, find_work
from mlrun_db.server.storage.documents import Object, as_text, load
from mlrun_db.server.storage.named import put
from mlrun_db.server.storage.query import Where
from mlrun_db.server.storage.store import Transaction

FORMATS = ("full", "name_only", "metadata_only", "summary")
CANCELED = "Canceled"
DEFAULT_PAGE_SIZE = 20
MAX_PAGE_SIZE = 200


def submit_pipeline(
    db: Transaction, project: str, *, name: str, experiment: str, arguments: Object, pace: Pace
) -> Object:
    """Store a pipeline run; without a project in that of the arguments, or the default one."""
    name = name or f"{experiment} {db.now:%Y-%m-%d %H-%M-%S}"
    project = project or as_text(arguments.get("project")) or DEFAULT_PROJECT
    identity = str(uuid.uuid4())
    run = {
        "id": identity,
        "name": name,
        "project": project,
        "experiment": experiment,
        "arguments": arguments,
        "created": db.now.timestamp(),
    }
    put(db, "pipeline", project, identity, run)
    begin_work(db, PIPELINE, project, identity, pace)
    return {"id": identity, "name": name}


def _render(db: Transaction, body: str) -> Object:
    run: Object = load(body)
    run.pop("seconds", None)
    created = datetime.fromtimestamp(run.pop("created"), UTC)
    work = find_work(db, PIPELINE, run["project"], run["id"])
    done = work is None or work.reached(1.0, db.now.timestamp())
    end = work.timestamp(1.0) if work else created.timestamp()
    run["created_at"] = created.isoformat()
    if "status" not in run:
        run["status"] = (work and work.state) or ("Succeeded" if done else "Running")
        run["finished_at"] = datetime.fromtimestamp(end, UTC).isoformat() if done else None
    return run


def get_pipeline(db: Transaction, identity: str, project: str = "", format_: str = "") -> Object:
    """Return a pipeline run: as Kubeflow Pipelines has it, or in a format of 1.x."""
    run = _render(db, _find(db, identity, project)["body"])
    if not format_:
        manifest = {"metadata": {"name": run["name"]}, "status": {"phase": run["status"]}}
        return {"run": run, "pipeline_runtime": {"workflow_manifest": json.dumps(manifest)}}
    return {"run": run, "graph": {}} if format_ == "summary" else run


def _find(db: Transaction, identity: str, project: str) -> Row:
    where = Where().add("kind = 'pipeline' AND name = ?", identity)
    if project and project != "*":
        where.add("project = ?", project)
    row = db.row(f"SELECT * FROM documents {where}", where.values)
    if row is None:
        raise NotFound(f"Pipeline run not found: {identity}")
    return row


def set_pipeline_notifications(
    db: Transaction, project: str, identity: str, notifications: list[Object]
) -> None:
    """Record the notifications of a pipeline run, in place of those that it has, and send them.

    A workflow that runs in a client, whose id no pipeline has, has nothing to record.
    """
    try:
        row = _find(db, identity, project)
    except NotFound:
        row = None
    project = row["project"] if row else project
    concealed = [conceal(db.secrets, project, each) for each in notifications]
    if row is not None:
        body = {**load(row["body"]), "notifications": concealed}
        put(db, "pipeline", project, identity, body)
    for each in concealed if db.sends else []:
        text = as_text(each.get("message")) or f"Workflow {identity} has ended"
        queue(db, project, ("pipeline", project, identity), each, text)


def record_pipeline_outcome(db: Transaction, identity: tuple[str, ...], outcome: Outcome) -> None:
    """Record in a pipeline, if there is one, what came of a notification."""
    try:
        row = _find(db, identity[1], identity[0])
    except NotFound:
        return
    body = load(row["body"])
    body["notifications"] = [
        {**each, **outcome.status} if each["name"] == outcome.name else each
        for each in body.get("notifications", [])
    ]
    put(db, "pipeline", row["project"], identity[1], body)


def terminate_pipeline(db: Transaction, project: str, identity: str) -> None:
    """Cancel a pipeline run that has not ended."""
    row = _find(db, identity, project)
    if _render(db, row["body"])["finished_at"]:
        raise BadRequest(f"Pipeline run {identity} has ended and cannot be terminated")
    end = {"status": CANCELED, "finished_at": db.now.isoformat()}
    put(db, "pipeline", row["project"], identity, {**load(row["body"]), **end})
    end_work(db, PIPELINE, row["project"], identity)


def retry_pipeline(db: Transaction, project: str, identity: str, pace: Pace) -> str:
    """Start a pipeline run again that has ended; return its id."""
    row = _find(db, identity, project)
    if not _render(db, row["body"])["finished_at"]:
        raise BadRequest(f"Pipeline run {identity} has not ended and cannot be retried")
    ended = ("status", "finished_at")
    body = {key: value for key, value in load(row["body"]).items() if key not in ended}
    put(db, "pipeline", row["project"], identity, body)
    begin_work(db, PIPELINE, row["project"], identity, pace)
    return identity


def list_pipelines(
    db: Transaction, project: str, format_: str, size: int, start: int
) -> tuple[list[Object | str], int, str | None]:
    """Return one page of runs, newest first, their total and the token of the next page."""
    where = Where().add("kind = 'pipeline'")
    if project != "*":
        where.add("project = ?", project)
    total = db.count(f"SELECT count(*) FROM documents {where}", where.values)
    rows = db.rows(
        f"SELECT body FROM documents {where} ORDER BY id DESC LIMIT ? OFFSET ?",
        [*where.values, size, start],
    )
    runs = [_render(db, row["body"]) for row in rows]
    token = str(start + size) if start + size < total else None
    if format_ == "name_only":
        return [run["name"] for run in runs], total, token
    return list(runs), total, token
