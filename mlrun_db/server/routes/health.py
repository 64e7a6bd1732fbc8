"""Health of the server and what a user interface asks first."""

from __future__ import annotations

from starlette.responses import Response

from mlrun_db.server.calls import Call, Operation, answer
from mlrun_db.server.rules.runs import ABORTABLE_KINDS


def health(call: Call) -> Response:
    """Tell the version and the settings that clients take over."""
    version = call.settings.version
    return answer(
        {
            "version": version,
            "namespace": "",
            "docker_registry": "",
            "remote_host": "",
            "mpijob_crd_version": "v1alpha1",
            "ui_url": "",
            "artifact_path": "",
            "spark_app_image": "",
            "spark_app_image_tag": "",
            "kfp_image": f"mlrun/mlrun:{version}",
            "dask_kfp_image": f"mlrun/ml-base:{version}",
            "api_url": "",
            "ui_projects_prefix": None,
            "scrape_metrics": None,
            "hub_url": None,
        }
    )


def client_spec(call: Call) -> Response:
    """Tell 1.x clients, which ask for it when they connect, the version and no settings."""
    version = call.settings.version
    return answer({"version": version, "namespace": "", "artifact_path": "", "api_url": ""})


def frontend_spec(call: Call) -> Response:
    """Tell which kinds of runs can be aborted."""
    del call
    return answer({"jobs_dashboard_url": None, "abortable_function_kinds": list(ABORTABLE_KINDS)})


OPERATIONS = (
    Operation("GET", "/healthz", health),
    Operation("GET", "/client-spec", client_spec),
    Operation("GET", "/frontend-spec", frontend_spec),
)
