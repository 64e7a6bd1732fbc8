"""The names (operationId) that openapi.yaml gives to methods and paths."""

from __future__ import annotations

# Path below /api, then method to name.
NAMES: dict[str, dict[str, str]] = {
    "/run/{project}/{uid}": {
        "POST": "store_run",
        "GET": "read_run",
        "PATCH": "update_run",
        "DELETE": "del_run",
    },
    "/projects/{project}/runs/{uid}": {
        "POST": "store_project_run",
        "GET": "read_project_run",
        "PATCH": "update_project_run",
        "DELETE": "del_project_run",
    },
    "/runs": {
        "GET": "list_runs",
        "DELETE": "del_runs",
    },
    "/projects/{project}/runs": {
        "GET": "list_project_runs",
        "DELETE": "del_project_runs",
    },
    "/log/{project}/{uid}": {
        "POST": "store_log",
        "GET": "get_log",
    },
    "/projects/{project}/logs/{uid}": {
        "POST": "store_project_log",
        "GET": "get_project_log",
    },
    "/artifact/{project}/{uid}/{key}": {
        "POST": "store_artifact",
    },
    "/projects/{project}/artifacts/{uid}/{key}": {
        "POST": "store_project_artifact",
    },
    "/projects/{project}/artifact-tags": {
        "GET": "list_artifact_tags",
    },
    "/projects/{project}/artifact/{key}": {
        "GET": "read_artifact",
    },
    "/projects/{project}/artifacts/{key}": {
        "GET": "read_project_artifact",
    },
    "/artifact/{project}/{uid}": {
        "DELETE": "del_artifact",
    },
    "/projects/{project}/artifacts/{uid}": {
        "DELETE": "del_project_artifact",
    },
    "/artifacts": {
        "GET": "list_artifacts",
        "DELETE": "del_artifacts",
    },
    "/projects/{project}/artifacts": {
        "GET": "list_project_artifacts",
        "DELETE": "del_project_artifacts",
    },
    "/func/{project}/{name}": {
        "POST": "store_function",
        "GET": "get_function",
    },
    "/projects/{project}/functions/{name}": {
        "POST": "store_project_function",
        "GET": "get_project_function",
        "DELETE": "delete_function",
    },
    "/funcs": {
        "GET": "list_functions",
    },
    "/projects/{project}/functions": {
        "GET": "list_project_functions",
    },
    "/projects/{project}/background-tasks/{name}": {
        "GET": "get_background_task",
    },
    "/background-tasks/{name}": {
        "GET": "get_internal_background_task",
    },
    "/build/function": {
        "POST": "build_function",
    },
    "/build/function/": {
        "POST": "build_function_slash",
    },
    "/start/function": {
        "POST": "start_function",
    },
    "/start/function/": {
        "POST": "start_function_slash",
    },
    "/status/function": {
        "POST": "function_status",
    },
    "/status/function/": {
        "POST": "function_status_slash",
    },
    "/build/status": {
        "GET": "build_status",
    },
    "/build/status/": {
        "GET": "build_status_slash",
    },
    "/submit_job": {
        "POST": "submit_job",
    },
    "/submit_job/": {
        "POST": "submit_job_slash",
    },
    "/submit": {
        "POST": "submit",
    },
    "/submit/": {
        "POST": "submit_slash",
    },
    "/runtimes": {
        "GET": "list_runtimes",
        "DELETE": "delete_runtimes",
    },
    "/runtimes/{kind}": {
        "GET": "get_runtime",
        "DELETE": "delete_runtime",
    },
    "/runtimes/{kind}/{object_id}": {
        "DELETE": "delete_runtime_object",
    },
    "/projects/{project}/runtime-resources": {
        "GET": "list_runtime_resources",
        "DELETE": "delete_runtime_resources",
    },
    "/projects/{project}/schedules": {
        "POST": "create_schedule",
        "GET": "list_schedules",
    },
    "/projects/{project}/schedules/{name}": {
        "PUT": "update_schedule",
        "GET": "get_schedule",
        "DELETE": "delete_schedule",
    },
    "/projects/{project}/schedules/{name}/invoke": {
        "POST": "invoke_schedule",
    },
    "/projects/{project}/pipelines": {
        "POST": "submit_project_pipeline",
        "GET": "list_pipelines",
    },
    "/submit_pipeline": {
        "POST": "submit_pipeline",
    },
    "/submit_pipeline/": {
        "POST": "submit_pipeline_slash",
    },
    "/pipelines/{run_id}": {
        "GET": "get_pipeline",
    },
    "/pipelines/{run_id}/": {
        "GET": "get_pipeline_slash",
    },
    "/projects/{project}/pipelines/{run_id}": {
        "GET": "get_project_pipeline",
    },
    "/projects/{project}/feature-sets": {
        "POST": "create_feature_set",
        "GET": "list_feature_sets",
    },
    "/projects/{project}/feature-sets/{name}/references/{reference}": {
        "PUT": "store_feature_set",
        "GET": "get_feature_set",
        "PATCH": "patch_feature_set",
        "DELETE": "delete_feature_set_version",
    },
    "/projects/{project}/feature-sets/{name}": {
        "DELETE": "delete_feature_set",
    },
    "/projects/{project}/feature-sets/{name}/references/{reference}/ingest": {
        "POST": "ingest_feature_set"
    },
    "/projects/{project}/features": {
        "GET": "list_features",
    },
    "/projects/{project}/entities": {
        "GET": "list_entities",
    },
    "/projects/{project}/feature-vectors": {
        "POST": "create_feature_vector",
        "GET": "list_feature_vectors",
    },
    "/projects/{project}/feature-vectors/{name}/references/{reference}": {
        "PUT": "store_feature_vector",
        "GET": "get_feature_vector",
        "PATCH": "patch_feature_vector",
        "DELETE": "delete_feature_vector_version",
    },
    "/projects/{project}/feature-vectors/{name}": {
        "DELETE": "delete_feature_vector",
    },
    "/projects": {
        "POST": "create_project",
        "GET": "list_projects",
    },
    "/projects/{name}": {
        "PUT": "store_project",
        "GET": "get_project",
        "PATCH": "patch_project",
        "DELETE": "delete_project",
    },
    "/projects/{project}/secrets": {
        "POST": "create_project_secrets",
        "GET": "list_project_secrets",
        "DELETE": "delete_project_secrets",
    },
    "/projects/{project}/secret-keys": {
        "GET": "list_project_secret_keys",
    },
    "/user-secrets": {
        "POST": "create_user_secrets",
    },
    "/projects/{project}/model-endpoints/{endpoint_id}": {
        "POST": "create_model_endpoint",
        "PUT": "create_or_patch",
        "GET": "get_endpoint",
        "PATCH": "patch_model_endpoint",
        "DELETE": "delete_endpoint_record",
    },
    "/projects/{project}/model-endpoints": {
        "GET": "list_endpoints",
    },
    "/healthz": {
        "GET": "healthz",
    },
    "/client-spec": {
        "GET": "client_spec",
    },
    "/frontend-spec": {
        "GET": "frontend_spec",
    },
    "/files": {
        "GET": "read_file",
    },
    "/projects/{project}/files": {
        "GET": "read_project_file",
    },
    "/filestat": {
        "GET": "stat_file",
    },
    "/projects/{project}/filestat": {
        "GET": "stat_project_file",
    },
    "/{project}/tag/{name}": {
        "POST": "tag_objects",
        "GET": "list_tagged_objects",
        "DELETE": "delete_tag",
    },
    "/{project}/tags": {
        "GET": "list_tags",
    },
    "/projects/{project}/tags/{tag}": {
        "POST": "overwrite_object_tags",
        "PUT": "append_object_tags",
        "DELETE": "delete_object_tags",
    },
    "/grafana-proxy/model-endpoints": {
        "GET": "grafana_proxy_health",
    },
    "/grafana-proxy/model-endpoints/query": {
        "POST": "grafana_proxy_query",
    },
    "/grafana-proxy/model-endpoints/search": {
        "POST": "grafana_proxy_search",
    },
}


def all_names() -> list[str]:
    """Return every name."""
    return [name for methods in NAMES.values() for name in methods.values()]


def name_of(method: str, path: str) -> str:
    """Return the name of an operation, empty when the path is none of the API."""
    return NAMES.get(path.replace(":path}", "}"), {}).get(method, "")
