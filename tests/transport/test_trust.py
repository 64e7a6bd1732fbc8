"""Ambiguous arguments, and those that servers would misread, are refused before a request."""

from __future__ import annotations

import datetime
import threading
import uuid
from collections.abc import Callable
from itertools import islice
from typing import Any

import pandas
import pytest

from mlrun_db import HTTPRunDB, LocalServer, RunList, errors, mlconf
from mlrun_db._transport.limits import MAX_STREAMS
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response

Call = Callable[[Any], object]
SCHEDULE = {"name": "a/b", "kind": "job", "cron_trigger": "* * * * *"}


def refused(db: HTTPRunDB, server: ScriptedServer, call: Call, text: str) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=text):
        call(db)
    assert server.requests == []


def named(name: str) -> dict[str, Any]:
    return {"metadata": {"name": name}}


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda db: db.del_runs(state=""), "state must not be empty"),
        (lambda db: db.del_runs(name=""), "name must not be empty"),
        (lambda db: db.del_runs(labels=[]), "labels must not be empty.*pass None to omit it"),
        (lambda db: db.del_runs(labels=""), "labels must not be empty"),
        (lambda db: db.del_artifacts(name=""), "name must not be empty"),
        (lambda db: db.del_artifacts(tag=""), "tag must not be empty"),
        (lambda db: db.del_artifacts(labels=[]), "labels must not be empty"),
        (lambda db: db.del_artifact("k", tag=""), "tag must not be empty"),
        (lambda db: db.del_artifact("k", tag="", tree="t"), "tag must not be empty"),
        (lambda db: db.del_artifacts(days_ago=7), "days_ago must be 0: no server reads it"),
        (lambda db: db.delete_feature_set("f", tag=""), "tag must not be empty"),
        (lambda db: db.delete_feature_set("f", uid=""), "uid must not be empty"),
        (lambda db: db.delete_feature_vector("f", tag=""), "tag must not be empty"),
        (lambda db: db.delete_feature_vector("f", uid=""), "uid must not be empty"),
        (lambda db: db.delete_runtimes(""), "label_selector must not be empty"),
        (lambda db: db.delete_runtime("job", ""), "label_selector must not be empty"),
        (lambda db: db.delete_runtime_object("job", "u", ""), "label_selector must not be empty"),
        (lambda db: db.delete_project_secrets("p", secrets=[]), "secrets must not be empty"),
        (lambda db: db.list_runs(uid=[]), "uid must not be empty.*match everything"),
        (lambda db: next(db.iter_runs(uid=[])), "uid must not be empty"),
        (lambda db: db.submit_job({"spec": {}}, ""), "schedule must not be empty.*starts the run"),
    ],
)
def test_an_empty_filter_is_not_everything(
    call: Call, text: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    refused(scripted_db, scripted, call, text)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda db: db.list_runs(name=["n1", "n2"]), r"name must be a string, got \['n1', 'n2'\]"),
        (lambda db: db.list_runs(state=7), "state must be a string or a list of strings"),
        (lambda db: db.list_runs(states=["completed", 7]), "states must contain only strings"),
        (lambda db: db.del_runs(project=["p", "q"]), "project must be a string"),
        (lambda db: db.del_runs(name=["n0", "n1"]), "name must be a string"),
        (lambda db: db.store_run({}, ["u"], "p1"), r"uid must be a string, got \['u'\]"),
        (lambda db: db.store_run({}, {"u": 1}, "p1"), "uid must be a string"),
        (lambda db: db.list_artifacts(tag=["v1"]), "tag must be a string"),
        (lambda db: db.list_runs(start_time_from=pandas.NaT), "start_time_from must be"),
        (
            lambda db: db.list_runs(
                start_time_from=datetime.datetime.min.replace(
                    tzinfo=datetime.timezone(datetime.timedelta(hours=10))
                )
            ),
            "start_time_from must be",
        ),
    ],
)
def test_other_types_are_refused_by_name(
    call: Call, text: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    refused(scripted_db, scripted, call, text)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda db: db.create_schedule("p", SCHEDULE), "schedule.name"),
        (lambda db: db.create_feature_set(named("a/b")), "feature_set.metadata.name"),
        (lambda db: db.create_feature_vector(named("..")), "feature_vector.metadata.name"),
        (lambda db: db.create_project(named(".")), "project.metadata.name"),
        (lambda db: db.submit_job({"metadata": {"uid": "a/b"}}), "metadata.uid"),
    ],
)
def test_names_in_bodies_must_be_usable_in_paths(
    call: Call, text: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    refused(scripted_db, scripted, call, f"{text} must not")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"base_url": 5}, "the URL must be a string, got 5"),
        ({"token": 5}, "token must be a string, a function or a path, got int"),
        ({"token": b"t"}, "got bytes"),
        ({"user": 5, "password": "x"}, "user must be a string, got int"),
        ({"user": "u", "password": 5}, "password must be a string, got int"),
        ({"timeout": float("inf")}, "timeout must be a positive number of seconds, got inf"),
        ({"connect_timeout": 0}, "connect_timeout must be a positive number of seconds"),
        ({"event_hooks": {"request": print}}, "must be a list of functions"),
        ({"event_hooks": {"request": [5]}}, "must be a list of functions"),
    ],
)
def test_invalid_settings_are_refused_at_once(options: dict[str, Any], text: str) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=text):
        HTTPRunDB(**{"base_url": "http://127.0.0.1:9", **options})


