"""Model monitoring: its functions are deployed by the simulated builder, and measure nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mlrun_db.server.rules.builder import build_function, finished_task
from mlrun_db.server.rules.datastore_profiles import get_profile
from mlrun_db.server.rules.errors import BadRequest, Conflict, InvalidArgument, NotFound
from mlrun_db.server.rules.functions import delete_function, list_functions
from mlrun_db.server.rules.names import LATEST
from mlrun_db.server.rules.notifications import INTERNAL
from mlrun_db.server.rules.nuclio import deploy_status
from mlrun_db.server.rules.projects import get_project
from mlrun_db.server.rules.submit import NUCLIO_KINDS
from mlrun_db.server.simulation.work import Pace
from mlrun_db.server.storage.documents import Object, as_text, dig
from mlrun_db.server.storage.secret_box import SecretScope
from mlrun_db.server.storage.store import Transaction

CONTROLLER = "model-monitoring-controller"
WRITER = "model-monitoring-writer"
STREAM = "model-monitoring-stream"
DRIFT_APP = "histogram-data-drift-app"
INFRA = (CONTROLLER, WRITER, STREAM)
_APPLICATION_LABEL = {"mlrun__type": "mlrun__model-monitoring-application"}
_APPLICATION_LABELS = tuple(f"{name}={value}" for name, value in _APPLICATION_LABEL.items())
_SECRETS = "mlrun.model-monitoring"
_TSDB_TYPES = ("v3io", "taosws", "postgresql")
_STREAM_TYPES = ("v3io", "kafka_stream", "kafka_source")
# Credentials of 1.7, and how each of them must begin.
_CONNECTIONS = {
    "endpoint_store_connection": ("v3io", "mysql", "sqlite"),
    "stream_path": ("v3io", "kafka://"),
    "tsdb_connection": ("v3io", "taosws://"),
}
METRIC_TYPES = ("results", "metrics", "all")
EVENT_FORMATS = ("separation", "single", "intersection")
_METRIC = re.compile(
    r"(?P<project>[a-z0-9-]+)\.(?P<app>[a-zA-Z0-9_-]+)\.(?P<type>result|metric)\.(?P<name>[\w-]+)"
)


def _scope(project: str) -> SecretScope:
    return SecretScope(INTERNAL, project=project)


def _has_credentials(db: Transaction, project: str) -> bool:
    return bool(db.secrets.values(_scope(project), [_SECRETS]))


def _store_credentials(db: Transaction, project: str, values: Object, replace: bool) -> None:
    if _has_credentials(db, project) and not replace:
        raise Conflict(
            f"For {project} the credentials are already set, set replace_creds to replace them"
        )
    db.secrets.put(_scope(project), {_SECRETS: values})


def set_profiles(db: Transaction, project: str, tsdb: str, stream: str, *, replace: bool) -> None:
    """Set the datastore profiles of the time series and of the stream, as from 1.8 on."""
    get_project(db, project)
    for name, what, types in (
        (tsdb, "tsdb_profile_name", _TSDB_TYPES),
        (stream, "stream_profile_name", _STREAM_TYPES),
    ):
        if not name:
            raise BadRequest(f"{what} is missing")
        kind = get_profile(db, project, name)["type"]
        if kind not in types:
            raise InvalidArgument(f"{what} {name} is of type {kind}, it must be {', '.join(types)}")
    _store_credentials(db, project, {"tsdb": tsdb, "stream": stream}, replace)


def set_connections(
    db: Transaction, project: str, values: dict[str, str], *, replace: bool
) -> None:
    """Set the connections of the stores and of the stream, as 1.7 does."""
    get_project(db, project)
    for key, starts in _CONNECTIONS.items():
        value = values.get(key, "")
        if not value.startswith(starts):
            raise InvalidArgument(f"{key} must begin with {', '.join(starts)}")
    _store_credentials(db, project, dict(values), replace)


@dataclass(frozen=True)
class Deployment:
    """How monitoring functions are deployed."""

    image: str
    base_period: int
    pace: Pace


def enable(
    db: Transaction,
    project: str,
    deployment: Deployment,
    *,
    drift_app: bool,
    needs_credentials: bool = True,
) -> None:
    """Deploy the functions of the monitoring, and optionally the application for data drift."""
    get_project(db, project)
    if needs_credentials and not _has_credentials(db, project):
        raise BadRequest(
            "Model monitoring credentials are not set. Please set them before it is enabled."
        )
    for name in INFRA:
        _deploy(db, project, name, deployment)
    if drift_app:
        deploy_drift_app(db, project, deployment)


def deploy_drift_app(db: Transaction, project: str, deployment: Deployment) -> None:
    """Deploy the application for data drift."""
    get_project(db, project)
    _deploy(db, project, DRIFT_APP, deployment, _APPLICATION_LABEL)


def _deploy(
    db: Transaction,
    project: str,
    name: str,
    deployment: Deployment,
    labels: dict[str, str] | None = None,
) -> None:
    function = {
        "kind": "serving",
        "metadata": {"name": name, "project": project, "labels": labels or {}},
        "spec": {
            "build": {"base_image": deployment.image},
            "base_period": deployment.base_period,
        },
    }
    build_function(db, {"function": function}, deployment.pace)


def update_controller(db: Transaction, project: str, deployment: Deployment) -> None:
    """Deploy the controller again."""
    get_project(db, project)
    if not list_functions(db, project, CONTROLLER, LATEST, ()):
        raise NotFound(f"{CONTROLLER} does not exist. Run `enable_model_monitoring()` first.")
    _deploy(db, project, CONTROLLER, deployment)


def delete_functions(db: Transaction, project: str, names: Sequence[str]) -> list[Object]:
    """Delete functions; return a finished background task for each one that there was."""
    tasks = []
    for name in dict.fromkeys(names):
        if list_functions(db, project, name, LATEST, ()):
            delete_function(db, project, name)
            tasks.append(finished_task(db, project))
    return tasks


def application_names(db: Transaction, project: str) -> list[str]:
    """Return the names of the applications of users."""
    functions = list_functions(db, project, "", LATEST, _APPLICATION_LABELS)
    names = (as_text(dig(function, "metadata", "name")) for function in functions)
    return [name for name in names if name != DRIFT_APP]


def function_summaries(
    db: Transaction,
    project: str,
    names: Sequence[str] = (),
    labels: Sequence[str] = (),
    *,
    infra: bool = True,
) -> list[Object]:
    """Return the functions of the monitoring with their states."""
    found = []
    for function in list_functions(db, project, "", LATEST, labels):
        name = as_text(dig(function, "metadata", "name"))
        is_infra = name in INFRA
        label = dig(function, "metadata", "labels", "mlrun__type")
        is_application = label == _APPLICATION_LABEL["mlrun__type"]
        if (names and name not in names) or not ((is_infra and infra) or is_application):
            continue
        found.append(_summary(db, project, name, function, is_infra))
    return found


def _summary(db: Transaction, project: str, name: str, function: Object, is_infra: bool) -> Object:
    state = dig(function, "status", "state")
    if function.get("kind") in NUCLIO_KINDS:
        state = deploy_status(db, project, name, "", 0)[1]["x-mlrun-function-status"]
    return {
        "type": "infra" if is_infra else "application",
        "name": name,
        "application_class": as_text(dig(function, "spec", "default_class")),
        "project_name": project,
        "updated_time": dig(function, "metadata", "updated"),
        "status": state,
        "base_period": dig(function, "spec", "base_period"),
        "stats": {},
    }


def function_summary(db: Transaction, project: str, name: str) -> Object:
    """Return one function of the monitoring."""
    found = function_summaries(db, project, [name])
    if not found:
        raise NotFound(f"monitoring function {name} not found in project {project}")
    return found[0]


def endpoint_metrics(project: str, kind: str) -> list[Object]:
    """Return the metrics of an endpoint: the one that every endpoint has; no results."""
    if kind == "results":
        return []
    full_name = f"{project}.mlrun-infra.metric.invocations"
    return [
        {
            **{"project": project, "app": "mlrun-infra", "type": "metric", "name": "invocations"},
            **{"full_name": full_name, "kind": None},
        }
    ]


def metrics_of_endpoints(project: str, uids: Sequence[str], kind: str, form: str) -> Object:
    """Return the metrics of several endpoints, or what they have in common."""
    if form == "intersection":
        metrics = endpoint_metrics(project, "metrics") if uids and kind != "results" else []
        return {"intersect_metrics": metrics, "intersect_results": []}
    return {uid: endpoint_metrics(project, kind) for uid in uids}


def metric_values(project: str, names: Sequence[str]) -> list[Object]:
    """Return, for each metric, that it has no data."""
    values = []
    for name in names:
        match = _METRIC.fullmatch(name)
        if match is None or match["project"] != project:
            raise InvalidArgument(
                f"{name} is no metric of project {project}, such as {project}.app.metric.name"
            )
        values.append({"full_name": name, "type": match["type"], "data": False})
    return values
