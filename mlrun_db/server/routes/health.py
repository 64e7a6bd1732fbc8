"""Health of the server, and what clients and user interfaces request first."""

from __future__ import annotations

from mlrun_db.server.http.context import RequestContext
from mlrun_db.server.http.routing import route
from mlrun_db.server.rules.runs import ABORTABLE_KINDS
from mlrun_db.server.storage.documents import Object


@route("GET", "/healthz")
def health(context: RequestContext) -> Object:
    """Return the version and the settings that clients adopt."""
    version = context.options.version
    return {
        "version": version,
        "namespace": "",
        "docker_registry": "",
        "remote_host": "",
        "mpijob_crd_version": "v1alpha1",
        "ui_url": "",
        "artifact_path": context.options.artifact_path,
        "spark_app_image": "",
        "spark_app_image_tag": "",
        "kfp_image": f"mlrun/mlrun:{version}",
        "dask_kfp_image": f"mlrun/ml-base:{version}",
        "api_url": "",
        "ui_projects_prefix": None,
        "scrape_metrics": None,
        "hub_url": None,
    }


@route("GET", "/client-spec")
def client_spec(context: RequestContext) -> Object:
    """Return the version, without settings; clients of 1.x request it when they connect."""
    version = context.options.version
    path = context.options.artifact_path
    return {"version": version, "namespace": "", "artifact_path": path, "api_url": ""}


@route("GET", "/frontend-spec")
def frontend_spec(context: RequestContext) -> Object:
    """Return which kinds of runs can be aborted."""
    del context
    return {"jobs_dashboard_url": None, "abortable_function_kinds": list(ABORTABLE_KINDS)}


@route("GET", "/clusterization-spec")
def clusterization_spec(context: RequestContext) -> Object:
    """Return state and version of the chief of a cluster, which this server is."""
    return {"chief_api_state": "online", "chief_version": context.options.version}
