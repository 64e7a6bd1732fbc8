"""Model monitoring, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]
INFRA = ["model-monitoring-controller", "model-monitoring-writer", "model-monitoring-stream"]
APP = "histogram-data-drift-app"
CREDENTIALS: dict[str, Any] = {"tsdb_profile_name": "tsdb", "stream_profile_name": "stream"}
CONNECTIONS = {
    "endpoint_store_connection": "sqlite:///e.db",
    **{"stream_path": "kafka://k:9092", "tsdb_connection": "taosws://u:s3cret@t:6041"},
}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def bare(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    """A client of 1.12 with a project whose monitoring has no credentials."""
    server = make_server(version="1.12.1", clock=own_clock, job_seconds=10)
    with HTTPRunDB(server.url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        for name, kind in (("tsdb", "postgresql"), ("stream", "kafka_stream"), ("other", "s3")):
            profile = {"name": name, "type": kind, "object": "{}", "project": "p1"}
            client.store_datastore_profile(profile, "p1")
        yield client


@pytest.fixture
def db(bare: HTTPRunDB) -> HTTPRunDB:
    bare.set_model_monitoring_credentials("p1", CREDENTIALS, False)
    return bare


def functions(db: HTTPRunDB, **filters: Any) -> dict[str, Any]:
    found: Any = db.get_monitoring_function_summaries("p1", **filters)
    return {each["name"]: each["status"] for each in found}


def test_enable_and_disable(db: HTTPRunDB, own_clock: Clock) -> None:
    db.enable_model_monitoring("p1", base_period=5)
    assert sorted(functions(db)) == sorted([*INFRA, APP])
    assert set(functions(db).values()) == {"pending"}
    own_clock.advance(11)
    assert set(functions(db).values()) == {"ready"}
    assert db.get_project_summary("p1")["running_model_monitoring_functions"] == 4
    assert list(functions(db, include_infra=False)) == [APP]
    assert list(functions(db, names=[INFRA[0]])) == [INFRA[0]]
    assert functions(db, labels="x=y") == {}
    summary: Any = db.get_monitoring_function_summary("p1", APP)
    assert (summary["type"], summary["base_period"]) == ("application", 5)
    assert {each["metadata"]["name"] for each in db.list_functions(project="p1")} == {*INFRA, APP}
    db.update_model_monitoring_controller("p1", base_period=7)
    summary = db.get_monitoring_function_summary("p1", INFRA[0])
    assert (summary["type"], summary["base_period"]) == ("infra", 7)
    assert db.disable_model_monitoring("p1") is True
    assert list(functions(db)) == [INFRA[2]]
    assert db.disable_model_monitoring("p1", delete_stream_function=True) is True
    assert functions(db) == {}
    with pytest.raises(errors.MLRunNotFoundError, match="enable_model_monitoring"):
        db.update_model_monitoring_controller("p1")
    with pytest.raises(errors.MLRunNotFoundError, match=APP):
        db.get_monitoring_function_summary("p1", APP)


def test_without_the_drift_application(db: HTTPRunDB) -> None:
    db.enable_model_monitoring("p1", deploy_histogram_data_drift_app=False)
    assert sorted(functions(db)) == sorted(INFRA)


def test_applications(db: HTTPRunDB) -> None:
    labels = {"mlrun__type": "mlrun__model-monitoring-application"}
    for name in ("app1", "app2", "app3"):
        metadata = {"name": name, "project": "p1", "labels": labels}
        db.store_function({"kind": "serving", "metadata": metadata, "spec": {}}, name, "p1")
    db.store_function({"kind": "serving", "metadata": {"name": "no"}, "spec": {}}, "no", "p1")
    assert sorted(functions(db)) == ["app1", "app2", "app3"]
    assert db.delete_model_monitoring_function("p1", ["app1", "unknown"]) is True
    delete = db.disable_model_monitoring
    assert delete("p1", delete_user_applications=True, user_application_list=["app2"]) is True
    assert list(functions(db)) == ["app3"]
    assert db.disable_model_monitoring("p1", delete_user_applications=True) is True
    assert functions(db) == {}


def test_credentials(bare: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunBadRequestError, match="credentials are not set"):
        bare.enable_model_monitoring("p1")
    for changes, error, named in (
        ({"tsdb_profile_name": "lost"}, errors.MLRunNotFoundError, "lost"),
        ({"tsdb_profile_name": "other"}, errors.MLRunBadRequestError, "other"),
        ({"stream_profile_name": "tsdb"}, errors.MLRunBadRequestError, "stream_profile_name"),
        ({"stream_profile_name": ""}, errors.MLRunBadRequestError, "stream_profile_name"),
    ):
        with pytest.raises(error, match=named):
            bare.set_model_monitoring_credentials("p1", {**CREDENTIALS, **changes}, False)
    bare.set_model_monitoring_credentials("p1", CREDENTIALS, False)
    with pytest.raises(errors.MLRunConflictError):
        bare.set_model_monitoring_credentials("p1", CREDENTIALS, False)
    bare.set_model_monitoring_credentials("p1", CREDENTIALS, True)
    assert bare.list_project_secret_keys("p1", "kubernetes").secret_keys == []


def test_the_paths_of_1_7(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.7.0", job_seconds=0)
    base = f"{server.url}/api/v1/projects/p1/model-monitoring"
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        with pytest.raises(errors.MLRunBadRequestError, match="credentials"):
            db.enable_model_monitoring("p1")
        credentials = f"{base}/set-model-monitoring-credentials"
        wrong = {**CONNECTIONS, "stream_path": "amqp://x"}
        for values in ({}, wrong):
            assert httpx.post(credentials, params=values).status_code == 400
        response = httpx.post(credentials, params=CONNECTIONS)
        assert (response.status_code, response.json()) == (200, None)
        assert httpx.post(credentials, params=CONNECTIONS).status_code == 409
        db.enable_model_monitoring("p1", deploy_histogram_data_drift_app=False)
        names = {each["metadata"]["name"] for each in db.list_functions(project="p1")}
        assert names == set(INFRA)
        assert httpx.post(f"{base}/deploy-histogram-data-drift-app").status_code == 200
        assert len(db.list_functions(project="p1")) == 4
        db.update_model_monitoring_controller("p1")
        assert db.disable_model_monitoring("p1", delete_stream_function=True) is True
        assert db.list_functions(project="p1") == []
    for path in ("function-summaries", "drift-over-time", "metrics"):
        assert httpx.get(f"{base}/{path}").status_code == 404


@pytest.mark.parametrize("time", ["2026-01-01", "1767225600", "1767225600000"])
def test_times_as_numbers(db: HTTPRunDB, time: str) -> None:
    base = f"{db.base_url}/api/v1/projects/p1/model-monitoring"
    for path in ("function-summaries", "drift-over-time"):
        assert httpx.get(f"{base}/{path}?start={time}").status_code == 200
        assert httpx.get(f"{base}/{path}?start={time}x").status_code == 422


def test_nothing_is_measured(db: HTTPRunDB) -> None:
    body = {"metadata": {"name": "e1", "project": "p1"}, "spec": {}, "status": {}}
    created: Any = db.create_model_endpoint(body)
    uid = created["metadata"]["uid"]
    metric = "p1.mlrun-infra.metric.invocations"
    for kind, expected in (("all", [metric]), ("metrics", [metric]), ("results", [])):
        found: Any = db.get_model_endpoint_monitoring_metrics("p1", uid, kind)
        assert [each["full_name"] for each in found] == expected
        many: Any = db.get_metrics_by_multiple_endpoints("p1", [uid, "u2"], kind)
        assert [each["full_name"] for each in many[uid]] == expected
    common: Any = db.get_metrics_by_multiple_endpoints("p1", uid, events_format="intersection")
    assert [each["full_name"] for each in common["intersect_metrics"]] == [metric]
    assert common["intersect_results"] == []
    assert db.get_drift_over_time("p1") == {"values": []}
    assert db.get_model_monitoring_url("p1") is None
    db.delete_model_monitoring_metrics("p1", "app")
    base = f"{db.base_url}/api/v1/projects/p1/model-endpoints"
    values = httpx.get(f"{base}/{uid}/metrics-values", params={"name": [metric, "p1.a.result.r"]})
    assert values.json() == [
        {"full_name": metric, "type": "metric", "data": False},
        {"full_name": "p1.a.result.r", "type": "result", "data": False},
    ]
    for path, status in (
        *((f"{uid}/metrics-values", 422), (f"{uid}/metrics-values?name=x", 400)),
        *((f"{uid}/metrics-values?name=p2.a.metric.m", 400), ("u9/metrics", 404)),
        *(("u9/metrics-values?name=p1.a.metric.m", 404), (f"{uid}/metrics?type=x", 422)),
    ):
        assert httpx.get(f"{base}/{path}").status_code == status, path


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "?base_period=0", 422),
        ("PUT", "?base_period=x", 422),
        ("PUT", "?deploy_histogram_data_drift_app=maybe", 422),
        ("DELETE", "?delete_resources=maybe", 422),
        ("DELETE", "metrics", 422),
        ("GET", "metrics?type=x", 422),
        ("GET", "metrics?events-format=x", 422),
        ("GET", "function-summaries?start=x", 422),
        ("GET", "drift-over-time?end=x", 422),
    ],
)
def test_invalid_parameters(db: HTTPRunDB, method: str, path: str, status: int) -> None:
    url = f"{db.base_url}/api/v1/projects/p1/model-monitoring/{path}"
    assert httpx.request(method, url).status_code == status


def test_an_unknown_project(db: HTTPRunDB) -> None:
    for call in (
        lambda: db.enable_model_monitoring("p9"),
        lambda: db.disable_model_monitoring("p9"),
        lambda: db.set_model_monitoring_credentials("p9", CREDENTIALS, False),
        lambda: db.delete_model_monitoring_function("p9", ["a"]),
    ):
        with pytest.raises(errors.MLRunNotFoundError, match="p9"):
            call()
