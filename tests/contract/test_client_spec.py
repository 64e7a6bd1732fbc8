"""Every operation of openapi.yaml is sent by a method of HTTPRunDB, or is listed with a reason.

And every argument of every method changes a request, or is listed with a reason. conftest.py checks
for all tests that the requests match openapi.yaml.
"""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.contract.client_calls import CALLS, NOT_SENT, RESPONSES, Arguments
from tests.support.scripted import Request, ScriptedServer, json_response
from tests.support.spec_check import OPERATIONS, operation_of

# An object with the required fields of the responses of all operations.
OBJECTS = ("cron_trigger", "data", "func", "metadata", "secrets", "spec", "status")
LISTS = (
    *("artifacts", "endpoints", "entities", "feature_sets", "feature_vectors", "features"),
    *("funcs", "projects", "resources", "runs", "schedules", "secret_keys", "tags"),
)
RESPONSE = json_response(
    {key: {} for key in OBJECTS}
    | {key: [] for key in LISTS}
    | {"id": "r1", "kind": "job", "name": "s1", "project": "p1", "provider": "vault"}
    | {"hash_key": "h1", "total_size": 0, "creation_time": "2021-07-01T10:00:00"}
)
WITHOUT_OPERATION = {"close", "supports"}
METHODS = {
    name: inspect.signature(method).parameters
    for name, method in inspect.getmembers(HTTPRunDB, callable)
    if not name.startswith("_") and name not in WITHOUT_OPERATION
}

# The operations that no method sends. 1.x serves what it has moved under the older path, too.
LISTED = {
    "moved in 1.x: sent where the older path is gone (tests/facade/test_server_versions.py)": {
        *("store_project_run", "read_project_run", "update_project_run", "del_project_run"),
        *("list_project_runs", "del_project_runs", "store_project_log", "get_project_log"),
        *("store_project_artifact", "read_project_artifact", "del_project_artifact"),
        *("list_project_artifacts", "del_project_artifacts", "store_project_function"),
        *("get_project_function", "list_project_functions"),
        *("list_runtime_resources", "delete_runtime_resources"),
        *("create_model_endpoint", "delete_function", "delete_project"),
    },
    "an older path of submit_job": {"submit"},
    "the documented client has no method for it": {
        *("store_artifact_v2", "delete_artifacts_v2"),
        *("append_object_tags", "overwrite_object_tags", "delete_object_tags", "list_tags"),
        "patch_model_endpoint",
        *("tag_objects", "list_tagged_objects", "delete_tag", "ingest_feature_set"),
        *("read_file", "stat_file", "read_project_file", "stat_project_file"),
    },
    "asked for the version (tests/facade/test_server_versions.py)": {"client_spec"},
    "for the web interface and Grafana": {
        *("frontend_spec", "grafana_proxy_health", "grafana_proxy_query", "grafana_proxy_search"),
    },
}
# Operations that a method sends only after a lost response, or to a server of 1.x.
SOMETIMES = {
    "submit_job": {"read_run"},
    "connect": {"client_spec"},
    "del_artifacts": {"list_artifacts_v2", "delete_artifact_v2"},
}

Send = Callable[[str, Arguments], list[Request]]


@pytest.fixture
def send(
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Send:
    """Call a method on a server that responds, and return the requests that arrive."""
    monkeypatch.setenv("V3IO_ACCESS_KEY", "key of the environment")

    def call(name: str, arguments: Arguments) -> list[Request]:
        scripted.responses = list(RESPONSES.get(name, [RESPONSE]))
        before = len(scripted.requests)
        if "journal" in arguments:  # a new one, which lists nothing as done
            arguments = {**arguments, "journal": tmp_path / f"{arguments['journal']}-{before}"}
        result = getattr(scripted_db, name)(**copy.deepcopy(arguments))
        if inspect.isgenerator(result):
            list(result)
        found = scripted.requests[before:]
        asked = ["/openapi.json"] if name == "connect" else ["/openapi.json", "/healthz"]
        return [request for request in found if not request.path.endswith(tuple(asked))]

    return call


def operations(requests: list[Request]) -> set[str]:
    """Return the names of the operations of requests."""
    found = [operation_of(request.method, request.path) for request in requests]
    return {operation.name for operation in found if operation is not None}


def documented(name: str) -> set[str]:
    """Return the operations that the docstring of a method names."""
    found = re.search(r"Operations?: ([^.]*)\.", inspect.getdoc(getattr(HTTPRunDB, name)) or "")
    return set(re.findall(r"\w+", found[1])) & set(OPERATIONS) if found else set()


def test_every_method_has_calls() -> None:
    assert set(CALLS) == set(METHODS)


def test_every_operation_is_reached_or_listed(send: Send) -> None:
    reached: set[str] = set()
    for name, calls in CALLS.items():
        if name != "api_call":
            reached |= operations([request for call in calls for request in send(name, call)])
    listed = [name for names in LISTED.values() for name in names]
    assert len(listed) == len(set(listed))
    assert reached & set(listed) == set()
    assert reached | set(listed) == set(OPERATIONS)


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"api_call"}))
def test_a_method_sends_the_operations_of_its_docstring(name: str, send: Send) -> None:
    sent = operations([request for call in CALLS[name] for request in send(name, call)])
    assert sent == documented(name) - SOMETIMES.get(name, set())


@pytest.mark.parametrize("name", CALLS)
def test_every_argument_changes_a_request(name: str, send: Send) -> None:
    """Without the argument, the call sends another request or is refused."""
    optional = {
        parameter.name
        for parameter in METHODS[name].values()
        if parameter.name != "self" and parameter.default is not parameter.empty
    }
    shown: set[str] = set()
    hidden: set[str] = set()
    for call in CALLS[name]:
        requests = [request._replace(headers=steady(request)) for request in send(name, call)]
        assert requests
        for argument in optional & call.keys():
            rest = {key: value for key, value in call.items() if key != argument}
            try:
                others = [request._replace(headers=steady(request)) for request in send(name, rest)]
            except errors.MLRunInvalidArgumentError:
                others = []
            (shown if others != requests else hidden).add(argument)
    hidden -= shown
    assert hidden == {argument for method, argument in NOT_SENT if method == name}
    assert shown == optional - hidden


def steady(request: Request) -> dict[str, str]:
    """Return the headers without those of traces, and of the body, which is compared itself."""
    varied = ("content-length", "traceparent")
    return {key: value for key, value in request.headers.items() if key not in varied}
