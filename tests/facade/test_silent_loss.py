"""Objects are found where they were said to be, or refused: nothing is lost without a word."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.support.scripted import ScriptedServer, json_response


def test_the_project_of_a_body_is_its_project(db: HTTPRunDB, project: str) -> None:
    own: Any = {"metadata": {"project": project, "name": "f1"}}
    db.store_run(own, "u1")
    db.store_artifact("k1", {"project": project}, "t1")
    db.store_function({"kind": "job", **own}, "f1")
    assert db.read_run("u1", project)["metadata"]["name"] == "f1"
    assert len(db.list_artifacts("k1", project=project)) == 1
    assert db.get_function("f1", project)["kind"] == "job"


def test_what_a_body_lacks_is_filled_in(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    body: dict[str, Any] = {"metadata": {"labels": {}}, "status": {"state": "running"}}
    scripted_db.store_run(body, "u1", "p1")
    scripted_db.store_run({"metadata": {"iteration": 4}}, "u1")
    scripted_db.store_function({"kind": "job"}, "f1", "p1")
    scripted_db.store_artifact("k1", {}, "t1", project="p1")
    scripted_db.store_artifact("k1", {"metadata": {"tree": "t1"}}, "t1", project="p1")
    scripted_db.update_run({"metadata": {"name": "new"}}, "u1", "p1")
    scripted.responses = [json_response({"metadata": {"name": "p1"}})]
    scripted_db.store_project("p1", {"spec": {}})
    sent = [request.json() for request in scripted.requests]
    assert sent == [
        {"metadata": {"labels": {}, "uid": "u1", "project": "p1"}, "status": {"state": "running"}},
        {"metadata": {"iteration": 4, "uid": "u1", "project": "default"}},
        {"kind": "job", "metadata": {"name": "f1", "project": "p1"}},
        {"key": "k1", "project": "p1"},
        {"metadata": {"tree": "t1", "key": "k1", "project": "p1"}},
        {"metadata": {"name": "new", "uid": "u1", "project": "p1", "iteration": 0}},
        {"spec": {}, "metadata": {"name": "p1"}},
    ]
    assert scripted.requests[1].query == [("iter", "4")]
    assert body["metadata"] == {"labels": {}}  # the caller's


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("store_run", [{"metadata": {"project": "p2"}}, "u1", "p1"]),
        ("store_run", [{"metadata": {"uid": "u2"}}, "u1", "p1"]),
        ("store_run", [{"metadata": {"iteration": 1}}, "u1", "p1", 2]),
        ("store_artifact", ["k", {"project": "p2"}, "t1", None, None, "p1"]),
        ("store_artifact", ["k", {"metadata": {"project": "p2"}}, "t1", None, None, "p1"]),
        ("store_function", [{"metadata": {"project": "p2"}}, "f1", "p1"]),
        ("store_artifact", ["k", {"db_key": "other"}, "t1", None, None, "p1"]),
        ("store_artifact", ["k", {"iter": 4}, "t1", 2, None, "p1"]),
        ("store_function", [{"metadata": {"name": "f2"}}, "f1", "p1"]),
        ("store_project", ["p1", {"metadata": {"name": "p2"}}]),
        ("patch_project", ["p1", {"metadata": {"name": "p2"}}]),
        ("patch_feature_set", ["s", {"metadata": {"project": "p2"}}, "p1"]),
        ("patch_feature_vector", ["s", {"metadata": {"name": "v"}}, "p1"]),
        (
            "create_schedule",
            ["p1", {"name": "s", "kind": "job", "cron_trigger": "", "project": "p2"}],
        ),
        ("update_schedule", ["p1", "s", {"name": "other"}]),
        ("tag_artifacts", [[{"metadata": {"key": "k", "project": "p2"}}], "p1", "v1"]),
        ("delete_artifacts_tags", [{"key": "k", "project": "p2"}, "p1", "v1"]),
        ("store_alert_config", ["a", {"project": "p2"}, "p1"]),
        ("store_datastore_profile", [{"name": "d", "project": "p2"}, "p1"]),
        ("update_run", [{"metadata.project": "p2"}, "u1", "p1"]),
        ("update_run", [{"metadata.uid": "u2"}, "u1", "p1"]),
        ("update_run", [{"metadata.iteration": 3}, "u1", "p1"]),
        ("update_run", [{"metadata": {"project": "p2"}}, "u1", "p1"]),
    ],
)
def test_a_contradiction_is_refused(
    method: str, arguments: list[Any], scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="contradicts"):
        getattr(scripted_db, method)(*arguments)
    assert scripted.requests == []


def test_an_artifact_is_stored_under_its_db_key_or_its_key(db: HTTPRunDB, project: str) -> None:
    db.store_artifact(
        "train_model", {"key": "model", "db_key": "train_model"}, "t1", project=project
    )
    db.store_artifact("model", {"key": "model", "db_key": "train_model"}, "t2", project=project)
    db.store_artifact("of-iteration", {"iter": 3}, "t3", project=project)
    assert len(db.list_artifacts(project=project)) == 3
    found: Any = db.read_artifact("of-iteration", "latest", 3, project)
    assert found.get("metadata", found)["iter"] == 3  # in the metadata from 1.6 on


def test_two_spellings_of_a_function_do_not_contradict(db: HTTPRunDB, project: str) -> None:
    db.store_function({"kind": "job", "metadata": {"name": "my_trainer"}}, "my-trainer", project)
    assert db.get_function("my-trainer", project)["kind"] == "job"


def test_bulk_calls_copy_into_their_project(
    db: HTTPRunDB, project: str, other_project: str
) -> None:
    db.store_run({"metadata": {"name": "train", "project": other_project}}, "u1")
    db.store_runs(db.iter_runs(project=other_project), project).raise_for_errors()
    db.store_artifacts([{"key": "k", "tree": "t"}], project).raise_for_errors()
    assert db.read_run("u1", project)["metadata"]["project"] == project
    artifact = db.list_artifacts(project=project)[0]
    assert project in (artifact.get("project"), artifact.get("metadata", {}).get("project"))


STATES = [
    ("complete", "completed"), ("Completed", "completed"), ("succes", "completed"),
    ("successful", "completed"), ("failed", "error"), ("runing", "running"),
    ("canceled", "aborted"), (" running ", "running"), ("pending_retry", "pendingRetry"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "meant"), STATES)
def test_a_mistyped_state_is_refused(
    state: str, meant: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    calls: list[Any] = [
        lambda: scripted_db.list_runs(state=state),
        lambda: scripted_db.list_runs(states=["error", state]),
        lambda: scripted_db.iter_runs(state=state),
        lambda: scripted_db.del_runs(state=state),
        lambda: scripted_db.store_run({"status": {"state": state}}, "u1"),
        lambda: scripted_db.update_run({"status.state": state}, "u1"),
    ]
    for call in calls:
        with pytest.raises(errors.MLRunInvalidArgumentError, match=f"did you mean '{meant}'"):
            call()
    assert scripted.requests == []


@pytest.mark.off_spec("servers keep any state")
def test_a_state_of_ones_own_is_kept(db: HTTPRunDB, project: str) -> None:
    run: Any = {"metadata": {"name": "train"}, "status": {"state": "calibrating"}}
    db.store_run(run, "u1", project)
    assert len(db.list_runs(project=project, state="calibrating")) == 1


@pytest.mark.parametrize(
    "path", ["status.results.val.auc", "spec.parameters.model.lr", "metadata.labels.mlrun.io/a"]
)
def test_a_name_with_dots_is_no_path(path: str, db: HTTPRunDB, project: str) -> None:
    db.store_run({"metadata": {"name": "train"}}, "u1", project)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="servers would store nested dicts"):
        db.update_run({path: 1}, "u1", project)
    section, field, name = path.split(".", 2)
    db.update_run({f"{section}.{field}": {name: 1}}, "u1", project)
    run: Any = db.read_run("u1", project)
    assert run[section][field] == {name: 1}


@pytest.mark.parametrize("path", ["", None, 5, ("status", "state")])
def test_an_update_needs_a_path(path: Any, scripted_db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="must have dotted paths"):
        scripted_db.update_run({path: 1}, "u1")
