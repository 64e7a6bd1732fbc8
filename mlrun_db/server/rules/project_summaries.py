"""Counts of what projects hold, as 1.x reports them; they are always up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from mlrun_db.server.rules.alert_models import APPLICATION, ENDPOINT, INFRA, JOB
from mlrun_db.server.rules.alerts import ACTIVATION
from mlrun_db.server.rules.model_monitoring import function_summaries
from mlrun_db.server.rules.named_endpoints import count_modes
from mlrun_db.server.rules.pipelines import list_pipelines
from mlrun_db.server.rules.projects import get_project, list_projects
from mlrun_db.server.rules.schedules import list_schedules
from mlrun_db.server.storage.documents import Object, dig
from mlrun_db.server.storage.store import Transaction

_DAY = timedelta(hours=24)
_RUNNING = "state NOT IN ('completed', 'error', 'aborted', 'skipped')"
# What servers before 1.8 do not count.
_NEWER = (
    *("endpoint_alerts_count", "job_alerts_count", "application_alerts_count"),
    *("infra_alerts_count", "datasets_count", "documents_count", "llm_prompts_count"),
    *("running_model_monitoring_functions", "failed_model_monitoring_functions"),
    *("real_time_model_endpoint_count", "batch_model_endpoint_count"),
)
# Kind of the artifact: its count. Artifacts of other kinds are files.
_ARTIFACTS = {
    "model": "models_count",
    "dataset": "datasets_count",
    "document": "documents_count",
    "llm-prompt": "llm_prompts_count",
}
_LINK = "link"  # to the best iteration, which is counted itself
_RUNS = ("runs_completed_recent_count", "runs_failed_recent_count", "runs_running_count")
# Kind of the entity of an alert: the count of its activations.
_ALERTS = {
    ENDPOINT: "endpoint_alerts_count",
    JOB: "job_alerts_count",
    APPLICATION: "application_alerts_count",
    INFRA: "infra_alerts_count",
}
_FAILED_FUNCTIONS = ("error", "unhealthy")
_FAILED_PIPELINES = ("Failed", "Error", "Canceled")


def project_summary(db: Transaction, name: str, *, newest: bool) -> Object:
    """Return the counts of a project; ``newest``: also those that came with 1.8."""
    get_project(db, name)
    return _summary(db, name, newest)


def project_summaries(
    db: Transaction, owner: str, labels: Sequence[str], state: str, *, newest: bool
) -> list[Object]:
    """Return the counts of the projects that match."""
    names = list_projects(db, "name_only", owner, labels, state)
    return [_summary(db, name, newest) for name in names]


def _summary(db: Transaction, name: str, newest: bool) -> Object:
    counts: dict[str, Any] = {
        **_artifact_counts(db, name, newest),
        **_run_counts(db, name),
        **_pipeline_counts(db, name),
        **_schedule_counts(db, name),
        **_alert_counts(db, name),
        **_monitoring_counts(db, name),
    }
    if not newest:
        counts = {key: value for key, value in counts.items() if key not in _NEWER}
    return {"name": name, **counts, "updated": db.now.isoformat()}


def _artifact_counts(db: Transaction, project: str, newest: bool) -> dict[str, int]:
    kinds = list(_ARTIFACTS) if newest else ["model", "dataset"]
    counts = dict.fromkeys(("files_count", *_ARTIFACTS.values()), 0)
    rows = db.rows(
        "SELECT kind, count(DISTINCT iter || '/' || key) AS number FROM artifacts "
        "WHERE project = ? AND kind <> ? GROUP BY kind",
        (project, _LINK),
    )
    for row in rows:
        known = row["kind"] in kinds
        counts[_ARTIFACTS[row["kind"]] if known else "files_count"] += row["number"]
    sets = "SELECT count(DISTINCT name) FROM versions WHERE kind = 'feature_set' AND project = ?"
    return {**counts, "feature_sets_count": db.count(sets, (project,))}


def _run_counts(db: Transaction, project: str) -> dict[str, int]:
    """Count the names of runs: those that run, and those that started in the last 24 hours."""
    recent = (db.now - _DAY).timestamp()
    row = db.row(
        "SELECT count(DISTINCT iif(state = 'completed' AND start_time >= ?, name, NULL)), "
        "count(DISTINCT iif(state IN ('error', 'aborted') AND start_time >= ?, name, NULL)), "
        f"count(DISTINCT iif({_RUNNING}, name, NULL)) FROM runs WHERE project = ?",
        (recent, recent, project),
    )
    return dict(zip(_RUNS, row or (), strict=True))


def _pipeline_counts(db: Transaction, project: str) -> dict[str, int]:
    completed = failed = running = 0
    for pipeline in list_pipelines(db, project, "full", -1, 0)[0]:
        finished = dig(pipeline, "finished_at")
        status = dig(pipeline, "status")
        if not finished:
            running += 1
        elif datetime.fromisoformat(finished) >= db.now - _DAY:
            failed += status in _FAILED_PIPELINES
            completed += status not in _FAILED_PIPELINES
    return {
        "pipelines_completed_recent_count": completed,
        "pipelines_failed_recent_count": failed,
        "pipelines_running_count": running,
    }


def _schedule_counts(db: Transaction, project: str) -> dict[str, int]:
    """Count the schedules, and those that are due within 24 hours."""
    schedules = list_schedules(db, project)
    soon = (db.now + _DAY).isoformat()
    due = [each for each in schedules if each["next_run_time"] and each["next_run_time"] < soon]
    pipelines = sum(each["kind"] == "pipeline" or "workflow" in each["labels"] for each in due)
    return {
        "distinct_schedules_count": len(schedules),
        "distinct_scheduled_jobs_pending_count": len(due) - pipelines,
        "distinct_scheduled_pipelines_pending_count": pipelines,
    }


def _alert_counts(db: Transaction, project: str) -> dict[str, int]:
    """Count the activations of alerts in the last 24 hours."""
    counts = dict.fromkeys(_ALERTS.values(), 0)
    rows = db.rows(
        "SELECT json_extract(body, '$.entity_kind') AS kind, count(*) AS number FROM documents "
        "WHERE kind = ? AND project = ? AND json_extract(body, '$.activation_time') >= ? "
        "GROUP BY 1",
        (ACTIVATION, project, (db.now - _DAY).isoformat()),
    )
    return counts | {_ALERTS[row["kind"]]: row["number"] for row in rows}


def _monitoring_counts(db: Transaction, project: str) -> dict[str, int]:
    """Count the model endpoints, and the functions that monitor them."""
    real_time, batch = count_modes(db, project)
    states = [each["status"] for each in function_summaries(db, project)]
    return {
        "running_model_monitoring_functions": states.count("ready"),
        "failed_model_monitoring_functions": sum(map(states.count, _FAILED_FUNCTIONS)),
        "real_time_model_endpoint_count": real_time,
        "batch_model_endpoint_count": batch,
    }
