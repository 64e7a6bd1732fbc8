"""The settings that a server reports to probes, to clients and to user interfaces.

Each field has the first release that has it and, where one dropped it, the release without it.
"""

from __future__ import annotations

from mlrun_db.server.rules.runs import abortable_kinds
from mlrun_db.server.storage.documents import Object

_SINCE_ANY, _NEVER = (0, 0), (1000, 0)
_NULL_CLIENT_FIELDS = {
    "feature_store_data_prefixes": (_SINCE_ANY, _NEVER),
    "feature_store_default_targets": ((1, 7), _NEVER),
    "ui_projects_prefix": (_SINCE_ANY, _NEVER),
    "scrape_metrics": (_SINCE_ANY, _NEVER),
    "default_function_node_selector": (_SINCE_ANY, _NEVER),
    "igz_version": (_SINCE_ANY, _NEVER),
    "auto_mount_type": (_SINCE_ANY, _NEVER),
    "auto_mount_params": (_SINCE_ANY, _NEVER),
    "default_function_priority_class_name": (_SINCE_ANY, _NEVER),
    "valid_function_priority_class_names": (_SINCE_ANY, _NEVER),
    "default_tensorboard_logs_path": (_SINCE_ANY, _NEVER),
    "default_function_pod_resources": (_SINCE_ANY, _NEVER),
    "preemptible_nodes_node_selector": (_SINCE_ANY, _NEVER),
    "preemptible_nodes_tolerations": (_SINCE_ANY, _NEVER),
    "default_preemption_mode": (_SINCE_ANY, _NEVER),
    "force_run_local": (_SINCE_ANY, _NEVER),
    "function": (_SINCE_ANY, _NEVER),
    "model_endpoint_monitoring_store_type": (_SINCE_ANY, (1, 7)),
    "model_endpoint_monitoring_endpoint_store_connection": (_SINCE_ANY, (1, 9)),
    "model_monitoring_tsdb_connection": ((1, 7), (1, 9)),
    "generate_artifact_target_path_from_artifact_hash": (_SINCE_ANY, _NEVER),
    "logs": (_SINCE_ANY, _NEVER),
    "packagers": (_SINCE_ANY, _NEVER),
    "kfp_url": ((1, 6), (1, 7)),  # and an empty text elsewhere
    "external_platform_tracking": ((1, 6), _NEVER),
    "alerts_mode": ((1, 7), _NEVER),
    "kfp_default_workflow_timeout": ((1, 9), _NEVER),
    "system_id": ((1, 9), _NEVER),
    "model_endpoint_monitoring_store_prefixes": ((1, 9), _NEVER),
    "authentication_mode": ((1, 10), _NEVER),
    "oauth_internal_token_endpoint": ((1, 10), _NEVER),
    "oauth_external_token_endpoint": ((1, 10), _NEVER),
    "authorization_namespaces_mlrun": ((1, 10), _NEVER),
    "default_runtime_image_by_kind": ((1, 10), _NEVER),
    "telemetry_enabled": ((1, 12), _NEVER),
    "telemetry_otlp_endpoint": ((1, 12), _NEVER),
    "telemetry_insecure": ((1, 12), _NEVER),
    "telemetry_model_monitoring_interval": ((1, 12), _NEVER),
}
_EMPTY_CLIENT_FIELDS = (
    *("namespace", "docker_registry", "remote_host", "ui_url"),
    *("spark_app_image", "spark_app_image_tag", "spark_history_server_path", "kfp_url"),
    *("api_url", "nuclio_version", "redis_url", "sql_url"),
)
_NO_RESOURCES = {"cpu": None, "memory": None, "gpu": None}
_CE = {"mode": "", "release": ""}
_MEBIBYTE = 1024 * 1024


