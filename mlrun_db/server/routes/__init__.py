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

_MODULES = (
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
ROUTES: tuple[Route, ...] = tuple(route for module in _MODULES for route in module.ROUTES)
