"""The routes: each reads a request, calls the rules and returns a response."""

from __future__ import annotations

from mlrun_db.server.http.routing import ROUTES
from mlrun_db.server.routes import (  # noqa: F401  # the import adds their routes
    alerts,
    artifacts,
    artifacts_v2,
    authorization,
    background_tasks,
    builder,
    datastore_profiles,
    feature_store,
    files,
    functions,
    grafana,
    health,
    hub,
    logs,
    model_endpoints,
    model_monitoring,
    notifications,
    nuclio,
    pipelines,
    project_summaries,
    projects,
    runs,
    runtimes,
    schedules,
    secret_tokens,
    secrets,
    submit,
    tags,
    workflows,
)

__all__ = ["ROUTES"]
