"""Lenient behaviour of the official client that existing code relies on."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from mlrun_db import HTTPRunDB
from tests.support.scripted import Response, ScriptedServer, json_response


class Index:
    """An integer of another library, such as numpy."""

    def __index__(self) -> int:
        return 3


class Trigger:
    """An object of a caller."""

    def to_dict(self) -> dict[str, Any]:
        return {"hour": 5}


@pytest.mark.parametrize(
    "response",
    [
        Response(200, b""),
        Response(204, b""),
        Response(200, b"ok"),
        json_response(None),
        json_response([]),
    ],
    ids=["empty", "204", "text", "null", "list"],
)
def test_a_response_without_data_is_not_parsed(
    response: Response, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [response]
    scripted_db.store_run({}, "u1")
    scripted_db.update_run({"status.state": "completed"}, "u1")
    scripted_db.abort_run("u1")
    scripted_db.del_run("u1")
    scripted_db.del_runs()
    scripted_db.store_log("u1", body=b"text")
    scripted_db.store_artifact("k", {}, "u1")
    scripted_db.del_artifact("k")
    scripted_db.del_artifacts()
    assert len(scripted.requests) == 9


def test_a_stored_function_without_a_hash(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    assert scripted_db.store_function({}, "f") is None


def test_a_null_list_is_an_empty_list(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    names = ("runs", "artifacts", "funcs", "projects", "feature_sets", "feature_vectors")
    scripted.responses = [json_response(dict.fromkeys((*names, "features", "entities")))]
    lists: list[list[Any]] = [
        *(scripted_db.list_runs(), scripted_db.list_artifacts(), scripted_db.list_functions()),
        *(scripted_db.list_projects(), scripted_db.list_features("p1")),
        *(scripted_db.list_feature_sets(), scripted_db.list_feature_vectors()),
        scripted_db.list_entities("p1"),
    ]
    assert lists == [[]] * 8


def test_an_empty_filter_filters_nothing(db: HTTPRunDB, project: str) -> None:
    db.store_run({"metadata": {"name": "train", "labels": {"a": "b"}}}, "u1", project)
    entity = {"name": "ticker", "value_type": "str"}
    spec = {"entities": [entity], "features": [{"name": "price", "value_type": "float"}]}
    db.create_feature_set({"metadata": {"name": "s"}, "spec": spec, "status": {}}, project)
    assert len(db.list_runs(project=project, labels="")) == 1
    assert len(db.list_feature_sets(project, labels=[], entities="", features="")) == 1
    assert len(db.list_features(project, entities="")) == 1


def test_integers_of_other_libraries(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    number: Any = Index()
    scripted.responses = [json_response({"data": {}, "runs": []})]
    scripted_db.read_run("u1", iter=number)
    scripted_db.list_runs(last=number, iter=True)
    assert ("iter", "3") in scripted.requests[0].query
    assert ("last", "3") in scripted.requests[1].query


def test_none_is_left_out(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    nothing: Any = None
    scripted.responses = [json_response({"data": {}})]
    scripted_db.read_run("u1", iter=nothing)
    scripted_db.delete_runtimes(grace_period=nothing)
    scripted_db.delete_runtimes(grace_period="14400")  # as the documentation writes it
    assert [request.query for request in scripted.requests] == [
        [],
        [("force", "False")],
        [("force", "False"), ("grace_period", "14400")],
    ]


def test_api_call_accepts_the_params_and_headers_of_requests(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted_db.api_call("GET", "runs", params=[("a", "1"), ("a", "2"), ("b", None)])
    scripted_db.api_call("GET", "runs", params="a=1&a=2", headers={"x-a": "1", "x-b": None})
    assert [request.query for request in scripted.requests] == [[("a", "1"), ("a", "2")]] * 2
    assert "x-a" in scripted.requests[1].headers
    assert "x-b" not in scripted.requests[1].headers


def test_objects_are_sent_with_all_their_fields(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("V3IO_ACCESS_KEY", "key")
    scripted.responses = [json_response({"data": {}})]
    scripted_db.submit_job({"spec": {"function": "p1/f"}}, Trigger())
    trigger = scripted.requests[0].json()["schedule"]
    assert (trigger["hour"], trigger["minute"], len(trigger)) == (5, None, 12)
    schedule = {"name": "s", "kind": "job", "cron_trigger": Trigger(), "scheduled_object": {}}
    scripted_db.create_schedule("p1", schedule)
    assert scripted.requests[1].json()["cron_trigger"] == trigger
    endpoint = {"metadata": {"project": "p1"}, "spec": {"function_uri": "p1/f:v2", "model": "m"}}
    scripted_db.create_or_patch("p1", "e1", endpoint)
    sent = scripted.requests[2].json()
    assert (sent["kind"], sent["status"]["state"]) == ("model-endpoint", None)
    assert sent["metadata"]["uid"] == hashlib.sha1(b"p1_f_v2_m_N/A").hexdigest()


@pytest.mark.parametrize(
    ("function", "model", "derived_from"),
    [
        ("p1/f", "m:v1", "p1_f_N/A_m_v1"),
        ("p1/f:latest", "m:v1", "p1_f_latest_m_v1"),  # 0.6.6 sends the same
        ("p1/f@abc", "m", "p1_f_abc_m_N/A"),
        ("f", "m", ""),
        ("p1/f", None, ""),
    ],
)
def test_the_uid_of_a_model_endpoint(
    function: str,
    model: str | None,
    derived_from: str,
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
) -> None:
    scripted_db.create_or_patch(
        "p1", "e1", {"spec": {"function_uri": function, "model": model}}, "key"
    )
    uid = hashlib.sha1(derived_from.encode()).hexdigest() if derived_from else None
    assert scripted.requests[0].json()["metadata"]["uid"] == uid


def test_an_invalid_timestamp_of_a_build(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [Response(200, b"log", {"x-mlrun-last-timestamp": "soon"})]
    function = {"kind": "job", "metadata": {"name": "f"}}
    assert scripted_db.get_builder_status(function) == ("log", 0.0)


def test_projects_without_a_format(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"projects": [{"metadata": {"name": "p1"}}]})]
    nothing: Any = None
    assert scripted_db.list_projects(format_=nothing)[0].metadata.name == "p1"
