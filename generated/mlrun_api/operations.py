# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""Every operation of openapi.yaml, by its operationId."""

from typing import Any, NamedTuple


class Operation(NamedTuple):
    """An operation, and the versions of MLRun that have it.

    Attributes:
        tag: module of ``mlrun_api.api`` that builds its request.
        idempotent: whether sending it twice has the effect of sending it once.
        since: first version known to have it, "" for all old ones.
        until: first version without it, "" when the newest has it.
        replaced_by: operation that newer versions have instead, "" for none.
        renamed: names of its parameters, by the names here, where they differ.
        added: values of its parameters that have none here.
        parameters: first version with a parameter, and first without it, where they differ.
    """

    tag: str
    method: str
    path: str
    idempotent: bool
    since: str
    until: str
    replaced_by: str
    renamed: dict[str, str]
    added: dict[str, str]
    parameters: dict[str, tuple[str, str]]


# fmt: off
_FIELDS: dict[str, tuple[Any, ...]] = {
    "append_object_tags": ('tags', 'PUT', '/api/projects/{project}/tags/{tag}', True, '1.5', '', '', {}, {}, {}),
    "build_function": ('builder', 'POST', '/api/build/function', False, '', '', '', {}, {}, {'x-mlrun-client-version': ('1.5', ''), 'x-mlrun-client-python-version': ('1.5', '')}),
    "build_status": ('builder', 'GET', '/api/build/status', True, '', '', '', {}, {}, {}),
    "client_spec": ('server', 'GET', '/api/client-spec', True, '0.7', '', '', {}, {}, {}),
    "create_feature_set": ('feature_sets', 'POST', '/api/projects/{project}/feature-sets', False, '', '', '', {}, {}, {}),
    "create_feature_vector": ('feature_vectors', 'POST', '/api/projects/{project}/feature-vectors', False, '', '', '', {}, {}, {}),
    "create_model_endpoint": ('model_endpoints', 'POST', '/api/projects/{project}/model-endpoints/{endpoint_id}', True, '1.5', '', '', {}, {}, {}),
    "create_or_patch": ('model_endpoints', 'PUT', '/api/projects/{project}/model-endpoints/{endpoint_id}', True, '', '1.5', 'create_model_endpoint', {}, {}, {}),
    "create_project": ('projects', 'POST', '/api/projects', False, '', '', '', {}, {}, {}),
    "create_project_secrets": ('secrets', 'POST', '/api/projects/{project}/secrets', True, '', '', '', {}, {}, {}),
    "create_schedule": ('schedules', 'POST', '/api/projects/{project}/schedules', False, '', '', '', {}, {}, {}),
    "create_user_secrets": ('secrets', 'POST', '/api/user-secrets', True, '', '', '', {}, {}, {}),
    "del_artifact": ('artifacts', 'DELETE', '/api/artifact/{project}/{uid}', True, '', '1.6', 'del_project_artifact', {'uid': 'key'}, {}, {}),
    "del_artifacts": ('artifacts', 'DELETE', '/api/artifacts', True, '', '1.6', 'del_project_artifacts', {}, {}, {}),
    "del_project_artifact": ('artifacts', 'DELETE', '/api/projects/{project}/artifacts/{key}', True, '1.4', '', '', {}, {}, {}),
    "del_project_artifacts": ('artifacts', 'DELETE', '/api/projects/{project}/artifacts', True, '1.4', '', '', {}, {}, {}),
    "del_project_run": ('runs', 'DELETE', '/api/projects/{project}/runs/{uid}', True, '1.5', '', '', {}, {}, {}),
    "del_project_runs": ('runs', 'DELETE', '/api/projects/{project}/runs', True, '1.5', '', '', {}, {}, {}),
    "del_run": ('runs', 'DELETE', '/api/run/{project}/{uid}', True, '', '1.8', 'del_project_run', {}, {}, {}),
    "del_runs": ('runs', 'DELETE', '/api/runs', True, '', '1.8', 'del_project_runs', {}, {}, {}),
    "delete_artifact_v2": ('artifacts', 'DELETE', '/api/v2/projects/{project}/artifacts/{key}', True, '1.6', '', '', {}, {}, {}),
    "delete_artifacts_v2": ('artifacts', 'DELETE', '/api/v2/projects/{project}/artifacts', True, '1.6', '', '', {}, {}, {}),
    "delete_endpoint_record": ('model_endpoints', 'DELETE', '/api/projects/{project}/model-endpoints/{endpoint_id}', True, '', '', '', {}, {}, {}),
    "delete_feature_set": ('feature_sets', 'DELETE', '/api/projects/{project}/feature-sets/{name}', True, '', '', '', {}, {}, {}),
    "delete_feature_set_version": ('feature_sets', 'DELETE', '/api/projects/{project}/feature-sets/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "delete_feature_vector": ('feature_vectors', 'DELETE', '/api/projects/{project}/feature-vectors/{name}', True, '', '', '', {}, {}, {}),
    "delete_feature_vector_version": ('feature_vectors', 'DELETE', '/api/projects/{project}/feature-vectors/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "delete_function": ('functions', 'DELETE', '/api/projects/{project}/functions/{name}', True, '', '1.9', 'delete_function_v2', {}, {}, {}),
    "delete_function_v2": ('functions', 'DELETE', '/api/v2/projects/{project}/functions/{name}', True, '1.7', '', '', {}, {}, {}),
    "delete_object_tags": ('tags', 'DELETE', '/api/projects/{project}/tags/{tag}', True, '1.5', '', '', {}, {}, {}),
    "delete_project": ('projects', 'DELETE', '/api/projects/{name}', True, '', '1.9', 'delete_project_v2', {}, {}, {}),
    "delete_project_secrets": ('secrets', 'DELETE', '/api/projects/{project}/secrets', True, '', '', '', {}, {}, {}),
    "delete_project_v2": ('projects', 'DELETE', '/api/v2/projects/{name}', True, '1.6', '', '', {}, {}, {}),
    "delete_runtime": ('runtimes', 'DELETE', '/api/runtimes/{kind}', True, '', '1.5', 'delete_runtime_resources', {}, {'project': '*'}, {'label_selector': ('', '1.5')}),
    "delete_runtime_object": ('runtimes', 'DELETE', '/api/runtimes/{kind}/{object_id}', True, '', '1.5', 'delete_runtime_resources', {}, {'project': '*'}, {'label_selector': ('', '1.5')}),
    "delete_runtime_resources": ('runtimes', 'DELETE', '/api/projects/{project}/runtime-resources', True, '1.5', '', '', {}, {}, {'label-selector': ('1.5', ''), 'kind': ('1.5', ''), 'object-id': ('1.5', '')}),
    "delete_runtimes": ('runtimes', 'DELETE', '/api/runtimes', True, '', '1.5', 'delete_runtime_resources', {}, {'project': '*'}, {'label_selector': ('', '1.5')}),
    "delete_schedule": ('schedules', 'DELETE', '/api/projects/{project}/schedules/{name}', True, '', '', '', {}, {}, {}),
    "delete_tag": ('tags', 'DELETE', '/api/{project}/tag/{name}', True, '', '1.5', '', {}, {}, {}),
    "frontend_spec": ('server', 'GET', '/api/frontend-spec', True, '', '', '', {}, {}, {}),
    "function_status": ('builder', 'POST', '/api/status/function', True, '', '', '', {}, {}, {}),
    "get_background_task": ('builder', 'GET', '/api/projects/{project}/background-tasks/{name}', True, '', '', '', {}, {}, {}),
    "get_endpoint": ('model_endpoints', 'GET', '/api/projects/{project}/model-endpoints/{endpoint_id}', True, '', '', '', {}, {}, {}),
    "get_feature_set": ('feature_sets', 'GET', '/api/projects/{project}/feature-sets/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "get_feature_vector": ('feature_vectors', 'GET', '/api/projects/{project}/feature-vectors/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "get_function": ('functions', 'GET', '/api/func/{project}/{name}', True, '', '1.6', 'get_project_function', {}, {}, {}),
    "get_internal_background_task": ('builder', 'GET', '/api/background-tasks/{name}', True, '1.5', '', '', {}, {}, {}),
    "get_log": ('logs', 'GET', '/api/log/{project}/{uid}', True, '', '1.8', 'get_project_log', {}, {}, {}),
    "get_pipeline": ('pipelines', 'GET', '/api/pipelines/{run_id}', True, '', '1.5', 'get_project_pipeline', {}, {'project': '*'}, {}),
    "get_project": ('projects', 'GET', '/api/projects/{name}', True, '', '', '', {}, {}, {}),
    "get_project_function": ('functions', 'GET', '/api/projects/{project}/functions/{name}', True, '1.4', '', '', {}, {}, {}),
    "get_project_log": ('logs', 'GET', '/api/projects/{project}/logs/{uid}', True, '1.5', '', '', {}, {}, {}),
    "get_project_pipeline": ('pipelines', 'GET', '/api/projects/{project}/pipelines/{run_id}', True, '1.5', '', '', {}, {}, {}),
    "get_runtime": ('runtimes', 'GET', '/api/runtimes/{kind}', True, '', '1.5', 'list_runtime_resources', {}, {'project': '*'}, {'label_selector': ('', '1.5')}),
    "get_schedule": ('schedules', 'GET', '/api/projects/{project}/schedules/{name}', True, '', '', '', {}, {}, {'include-credentials': ('1.5', '')}),
    "grafana_proxy_health": ('grafana', 'GET', '/api/grafana-proxy/model-endpoints', True, '', '', '', {}, {}, {}),
    "grafana_proxy_query": ('grafana', 'POST', '/api/grafana-proxy/model-endpoints/query', True, '', '', '', {}, {}, {}),
    "grafana_proxy_search": ('grafana', 'POST', '/api/grafana-proxy/model-endpoints/search', True, '', '', '', {}, {}, {}),
    "healthz": ('server', 'GET', '/api/healthz', True, '', '', '', {}, {}, {}),
    "ingest_feature_set": ('feature_sets', 'POST', '/api/projects/{project}/feature-sets/{name}/references/{reference}/ingest', False, '', '', '', {}, {}, {}),
    "invoke_schedule": ('schedules', 'POST', '/api/projects/{project}/schedules/{name}/invoke', False, '', '', '', {}, {}, {}),
    "list_artifact_tags": ('artifacts', 'GET', '/api/projects/{project}/artifact-tags', True, '', '', '', {}, {}, {'category': ('1.5', '')}),
    "list_artifacts": ('artifacts', 'GET', '/api/artifacts', True, '', '1.6', 'list_project_artifacts', {}, {}, {'format': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_artifacts_v2": ('artifacts', 'GET', '/api/v2/projects/{project}/artifacts', True, '1.6', '', '', {}, {}, {}),
    "list_endpoints": ('model_endpoints', 'GET', '/api/projects/{project}/model-endpoints', True, '', '', '', {}, {}, {'top-level': ('1.5', ''), 'uid': ('1.5', '')}),
    "list_entities": ('feature_sets', 'GET', '/api/projects/{project}/entities', True, '', '', '', {}, {}, {}),
    "list_feature_sets": ('feature_sets', 'GET', '/api/projects/{project}/feature-sets', True, '', '', '', {}, {}, {}),
    "list_feature_vectors": ('feature_vectors', 'GET', '/api/projects/{project}/feature-vectors', True, '', '', '', {}, {}, {}),
    "list_features": ('feature_sets', 'GET', '/api/projects/{project}/features', True, '', '', '', {}, {}, {}),
    "list_functions": ('functions', 'GET', '/api/funcs', True, '', '1.6', 'list_project_functions', {}, {}, {'hash_key': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_pipelines": ('pipelines', 'GET', '/api/projects/{project}/pipelines', True, '', '', '', {}, {}, {}),
    "list_project_artifacts": ('artifacts', 'GET', '/api/projects/{project}/artifacts', True, '1.4', '', '', {}, {}, {'format': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_project_functions": ('functions', 'GET', '/api/projects/{project}/functions', True, '1.4', '', '', {}, {}, {'hash_key': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_project_runs": ('runs', 'GET', '/api/projects/{project}/runs', True, '1.5', '', '', {}, {}, {'partition-by': ('1.5', ''), 'max-partitions': ('1.5', ''), 'with-notifications': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_project_secret_keys": ('secrets', 'GET', '/api/projects/{project}/secret-keys', True, '', '', '', {}, {}, {}),
    "list_project_secrets": ('secrets', 'GET', '/api/projects/{project}/secrets', True, '', '', '', {}, {}, {}),
    "list_projects": ('projects', 'GET', '/api/projects', True, '', '', '', {}, {}, {}),
    "list_runs": ('runs', 'GET', '/api/runs', True, '', '1.8', 'list_project_runs', {}, {}, {'partition-by': ('1.5', ''), 'max-partitions': ('1.5', ''), 'with-notifications': ('1.5', ''), 'page': ('1.7', ''), 'page-size': ('1.7', ''), 'page-token': ('1.7', '')}),
    "list_runtime_resources": ('runtimes', 'GET', '/api/projects/{project}/runtime-resources', True, '', '', '', {}, {}, {'label_selector': ('', '1.5'), 'label-selector': ('1.5', ''), 'kind': ('1.5', ''), 'object-id': ('1.5', '')}),
    "list_runtimes": ('runtimes', 'GET', '/api/runtimes', True, '', '1.5', 'list_runtime_resources', {}, {'project': '*'}, {'label_selector': ('', '1.5')}),
    "list_schedules": ('schedules', 'GET', '/api/projects/{project}/schedules', True, '', '', '', {}, {}, {'include-credentials': ('1.5', '')}),
    "list_tagged_objects": ('tags', 'GET', '/api/{project}/tag/{name}', True, '', '1.5', '', {}, {}, {}),
    "list_tags": ('tags', 'GET', '/api/{project}/tags', True, '', '1.5', '', {}, {}, {}),
    "overwrite_object_tags": ('tags', 'POST', '/api/projects/{project}/tags/{tag}', True, '1.5', '', '', {}, {}, {}),
    "patch_feature_set": ('feature_sets', 'PATCH', '/api/projects/{project}/feature-sets/{name}/references/{reference}', False, '', '', '', {}, {}, {}),
    "patch_feature_vector": ('feature_vectors', 'PATCH', '/api/projects/{project}/feature-vectors/{name}/references/{reference}', False, '', '', '', {}, {}, {}),
    "patch_model_endpoint": ('model_endpoints', 'PATCH', '/api/projects/{project}/model-endpoints/{endpoint_id}', True, '1.5', '', '', {}, {}, {}),
    "patch_project": ('projects', 'PATCH', '/api/projects/{name}', False, '', '', '', {}, {}, {}),
    "read_artifact": ('artifacts', 'GET', '/api/projects/{project}/artifact/{key}', True, '', '1.6', 'read_project_artifact', {}, {}, {'format': ('1.5', '')}),
    "read_artifact_v2": ('artifacts', 'GET', '/api/v2/projects/{project}/artifacts/{key}', True, '1.6', '', '', {}, {}, {}),
    "read_file": ('files', 'GET', '/api/files', True, '', '1.7', 'read_project_file', {}, {'project': 'default'}, {}),
    "read_project_artifact": ('artifacts', 'GET', '/api/projects/{project}/artifacts/{key}', True, '1.4', '', '', {}, {}, {'format': ('1.5', '')}),
    "read_project_file": ('files', 'GET', '/api/projects/{project}/files', True, '1.5', '', '', {}, {}, {}),
    "read_project_run": ('runs', 'GET', '/api/projects/{project}/runs/{uid}', True, '1.5', '', '', {}, {}, {}),
    "read_run": ('runs', 'GET', '/api/run/{project}/{uid}', True, '', '1.8', 'read_project_run', {}, {}, {}),
    "start_function": ('builder', 'POST', '/api/start/function', False, '', '', '', {}, {}, {'x-mlrun-client-version': ('1.5', ''), 'x-mlrun-client-python-version': ('1.5', '')}),
    "stat_file": ('files', 'GET', '/api/filestat', True, '', '1.7', 'stat_project_file', {}, {'project': 'default'}, {}),
    "stat_project_file": ('files', 'GET', '/api/projects/{project}/filestat', True, '1.5', '', '', {}, {}, {}),
    "store_artifact": ('artifacts', 'POST', '/api/artifact/{project}/{uid}/{key}', True, '', '1.6', 'store_project_artifact', {}, {}, {}),
    "store_artifact_v2": ('artifacts', 'PUT', '/api/v2/projects/{project}/artifacts/{key}', True, '1.6', '', '', {}, {}, {}),
    "store_feature_set": ('feature_sets', 'PUT', '/api/projects/{project}/feature-sets/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "store_feature_vector": ('feature_vectors', 'PUT', '/api/projects/{project}/feature-vectors/{name}/references/{reference}', True, '', '', '', {}, {}, {}),
    "store_function": ('functions', 'POST', '/api/func/{project}/{name}', True, '', '1.6', 'store_project_function', {}, {}, {}),
    "store_log": ('logs', 'POST', '/api/log/{project}/{uid}', False, '', '1.8', 'store_project_log', {}, {}, {}),
    "store_project": ('projects', 'PUT', '/api/projects/{name}', True, '', '', '', {}, {}, {}),
    "store_project_artifact": ('artifacts', 'POST', '/api/projects/{project}/artifacts/{uid}/{key}', True, '1.4', '', '', {}, {}, {}),
    "store_project_function": ('functions', 'POST', '/api/projects/{project}/functions/{name}', True, '1.4', '', '', {}, {}, {}),
    "store_project_log": ('logs', 'POST', '/api/projects/{project}/logs/{uid}', False, '1.5', '', '', {}, {}, {}),
    "store_project_run": ('runs', 'POST', '/api/projects/{project}/runs/{uid}', True, '1.5', '', '', {}, {}, {}),
    "store_run": ('runs', 'POST', '/api/run/{project}/{uid}', True, '', '1.8', 'store_project_run', {}, {}, {}),
    "submit": ('builder', 'POST', '/api/submit', False, '', '', '', {}, {}, {'x-mlrun-client-version': ('1.5', ''), 'x-mlrun-client-python-version': ('1.5', '')}),
    "submit_job": ('builder', 'POST', '/api/submit_job', False, '', '', '', {}, {}, {'x-mlrun-client-version': ('1.5', ''), 'x-mlrun-client-python-version': ('1.5', '')}),
    "submit_pipeline": ('pipelines', 'POST', '/api/submit_pipeline', False, '', '1.5', 'submit_project_pipeline', {}, {'project': 'default'}, {}),
    "submit_project_pipeline": ('pipelines', 'POST', '/api/projects/{project}/pipelines', False, '1.5', '', '', {}, {}, {}),
    "tag_objects": ('tags', 'POST', '/api/{project}/tag/{name}', True, '', '1.5', '', {}, {}, {}),
    "update_project_run": ('runs', 'PATCH', '/api/projects/{project}/runs/{uid}', True, '1.5', '', '', {}, {}, {}),
    "update_run": ('runs', 'PATCH', '/api/run/{project}/{uid}', True, '', '1.8', 'update_project_run', {}, {}, {}),
    "update_schedule": ('schedules', 'PUT', '/api/projects/{project}/schedules/{name}', True, '', '', '', {}, {}, {}),
}
# fmt: on
OPERATIONS = {name: Operation(*fields) for name, fields in _FIELDS.items()}
