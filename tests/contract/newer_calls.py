"""Calls on a server of MLRun 1.12: of the methods, and with the arguments, that it has.

Like client_calls.py, which has those on a server of 0.6: together they pass every argument.
"""

from __future__ import annotations

from tests.contract.client_calls import (
    FUNCTION,
    PIPELINE,
    WHEN,
    Arguments,
    task,
)
from tests.support.scripted import Response, json_response

VERSION = "1.12.0"

_LABELS = ["a", "b=c"]
_RUN: Arguments = {"uid": "u1", "project": "p1"}
_PAGE: Arguments = {"page": 2, "page_size": 7, "page_token": "t"}
_PARTITION: Arguments = {
    "partition_by": "name",
    "rows_per_partition": 2,
    "partition_sort_by": "created",
    "partition_order": "asc",
}
_ARTIFACTS: Arguments = {
    **{"name": "a", "project": "p1", "tag": "v1", "labels": _LABELS, "since": WHEN, "until": WHEN},
    **{"kind": "model", "category": "model", "tree": "t1", "producer_uri": "p1/u1"},
    "parent": "store://p1/a",
}
_RUNS: Arguments = {
    **{"name": "a", "uid": ["u1", "u2"], "project": "p1", "labels": _LABELS, "sort": False},
    **{"iter": True, "start_time_from": WHEN, "start_time_to": WHEN, "states": ["completed"]},
    **{"last_update_time_from": WHEN, "last_update_time_to": WHEN},
    **{"end_time_from": WHEN, "end_time_to": WHEN},
}
_FUNCTIONS: Arguments = {
    **{"name": "a", "project": "p1", "tag": "v1", "labels": _LABELS, "since": WHEN, "until": WHEN},
    **{"kind": "job", "states": ["ready", "error"]},
}
_ENDPOINT: Arguments = {
    **{"name": "e1", "project": "p1", "function_name": "f1", "function_tag": "v1"},
    "endpoint_id": "id1",
}
_SOURCE: Arguments = {"metadata": {"name": "s"}, "spec": {"path": "https://hub", "channel": "c"}}
_ITEM: Arguments = {"source_name": "s", "item_name": "i", "version": "1", "tag": "t"}
_NOTIFICATIONS = [{"kind": "slack", "name": "n1", "message": None}]
_GATEWAY = {"metadata": {"name": "g1"}, "spec": {"name": "g1", "upstreams": []}}
_ENTITY = {"kind": "job", "project": "p1", "ids": ["train"]}
_ALERT: Arguments = {
    **{"severity": "high", "entities": _ENTITY, "trigger": {"events": ["failed"]}},
    "notifications": [{"notification": {"kind": "slack", "name": "n1"}}],
}
_ACTIVATIONS: Arguments = {
    **{"project": "p1", "name": "a", "since": WHEN, "until": WHEN, "entity": "e"},
    **{"severity": ["low"], "entity_kind": "job", "event_kind": "failed"},
}
_TAGGED: Arguments = {
    "project": "p1",
    "tag_name": "v1",
}

