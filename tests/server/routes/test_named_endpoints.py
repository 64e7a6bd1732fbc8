"""Model endpoints of 1.8 and newer, which are found by name, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]
BY_FUNCTION: dict[str, Any] = {"function_name": "srv", "function_tag": "latest"}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def db(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(version="1.12.1", clock=own_clock).url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        yield client


def endpoint(name: str = "e1", kind: int = 1, tag: str = "latest", **spec: Any) -> Json:
    return {
        "metadata": {"name": name, "project": "p1", "endpoint_type": kind, "labels": {"a": name}},
        "spec": {"function_name": "srv", "function_tag": tag, "model_name": "m1", **spec},
        "status": {"monitoring_mode": "enabled"},
    }


def names(db: HTTPRunDB, **filters: Any) -> list[str]:
    found: Any = db.list_model_endpoints("p1", **filters)["endpoints"]
    return [each["metadata"]["name"] for each in found]


def test_create_and_get(db: HTTPRunDB) -> None:
    created: Any = db.create_model_endpoint(endpoint(feature_names=["x"]))
    metadata = created["metadata"]
    assert len(metadata["uid"]) == 32 and metadata["created"] == metadata["updated"]
    assert (metadata["mode"], created["status"]["state"]) == (0, "unknown")
    assert created["spec"]["children"] == [] and created["status"]["result_status"] == -1
    assert db.get_model_endpoint("e1", "p1", **BY_FUNCTION) == created
    uid = metadata["uid"]
    dashed = f"{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"
    for each in (uid, dashed):
        assert db.get_model_endpoint("e1", "p1", endpoint_id=each) == created
    identity: dict[str, Any]
    for name, identity in (
        *(("e2", BY_FUNCTION), ("e2", {"endpoint_id": uid})),
        *(("e1", {**BY_FUNCTION, "function_tag": "v1"}), ("e1", {"endpoint_id": "0" * 32})),
    ):
        with pytest.raises(errors.MLRunNotFoundError, match=name):
            db.get_model_endpoint(name, "p1", **identity)
    path = f"{db.base_url}/api/v1/projects/p1/model-endpoints/e1"
    for query in ("", "?function-name=srv"):
        assert httpx.get(path + query).status_code == 400
        assert httpx.delete(path + query).status_code == 400


def test_the_function_of_an_endpoint(db: HTTPRunDB) -> None:
    hash_key = db.store_function({"kind": "serving", "metadata": {"name": "srv"}}, "srv", "p1")
    for name, tag, given, expected in (
        ("e1", "latest", "", f"p1/srv@{hash_key}"),
        ("e2", "v9", "", ""),  # is not stored
        ("e3", "latest", "p1/other", "p1/other"),
    ):
        created: Any = db.create_model_endpoint(endpoint(name, tag=tag, function_uri=given))
        assert created["spec"]["function_uri"] == expected


def test_strategies(db: HTTPRunDB, own_clock: Clock) -> None:
    first: Any = db.create_model_endpoint(endpoint(model_class="A"))
    own_clock.advance(60)

    def create(strategy: str) -> Any:
        return db.create_model_endpoint(endpoint(model_class="B"), strategy)

    def uids() -> list[str]:
        found: Any = db.list_model_endpoints("p1")["endpoints"]
        return [each["metadata"]["uid"] for each in found]

    assert create("skip") == first
    changed = create("inplace")
    assert changed["spec"]["model_class"] == "B"
    for key in ("uid", "created"):
        assert changed["metadata"][key] == first["metadata"][key]
    assert changed["metadata"]["updated"] != first["metadata"]["updated"]
    archived = create("archive")
    assert uids() == [archived["metadata"]["uid"], first["metadata"]["uid"]]
    assert db.get_model_endpoint("e1", "p1", **BY_FUNCTION) == archived
    found: Any = db.list_model_endpoints("p1", latest_only=True)["endpoints"]
    assert found == [archived]
    new = create("overwrite")
    assert uids() == [new["metadata"]["uid"]]
    db.create_model_endpoint(endpoint(tag="v1"), "overwrite")
    assert len(uids()) == 2  # of another function
    path = f"{db.base_url}/api/v1/projects/p1/model-endpoints?creation-strategy=magic"
    assert httpx.post(path, json=endpoint()).status_code == 422


def test_filters(db: HTTPRunDB, own_clock: Clock) -> None:
    db.create_model_endpoint(endpoint("e1", model_tags=["v1"]))
    db.create_model_endpoint(endpoint("e2", 3, model_name="m2"))
    own_clock.advance(60)
    batch: Any = db.create_model_endpoint(endpoint("e3", 4, function_name="other"))
    half = datetime.fromtimestamp(own_clock.now, UTC) - timedelta(seconds=30)
    for filters, expected in (
        *(({}, ["e3", "e2", "e1"]), ({"names": ["e1", "e3"]}, ["e3", "e1"])),
        *(({"function_name": "other"}, ["e3"]), ({"function_tag": "v9"}, [])),
        *(({"model_name": "m2"}, ["e2"]), ({"model_name": "m1", "model_tag": "v1"}, ["e1"])),
        *(({"labels": "a=e2"}, ["e2"]), ({"labels": ["a", "a=e1"]}, ["e1"])),
        *(
            ({"top_level": True}, ["e3", "e1"]),
            ({"modes": 1}, ["e3"]),
            ({"modes": [0, 2]}, ["e2", "e1"]),
        ),
        *(({"start": half}, ["e3"]), ({"end": half}, ["e2", "e1"])),
        ({"uids": [batch["metadata"]["uid"]]}, ["e3"]),
    ):
        assert names(db, **filters) == expected, filters
    summary = db.get_project_summary("p1")
    assert summary["real_time_model_endpoint_count"] == 2
    assert summary["batch_model_endpoint_count"] == 1
    path = f"{db.base_url}/api/v1/projects/p1/model-endpoints"
    for query in ("mode=7", "mode=x", "start=x", "top-level=x", "latest-only=x"):
        assert httpx.get(f"{path}?{query}").status_code == 422, query


def test_patch_and_delete(db: HTTPRunDB) -> None:
    created: Any = db.create_model_endpoint(endpoint(model_class="A"))
    uid = created["metadata"]["uid"]
    db.patch_model_endpoint("e1", "p1", {"monitoring_mode": "disabled"}, **BY_FUNCTION)
    db.patch_model_endpoint("e1", "p1", {"labels": {"b": "1"}, "children": ["c"]}, endpoint_id=uid)
    changed: Any = db.get_model_endpoint("e1", "p1", endpoint_id=uid)
    assert changed["status"]["monitoring_mode"] == "disabled"
    assert (changed["metadata"]["labels"], changed["spec"]["children"]) == ({"b": "1"}, ["c"])
    assert changed["spec"]["model_class"] == "A"
    assert names(db, labels="b") == ["e1"] and names(db, labels="a") == []
    with pytest.raises(errors.MLRunNotFoundError):
        db.patch_model_endpoint("e9", "p1", {"children": []}, **BY_FUNCTION)
    path = f"{db.base_url}/api/v1/projects/p1/model-endpoints"
    assert httpx.patch(f"{path}?attribute-key=children", json=endpoint()).json() == uid
    for query in ("", "?attribute-key=name", "?attribute-key=state"):
        assert httpx.patch(path + query, json=endpoint()).status_code == 400, query
    for _ in range(2):
        db.delete_model_endpoint("e1", "p1", **BY_FUNCTION)
        assert names(db) == []


def test_statistics_only_with_an_analysis(db: HTTPRunDB) -> None:
    body = endpoint(feature_stats={"x": {"mean": 1}})
    db.create_model_endpoint({**body, "status": {"current_stats": {"x": {"mean": 2}}}})
    plain: Any = db.get_model_endpoint("e1", "p1", **BY_FUNCTION)
    assert (plain["spec"]["feature_stats"], plain["status"]["current_stats"]) == ({}, {})
    whole: Any = db.get_model_endpoint("e1", "p1", **BY_FUNCTION, feature_analysis=True)
    assert whole["spec"]["feature_stats"] == {"x": {"mean": 1}}
    assert whole["status"]["current_stats"] == {"x": {"mean": 2}}


@pytest.mark.parametrize(
    ("section", "changes", "status", "named"),
    [
        ("metadata", {"name": None}, 422, "name"),
        ("metadata", {"name": ""}, 400, "name"),
        ("metadata", {"project": "p2"}, 400, "p2"),
        ("metadata", {"endpoint_type": 9}, 422, "endpoint_type"),
        ("metadata", {"mode": "x"}, 422, "mode"),
        ("spec", {"children": "x"}, 422, "children"),
        ("spec", {"feature_names": [5]}, 422, "feature_names"),
        ("spec", {"feature_stats": []}, 422, "feature_stats"),
        ("spec", {"function_name": 5}, 422, "function_name"),
        ("status", {"monitoring_mode": "maybe"}, 422, "monitoring_mode"),
        ("status", {"sampling_percentage": "all"}, 422, "sampling_percentage"),
        ("status", {"error_count": "x"}, 422, "error_count"),
    ],
)
def test_an_invalid_endpoint(
    db: HTTPRunDB, section: str, changes: Json, status: int, named: str
) -> None:
    body = endpoint()
    body[section] |= changes
    path = f"{db.base_url}/api/v1/projects/p1/model-endpoints"
    response = httpx.post(path, json=body)
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert names(db) == []


def test_an_unknown_project(db: HTTPRunDB) -> None:
    body = endpoint()
    body["metadata"]["project"] = "p9"
    with pytest.raises(errors.MLRunNotFoundError, match="p9"):
        db.create_model_endpoint(body)
