"""Iterators over lists of any size."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer

SIZES = [1, 2, 5, 500]
Filters = list[dict[str, Any]]


def store_runs(db: HTTPRunDB, project: str, count: int) -> None:
    for number in range(count):
        run = {
            "metadata": {"name": "train", "labels": {"even": str(number % 2 == 0)}},
            "status": {"state": "completed", "start_time": f"20{number + 10}-01-01T00:00:00+00:00"},
        }
        db.store_run(run, f"u{number}", project)


@pytest.mark.parametrize("size", SIZES)
def test_runs_are_the_same_as_in_the_list(db: HTTPRunDB, project: str, size: int) -> None:
    store_runs(db, project, 5)
    db.store_run({"metadata": {"name": "train", "iteration": 1}}, "u1", project, iter=1)
    assert list(db.iter_runs(project=project, iter=True, page_size=size)) == list(
        db.list_runs(project=project, iter=True)
    )
    each: Filters = [{"labels": "even=True"}, {"name": "~TRAI"}, {"uid": "u2"}]
    for filters in each:
        assert list(db.iter_runs(project=project, page_size=size, **filters)) == list(
            db.list_runs(project=project, **filters)
        )
    later = db.iter_runs(project=project, start_time_from="2013-01-01", page_size=size)
    assert [run["status"]["start_time"][:4] for run in later] == ["2014", "2013"]


def test_runs_of_any_time_and_all_of_a_name_are_yielded(db: HTTPRunDB, project: str) -> None:
    store_runs(db, project, 4)
    db.store_run({"metadata": {"name": "train"}}, "no-start", project)
    assert len(list(db.iter_runs(project=project))) == 5


@pytest.mark.parametrize("size", SIZES)
def test_artifacts_are_the_same_as_in_the_list(db: HTTPRunDB, project: str, size: int) -> None:
    for number in range(5):
        key = f"a{number}"
        artifact = {"key": key, "kind": "model", "target_path": "/x", "db_key": key}
        db.store_artifact(key, artifact, f"u{number}", project=project, tag="v1")
    each: Filters = [{}, {"tag": "v1"}, {"name": "~a3"}]
    for filters in each:
        found = list(db.iter_artifacts(project=project, page_size=size, **filters))
        assert found == list(db.list_artifacts(project=project, **filters))
        assert len(found) >= (1 if "name" in filters else 5)


@pytest.mark.parametrize("size", SIZES)
def test_functions_are_the_same_as_in_the_list(db: HTTPRunDB, project: str, size: int) -> None:
    for number in range(5):
        name = f"f{number}"
        db.store_function({"kind": "job", "metadata": {"name": name}}, name, project)
    each: Filters = [{}, {"name": "f3"}, {"tag": "latest"}]
    for filters in each:
        found = list(db.iter_functions(project=project, page_size=size, **filters))
        assert found == list(db.list_functions(project=project, **filters))
        assert len(found) == (1 if "name" in filters else 5)


@pytest.mark.parametrize("version", ["1.6.4", "1.7.0", "1.8.0"])
@pytest.mark.parametrize("size", [1, 2, 3, 6, 500])
def test_each_version_returns_the_complete_list(version: str, size: int) -> None:
    with LocalServer(version=version) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        store_runs(db, "p1", 6)
        for number in range(6):
            db.store_function({"kind": "job"}, f"f{number}", "p1")
        assert list(db.iter_runs(project="p1", page_size=size)) == list(db.list_runs(project="p1"))
        assert len(list(db.iter_functions(project="p1", page_size=size))) == 6
        assert list(db.iter_runs(project="p1", state="error", page_size=size)) == []
        assert list(db.iter_functions("other", project="p1", page_size=size)) == []


@pytest.mark.parametrize("version", ["1.7.0", "1.8.0"])
def test_two_iterators_of_one_list_are_both_complete(version: str) -> None:
    """Servers give them one token, which is invalid once the first iterator has ended."""
    with LocalServer(version=version) as server, HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        store_runs(db, "p1", 25)
        first = db.iter_runs(project="p1", page_size=5)
        found = [next(first) for _ in range(7)]
        second = list(db.iter_runs(project="p1", page_size=5))
        assert found + list(first) == second == list(db.list_runs(project="p1"))


def test_an_empty_list_is_an_empty_iterator(db: HTTPRunDB, project: str) -> None:
    assert list(db.iter_runs(project=project)) == []
    assert list(db.iter_artifacts(project=project)) == []
    assert list(db.iter_functions(project=project)) == []


def test_iteration_can_stop_early(db: HTTPRunDB, project: str) -> None:
    store_runs(db, project, 5)
    assert len(list(islice(db.iter_runs(project=project, page_size=2), 3))) == 3


def test_a_page_is_not_skipped_if_its_response_is_lost() -> None:
    for fault in ("reset", "status"):
        with LocalServer(version="0.6.6") as server, HTTPRunDB(server.url) as db:
            store_runs(db, "p1", 7)
            runs = db.iter_runs(project="p1", page_size=2, sort=False)
            names = [next(runs)["status"]["start_time"][2:4]]
            server.fault("list_runs", fault, apply=True)
            names += [run["status"]["start_time"][2:4] for run in runs]
        assert names == ["10", "11", "12", "13", "14", "15", "16"]
