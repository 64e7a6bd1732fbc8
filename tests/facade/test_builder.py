"""Builds, starts, background tasks and jobs."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, ScheduleCronTrigger, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response


def function(kind: str = "job") -> SimpleNamespace:
    return SimpleNamespace(
        kind=kind,
        metadata=SimpleNamespace(name="f1", project="p1", tag="latest"),
        spec=SimpleNamespace(image="old"),
        status=SimpleNamespace(state="old", address="old", nuclio_name="old", build_pod="old"),
    )


def status(state: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Response:
    return Response(200, body, {"x-mlrun-function-status": state, **(headers or {})})


@pytest.mark.not_on(">=0.6", "needs a cluster")
def test_a_job_runs_to_its_end(
    db: HTTPRunDB, project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train", project)
    task = {
        "metadata": {"name": "train", "project": project, "labels": {"owner": "ann"}},
        "spec": {"function": f"{project}/train", "parameters": {"p1": 5}},
    }
    run = db.submit_job(task)
    uid = run["metadata"]["uid"]
    assert db.watch_log(uid, project, timeout=30) == "completed"
    assert "train" in capsys.readouterr().out
    stored = db.read_run(uid, project)
    assert stored["spec"]["parameters"] == {"p1": 5}
    assert [item["metadata"]["uid"] for item in db.list_runs(project=project)] == [uid]


@pytest.mark.not_on(">=0.6", "needs a cluster")
def test_a_job_keeps_the_uid_of_the_caller(db: HTTPRunDB, project: str) -> None:
    db.store_function({"kind": "job", "metadata": {"name": "train"}}, "train", project)
    task = {
        "metadata": {"name": "train", "project": project, "uid": "mine"},
        "spec": {"function": f"{project}/train"},
    }
    assert db.submit_job(task)["metadata"]["uid"] == "mine"


def test_a_task_without_a_function_is_refused(db: HTTPRunDB, project: str) -> None:
    with pytest.raises(errors.MLRunHTTPError):
        db.submit_job({"metadata": {"name": "x", "project": project}, "spec": {}})
    assert db.list_runs(project=project, state="pending") == []


@pytest.mark.not_on(">=1.5", "responds with 404")
def test_an_unknown_background_task_has_failed(db: HTTPRunDB, project: str) -> None:
    task = db.get_background_task(project, "nothing")
    assert (task.metadata.name, task.status.state) == ("nothing", "failed")


@pytest.mark.parametrize(
    ("schedule", "sent"),
    [
        ("0 * * * *", "0 * * * *"),
        (ScheduleCronTrigger(hour=5), {"hour": 5}),
        ({"hour": 5}, {"hour": 5}),
    ],
)
def test_a_job_can_be_scheduled(
    schedule: Any, sent: Any, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"data": {"schedule": "s", "project": "p1", "name": "n"}})]
    assert scripted_db.submit_job({"spec": {}}, schedule)["schedule"] == "s"
    body = scripted.requests[0].json()
    assert body["task"] == {"spec": {}}
    if isinstance(sent, dict):
        assert {key: value for key, value in body["schedule"].items() if value is not None} == sent
    else:
        assert body["schedule"] == sent


def test_build(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"data": {"kind": "job"}, "ready": True})]
    body = {"kind": "job", "metadata": {"name": "f1"}}
    assert scripted_db.remote_builder(body, True)["ready"] is True
    assert scripted.requests[0].json() == {
        "function": body,
        "with_mlrun": "yes",
        "skip_deployed": False,
    }


def test_the_state_of_a_build_is_written_into_the_function(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    func = function()
    scripted.responses = [
        status(
            "building",
            b"text",
            {"builder_pod": "pod-1", "function_image": "new", "x-mlrun-last-timestamp": "7"},
        )
    ]
    assert scripted_db.get_builder_status(func, offset=3, verbose=True) == ("text", 7.0)
    assert dict(scripted.requests[0].query) == {
        "name": "f1",
        "project": "p1",
        "tag": "latest",
        "logs": "yes",
        "offset": "3",
        "last_log_timestamp": "0",
        "verbose": "yes",
    }
    assert func.status.state == "building"
    assert func.status.build_pod == "pod-1"
    assert func.spec.image == "new"
    assert func.status.address == "old"


@pytest.mark.parametrize("kind", ["remote", "nuclio", "serving"])
def test_a_nuclio_function_has_an_address(
    kind: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    func = function(kind)
    scripted.responses = [
        status("ready", b"", {"x-mlrun-address": "host:80", "x-mlrun-name": "p1-f1"})
    ]
    scripted_db.get_builder_status(func)
    assert (func.status.address, func.status.nuclio_name) == ("host:80", "p1-f1")
    assert func.spec.image == "old"


def test_values_that_the_server_does_not_report_are_kept(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    func = function()
    scripted.responses = [Response(200, b"", {"function_status": "ready"})]
    assert scripted_db.get_builder_status(func) == ("", 0.0)
    assert (func.status.state, func.spec.image) == ("ready", "old")


def test_a_function_may_be_a_dict(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    func: dict[str, Any] = {"kind": "job", "metadata": {"name": "f1"}}
    scripted.responses = [status("ready", b"", {"function_image": "new"})]
    scripted_db.get_builder_status(func)
    assert func["status"] == {"state": "ready"}
    assert func["spec"] == {"image": "new"}
    assert dict(scripted.requests[0].query)["project"] == "default"


def test_a_build_is_watched_until_it_ends(
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    clock: ManualClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "första\nend\n".encode()
    scripted.responses = [
        status("pending"),
        status("running", text[:3], {"x-mlrun-last-timestamp": "1.5"}),
        status("ready", text[3:]),
    ]
    func = function()
    assert scripted_db.wait_for_build(func) == "ready"
    assert func.status.state == "ready"
    assert capsys.readouterr().out == text.decode()
    sent = [dict(request.query) for request in scripted.requests]
    assert [query["offset"] for query in sent] == ["0", "0", "3"]
    assert [query["last_log_timestamp"] for query in sent] == ["0.0", "0.0", "1.5"]
    assert clock.sleeps == [3, 3]


def test_a_build_that_does_not_end(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [status("running", b"")]
    with pytest.raises(
        errors.MLRunWaitTimeoutError, match=r"10 s .*; last state: 'running'"
    ) as info:
        scripted_db.wait_for_build(function(), timeout=10, on_line=lambda line: None)
    assert info.value.last == "running"
    assert clock.now == 10


def test_a_function_without_a_name_is_refused(scripted_db: HTTPRunDB) -> None:
    for func in ({}, {"metadata": {}}, object()):
        with pytest.raises(errors.MLRunInvalidArgumentError, match=r"metadata\.name"):
            scripted_db.get_builder_status(func)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="func must be a dict"):
        scripted_db.remote_builder("f1", True)  # type: ignore[arg-type]


def test_dask_functions(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    task = {
        "metadata": {"name": "t1", "project": "p1"},
        "spec": {},
        "status": {"state": "running"},
    }
    scripted.responses = [json_response(task)]
    assert scripted_db.remote_start("db://p1/f1:latest").status.state == "running"
    assert scripted_db.get_background_task("p1", "t1").metadata.name == "t1"
    scripted.responses = [json_response({"data": {"status": "ok"}})]
    assert scripted_db.remote_status("dask", "a=b") == {"status": "ok"}
    start, get, state = scripted.requests
    assert (start.path, start.json()) == (
        "/api/start/function",
        {"functionUrl": "db://p1/f1:latest"},
    )
    assert get.path == "/api/projects/p1/background-tasks/t1"
    assert (state.path, state.json()) == (
        "/api/status/function",
        {"kind": "dask", "selector": "a=b"},
    )
