"""Alerts, tags, tokens and other parts of 1.x, on responses as servers send them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import ScriptedServer, json_response

ALERT: dict[str, Any] = {
    "severity": "high",
    "entities": {"kind": "job", "project": "p1", "ids": ["train"]},
    "trigger": {"events": ["failed"]},
    "notifications": [{"notification": {"kind": "slack", "name": "n1"}}],
}
STORED = {"name": "a", "project": "p1", **ALERT}


@pytest.fixture
def db(scripted: ScriptedServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(scripted.url, clock=clock, server_version="1.12.0") as client:
        yield client


def test_name_and_project_of_an_alert_are_filled_in(
    scripted: ScriptedServer, db: HTTPRunDB
) -> None:
    scripted.responses = [json_response(STORED)]
    assert db.store_alert_config("a", {**ALERT, "id": 7, "summary": None}, "p1")["name"] == "a"
    assert scripted.requests[0].json() == STORED
    assert scripted.requests[0].query == []


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({**ALERT, "name": "other"}, "'other'"),
        ({**ALERT, "project": "p2"}, "'p2'"),
        ({**ALERT, "entities": None}, "entities"),
        ({**ALERT, "notifications": []}, "notifications"),
        ({**ALERT, "notifications": {"notification": {}}}, "must be a list"),
    ],
)
def test_a_wrong_alert_is_refused(
    scripted: ScriptedServer, db: HTTPRunDB, data: dict[str, Any], named: str
) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=named):
        db.store_alert_config("a", data, "p1")
    assert scripted.requests == []


def test_the_list_of_1_7_is_bare(scripted: ScriptedServer, clock: ManualClock) -> None:
    scripted.responses = [json_response([STORED, {**STORED, "name": "b"}])]
    with HTTPRunDB(scripted.url, clock=clock, server_version="1.7.0") as older:
        assert [each["name"] for each in older.list_alerts_configs("p1")] == ["a", "b"]
        assert [each["name"] for each in older.list_alerts_configs("p1", limit=1)] == ["a"]
        assert [each["name"] for each in older.list_alerts_configs("p1", offset=1)] == ["b"]


def test_all_pages_of_alerts(scripted: ScriptedServer, db: HTTPRunDB) -> None:
    first = {"alerts": [STORED], "pagination": {"page": 1, "page-size": 1, "page-token": "t"}}
    last = {"alerts": [STORED], "pagination": {"page": 2, "page-size": 1, "page-token": None}}
    scripted.responses = [json_response(first), json_response(first), json_response(last)]
    assert len(db.list_alerts_configs("p1")) == 2


def test_an_event_is_not_sent_twice(scripted: ScriptedServer, db: HTTPRunDB) -> None:
    scripted.responses = [json_response({}, 503)]
    with pytest.raises(errors.MLRunServiceUnavailableError):
        db.generate_event("failed", {"kind": "failed", "entity": ALERT["entities"]}, "p1")
    assert len(scripted.requests) == 1


def test_records_are_tagged_by_what_identifies_them(
    scripted: ScriptedServer, db: HTTPRunDB
) -> None:
    nested = {
        "kind": "model",
        "metadata": {"key": "model", "uid": "id1", "tree": "t1", "iter": 0},
        "spec": {"db_key": "train_model"},
    }
    flat = {"key": "data", "tree": "t2", "iter": 3}
    scripted.responses = [json_response({"name": "prod", "project": "p1"})]
    db.tag_artifacts([nested, flat], "p1", "prod")
    db.delete_artifacts_tags(flat, "p1", "prod")
    added, removed = scripted.requests
    assert (added.method, removed.method) == ("PUT", "DELETE")
    second = {"key": "data", "iter": 3, "producer_id": "t2"}
    first = {"kind": "model", "key": "train_model", "iter": 0, "uid": "id1", "producer_id": "t1"}
    assert added.json() == {"kind": "artifact", "identifiers": [first, second]}
    assert removed.json() == {"kind": "artifact", "identifiers": [second]}


@pytest.mark.parametrize("identifier", [{}, {"key": None, "uid": None}])
def test_an_identifier_that_matches_all_is_refused(
    scripted: ScriptedServer, db: HTTPRunDB, identifier: dict[str, Any]
) -> None:
    objects = {"kind": "artifact", "identifiers": [identifier]}
    with pytest.raises(errors.MLRunInvalidArgumentError, match="matches all"):
        db.delete_objects_tag("p1", "prod", objects)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="must have a key"):
        db.tag_artifacts([{"metadata": {}}], "p1", "prod")
    assert scripted.requests == []


def test_a_token_is_in_no_error(scripted: ScriptedServer, db: HTTPRunDB) -> None:
    for token in (
        {"token": "canary"},
        {"name": 7, "token": "canary"},
        {"name": "", "token": "canary"},
    ):
        with pytest.raises(errors.MLRunInvalidArgumentError) as caught:
            db.store_secret_token(token)
        assert "canary" not in str(caught.value)
    scripted.responses = [json_response({"detail": "no"}, 400)]
    with pytest.raises(errors.MLRunBadRequestError) as refused:
        db.store_secret_token({"name": "t", "token": "canary"})
    assert "canary" not in str(refused.value) + repr(refused.value)
    assert scripted.requests[0].json() == [{"name": "t", "token": "canary"}]


@pytest.mark.parametrize(("version", "provider"), [("0.6.6", "vault"), ("1.7.0", "kubernetes")])
def test_the_default_provider_of_secrets(
    scripted: ScriptedServer, version: str, provider: str
) -> None:
    scripted.responses = [json_response({"provider": provider, "secret_keys": []})]
    with HTTPRunDB(scripted.url, server_version=version) as client:
        client.list_project_secret_keys("p1", token="t" if provider == "vault" else None)
        client.create_project_secrets("p1", secrets={"a": "b"})
        client.create_project_secrets("p1", "vault", {"a": "b"})
    assert dict(scripted.requests[0].query) == {"provider": provider}
    assert scripted.requests[1].json()["provider"] == provider
    assert scripted.requests[2].json()["provider"] == "vault"


def test_a_project_stays_when_it_cannot_be_loaded(
    scripted: ScriptedServer, db: HTTPRunDB, capsys: pytest.CaptureFixture[str]
) -> None:
    run = {"metadata": {"uid": "u1", "name": "load"}, "spec": {}, "status": {}}
    log = json_response("no such repository\n", headers={"x-mlrun-run-state": "error"})
    scripted.responses = [json_response({"data": run}), log, json_response({})]
    assert db.load_project("p1", "git://x", {"TOKEN": "t"}, save_secrets=False) == "error"
    deletions = [sent for sent in scripted.requests if sent.method == "DELETE"]
    assert [sent.path for sent in deletions] == ["/api/v1/projects/p1/secrets"]
    assert deletions[0].query == [("provider", "kubernetes"), ("secret", "TOKEN")]
    assert "no such repository" in capsys.readouterr().out


def test_the_old_interface_of_the_server_only_warns(
    scripted: ScriptedServer, db: HTTPRunDB
) -> None:
    with pytest.warns(UserWarning, match="set_run_notifications"):
        db.store_run_notifications([], "u1")
    with pytest.warns(UserWarning, match="store_alert_config"):
        db.store_alert_notifications(None, [], "a", "p1")
    assert scripted.requests == []
