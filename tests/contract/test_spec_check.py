"""The check of requests against openapi.yaml finds invalid requests."""

from __future__ import annotations

from typing import Any

import pytest
from mlrun_api.api import projects, runs

from mlrun_db import HTTPRunDB
from mlrun_db._transport.request import Request
from tests.conftest import REQUESTS
from tests.support.scripted import ScriptedServer, json_response
from tests.support.spec_check import OPERATIONS, Recorder, Sent, operation_of, problems

JSON = (("content-type", "application/json"),)
BYTES = (("content-type", "application/octet-stream"),)
ADDITIVE = (*JSON, ("x-mlrun-patch-mode", "additive"))
PROJECT = "/api/projects/p1"
START = "/api/start/function"


def test_every_operation_is_known() -> None:
    assert len(OPERATIONS) == 200


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("list_runs", Sent("GET", "/api/runs?project=a%2Fb&label=a&label=b%3Dc&iter=no&name=")),
        ("list_runs", Sent("GET", "/a/gateway/api/runs?last=3", (("authorization", "Bearer x"),))),
        ("store_project", Sent("PUT", PROJECT, JSON, b'{"metadata": {"name": "p1"}}')),
        (
            "patch_project",
            Sent("PATCH", PROJECT, ADDITIVE, b"{}"),
        ),
        ("start_function", Sent("POST", START, JSON, b'{"functionUrl": "p1/f1"}')),
        ("store_log", Sent("POST", "/api/log/p1/u1", BYTES, b"\xff")),
    ],
)
def test_a_valid_request_passes(name: str, sent: Sent) -> None:
    assert problems(name, sent) == ()


@pytest.mark.parametrize(
    ("name", "sent", "reason"),
    [
        ("list_runs", Sent("GET", "/api/rums"), "no such operation"),
        ("list_runs", Sent("DELETE", "/api/healthz"), "no such operation"),
        ("get_project", Sent("GET", "/api/projects/a/b"), "no such operation"),
        ("get_project", Sent("GET", "/api/runs"), "it is list_runs"),
        ("list_runs", Sent("GET", "/api/runs?labels=a"), "unknown query parameter 'labels'"),
        ("list_runs", Sent("GET", "/api/runs?Name=a"), "unknown query parameter 'Name'"),
        ("list_runs", Sent("GET", "/api/runs?name=a&name=b"), "'name' is repeated"),
        ("list_runs", Sent("GET", "/api/runs", (("x-other", "1"),)), "unknown header 'x-other'"),
        ("list_runs", Sent("GET", "/api/runs?iter=maybe"), "'maybe' is not valid"),
        ("list_runs", Sent("GET", "/api/runs?iter="), "iter query parameter cannot be empty"),
        ("list_runs", Sent("GET", "/api/runs?last=many"), "invalid literal for int()"),
        ("list_runs", Sent("GET", "/api/runs", JSON, b"{}"), "a body, but the operation has none"),
        ("store_project", Sent("PUT", PROJECT, JSON), "MissingRequiredRequestBody"),
        ("store_project", Sent("PUT", PROJECT, JSON, b"{"), "Failed to deserialize"),
        ("store_project", Sent("PUT", PROJECT, JSON, b"{}"), "'metadata' is a required property"),
        ("store_project", Sent("PUT", PROJECT, JSON, b'{"metadata": 5}'), "5 is not of type"),
        (
            "store_project",
            Sent("PUT", PROJECT, (("content-type", "text/plain"),), b'{"metadata": {}}'),
            "text/plain",
        ),
        (
            "patch_project",
            Sent("PATCH", PROJECT, (*JSON, ("x-mlrun-patch-mode", "add")), b"{}"),
            "'add' is not one of",
        ),
        (
            "start_function",
            Sent("POST", START, JSON, b'{"functionUrl": "p1/f1", "function": 1}'),
            "unknown field 'function'",
        ),
    ],
)
def test_an_invalid_request_is_found(name: str, sent: Sent, reason: str) -> None:
    recorder = Recorder()
    recorder.add(name, sent)
    (refused,) = recorder.refused()
    assert refused.startswith(f"{sent.method} {sent.target}: ") and reason in refused
    assert recorder.refused() == []


def test_the_most_literal_path_wins() -> None:
    found = operation_of("GET", "/api/grafana-proxy/model-endpoints")
    assert found is not None and found.name == "grafana_proxy_health"
    tags = operation_of("GET", "/api/p1/tags")
    assert tags is not None and tags.name == "list_tags"


@pytest.mark.off_spec("shows that the requests of generated operations are checked")
@pytest.mark.parametrize(
    "request_",
    [
        projects.store_project("p1", body={"spec": {}}),
        runs.list_runs(iter_="maybe"),
    ],
)
def test_an_invalid_request_of_the_client_is_found(
    request_: Request[Any], scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"runs": [], "metadata": {}})]
    scripted_db._send(request_)
    assert len(scripted.requests) == 1


def test_other_requests_are_not_checked(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    before = REQUESTS.checked.total()
    scripted_db.api_call("GET", "no-such-path")
    assert len(scripted.requests) == 1
    assert REQUESTS.refused() == []
    assert REQUESTS.checked.total() == before