def health(version: str, release: tuple[int, int], artifact_path: str = "") -> Object:
    """Return the response to a probe; before 1.4 with the settings that clients adopt."""
    if release >= (1, 4):
        return {"version": version, "status": "ok"}
    if release >= (1, 0):
        return client_spec(version, release, artifact_path)
    names = ("namespace", "docker_registry", "remote_host", "ui_url", "api_url")
    return {
        "version": version,
        "artifact_path": artifact_path,
        **dict.fromkeys((*names, "spark_app_image", "spark_app_image_tag"), ""),
        **dict.fromkeys(("ui_projects_prefix", "scrape_metrics", "hub_url")),
        "mpijob_crd_version": "v1alpha1",
        "kfp_image": f"mlrun/mlrun:{version}",
        "dask_kfp_image": f"mlrun/ml-base:{version}",
    }


def client_spec(version: str, release: tuple[int, int], artifact_path: str = "") -> Object:
    """Return what clients of 1.x request when they connect; null leaves their own setting."""
    nulls = [name for name, (first, end) in _NULL_CLIENT_FIELDS.items() if first <= release < end]
    ce_mode = {"ce_mode": ""} if release < (1, 6) else {}
    return {
        "version": version,
        **dict.fromkeys(_EMPTY_CLIENT_FIELDS, ""),
        "artifact_path": artifact_path,
        **dict.fromkeys(nulls),
        "mpijob_crd_version": "v1alpha1",
        "spark_operator_version": "spark-3",
        "kfp_image": f"mlrun/mlrun:{version}",
        "dask_kfp_image": f"mlrun/ml-base:{version}",
        "redis_type": "standalone",
        "ce": _CE,
        "calculate_artifact_hash": "True",
        **ce_mode,
    }


def frontend_spec(version: str, release: tuple[int, int], *, authentication: str) -> Object:
    """Return the settings of user interfaces. ``authentication`` is "none", "basic" or "bearer"."""
    kinds = dict.fromkeys(("job", "serving", "nuclio", "remote", "mpijob"), "mlrun/mlrun")
    kinds["dask"] = "mlrun/ml-base"
    if release >= (1, 7):
        kinds["application"] = "python:3.9"
    spec: Object = {
        "jobs_dashboard_url": None,
        "model_monitoring_dashboard_url": None,
        "abortable_function_kinds": list(abortable_kinds(release)),
        "feature_flags": {
            "project_membership": "disabled",
            "authentication": authentication,
            "nuclio_streams": "disabled",
            "preemption_nodes": "disabled",
        },
        "default_function_priority_class_name": "",
        "valid_function_priority_class_names": [],
        "default_function_image_by_kind": kinds,
        "function_deployment_target_image_template": "/mlrun/func-{project}-{name}:{tag}",
        "function_deployment_target_image_name_prefix_template": "func-{project}-{name}",
        "function_deployment_target_image_registries_to_enforce_prefix": [],
        "function_deployment_mlrun_requirement": f"mlrun[complete]=={version}",
        "auto_mount_type": "auto",
        "auto_mount_params": {},
        "default_artifact_path": "",
        "default_function_pod_resources": {"requests": _NO_RESOURCES, "limits": _NO_RESOURCES},
        "default_function_preemption_mode": "prevent",
        "feature_store_data_prefixes": {
            "default": "v3io:///projects/{project}/FeatureStore/{name}/{kind}",
            "nosql": "v3io:///projects/{project}/FeatureStore/{name}/nosql",
            "redisnosql": "redis://{authority}/projects/{project}/FeatureStore/{name}/nosql",
            "dsnosql": "ds://{ds_profile_name}/projects/{project}/FeatureStore/{name}/{kind}",
        },
        "allowed_artifact_path_prefixes_list": [],
        "ce": _CE,
    }
    if release < (1, 6):
        del spec["model_monitoring_dashboard_url"]
        spec["ce_mode"] = ""
    if release >= (1, 7):
        spec["internal_labels"] = ["kind", "owner", "v3io_user", "workflow", "host", "job-type"]
        spec["artifact_limits"] = {
            "max_chunk_size": _MEBIBYTE,
            "max_preview_size": 10 * _MEBIBYTE,
            "max_download_size": 100 * _MEBIBYTE,
        }
    return spec
