"""What one request can ask for is bounded before anything costly parses it."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer
from mlrun_db.server.http.bodies import MAX_DEPTH
from mlrun_db.server.http.handling import LONGEST_NAME
from mlrun_db.server.storage.documents import LONGEST_TIME
from tests.server.conftest import Clock

LONG_TIME = "1." * 60_000  # dateutil takes seconds for it


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


def test_a_long_time_does_not_stop_the_server(http: httpx.Client) -> None:
    began = time.process_time()
    status = {"start_time": LONG_TIME, "last_update": LONG_TIME}
    assert http.post("/run/p1/u1", json={"status": status}).status_code == 200
    assert http.patch("/run/p1/u1", json={"status.last_update": LONG_TIME}).status_code == 200
    assert http.post("/artifact/p1/u1/k", json={"updated": LONG_TIME}).status_code == 200
    times = {"created": LONG_TIME}
    metadata = {"name": "f1", "project": "p1", **times}
    body = {"kind": "FeatureSet", "metadata": metadata, "spec": {}, "status": {}}
    assert http.post("/projects/p1/feature-sets", json=body).status_code == 422
    long = "1." * 15_000  # what a request line holds
    assert http.get("/runs", params={"start_time_from": long}).status_code == 422
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", ["0" + "x" + "f" * 60, "9" * LONGEST_TIME, "1e999", "NaN", "-"])
def test_a_strange_time_is_no_failure(http: httpx.Client, text: str) -> None:
    assert http.post("/run/p1/u1", json={"status": {"start_time": text}}).status_code == 200
    assert http.get("/runs", params={"project": "p1"}).json()["runs"]
    assert http.get("/runs", params={"start_time_from": text}).status_code == 422


@pytest.mark.parametrize(
    "path",
    ["/runs?label={}", "/artifacts?label={}", "/funcs?label={}", "/projects?label={}",
     "/projects/p1/schedules?labels={}", "/projects/p1/feature-sets?label={}"],
)  # fmt: skip
def test_many_labels_are_no_failure(http: httpx.Client, path: str) -> None:
    name, query = path.split("?")
    one = query.format("a")
    assert http.get(f"{name}?{'&'.join([one] * 500)}").status_code == 200
    response = http.get(f"{name}?{'&'.join([one] * 2000)}")
    assert response.status_code == 400
    assert "too many filters" in response.json()["detail"]["reason"]


def test_a_failure_is_logged_without_control_characters(
    server: LocalServer, caplog: pytest.LogCaptureFixture
) -> None:
    assert server._store is not None
    server._store.close()
    path = "/api/projects/%1b%5d0;x%07"
    assert httpx.get(server.url + path).status_code == 500
    assert path in caplog.messages[0]
    assert caplog.messages[0].isprintable()


def test_a_deep_document_is_rejected(http: httpx.Client) -> None:
    assert http.post("/run/p1/u1", json={"spec": nested(MAX_DEPTH - 1)}).status_code == 200
    response = http.post("/run/p1/u2", json={"spec": nested(MAX_DEPTH)})
    assert response.status_code == 400
    assert "more than 200 levels" in response.json()["detail"]["reason"]
    wide = {"spec": [[number] for number in range(MAX_DEPTH * 2)]}
    assert http.post("/run/p1/u3", json=wide).status_code == 200
    text = '"' + "[" * (MAX_DEPTH * 2) + '"'
    assert http.post("/run/p1/u4", content=f'{{"a": {text}}}').status_code == 200


def test_a_body_of_many_lists_and_objects_is_rejected(http: httpx.Client) -> None:
    """60 MiB of them let no other request be served for 15 s, and took 1.8 GB."""
    response = http.post("/run/p1/u1", content=b'{"a":[' + b"[]," * (2 * 1024 * 1024) + b"[]]}")
    assert response.status_code == 400
    assert "more than 2097152 lists and objects" in response.json()["detail"]["reason"]


def test_a_long_name_is_rejected(http: httpx.Client) -> None:
    assert http.get(f"/run/p1/{'a' * LONGEST_NAME}").status_code == 404
    response = http.post(f"/run/p1/{'a' * (LONGEST_NAME + 1)}", json={})
    assert response.status_code == 400
    assert "longer than 1000 characters" in response.json()["detail"]["reason"]


def create_schedule(http: httpx.Client, cron: Any, name: str = "s1") -> httpx.Response:
    body = {"name": name, "kind": "job", "scheduled_object": {}, "cron_trigger": cron}
    return http.post("/projects/p1/schedules", json=body)


@pytest.mark.parametrize(
    "cron",
    [{"minute": "0," * 50_000 + "0"}, "0," * 50_000 + "0 * * * *", {"timezone": "A" * 50_000},
     {"timezone": "Asia"}, {"start_date": LONG_TIME}, {"hour": "3", "jitter": 1e300},
     {"hour": "3", "jitter": 2**70}, {"hour": "3", "jitter": True, "minute": "x"},
     {"hour": 10**200}, {"end_date": "0xfff"}, {"hour": ["3"] * 50_000}],
)  # fmt: skip
def test_a_costly_trigger_is_rejected_at_once(http: httpx.Client, cron: Any) -> None:
    began = time.process_time()
    response = create_schedule(http, cron)
    assert response.status_code == 400, response.text
    assert len(response.text) < 1000
    assert time.process_time() - began < 0.5


def test_a_time_that_never_comes_is_searched_once(http: httpx.Client) -> None:
    began = time.process_time()
    for number in range(20):
        never = {"week": "53", "month": "3"}
        assert create_schedule(http, never, f"s{number}").status_code == 201
    assert time.process_time() - began < 5
    began = time.process_time()
    found = http.get("/projects/p1/schedules").json()["schedules"]
    assert time.process_time() - began < 0.2
    assert [one["next_run_time"] for one in found] == [None] * 20


def test_the_next_time_follows_the_clock(http: httpx.Client, clock: Clock) -> None:
    assert create_schedule(http, "0 3 * * *").status_code == 201
    first = http.get("/projects/p1/schedules/s1").json()["next_run_time"]
    clock.advance(24 * 3600)
    second = http.get("/projects/p1/schedules/s1").json()["next_run_time"]
    begun, due = datetime.fromisoformat(first), datetime.fromisoformat(second)
    assert due - begun == timedelta(days=1)


def test_the_leap_day_on_a_weekday_is_found(http: httpx.Client) -> None:
    cron = {"month": "2", "day": "29", "day_of_week": "mon", "hour": "0", "minute": "0"}
    assert create_schedule(http, {**cron, "hour": "1"}).status_code == 201
    assert http.get("/projects/p1/schedules/s1").json()["next_run_time"]
