"""Schedules."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.server.conftest import Clock

PATH = "/projects/p1/schedules"


def schedule(name: str = "s1", cron: Any = "*/10 * * * *", **fields: Any) -> dict[str, Any]:
    task = {"metadata": {"name": "t", "project": "p1"}, "spec": {"function": "p1/f1"}}
    return {
        "name": name,
        "kind": "job",
        "scheduled_object": {"task": task},
        "cron_trigger": cron,
        **fields,
    }


def create(http: httpx.Client, **fields: Any) -> None:
    response = http.post(PATH, json=schedule(**fields))
    assert (response.status_code, response.content) == (201, b""), response.text


def test_create_and_get(http: httpx.Client, clock: Clock) -> None:
    create(http, cron="0 3 * * *", labels={"a": "1"}, desired_state=None, concurrency_limit=None)
    found = http.get(f"{PATH}/s1").json()
    assert found["cron_trigger"]["hour"] == "3"
    assert found["cron_trigger"]["year"] is None
    assert found["labels"] == {"a": "1"}
    assert found["concurrency_limit"] == 1
    assert found["scheduled_object"] == schedule()["scheduled_object"]
    assert (found["project"], found["last_run_uri"]) == ("p1", None)
    due = datetime.fromisoformat(found["next_run_time"])
    assert (due.hour, due.minute) == (3, 0)
    assert 0 < due.timestamp() - clock.now <= 24 * 3600
    assert http.post(PATH, json=schedule()).status_code == 409
    assert http.get(f"{PATH}/zz").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "text"),
    [
        (schedule(cron="*/5 * * * *"), 400, "too frequent"),
        (schedule(cron="0,5 * * * *"), 400, "too frequent"),
        (schedule(cron={"second": "*/30"}), 400, "too frequent"),
        (schedule(cron="zz"), 400, "Wrong number of fields"),
        (schedule(cron="99 * * * *"), 400, "Bad cron trigger"),
        (schedule(cron={"hour": "3", "timezone": "No/Where"}), 400, "Bad cron trigger"),
        (schedule(cron=[1]), 422, "cron_trigger"),
        (schedule(labels=[]), 422, "labels"),
        (schedule(concurrency_limit="x"), 422, "concurrency_limit"),
        ({**schedule(), "kind": "zz"}, 422, "permitted: 'job'"),
        ({"kind": "job"}, 422, "field required"),
    ],
)
def test_rejected_requests(http: httpx.Client, body: Any, status: int, text: str) -> None:
    response = http.post(PATH, json=body)
    assert response.status_code == status
    assert text in response.text
    assert http.get(PATH).json() == {"schedules": []}


def test_schedules_that_never_run_again_have_no_next_time(http: httpx.Client) -> None:
    create(http, cron={"year": "1999"})
    assert http.get(f"{PATH}/s1").json()["next_run_time"] is None


def test_list(http: httpx.Client) -> None:
    create(http, labels={"a": "1"})
    create(http, name="other", cron={"hour": 3, "minute": 0}, labels={"a": "2", "b": ""})

    def names(query: str) -> list[str]:
        return [entry["name"] for entry in http.get(f"{PATH}?{query}").json()["schedules"]]

    assert names("") == ["s1", "other"]
    assert names("name=s1") == ["s1"]
    assert names("name=~OTH") == ["other"]
    assert names("labels=a=1") == ["s1"]
    assert names("labels=a,b") == ["other"]
    assert names("kind=pipeline") == []
    assert http.get(f"{PATH}?kind=zz").status_code == 422
    assert len(http.get("/projects/*/schedules").json()["schedules"]) == 2


def test_update(http: httpx.Client) -> None:
    create(http, labels={"a": "1"})
    response = http.put(f"{PATH}/s1", json={"cron_trigger": "0 0 * * *", "labels": None})
    assert (response.status_code, response.content) == (200, b"")
    found = http.get(f"{PATH}/s1").json()
    assert (found["cron_trigger"]["hour"], found["labels"]) == ("0", {"a": "1"})
    assert http.put(f"{PATH}/s1", json={"cron_trigger": "* * * * *"}).status_code == 400
    assert http.put(f"{PATH}/zz", json={}).status_code == 404


def test_invoke_starts_the_job(http: httpx.Client) -> None:
    http.post("/func/p1/f1", json={"kind": "job", "metadata": {"name": "f1", "project": "p1"}})
    create(http)
    runs = [http.post(f"{PATH}/s1/invoke").json()["data"] for _ in range(2)]
    assert runs[0]["metadata"]["uid"] != runs[1]["metadata"]["uid"]
    assert runs[0]["metadata"]["labels"]["mlrun/schedule-name"] == "s1"
    found = http.get(f"{PATH}/s1?include_last_run=true").json()
    assert found["last_run"] == runs[1]
    assert http.get(f"{PATH}/s1").json()["last_run"] is None
    assert http.post(f"{PATH}/zz/invoke").status_code == 404


def test_a_submitted_job_may_be_scheduled(http: httpx.Client) -> None:
    body = {"task": schedule()["scheduled_object"]["task"], "schedule": "0 * * * *"}
    response = http.post("/submit_job", json=body)
    assert response.json() == {"data": {"schedule": "0 * * * *", "project": "p1", "name": "t"}}
    assert http.get(f"{PATH}/t").json()["scheduled_object"] == {"task": body["task"]}
    assert http.get("/runs?project=p1").json() == {"runs": []}


def test_delete(http: httpx.Client) -> None:
    create(http)
    assert "schedules" in http.delete("/projects/p1").json()["detail"]
    for _ in range(2):
        assert http.delete(f"{PATH}/s1").status_code == 204
    assert http.delete("/projects/p1").status_code == 204


def test_delete_all_of_a_project(newest: httpx.Client) -> None:
    assert newest.post("/projects", json={"metadata": {"name": "p2"}}).status_code == 201
    create(newest, name="s1", labels={"a": "1"})
    create(newest, name="s2")
    other = schedule(name="s1")
    assert newest.post("/projects/p2/schedules", json=other).status_code == 201
    for _ in range(2):
        assert newest.delete(PATH).status_code == 204
        assert newest.get(PATH).json() == {"schedules": []}
    assert len(newest.get("/projects/p2/schedules").json()["schedules"]) == 1
    create(newest, name="s1")
    assert newest.get(f"{PATH}?labels=a").json() == {"schedules": []}
