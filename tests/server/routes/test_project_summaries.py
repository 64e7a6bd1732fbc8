"""Counts of what projects hold, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]
COUNTS_1_7 = {
    *("name", "updated", "files_count", "feature_sets_count", "models_count"),
    *("runs_completed_recent_count", "runs_failed_recent_count", "runs_running_count"),
    *("distinct_schedules_count", "distinct_scheduled_jobs_pending_count"),
    *("distinct_scheduled_pipelines_pending_count", "pipelines_completed_recent_count"),
    *("pipelines_failed_recent_count", "pipelines_running_count"),
}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def db(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(job_seconds=10, clock=own_clock).url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        yield client


def run(name: str, state: str, start: datetime) -> Json:
    return {"metadata": {"name": name}, "status": {"state": state, "start_time": start.isoformat()}}


def counts(db: HTTPRunDB, project: str = "p1") -> Json:
    """Return the counts that are not zero."""
    summary = db.get_project_summary(project)
    return {key: value for key, value in summary.items() if key.endswith("count") and value}


def test_an_empty_project(db: HTTPRunDB) -> None:
    assert counts(db) == {}
    assert all(value is not None for value in db.get_project_summary("p1").values())


def test_runs_are_counted_by_name(db: HTTPRunDB, own_clock: Clock) -> None:
    now = datetime.fromtimestamp(own_clock.now, UTC)
    recent, old = now - timedelta(hours=23), now - timedelta(hours=25)
    for uid, (name, state, start) in enumerate(
        [
            *(("a", "completed", recent), ("a", "completed", recent), ("b", "completed", recent)),
            *(("c", "completed", old), ("a", "error", recent), ("d", "aborted", recent)),
            *(("e", "error", old), ("f", "running", old), ("g", "pending", recent)),
        ]
    ):
        db.store_run(run(name, state, start), str(uid), "p1")
    assert counts(db) == {
        "runs_completed_recent_count": 2,
        "runs_failed_recent_count": 2,
        "runs_running_count": 2,
    }


def test_artifacts_are_counted_by_key(db: HTTPRunDB) -> None:
    for key, kind, tree in (
        *(("m1", "model", "t1"), ("m1", "model", "t2"), ("m2", "model", "t1")),
        *(("d1", "dataset", "t1"), ("x1", "", "t1"), ("x2", "plot", "t1")),
        *(("o1", "document", "t1"), ("p1", "llm-prompt", "t1")),
    ):
        db.api_call(
            "PUT",
            f"projects/p1/artifacts/{key}?tree={tree}",
            json={
                "kind": kind,
                "metadata": {"key": key, "project": "p1"},
                "spec": {},
                "status": {},
            },
            version="v2",
        )
    assert counts(db) == {
        **{"models_count": 2, "datasets_count": 1, "files_count": 2},
        **{"documents_count": 1, "llm_prompts_count": 1},
    }


def test_schedules_and_pipelines(db: HTTPRunDB, own_clock: Clock) -> None:
    url = f"{db.base_url}/api/projects/p1"
    task = {"task": {"metadata": {"name": "t", "project": "p1"}}, "function": {"kind": "job"}}
    for name, kind, cron in (
        *(("s1", "job", "0 * * * *"), ("s2", "pipeline", "0 * * * *")),
        ("s3", "job", "0 0 1 1 *"),
    ):
        body = {"name": name, "kind": kind, "cron_trigger": cron, "scheduled_object": task}
        httpx.post(f"{url}/schedules", json=body).raise_for_status()
    headers = {"content-type": "application/yaml"}
    for _ in range(2):
        httpx.post(f"{url}/pipelines", content=b"a: 1", headers=headers).raise_for_status()
    own_clock.advance(20)
    httpx.post(f"{url}/pipelines", content=b"a: 1", headers=headers).raise_for_status()
    found = counts(db)
    assert found.pop("distinct_schedules_count") == 3
    assert found.pop("distinct_scheduled_jobs_pending_count") in (1, 2)  # 2 on New Year's Eve
    assert found == {
        "distinct_scheduled_pipelines_pending_count": 1,
        "pipelines_completed_recent_count": 2,
        "pipelines_running_count": 1,
    }


def test_the_list(db: HTTPRunDB) -> None:
    for name, owner in (("p1", "ann"), ("p2", "bob")):
        db.store_project(
            name, {"metadata": {"name": name, "labels": {"a": name}}, "spec": {"owner": owner}}
        )
    db.store_feature_set(
        {"metadata": {"name": "s1"}, "spec": {"entities": [], "features": []}, "status": {}},
        "s1",
        "p2",
    )
    listed = {each["name"]: each["feature_sets_count"] for each in db.list_project_summaries()}
    assert listed == {"default": 0, "p1": 0, "p2": 1}
    assert [each["name"] for each in db.list_project_summaries(owner="bob")] == ["p2"]
    assert [each["name"] for each in db.list_project_summaries(labels="a=p1")] == ["p1"]
    assert db.list_project_summaries(state="archived") == []
    response = httpx.get(f"{db.base_url}/api/project-summaries?state=closed")
    assert (response.status_code, response.json()["detail"][0]["loc"][1]) == (422, "state")


def test_an_unknown_project(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunNotFoundError, match="p9"):
        db.get_project_summary("p9")


@pytest.mark.parametrize(("version", "newer"), [("1.7.0", False), ("1.12.1", True)])
def test_the_counts_of_a_version(
    make_server: Callable[..., LocalServer], version: str, newer: bool
) -> None:
    with HTTPRunDB(make_server(version=version).url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        summary = set(db.get_project_summary("p1"))
        assert summary >= COUNTS_1_7
        assert bool(summary - COUNTS_1_7) is newer
