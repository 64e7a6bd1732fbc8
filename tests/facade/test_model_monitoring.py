"""Model endpoints by name and model monitoring, in the forms of 1.7 and of newer versions."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import ScriptedServer, json_response

ENDPOINT = {"metadata": {"name": "e1", "uid": "id1"}, "spec": {}, "status": {}}


def client(scripted: ScriptedServer, version: str, clock: ManualClock | None = None) -> HTTPRunDB:
    return HTTPRunDB(scripted.url, clock=clock, server_version=version)


@pytest.mark.parametrize(
    ("version", "method", "path"),
    [
        ("1.7.0", "POST", "/api/v1/projects/p1/model-monitoring/enable-model-monitoring"),
        ("1.12.0", "PUT", "/api/v1/projects/p1/model-monitoring/"),
    ],
)
def test_enable(scripted: ScriptedServer, version: str, method: str, path: str) -> None:
    with client(scripted, version) as db:
        db.enable_model_monitoring("p1", 5, "image", deploy_histogram_data_drift_app=False)
    (sent,) = scripted.requests
    assert (sent.method, sent.path) == (method, path)
    query = dict(sent.query)
    assert (query["base_period"], query["image"]) == ("5", "image")
    assert query["deploy_histogram_data_drift_app"] == "False"
    assert ("otlp_enabled" in query) is (version == "1.12.0")


def test_what_1_7_does_not_read_is_refused(scripted: ScriptedServer) -> None:
    with client(scripted, "1.7.0") as db:
        for arguments in ({"lag_threshold": 5}, {"otlp_enabled": True}):
            with pytest.raises(errors.MLRunUnsupportedError):
                db.enable_model_monitoring("p1", **arguments)
        with pytest.raises(errors.MLRunUnsupportedError):
            db.get_drift_over_time("p1")
    assert scripted.requests == []


@pytest.mark.parametrize(
    ("version", "path"),
    [
        ("1.7.0", "/api/v1/projects/p1/model-monitoring/model-monitoring-controller"),
        ("1.12.0", "/api/v1/projects/p1/model-monitoring/controller"),
    ],
)
def test_the_controller(scripted: ScriptedServer, version: str, path: str) -> None:
    with client(scripted, version) as db:
        db.update_model_monitoring_controller("p1", base_period=7)
    assert [(sent.method, sent.path) for sent in scripted.requests] == [("PATCH", path)]
    assert dict(scripted.requests[0].query) == {"base_period": "7"}


def task(name: str, state: str, error: str | None = None) -> dict[str, Any]:
    return {"metadata": {"name": name}, "status": {"state": state, "error": error}}


@pytest.mark.parametrize(
    ("version", "path"),
    [
        ("1.7.0", "/api/v1/projects/p1/model-monitoring/disable-model-monitoring"),
        ("1.12.0", "/api/v1/projects/p1/model-monitoring/"),
    ],
)
def test_disable_waits_for_all_tasks_and_raises_the_first_failure(
    scripted: ScriptedServer, clock: ManualClock, version: str, path: str
) -> None:
    started = {"background_tasks": [task("a", "running"), task("b", "running")]}
    scripted.responses = [
        json_response(started, 202),
        json_response(task("a", "failed", "out of pods")),
        json_response(task("b", "running")),
        json_response(task("b", "succeeded")),
    ]
    with (
        client(scripted, version, clock) as db,
        pytest.raises(errors.MLRunWaitFailedError, match="out of pods"),
    ):
        db.disable_model_monitoring("p1")
    assert scripted.requests[0].path == path
    assert [sent.path.rpartition("/")[2] for sent in scripted.requests[1:]] == ["a", "b", "b"]


def test_nothing_is_deleted_by_an_empty_list(scripted: ScriptedServer) -> None:
    with client(scripted, "1.12.0") as db:
        for call in (
            lambda: db.disable_model_monitoring("p1", user_application_list=[]),
            lambda: db.delete_model_monitoring_function("p1", []),
            lambda: db.delete_model_monitoring_metrics("p1", "app", []),
            lambda: db.delete_model_monitoring_metrics("p1", ""),
        ):
            with pytest.raises(errors.MLRunInvalidArgumentError):
                call()
    assert scripted.requests == []


def test_credentials_are_in_no_error(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"detail": "no"}, 400)]
    with client(scripted, "1.7.0") as db:
        with pytest.raises(errors.MLRunBadRequestError) as caught:
            db.set_model_monitoring_credentials("p1", {"access_key": "canary"}, False)
        assert "canary" not in str(caught.value) + repr(caught.value)
        with pytest.raises(errors.MLRunInvalidArgumentError) as refused:
            db.set_model_monitoring_credentials("p1", {"tsdb_profile_name": "canary"}, False)
        assert "canary" not in str(refused.value)
    assert dict(scripted.requests[0].query)["access_key"] == "canary"


def test_an_endpoint_must_be_identified(scripted: ScriptedServer) -> None:
    with client(scripted, "1.12.0") as db:
        for call in (
            lambda: db.get_model_endpoint("e1", "p1"),
            lambda: db.delete_model_endpoint("e1", "p1", function_name="f1"),
            lambda: db.patch_model_endpoint("e1", "p1", {"labels": {}}, function_tag="v1"),
        ):
            with pytest.raises(errors.MLRunInvalidArgumentError, match="endpoint_id"):
                call()
        with pytest.raises(errors.MLRunInvalidArgumentError, match="nonsense"):
            db.patch_model_endpoint("e1", "p1", {"nonsense": 1}, endpoint_id="id1")
    assert scripted.requests == []


def test_endpoints_by_id_before_1_8(scripted: ScriptedServer) -> None:
    with client(scripted, "1.7.0") as db:
        scripted.responses = [json_response(ENDPOINT)]
        assert db.get_model_endpoint("e1", "p1", endpoint_id="id1")["metadata"]["uid"] == "id1"
        db.patch_model_endpoint("e1", "p1", {"monitoring_mode": "disabled"}, endpoint_id="id1")
        db.delete_model_endpoint("e1", "p1", endpoint_id="id1")
        db.create_model_endpoint({**ENDPOINT, "metadata": {"uid": "id1", "project": "p1"}})
    place = "/api/v1/projects/p1/model-endpoints/id1"
    assert [(sent.method, sent.path) for sent in scripted.requests] == [
        *(("GET", place), ("PATCH", place), ("DELETE", place), ("POST", place)),
    ]


def test_only_what_is_set_is_sent(scripted: ScriptedServer) -> None:
    endpoint = {
        "metadata": {"name": "e1", "uid": None},
        "spec": {"function_name": "f1", "model_path": None},
        "status": {"error_count": None},
    }
    scripted.responses = [json_response(ENDPOINT)]
    with client(scripted, "1.12.0") as db:
        found = db.create_model_endpoint(endpoint)
    assert found is not None and found["metadata"]["name"] == "e1"
    assert scripted.requests[0].json() == {
        "metadata": {"name": "e1", "project": "default"},
        "spec": {"function_name": "f1"},
        "status": {},
    }
