"""Every operation of openapi.yaml is sent by a method of HTTPRunDB, or is listed with a reason.

And every argument of every method changes a request, or is listed with a reason. conftest.py checks
for all tests that the requests match openapi.yaml.
"""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mlrun_api.operations import OPERATIONS as FORMS

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.contract.client_calls import CALLS, NOT_SENT, RESPONSES, Arguments
from tests.contract.newer_calls import NEWER_CALLS, NEWER_NOT_SENT, NEWER_RESPONSES, VERSION
from tests.support.scripted import Request, ScriptedServer, json_response
from tests.support.spec_check import OPERATIONS, operation_of

# An object with the required fields of the responses of all operations.
OBJECTS = ("cron_trigger", "data", "func", "metadata", "secrets", "spec", "status")
LISTS = (
    *("artifacts", "endpoints", "entities", "feature_sets", "feature_vectors", "features"),
    *("funcs", "projects", "resources", "runs", "schedules", "secret_keys", "tags"),
    *("activations", "alerts", "background_tasks", "catalog", "feature_set_digests", "values"),
    *("project_summaries", "secret_tokens"),
)
RESPONSE = json_response(
    {key: {} for key in OBJECTS}
    | {key: [] for key in LISTS}
    | {"id": "r1", "kind": "job", "name": "s1", "project": "p1", "provider": "vault"}
    | {"hash_key": "h1", "total_size": 0, "creation_time": "2021-07-01T10:00:00"}
)
WITHOUT_OPERATION = {
    *("close", "get_api_path_prefix", "get_base_api_url", "process_paginated_responses"),
    *("store_alert_notifications", "store_run_notifications", "supports"),
    *("warn_on_s3_and_ecr_permissions_conflict", "start_run", "attach_run"),
}
RAW = {"api_call", "paginated_api_call"}
METHODS = {
    name: inspect.signature(method).parameters
    for name, method in inspect.getmembers(HTTPRunDB, callable)
    if not name.startswith("_") and name not in WITHOUT_OPERATION
}

# The operations that no method sends. 1.x serves what it has moved under the older path, too.
LISTED = {
    "moved in 1.x: sent where the older path is gone (tests/facade/test_server_versions.py)": {
        *("store_project_run", "del_project_run", "del_project_runs", "store_project_log"),
        *("store_project_artifact", "read_project_artifact", "del_project_artifact"),
        *("list_project_artifacts", "del_project_artifacts", "store_project_function"),
        *("get_project_function", "create_model_endpoint", "patch_model_endpoint"),
        *("delete_function", "delete_project"),
    },
    "sent to MLRun 1.7 only (tests/facade/test_model_monitoring.py)": {
        *("enable_model_monitoring_1_7", "disable_model_monitoring_1_7"),
        *("update_model_monitoring_controller_1_7", "set_model_monitoring_credentials_1_7"),
    },
    "an older path of submit_job": {"submit"},
    "the official clients have no method for it": {
        *("tag_objects", "list_tagged_objects", "delete_tag", "list_tags", "ingest_feature_set"),
        *("delete_alert_template", "store_alert_template", "delete_schedules"),
        *("deploy_histogram_data_drift_app", "get_hub_item_object", "list_background_tasks"),
        *("create_artifact_v2", "list_activations_of_alert"),
        *("get_model_endpoint_metrics_values", "list_feature_set_tags"),
        "list_feature_vector_tags",
        *("read_file", "stat_file", "read_project_file", "stat_project_file"),
    },
    "asked for the version (tests/facade/test_server_versions.py)": {"client_spec"},
    "for the web interface, Grafana and other servers": {
        "clusterization_spec",
        *("frontend_spec", "grafana_proxy_health", "grafana_proxy_query", "grafana_proxy_search"),
    },
}
# Operations that a method sends only after a lost response, or to a server of 1.x.
SOMETIMES = {
    "submit_job": {"read_run"},
    "connect": {"client_spec"},
}

Send = Callable[[str, Arguments, bool], list[Request]]
ALL_CALLS = {
    name: [
        *((call, False) for call in CALLS.get(name, ())),
        *((call, True) for call in NEWER_CALLS.get(name, ())),
    ]
    for name in CALLS | NEWER_CALLS
}