NEWER_CALLS: dict[str, list[Arguments]] = {
    "abort_run": [{**_RUN, "iter": 2, "timeout": 3, "status_text": "no budget"}],
    "api_call": [{"method": "GET", "path": "runs", "version": "v2"}],
    "create_hub_source": [{"source": {"index": 1, "source": _SOURCE}}],
    "create_model_endpoint": [
        {
            "model_endpoint": {
                "metadata": {"name": "e1", "project": "p1"},
                "spec": {},
                "status": {},
            },
            "creation_strategy": "archive",
        }
    ],
    "del_artifact": [
        {
            **{"key": "k", "tag": "v1", "project": "p1", "deletion_strategy": "data-force"},
            "secrets": {"a": "b"},
        },
        {"key": "k", "tag": "v1", "project": "p1", "tree": "t1", "uid": "o1", "iter": 2},
        {"key": "k", "uid": "o1"},
        {"key": "k", "tree": "t1", "iter": 2},
    ],
    "del_artifacts": [
        {"name": "a", "project": "p1", "tag": "v1", "labels": _LABELS},
        {"project": "p1", "tree": "t1"},
    ],
    "delete_alert_config": [{"alert_name": "a", "project": "p1"}],
    "delete_api_gateway": [{"name": "g1", "project": "p1"}],
    "delete_artifacts_tags": [{"artifacts": [{"key": "k"}], **_TAGGED}],
    "delete_datastore_profile": [{"name": "s3", "project": "p1"}],
    "delete_hub_source": [{"source_name": "s"}],
    "delete_model_endpoint": [_ENDPOINT],
    "delete_model_monitoring_function": [{"project": "p1", "functions": ["f1"]}],
    "delete_model_monitoring_metrics": [
        {"project": "p1", "application_name": "a", "endpoint_ids": ["e1"]}
    ],
    "delete_objects_tag": [{"tag_objects": {"kind": "artifact", "identifiers": []}, **_TAGGED}],
    "delete_runtime_resources": [
        {
            **{"project": "p1", "label_selector": "a=b", "kind": "job", "object_id": "u1"},
            **{"force": True, "grace_period": 5},
        }
    ],
    "delete_secret_token": [{"token_name": "t", "username": "ann"}],
    "delete_secret_tokens": [{"username": "ann"}],
    "deploy_nuclio_function": [{"func": FUNCTION, "builder_env": {"a": "b"}}],
    "disable_model_monitoring": [
        {
            **{"project": "p1", "delete_resources": False, "delete_stream_function": True},
            **{"delete_histogram_data_drift_app": False, "delete_user_applications": True},
            "user_application_list": ["a"],
        }
    ],
    "enable_model_monitoring": [
        {
            **{"project": "p1", "base_period": 5, "image": "i", "lag_threshold": 9},
            **{"deploy_histogram_data_drift_app": False, "lag_event_cooldown": 3},
            "otlp_enabled": True,
        }
    ],
    "function_status": [{"project": "p1", "name": "f1", "kind": "dask", "selector": ["a=b"]}],
    "generate_event": [
        {"name": "failed", "event_data": {"kind": "failed", "entity": _ENTITY}, "project": "p1"}
    ],
    "get_alert_activation": [{"project": "p1", "activation_id": 7}],
    "get_alert_config": [{"alert_name": "a", "project": "p1"}],
    "get_alert_template": [{"template_name": "t"}],
    "get_api_gateway": [{"name": "g1", "project": "p1"}],
    "get_builder_status": [{"func": FUNCTION, "events_offset": 3}],
    "get_datastore_profile": [{"name": "s3", "project": "p1"}],
    "get_drift_over_time": [{"project": "p1", "start": WHEN, "end": WHEN}],
    "get_hub_asset": [{**_ITEM, "asset_name": "src", "item_type": "steps"}],
    "get_hub_catalog": [
        {
            **{"source_name": "s", "version": "1", "tag": "t", "force_refresh": True},
            "object_type": "steps",
        }
    ],
    "get_hub_item": [{**_ITEM, "force_refresh": True, "item_type": "steps"}],
    "get_hub_source": [{"source_name": "s"}],
    "get_log": [{**_RUN, "attempt": 2}],
    "get_log_size": [_RUN],
    "get_metrics_by_multiple_endpoints": [
        {
            **{"project": "p1", "endpoint_ids": ["e1"], "type": "metrics"},
            "events_format": "single",
        }
    ],
    "get_model_endpoint": [
        {**_ENDPOINT, "tsdb_metrics": False, "metric_list": ["m"], "feature_analysis": True}
    ],
    "get_model_endpoint_monitoring_metrics": [
        {"project": "p1", "endpoint_id": "e1", "type": "metrics"}
    ],
    "get_model_monitoring_url": [{"project": "p1"}],
    "get_monitoring_function_summaries": [
        {
            **{"project": "p1", "start": WHEN, "end": WHEN, "names": ["a"], "labels": _LABELS},
            **{"include_stats": True, "include_infra": False},
        }
    ],
    "get_monitoring_function_summary": [
        {
            **{"project": "p1", "function_name": "f", "start": WHEN, "end": WHEN},
            "include_latest_metrics": True,
        }
    ],
    "get_nuclio_deploy_status": [{"func": FUNCTION, "last_log_timestamp": 1.5, "verbose": True}],
    "get_pipeline": [{"run_id": "r1", "format_": "full"}],
    "get_project_background_task": [{"project": "p1", "name": "t1"}],
    "get_project_summary": [{"project": "p1"}],
    "get_secret_token": [{"token_name": "t", "username": "ann"}],
    "get_workflow_id": [{"project": "p1", "name": "w", "run_id": "u1", "engine": "local"}],
    "iter_artifacts": [{**_ARTIFACTS, "iter": 0, "page_size": 7}],
    "iter_functions": [{**_FUNCTIONS, "page_size": 7}],
    "iter_runs": [{**_RUNS, "page_size": 7}],
    "list_alert_activations": [_ACTIVATIONS],
    "list_alert_templates": [{}],
    "list_alerts_configs": [{"project": "p1", "limit": 3, "offset": 2}],
    "list_api_gateways": [{"project": "p1"}],
    "list_artifact_tags": [{"project": "p1", "category": "model"}],
    "list_artifacts": [{**_ARTIFACTS, "iter": 0, "format_": "minimal", **_PARTITION}],
    "list_datastore_profiles": [{"project": "p1"}],
    "list_entities_v2": [{"project": "p1", "name": "a", "tag": "v1", "labels": _LABELS}],
    "list_feature_sets": [{"project": "p1", "format_": "minimal"}],
    "list_features_v2": [
        {"project": "p1", "name": "a", "tag": "v1", "entities": ["e"], "labels": _LABELS}
    ],
    "list_functions": [{**_FUNCTIONS, "format_": "minimal"}],
    "list_hub_sources": [{"item_name": "i", "tag": "t", "version": "1", "item_type": "steps"}],
    "list_model_endpoints": [
        {
            **{"project": "p1", "names": ["e"], "function_name": "f", "function_tag": "v1"},
            **{"model_name": "m", "model_tag": "v1", "labels": _LABELS, "start": WHEN},
            **{"end": WHEN, "tsdb_metrics": True, "metric_list": ["m"], "top_level": True},
            **{"modes": [0, 1], "uids": ["u"], "latest_only": True},
        }
    ],
    "list_project_background_tasks": [
        {
            **{"project": "p1", "state": "running", "created_from": WHEN, "created_to": WHEN},
            **{"last_update_time_from": WHEN, "last_update_time_to": WHEN},
        }
    ],
    "list_project_summaries": [{"owner": "ann", "labels": _LABELS, "state": "online"}],
    "list_runs": [
        {
            **_RUNS,
            **_PARTITION,
            "max_partitions": 3,
            "with_notifications": True,
        }
    ],
    "list_runtime_resources": [
        {
            **{"project": "p1", "label_selector": "a=b", "kind": "job", "object_id": "u1"},
            "group_by": "job",
        }
    ],
    "list_schedules": [{"project": "p1", "next_run_time_since": WHEN, "next_run_time_until": WHEN}],
    "list_secret_tokens": [{"username": "ann"}],
    "load_project": [
        {"name": "p1", "url": "git://x", "secrets": {"a": "b"}, "save_secrets": False}
    ],
    "paginated_api_call": [
        {
            **{"method": "POST", "path": "runs", "params": {"page": 3}, "json": {}},
            **{"error": "no", "timeout": 3, "version": "v2", "return_all": True},
        },
        {"method": "POST", "path": "runs", "body": b"x", "headers": {"a": "b"}},
    ],
    "paginated_list_alert_activations": [{**_ACTIVATIONS, **_PAGE}],
    "paginated_list_artifacts": [
        {**_ARTIFACTS, "iter": 0, "format_": "minimal", **_PARTITION, **_PAGE},
        {"best_iteration": True},
    ],
    "paginated_list_functions": [{**_FUNCTIONS, "format_": "minimal", **_PAGE}],
    "paginated_list_runs": [
        {**_RUNS, "max_partitions": 3, "with_notifications": True, **_PARTITION, **_PAGE}
    ],
    "patch_model_endpoint": [{**_ENDPOINT, "attributes": {"labels": {}}}],
    "push_pipeline_notifications": [
        {"pipeline_id": "r1", "project": "p1", "notifications": _NOTIFICATIONS, "timeout": 3}
    ],
    "push_run_notifications": [{**_RUN, "timeout": 3}],
    "read_metrics": [_RUN],
    "read_artifact": [
        {"key": "k", "format_": "minimal"},
        {"key": "k", "tag": "v1", "iter": 2, "project": "p1", "tree": "t1", "uid": "o1"},
    ],
    "read_run": [{**_RUN, "format_": "standard"}],
    "refresh_smtp_configuration": [{}],
    "remote_builder": [
        {"func": FUNCTION, "with_mlrun": True, "builder_env": {"a": "b"}, "force_build": True}
    ],
    "reset_alert_config": [{"alert_name": "a", "project": "p1"}],
    "retry_pipeline": [
        {"run_id": "r1", "project": "p1", "namespace": "ns", "submit_mode": "m", "timeout": 3}
    ],
    "set_model_monitoring_credentials": [
        {"project": "p1", "credentials": {"tsdb_profile_name": "t"}, "replace_creds": True}
    ],
    "set_run_notifications": [{"project": "p1", "run_uid": "u1", "notifications": _NOTIFICATIONS}],
    "set_run_retrying_status": [{"project": "p1", "name": "w", "run_id": "u1", "retrying": True}],
    "set_schedule_notifications": [
        {"project": "p1", "schedule_name": "s1", "notifications": _NOTIFICATIONS}
    ],
    "start_function": [{"func_url": "db://p1/f1:v1"}, {"function": FUNCTION}],
    "store_alert_config": [
        {"alert_name": "a", "alert_data": _ALERT, "project": "p1", "force_reset": True}
    ],
    "store_api_gateway": [{"api_gateway": _GATEWAY, "project": "p1"}],
    "store_artifact": [
        {
            **{"key": "k", "artifact": {"metadata": {}}, "uid": None, "tree": "t1"},
            **{"iter": 0, "tag": "v1", "project": "p1"},
        }
    ],
    "store_datastore_profile": [
        {"profile": {"name": "s3", "type": "s3", "object": "{}"}, "project": "p1"}
    ],
    "store_hub_source": [{"source_name": "s", "source": {"index": 1, "source": _SOURCE}}],
    "store_secret_token": [
        {"secret_token": {"name": "t", "token": "x"}, "log_warning": False, "force": True}
    ],
    "store_secret_tokens": [
        {"secret_tokens": [{"name": "t", "token": "x"}], "log_warning": False, "force": True}
    ],
    "submit_pipeline": [
        {"pipeline": PIPELINE, "arguments": {"a": 1}, "cleanup_ttl": 60, "timeout": 3}
    ],
    "submit_workflow": [
        {
            **{"project": "p1", "name": "w", "workflow_spec": {"name": "w"}, "arguments": {"a": 1}},
            **{"artifact_path": "s3://a", "source": "git://x", "run_name": "r"},
            **{"namespace": "ns", "notifications": _NOTIFICATIONS},
        }
    ],
    "tag_artifacts": [
        {"artifacts": [{"key": "k"}], **_TAGGED, "replace": True},
        {"artifacts": {"key": "k"}, **_TAGGED},
    ],
    "tag_objects": [
        {"objects": {"kind": "artifact", "identifiers": []}, **_TAGGED, "replace": True},
        {"objects": {"kind": "artifact", "identifiers": []}, **_TAGGED},
    ],
    "terminate_pipeline": [{"run_id": "r1", "project": "p1", "namespace": "ns", "timeout": 3}],
    "trigger_migrations": [{}],
    "update_model_monitoring_controller": [{"project": "p1", "base_period": 5, "image": "i"}],
    "update_run": [{"updates": {"status.state": "error"}, "uid": "u1", "timeout": 3}],
    "verify_authorization": [
        {"authorization_verification_input": {"resource": "/projects/p1", "action": "read"}}
    ],
    "wait_for_background_task_to_reach_terminal_state": [
        {"name": "t1", "project": "p1", "timeout": 60},
        {"name": "t1"},
    ],
    "wait_for_pipeline_completion": [
        {
            "run_id": "r1",
            "namespace": "ns",
            "project": "p1",
            "timeout": 60,
            "expected_statuses": ["succeeded"],
        }
    ],
    "wait_for_run": [{**_RUN, "iter": 2, "timeout": 60, "raise_on_failure": False}],
    "watch_log": [{**_RUN, "attempt": 2}],
}

