"""The routes: each reads a request, calls the rules and returns a response."""

from __future__ import annotations

from mlrun_db.server.http.routing import Route
from mlrun_db.server.routes import (
    artifacts,
    artifacts_v2,
    builder,
    feature_store,
    files,
    functions,
    grafana,
    health,
    logs,
    model_endpoints,
    pipelines,
    projects,
    runs,
    runtimes,
    schedules,
    secrets,
    submit,
    tags,
)

ROUTES: tuple[Route, ...] = (
    *artifacts.ROUTES,
    *artifacts_v2.ROUTES,
    *builder.ROUTES,
    *feature_store.ROUTES,
    *files.ROUTES,
    *functions.ROUTES,
    *grafana.ROUTES,
    *health.ROUTES,
    *logs.ROUTES,
    *model_endpoints.ROUTES,
    *pipelines.ROUTES,
    *projects.ROUTES,
    *runs.ROUTES,
    *runtimes.ROUTES,
    *schedules.ROUTES,
    *secrets.ROUTES,
    *submit.ROUTES,
    *tags.ROUTES,
)
