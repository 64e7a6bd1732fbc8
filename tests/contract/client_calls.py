"""Calls of every method of HTTPRunDB that together pass every argument.

An argument that excludes another is in a second call.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from tests.support.scripted import Response, json_response

Arguments = dict[str, Any]

PIPELINE = Path(__file__).parents[2] / "openapi.yaml"  # any .yaml file: it is sent as it is
WHEN = datetime.datetime(2021, 7, 1, 10, tzinfo=datetime.UTC)
RUN = {"metadata": {"name": "train", "uid": "u1", "project": "p1"}}
FUNCTION = {"kind": "job", "metadata": {"name": "f1", "project": "p1", "tag": "v1"}}
FEATURES = {"metadata": {"name": "own", "project": "own"}, "spec": {}, "status": {}}
PROJECT = {"metadata": {"name": "p1"}}
ENDPOINT: Arguments = {"metadata": {}, "spec": {}, "status": {}}
SCHEDULE = {"name": "s1", "kind": "job", "scheduled_object": {}, "cron_trigger": "0 * * * *"}

_OF_RUN: Arguments = {"uid": "u1", "project": "p1", "iter": 2}
_SELECTED: Arguments = {"label_selector": "a=b", "force": True, "grace_period": 5}
_LABELS = ["a", "b=c"]
_PARTITION: Arguments = {
    "partition_by": "name",
    "rows_per_partition": 2,
    "partition_sort_by": "updated",
    "partition_order": "asc",
}
_LISTED: Arguments = {"project": "p1", "name": "a", "tag": "v1", "labels": _LABELS}
_TAG: Arguments = {"name": "a", "project": "p1", "tag": "v1"}
_UID: Arguments = {"name": "a", "project": "p1", "uid": "u1"}
_METRICS: Arguments = {"start": "now-2h", "end": "now-1h", "metrics": ["m1"], "access_key": "key"}
_BULK: Arguments = {"project": "p2", "threads": 1, "journal": "journal", "progress": False}
_STATUS: Arguments = {"func": FUNCTION, "verbose": True}

CALLS: dict[str, list[Arguments]] = {
    "abort_run": [_OF_RUN],
    "api_call": [
        {"method": "POST", "path": "runs", "json": {}, "error": "no", "timeout": 3},
        {"method": "GET", "path": "runs", "params": {"a": "b"}, "headers": {"a": "b"}},
        {"method": "POST", "path": "runs", "body": b"x"},
    ],
    "connect": [{"secrets": {}}],
    "create_feature_set": [{"feature_set": FEATURES, "project": "p1", "versioned": False}],
    "create_feature_vector": [{"feature_vector": FEATURES, "project": "p1", "versioned": False}],
    "create_or_patch": [
        {"project": "p1", "endpoint_id": "e1", "model_endpoint": ENDPOINT, "access_key": "key"}
    ],
    "create_project": [{"project": PROJECT}],
    "create_project_secrets": [
        {"project": "p1", "provider": "kubernetes", "secrets": {"name": "value"}}
    ],
    "create_schedule": [{"project": "p1", "schedule": SCHEDULE}],
    "create_user_secrets": [
        {"user": "ann", "provider": "kubernetes", "secrets": {"name": "value"}}
    ],
    "del_artifact": [
        {"key": "k", "tag": "v1", "project": "p1"},
    ],
    "del_artifacts": [{**_LISTED, "days_ago": 0}],
    "del_run": [_OF_RUN],
    "del_runs": [
        {"name": "a", "project": "p1", "labels": _LABELS, "state": "error", "days_ago": 3}
    ],
    "delete_endpoint_record": [{"project": "p1", "endpoint_id": "e1", "access_key": "key"}],
    "delete_feature_set": [_TAG, _UID, {"name": "a"}],
    "delete_feature_vector": [_TAG, _UID, {"name": "a"}],
    "delete_function": [{"name": "f1", "project": "p1"}],
    "delete_project": [{"name": "p1", "deletion_strategy": "cascade"}],
    "delete_project_secrets": [{"project": "p1", "provider": "vault", "secrets": ["a", "b"]}],
    "delete_runtime": [{"kind": "job", **_SELECTED}],
    "delete_runtime_object": [{"kind": "job", "object_id": "u1", **_SELECTED}],
    "delete_runtimes": [_SELECTED],
    "delete_schedule": [{"project": "p1", "name": "s1"}],
    "get_background_task": [{"project": "p1", "name": "t1"}],
    "get_builder_status": [{**_STATUS, "offset": 7, "logs": False, "last_log_timestamp": 1.5}],
    "get_endpoint": [{"project": "p1", "endpoint_id": "e1", "feature_analysis": True, **_METRICS}],
    "get_feature_set": [_TAG, _UID],
    "get_feature_vector": [_TAG, _UID],
    "get_function": [{"name": "f1", "project": "p1", "tag": "v1", "hash_key": "h1"}],
    "get_log": [{"uid": "u1", "project": "p1", "offset": 7, "size": 9}],
    "get_pipeline": [
        {"run_id": "r1", "namespace": "ns", "timeout": 3},
        {"run_id": "r1", "namespace": "ns", "project": "p1"},
    ],
    "get_project": [{"name": "p1"}],
    "get_runtime": [{"kind": "job", "label_selector": "a=b"}],
    "get_schedule": [{"project": "p1", "name": "s1", "include_last_run": True}],
    "iter_artifacts": [
        {**_LISTED, "iter": 0, "page_size": 7},
        {**_LISTED, "best_iteration": True},
    ],
    "iter_functions": [{**_LISTED, "page_size": 7}],
    "iter_runs": [
        {
            **{"name": "a", "uid": ["u1", "u2"], "project": "p1", "labels": _LABELS},
            **{"state": "completed", "sort": False, "iter": True, "page_size": 7},
            "start_time_from": WHEN,
            "start_time_to": "2021-07-02T10:00:00",
            "last_update_time_from": WHEN.date(),
            "last_update_time_to": WHEN,
        }
    ],
    "invoke_schedule": [{"project": "p1", "name": "s1"}],
    "list_artifact_tags": [{"project": "p1"}],
    "list_artifacts": [
        {**_LISTED, "iter": 0},
        {**_LISTED, "best_iteration": True},
    ],
    "list_endpoints": [
        {"project": "p1", "model": "m:v1", "function": "f1", "labels": _LABELS, **_METRICS}
    ],
    "list_entities": [_LISTED],
    "list_feature_sets": [
        {**_LISTED, "state": "ready", "entities": ["e"], "features": ["f", "g"], **_PARTITION}
    ],
    "list_feature_vectors": [{**_LISTED, "state": "ready", **_PARTITION}],
    "list_features": [{**_LISTED, "entities": "e"}],
    "list_functions": [_LISTED],
    "list_pipelines": [
        {
            "project": "*",
            "namespace": "ns",
            "sort_by": "created_at desc",
            "page_token": "t",
            "filter_": "{}",
            "format_": "full",
            "page_size": 10,
        }
    ],
    "list_project_secret_keys": [
        {"project": "p1", "token": "t"},
        {"project": "p1", "provider": "kubernetes"},
    ],
    "list_project_secrets": [
        {"project": "p1", "token": "t", "secrets": ["a", "b"]},
        {"project": "p1", "provider": "kubernetes", "token": "t"},
    ],
    "list_projects": [
        {"owner": "ann", "format_": "name_only", "labels": _LABELS, "state": "online"}
    ],
    "list_runs": [
        {
            "name": "a",
            "uid": ["u1", "u2"],
            "project": "p1",
            "labels": _LABELS,
            "state": "completed",
            "sort": False,
            "last": 3,
            "iter": True,
            "start_time_from": WHEN,
            "start_time_to": "2021-07-02T10:00:00",
            "last_update_time_from": WHEN.date(),
            "last_update_time_to": WHEN,
        },
        {
            "partition_by": "name",
            "rows_per_partition": 2,
            "partition_sort_by": "updated",
            "partition_order": "asc",
            "max_partitions": 3,
            "with_notifications": True,
        },
    ],
    "list_runtimes": [{"label_selector": "a=b"}],
    "list_schedules": [
        {"project": "p1", "name": "s1", "kind": "pipeline", "include_last_run": True}
    ],
    "logs": [{"uid": "u1", "project": "p1", "follow": True, "timeout": 60, "since": 7}],
    "patch_feature_set": [
        {**_TAG, "feature_set_update": {"spec": {}}, "patch_mode": "additive"},
        {**_UID, "feature_set_update": {"spec": {}}},
    ],
    "patch_feature_vector": [
        {**_TAG, "feature_vector_update": {"spec": {}}, "patch_mode": "additive"},
        {**_UID, "feature_vector_update": {"spec": {}}},
    ],
    "patch_project": [{"name": "p1", "project": {"spec": {}}, "patch_mode": "additive"}],
    "read_artifact": [
        {"key": "k", "tag": "v1", "iter": 0, "project": "p1"},
        {"key": "k", "tag": "v1", "iter": 2, "project": "p1"},
    ],
    "read_metrics": [_OF_RUN],
    "read_run": [_OF_RUN],
    "remote_builder": [
        {
            "func": FUNCTION,
            "with_mlrun": True,
            "mlrun_version_specifier": "mlrun==0.6.6",
            "skip_deployed": True,
        }
    ],
    "remote_start": [{"func_url": "db://p1/f1:v1"}],
    "remote_status": [{"kind": "dask", "selector": "a=b"}],
    "store_artifact": [
        {"key": "k", "artifact": {}, "uid": "u1", "iter": 0, "tag": "v1", "project": "p1"}
    ],
    "store_feature_set": [
        {**_TAG, "name": "b", "feature_set": FEATURES, "versioned": False},
        {**_UID, "feature_set": FEATURES},
    ],
    "store_feature_vector": [
        {**_TAG, "name": "b", "feature_vector": FEATURES, "versioned": False},
        {**_UID, "feature_vector": FEATURES},
    ],
    "store_artifacts": [{"artifacts": [{"key": "k", "tree": "u1"}], **_BULK}],
    "store_function": [
        {"function": {}, "name": "f1", "project": "p1", "tag": "v1", "versioned": True}
    ],
    "store_functions": [{"functions": [FUNCTION], "versioned": True, **_BULK}],
    "store_log": [{"uid": "u1", "project": "p1", "body": b"text\xff", "append": True}],
    "store_project": [{"name": "p1", "project": PROJECT}],
    "store_run": [{"struct": {}, **_OF_RUN}],
    "store_runs": [{"runs": [RUN], **_BULK}],
    "submit_job": [{"runspec": RUN, "schedule": "0 * * * *"}],
    "submit_pipeline": [
        {
            "pipeline": PIPELINE,
            "arguments": {"a": 1},
            "experiment": "e",
            "run": "r",
            "namespace": "ns",
            "artifact_path": "v3io:///p1",
            "ops": [str],
            "ttl": 60,
        },
        {"pipeline": PIPELINE, "project": "p1"},
    ],
    "update_run": [{"updates": {"status.state": "error"}, **_OF_RUN}],
    "update_schedule": [{"project": "p1", "name": "s1", "schedule": {"concurrency_limit": 2}}],
    "wait_for_build": [{**_STATUS, "timeout": 60, "on_line": str}],
    "watch_log": [
        {
            **{"uid": "u1", "project": "p1", "watch": False, "offset": 7, "timeout": 60},
            **{"on_line": str, "raw": True},
        }
    ],
}

# Arguments that no request shows, and why.
NOT_SENT = {
    ("api_call", "error"): "the text of an error",
    ("api_call", "timeout"): "how long to wait for the response",
    ("connect", "secrets"): "not used, as documented",
    ("get_pipeline", "timeout"): "how long to wait for the response",
    ("del_artifacts", "days_ago"): "refused unless 0",
    ("logs", "timeout"): "how long to continue polling",
    **{
        (f"store_{kind}", argument): "how the requests are sent"
        for kind in ("artifacts", "functions", "runs")
        for argument in ("threads", "journal", "progress")
    },
    **{
        ("submit_pipeline", argument): "only a compilation uses it"
        for argument in ("artifact_path", "ops", "ttl")
    },
    ("wait_for_build", "on_line"): "what is called with the response",
    ("wait_for_build", "timeout"): "how long to continue polling",
    ("watch_log", "on_line"): "what is called with the response",
    ("watch_log", "raw"): "how the response is printed",
    ("watch_log", "timeout"): "how long to continue polling",
    ("watch_log", "watch"): "whether to continue polling",
}

ONLINE = json_response({**PROJECT, "spec": {}, "status": {"state": "online"}})


def task(state: str, status: int = 200) -> Response:
    return json_response({"metadata": {"name": "t"}, "status": {"state": state}}, status)


PARTITIONED = {
    "parameters": [
        {"name": name} for name in ("partition-by", "max-partitions", "with-notifications")
    ]
}
# Responses with which a method continues with its second operation.
RESPONSES: dict[str, list[Response]] = {
    "create_project": [Response(202, b""), ONLINE],
    "get_runtime": [json_response({"kind": "job", "resources": {}})],
    "list_runtimes": [json_response([])],
    # with what the server publishes about itself, for the arguments that only 1.x reads
    "list_runs": [json_response({"runs": [], "paths": {"/api/runs": {"get": PARTITIONED}}})],
    "patch_project": [Response(202, b""), ONLINE],
    "store_project": [Response(202, b""), ONLINE],
    "delete_function": [task("running", 202), task("succeeded")],
    "delete_project": [task("running", 202), task("succeeded")],
}