def test_series_and_uuids(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"runs": [], "data": {}})]
    uids: Any = pandas.Series(["u1", "u2"])
    scripted_db.list_runs(uid=uids, labels=uids)
    assert [value for key, value in scripted.requests[0].query if key == "uid"] == ["u1", "u2"]
    uid: Any = uuid.UUID(int=7)
    scripted_db.read_run(uid)
    assert scripted.requests[1].path.endswith(f"/{uid}")


@pytest.mark.parametrize(
    ("task", "project"),
    [
        ({"spec": {"function": "iris/train"}}, "iris"),
        ({"spec": {"function": "db://iris/train:v1"}}, "iris"),
        ({"spec": {"function": "train"}}, "churn"),
        ({"metadata": {"project": "own"}, "spec": {"function": "iris/train"}}, "own"),
    ],
)
def test_a_job_is_searched_in_its_project(
    task: dict[str, Any],
    project: str,
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mlconf, "default_project", "churn")
    scripted.responses = [Response(reset=True), json_response({"data": {"metadata": {"uid": "u"}}})]
    scripted_db.submit_job(task)
    sent, looked = scripted.requests
    metadata = sent.json()["task"]["metadata"]
    assert metadata["project"] == project
    assert looked.path == f"/api/run/{project}/{metadata['uid']}"


def test_a_job_runs_in_the_project_that_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mlconf, "default_project", "churn")
    with LocalServer(job_seconds=0, version="0.6.6") as server, HTTPRunDB(server.url) as db:
        db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train")
        task = {"metadata": {"name": "train"}, "spec": {"function": "churn/train"}}
        server.fault("submit_job", "reset", apply=True)
        job = db.submit_job(task)
        assert [run["metadata"]["uid"] for run in db.list_runs()] == [job["metadata"]["uid"]]


def test_a_deadline_below_the_timeout_holds(scripted: ScriptedServer) -> None:
    scripted.responses = [Response(silent=True)]
    with HTTPRunDB(scripted.url, deadline=0.2, retries=0) as db:
        with pytest.raises(errors.RunDBTimeoutError) as info:
            db.list_runs()
        assert info.value.elapsed < 5


def test_too_many_open_iterators_are_reported(scripted: ScriptedServer, clock: ManualClock) -> None:
    scripted.responses = [json_response({"runs": [{}] * 5000})]
    with HTTPRunDB(scripted.url, retries=5, clock=clock) as db:
        open_ones = [db.iter_runs() for _ in range(MAX_STREAMS)]
        for each in open_ones:
            assert [dict(item) for item in islice(each, 1)] == [{}]
        assert len(db.list_runs()) == 5000  # over a connection of its own
        with pytest.raises(errors.RunDBTimeoutError, match=r"all 128 connections.*close") as info:
            next(db.iter_runs())
        assert (info.value.attempts, info.value.lost, clock.sleeps) == (1, False, [])
        for each in open_ones:
            each.close()  # type: ignore[attr-defined]
        assert len(list(db.iter_runs())) == 5000


# A connection that is opened while the client closes is closed when it is released.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_closing_a_client_in_use_raises_our_errors(
    scripted: ScriptedServer,
) -> None:
    scripted.responses = [json_response({"data": {}})]
    unexpected: list[BaseException] = []
    ended = threading.Event()

    def read(db: HTTPRunDB) -> None:
        while not ended.is_set():
            try:
                db.read_run("u1")
            except errors.RunDBError:
                pass
            except BaseException as err:
                unexpected.append(err)

    with HTTPRunDB(scripted.url) as db:
        threads = [threading.Thread(target=read, args=(db,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(200):
            db.close()
        ended.set()
        for thread in threads:
            thread.join()
    assert unexpected == []


def test_the_password_of_the_environment_goes_to_a_user_without_one(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "secret")
    scripted.responses = [json_response({"runs": []})]
    with HTTPRunDB(scripted.url, user="ann") as db:
        db.list_runs()
    monkeypatch.setenv("MLRUN_HTTPDB__USER", "bob")  # whose password it is
    with HTTPRunDB(scripted.url, user="ann") as db:
        db.list_runs()
    sent = [request.headers["authorization"] for request in scripted.requests]
    assert sent == ["Basic YW5uOnNlY3JldA==", "Basic YW5uOg=="]


def test_nothing_to_store_or_plot_is_reported(scripted_db: HTTPRunDB) -> None:
    nothing: Any = None
    with pytest.raises(errors.MLRunInvalidArgumentError, match="items must be a list or an iter"):
        scripted_db.store_runs(nothing)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="the list is empty"):
        RunList().plot("auc")
