"""Runs: stored, read, changed, listed and deleted."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors


def run(name: str, **status: Any) -> dict[str, Any]:
    return {
        "kind": "run",
        "metadata": {"name": name, "labels": {"owner": "ann", "kind": "job"}},
        "spec": {"parameters": {"p1": 5}},
        "status": {"state": "completed", "results": {"auc": 0.9}, **status},
    }


def names(runs: list[dict[str, Any]]) -> list[str]:
    return [item["metadata"]["name"] for item in runs]


def test_a_stored_run_is_read_back(db: HTTPRunDB, project: str) -> None:
    stored = run("train", extra={"unknown": [1, {"deep": None}], "text": "ünï \U0001f600"})
    db.store_run(stored, "u1", project)
    found: Any = db.read_run("u1", project)
    assert found["spec"]["parameters"] == {"p1": 5}
    assert found["status"]["extra"] == stored["status"]["extra"]
    assert found["metadata"]["labels"]["owner"] == "ann"


def test_an_object_with_to_dict_is_stored(db: HTTPRunDB, project: str) -> None:
    class Task:
        def to_dict(self) -> dict[str, Any]:
            return run("object")

    db.store_run(Task(), "u1", project)
    assert db.read_run("u1", project)["metadata"]["name"] == "object"


def test_iterations_are_runs_of_their_own(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("main"), "u1", project)
    child = run("main")
    child["metadata"]["iteration"] = 3
    db.store_run(child, "u1", project, iter=3)
    assert db.read_run("u1", project, iter=3)["metadata"]["iteration"] == 3
    assert len(db.list_runs(project=project)) == 1
    assert len(db.list_runs(project=project, iter=True)) == 2


def test_update_changes_dotted_fields_only(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("train"), "u1", project)
    db.update_run({"status.results.auc": 0.5, "metadata.labels.stage": "dev"}, "u1", project)
    found = db.read_run("u1", project)
    assert found["status"]["results"] == {"auc": 0.5}
    assert found["metadata"]["labels"]["stage"] == "dev"
    assert found["spec"]["parameters"] == {"p1": 5}


@pytest.mark.not_on(">=1.6", "filters by the labels of the last store")
def test_a_label_of_an_update_filters(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("train"), "u1", project)
    db.update_run({"metadata.labels.stage": "dev"}, "u1", project)
    assert names(db.list_runs(project=project, labels="stage=dev")) == ["train"]


@pytest.mark.not_on("==0.6.4", "aborting needs a cluster")
def test_abort(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("train", state="running"), "u1", project)
    db.abort_run("u1", project)
    assert db.read_run("u1", project)["status"]["state"] == "aborted"


def test_labels_and_states_filter(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("a"), "u1", project)
    other = run("b", state="running")
    other["metadata"]["labels"] = {"owner": "bob"}
    db.store_run(other, "u2", project)
    assert sorted(names(db.list_runs(project=project, labels="owner"))) == ["a", "b"]
    assert names(db.list_runs(project=project, labels="owner=bob")) == ["b"]
    assert names(db.list_runs(project=project, labels=["owner=ann"])) == ["a"]
    assert names(db.list_runs(project=project, labels="none")) == []
    assert names(db.list_runs(project=project, state="running")) == ["b"]


def test_name_and_uid_filter(db: HTTPRunDB, project: str) -> None:
    db.store_run(run("train"), "u1", project)
    db.store_run(run("Train-2"), "u2", project)
    db.store_run(run("test"), "u3", project)
    assert names(db.list_runs("train", project=project)) == ["train"]
    assert sorted(names(db.list_runs("~train", project=project))) == ["Train-2", "train"]
    assert names(db.list_runs(uid="u3", project=project)) == ["test"]


@pytest.mark.not_on("==0.6.4", "takes one uid only")
def test_several_uids(db: HTTPRunDB, project: str) -> None:
    for uid in ("u1", "u2", "u3"):
        db.store_run(run(uid), uid, project)
    assert sorted(names(db.list_runs(uid=["u1", "u3"], project=project))) == ["u1", "u3"]


def test_newest_first_and_last(db: HTTPRunDB, project: str) -> None:
    for day in (2, 3, 1):
        db.store_run(
            run(f"day-{day}", start_time=f"2021-07-0{day}T10:00:00+00:00"), f"u{day}", project
        )
    found = db.list_runs(project=project, state="completed")
    assert names(found) == ["day-3", "day-2", "day-1"]
    assert names(db.list_runs(project=project, last=2)) == ["day-3", "day-2"]
    assert names(db.list_runs(project=project, last=2, iter=True)) == ["day-3", "day-2"]


def test_times_filter_in_every_format(db: HTTPRunDB, project: str) -> None:
    for day in (1, 2, 3):
        db.store_run(
            run(f"day-{day}", start_time=f"2021-07-0{day}T10:00:00+00:00"), f"u{day}", project
        )
    plus_two = datetime.timezone(datetime.timedelta(hours=2))
    for start in (
        "2021-07-02T10:00:00+00:00",
        "2021-07-02 10:00:00",
        "2021-07-02",
        datetime.date(2021, 7, 2),
        datetime.datetime(2021, 7, 2, 10),
        datetime.datetime(2021, 7, 2, 12, tzinfo=plus_two),
    ):
        found = db.list_runs(project=project, start_time_from=start)
        assert names(found) == ["day-3", "day-2"], start
    assert names(db.list_runs(project=project, start_time_to="2021-07-01T10:00:00")) == ["day-1"]


def test_the_time_of_the_last_change_filters(db: HTTPRunDB, project: str) -> None:
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    db.store_run(run("train", last_update=now.isoformat()), "u1", project)
    assert names(db.list_runs(project=project, last_update_time_from=now - day)) == ["train"]
    assert names(db.list_runs(project=project, last_update_time_to=now + day)) == ["train"]
    assert names(db.list_runs(project=project, last_update_time_from=now + day)) == []
    assert names(db.list_runs(project=project, last_update_time_to=now - day)) == []


def test_delete_one_and_many(db: HTTPRunDB, project: str) -> None:
    for uid, state in (("u1", "completed"), ("u2", "error"), ("u3", "error")):
        db.store_run(run(uid, state=state), uid, project)
    db.del_run("u1", project)
    assert sorted(names(db.list_runs(project=project))) == ["u2", "u3"]
    with pytest.raises(errors.MLRunNotFoundError):
        db.read_run("u1", project)
    db.del_runs(project=project, state="completed")
    assert len(db.list_runs(project=project)) == 2
    db.del_runs("u2", project=project)
    db.del_runs(project=project, labels="owner=nobody")
    assert names(db.list_runs(project=project)) == ["u3"]


def test_an_unknown_run_is_not_found(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunNotFoundError):
        db.read_run("nothing", project)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("start_time_from", "yesterday"),
        ("start_time_to", 5),
        ("last", -1),
        ("last", "2"),
        ("labels", 5),
        ("labels", [5]),
        ("uid", {"a": 1}),
    ],
)
def test_the_error_names_the_invalid_filter(db: HTTPRunDB, argument: str, value: Any) -> None:
    if argument == "uid":
        value = [None]
    with pytest.raises(errors.MLRunInvalidArgumentError, match=argument) as info:
        db.list_runs(**{argument: value})
    assert repr(value if not isinstance(value, list) else value[0]) in str(info.value)


def test_an_invalid_iteration_is_refused(db: HTTPRunDB) -> None:
    for value in (-1, "1", True, 1.5):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="iter must be"):
            db.read_run("u1", iter=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("uid", ["with space", "pct%41", "ünï", "a:b", "a+b", "q?x=1", "h#x"])
def test_uids_with_special_characters(db: HTTPRunDB, project: str, uid: str) -> None:
    db.store_run(run("special"), uid, project)
    assert db.read_run(uid, project)["metadata"]["name"] == "special"
    assert names(db.list_runs(uid=uid, project=project)) == ["special"]
    db.del_run(uid, project)
    assert db.list_runs(project=project) == []