_TIME_LIMIT = "how long to wait for the response"
_POLLING = "how long to continue polling"
NEWER_NOT_SENT = {
    **{
        (name, "timeout"): _TIME_LIMIT
        for name in (
            *("abort_run", "paginated_api_call", "push_pipeline_notifications"),
            *("push_run_notifications", "retry_pipeline", "submit_pipeline"),
            *("terminate_pipeline", "update_run"),
        )
    },
    **{
        (name, "timeout"): _POLLING
        for name in (
            *("wait_for_background_task_to_reach_terminal_state", "wait_for_run"),
            "wait_for_pipeline_completion",
        )
    },
    ("paginated_api_call", "error"): "the text of an error",
    ("paginated_api_call", "return_all"): "whether there are more requests",
    ("store_secret_token", "log_warning"): "not used",
    ("store_secret_tokens", "log_warning"): "not used",
    ("submit_pipeline", "cleanup_ttl"): "only a compilation uses it",
    ("wait_for_pipeline_completion", "expected_statuses"): "how it may end",
    ("wait_for_run", "raise_on_failure"): "how it may end",
}

TASKS = [task("running", 202), task("succeeded")]
MONITORING = [
    json_response({"background_tasks": [{"metadata": {"name": "t"}}]}, 202),
    task("succeeded"),
]
_ENDED = {"metadata": {"uid": "u1"}, "status": {"state": "completed"}}
LISTED_K = {"metadata": {"key": "k", "tree": "t1", "uid": "o1", "iter": 2}}
SOURCE = json_response({"index": 1, "source": {}})
STORED_ALERT = json_response({"name": "a", **_ALERT})
NEWER_RESPONSES: dict[str, list[Response]] = {
    "get_alert_config": [STORED_ALERT],
    "store_alert_config": [STORED_ALERT],
    "create_hub_source": [SOURCE],
    "get_hub_source": [SOURCE],
    "store_hub_source": [SOURCE],
    "get_alert_template": [json_response({"template_name": "t", "severity": "low", "trigger": {}})],
    "abort_run": TASKS,
    "del_artifact": [json_response({"artifacts": [LISTED_K]})],
    "del_artifacts": [json_response({"artifacts": [LISTED_K]})],
    "delete_model_monitoring_function": MONITORING,
    "disable_model_monitoring": MONITORING,
    "get_datastore_profile": [
        json_response({"name": "s3", "type": "s3", "object": "{}", "project": "p1"})
    ],
    "get_hub_catalog": [json_response({"catalog": []})],
    "get_log_size": [json_response({"size": 7})],
    "get_monitoring_function_summaries": [json_response([])],
    "get_model_endpoint_monitoring_metrics": [json_response([])],
    "list_alert_templates": [json_response([])],
    "list_datastore_profiles": [json_response([])],
    "list_hub_sources": [json_response([])],
    "load_project": [
        json_response({"data": _ENDED}),
        Response(200, b"", {"x-mlrun-run-state": "completed"}),
    ],
    "push_pipeline_notifications": TASKS,
    "push_run_notifications": TASKS,
    "refresh_smtp_configuration": TASKS,
    "terminate_pipeline": TASKS[:1],
    "trigger_migrations": TASKS,
    "wait_for_background_task_to_reach_terminal_state": TASKS[1:],
    "wait_for_pipeline_completion": [json_response({"run": {"status": "Succeeded"}})],
    "wait_for_run": [json_response({"data": _ENDED})],
}