@pytest.fixture
def send(
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    clock: ManualClock,
) -> Iterator[Send]:
    """Call a method on a server that responds, and return the requests that arrive."""
    monkeypatch.setenv("V3IO_ACCESS_KEY", "key of the environment")

    def call(name: str, arguments: Arguments, newer: bool) -> list[Request]:
        fitting = (NEWER_RESPONSES if newer else RESPONSES).get(name, [RESPONSE])
        scripted.responses = list(fitting)
        before = len(scripted.requests)
        if "journal" in arguments:  # a new one, which lists nothing as done
            arguments = {**arguments, "journal": tmp_path / f"{arguments['journal']}-{before}"}
        result = getattr(newer_db if newer else scripted_db, name)(**copy.deepcopy(arguments))
        if inspect.isgenerator(result):
            list(result)
        found = scripted.requests[before:]
        asked = ["/openapi.json"] if name == "connect" else ["/openapi.json", "/healthz"]
        return [request for request in found if not request.path.endswith(tuple(asked))]

    with HTTPRunDB(scripted.url, server_version=VERSION, clock=clock) as newer_db:
        yield call


def operations(requests: list[Request]) -> set[str]:
    """Return the names of the operations of requests."""
    paths = [(each.method, each.path.replace("/api/v1/", "/api/", 1)) for each in requests]
    found = [operation_of(*path) for path in paths]
    return {operation.name for operation in found if operation is not None}


def documented(name: str) -> set[str]:
    """Return the operations that the docstring of a method names."""
    found = re.search(r"Operations?: ([^.]*)\.", inspect.getdoc(getattr(HTTPRunDB, name)) or "")
    return set(re.findall(r"\w+", found[1])) & set(OPERATIONS) if found else set()


def test_every_method_has_calls() -> None:
    assert set(ALL_CALLS) == set(METHODS)


def test_every_operation_is_reached_or_listed(send: Send) -> None:
    reached: set[str] = set()
    for name, calls in ALL_CALLS.items():
        if name not in RAW:
            reached |= operations([sent for each in calls for sent in send(name, *each)])
    listed = [name for names in LISTED.values() for name in names]
    assert len(listed) == len(set(listed))
    assert sorted(reached & set(listed)) == []
    assert sorted(set(OPERATIONS) - (reached | set(listed))) == []


@pytest.mark.parametrize("name", sorted(set(ALL_CALLS) - RAW))
def test_a_method_sends_the_operations_of_its_docstring(name: str, send: Send) -> None:
    """An operation may be sent in the form that has replaced it."""
    sent = operations([request for each in ALL_CALLS[name] for request in send(name, *each)])
    named = documented(name)
    forms = {operation: {operation, FORMS[operation].replaced_by} for operation in named}
    assert sent <= set().union(*forms.values())
    unsent = {operation for operation in named if not forms[operation] & sent}
    assert unsent == SOMETIMES.get(name, set())


@pytest.mark.parametrize("name", ALL_CALLS)
def test_every_argument_changes_a_request(name: str, send: Send) -> None:
    """Without the argument, the call sends another request or is refused."""
    optional = {
        parameter.name
        for parameter in METHODS[name].values()
        if parameter.name != "self" and parameter.default is not parameter.empty
    }
    shown: set[str] = set()
    hidden: set[str] = set()
    for call, newer in ALL_CALLS[name]:
        requests = [
            request._replace(headers=steady(request)) for request in send(name, call, newer)
        ]
        assert requests
        for argument in optional & call.keys():
            rest = {key: value for key, value in call.items() if key != argument}
            try:
                others = [
                    request._replace(headers=steady(request)) for request in send(name, rest, newer)
                ]
            except errors.MLRunInvalidArgumentError:
                others = []
            (shown if others != requests else hidden).add(argument)
    hidden -= shown
    not_sent = NOT_SENT | NEWER_NOT_SENT
    assert hidden == {argument for method, argument in not_sent if method == name}
    assert shown == optional - hidden


def steady(request: Request) -> dict[str, str]:
    """Return the headers without those of traces, and of the body, which is compared itself."""
    varied = ("content-length", "traceparent")
    return {key: value for key, value in request.headers.items() if key not in varied}
