"""Model endpoints, and queries of Grafana about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

KEY = {"X-V3io-Session-Key": "k"}
MANY = "/projects/p1/model-endpoints"
GRAFANA = "/grafana-proxy/model-endpoints"


@pytest.fixture(autouse=True)
def project(http: httpx.Client) -> None:
    """Endpoints do not create a project, but the clean-up finds them by project."""
    http.put("/projects/p1", json={"metadata": {"name": "p1"}})


def endpoint(uid: str | None = "e1", **fields: Any) -> dict[str, Any]:
    return {
        "metadata": {"project": "p1", "uid": uid, "labels": {"a": "1", "uid": str(uid)}},
        "spec": {"function_uri": "p1/f1:latest", "model": "m1:v1", **fields.pop("spec", {})},
        "status": fields.pop("status", {}),
        **fields,
    }


def put(http: httpx.Client, body: dict[str, Any], uid: str = "e1") -> httpx.Response:
    return http.put(f"{MANY}/{uid}", json=body, headers=KEY)


def test_store_read_delete(http: httpx.Client) -> None:
    assert http.get(f"{MANY}/e1", headers=KEY).status_code == 404
    assert put(http, endpoint(extra=1)).status_code == 204
    found = http.get(f"{MANY}/e1", headers=KEY).json()
    assert found["kind"] == "model-endpoint"
    assert found["metadata"] == {
        "project": "p1",
        "uid": "e1",
        "labels": {"a": "1", "uid": "e1"},
    }
    assert (found["extra"], found["spec"]["model"]) == (1, "m1:v1")
    assert found["status"]["metrics"] is None
    changed = endpoint(spec={"model": "m2"})
    assert put(http, changed).status_code == 204
    assert http.get(f"{MANY}/e1", headers=KEY).json()["spec"]["model"] == "m2"
    for _ in range(2):
        assert http.delete(f"{MANY}/e1", headers=KEY).status_code == 204
    assert http.get(f"{MANY}/e1", headers=KEY).status_code == 404


def test_the_access_key_is_required(http: httpx.Client) -> None:
    expected = "MLRunBadRequestError(\"Request header missing 'X-V3io-Session-Key' parameter.\")"
    for method, path in (
        ("GET", MANY),
        ("GET", f"{MANY}/e1"),
        ("DELETE", f"{MANY}/e1"),
        ("GET", GRAFANA),
        ("POST", f"{GRAFANA}/query"),
        ("POST", f"{GRAFANA}/search"),
    ):
        response = http.request(method, path)
        assert (response.status_code, response.json()["detail"]) == (400, expected)
    assert http.put(f"{MANY}/e1", json=endpoint()).status_code == 400
    assert http.get(GRAFANA, headers=KEY).status_code == 200


def test_names_must_match(http: httpx.Client) -> None:
    assert put(http, endpoint("e2")).status_code == 409
    other = endpoint()
    other["metadata"]["project"] = "p2"
    assert put(http, other).status_code == 409
    assert put(http, {"metadata": {}}).status_code == 422
    assert put(http, endpoint(None, spec={"model": ""})).status_code == 422
    assert put(http, endpoint(spec={"feature_names": {}})).status_code == 422
    # The uid of p1/f1:latest with m1:v1, as every MLRun computes it.
    uid = "5d3cb71e5ce4eba3b3e0d5a6e5e7ae3bd5d5cf25"
    response = put(http, endpoint(None), uid)
    assert response.status_code == 409
    right = response.json()["detail"].split("has uid ")[1].split(",")[0]
    assert put(http, endpoint(None), right).status_code == 204


def test_feature_names_and_statistics_match(http: httpx.Client) -> None:
    stats = {"a (cm)": {"min": 1, "hist": [[1, 2], [0.0, 1.0]]}, "b": {"min": 2}}
    body = endpoint(status={"feature_stats": stats})
    assert put(http, body).status_code == 204
    found = http.get(f"{MANY}/e1?feature_analysis=yes", headers=KEY).json()
    assert found["spec"]["feature_names"] == ["a_cm", "b"]
    assert list(found["status"]["feature_stats"]) == ["a_cm", "b"]
    first = found["status"]["features"][0]
    assert first["name"] == "a_cm"
    assert first["expected"]["histogram"] == {"buckets": [0.0, 1.0], "counts": [1, 2]}
    assert first["actual"] is None
    body["spec"]["feature_names"] = ["only one"]
    assert put(http, body).status_code == 400


def test_lists_and_metrics(http: httpx.Client) -> None:
    metrics = {"rate": {"name": "rate", "values": [["2021-01-01", 1.5]]}}
    put(http, endpoint("e1", status={"metrics": metrics}))
    put(http, endpoint("e2", spec={"model": "m2"}, status={"endpoint_type": 3}), "e2")

    def uids(query: str) -> list[str]:
        found = http.get(f"{MANY}?{query}", headers=KEY).json()["endpoints"]
        return [one["metadata"]["uid"] for one in found]

    assert uids("") == ["e1", "e2"]
    assert uids("model=m2") == ["e2"]
    assert uids("function=f1") == uids("function=p1/f1:latest") == ["e1", "e2"]
    assert uids("function=f2") == uids("label=b") == []
    assert uids("label=a=1,uid=e2") == uids("label=a&label=uid=e2") == uids("uid=e2") == ["e2"]
    assert uids("top-level=true") == ["e1"]
    one = http.get(f"{MANY}?metric=rate&metric=zz", headers=KEY).json()["endpoints"][0]
    assert one["status"]["metrics"] == metrics


def test_the_operations_of_1_x(start: Callable[..., httpx.Client]) -> None:
    http = start("1.5.2")
    assert http.post(f"{MANY}/e1", json=endpoint()).json()["spec"]["model"] == "m1:v1"
    assert http.patch(f"{MANY}/e1").status_code == 404
    assert http.patch(f"{MANY}/zz", params={"attributes": '{"state": "x"}'}).status_code == 404
    for text in ("{", "[]"):
        assert http.patch(f"{MANY}/e1", params={"attributes": text}).status_code == 400
    assert http.patch(f"{MANY}/e1", params={"attributes": '{"uid": "x"}'}).status_code == 400
    attributes = '{"state": "x", "model": "m3", "labels": {"c": "d"}}'
    changed = http.patch(f"{MANY}/e1", params={"attributes": attributes}).json()
    assert (changed["status"]["state"], changed["spec"]["model"]) == ("x", "m3")
    found = http.get(f"{MANY}?label=c=d", headers=KEY).json()["endpoints"]
    assert len(found) == 1


def query(http: httpx.Client, text: str) -> httpx.Response:
    body = {"targets": [{"target": text}]}
    return http.post(f"{GRAFANA}/query", json=body, headers=KEY)


def test_grafana(http: httpx.Client) -> None:
    metrics = {"rate": {"name": "rate", "values": [["t", 1.5], ["u", 2.5]]}}
    status = {
        "metrics": metrics,
        "accuracy": 0.9,
        "feature_stats": {"a": {"min": 1, "mean": 2, "max": 3}},
        "current_stats": {"a": {"min": 4}},
        "drift_measures": {"tvd_sum": 7, "a": {"tvd": 8}},
    }
    put(http, endpoint(status=status))
    one = "project=p1;endpoint_id=e1"
    table = query(http, "target_endpoint=list_endpoints;project=p1;metrics=rate").json()[0]
    assert [column["text"] for column in table["columns"]][-1] == "rate"
    row = ["e1", "p1/f1:latest", "m1:v1", None, None, None, 0.9, None, None, 2.5]
    assert table["rows"] == [row]
    features = query(http, f"target_endpoint=individual_feature_analysis;{one}").json()[0]
    assert features["rows"] == [["a", 4, None, None, 1, 2, 3, 8, None, None]]
    overall = query(http, f"target_endpoint=overall_feature_analysis;{one}").json()[0]
    assert overall["rows"] == [[7, None, None, None, None, None]]
    assert query(http, f"target_endpoint=incoming_features;{one}").json() == []
    for text in ("", "x", "project=p1", "target_endpoint=zz"):
        assert query(http, text).status_code == 400
    assert query(http, "target_endpoint=incoming_features;project=p1").status_code == 404
    body = {"target": "target_endpoint=list_projects"}
    assert http.post(f"{GRAFANA}/search", json=body, headers=KEY).json() == ["p1"]
    assert http.post(f"{GRAFANA}/search", json={}, headers=KEY).status_code == 400
