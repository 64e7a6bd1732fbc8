"""Alerts, their templates, events and activations, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]
SECRET = "https://hooks.example.com/k3y"
NOTIFICATION = {"kind": "slack", "name": "n1", "secret_params": {"webhook": SECRET}}


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def db(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(clock=own_clock).url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        yield client


def alert(name: str = "a1", entity: str = "train", **fields: Any) -> Json:
    return {
        **{"project": "p1", "name": name, "summary": "it failed", "severity": "high"},
        "entities": {"kind": "job", "project": "p1", "ids": [entity]},
        "trigger": {"events": ["failed"]},
        "notifications": [{"notification": NOTIFICATION}],
        **fields,
    }


def event(
    kind: str = "failed", entity: str = "train", of: str = "job", project: str = "p1"
) -> Json:
    return {"kind": kind, "entity": {"kind": of, "project": project, "ids": [entity]}}


def send(db: HTTPRunDB, *entities: str) -> None:
    for entity in entities:
        db.generate_event("failed", event(entity=entity), "p1")


def state(db: HTTPRunDB, name: str = "a1") -> tuple[Any, Any]:
    found: Any = db.get_alert_config(name, "p1")
    return found["state"], found["count"]


def test_store_get_list_and_delete(db: HTTPRunDB) -> None:
    stored: Any = db.store_alert_config("a1", alert(), "p1")
    assert stored["criteria"] == {"count": 1, "period": None}
    assert (stored["reset_policy"], stored["state"], stored["count"]) == ("auto", "inactive", 0)
    assert stored["id"] > 0 and stored["created"] and stored["description"] == ""
    assert SECRET not in str(stored) and "secret_params" not in str(stored)
    assert db.get_alert_config("a1", "p1") == stored
    changed: Any = db.store_alert_config("a1", alert(severity="low"), "p1")
    assert (changed["id"], changed["created"]) == (stored["id"], stored["created"])
    db.store_alert_config("a2", alert("a2"), "p1")
    assert [each["name"] for each in db.list_alerts_configs("p1")] == ["a1", "a2"]
    for _ in range(2):
        db.delete_alert_config("a1", "p1")
        assert [each["name"] for each in db.list_alerts_configs("p1")] == ["a2"]
    for call in (db.get_alert_config, db.reset_alert_config):
        with pytest.raises(errors.MLRunNotFoundError, match="a1"):
            call("a1", "p1")


def test_an_automatic_alert_counts_again(db: HTTPRunDB) -> None:
    db.store_alert_config("a1", alert(criteria={"count": 2}), "p1")
    send(db, "train")
    assert state(db) == ("inactive", 0)
    send(db, "train")
    assert state(db) == ("inactive", 1)
    send(db, "train", "train", "train")
    assert state(db) == ("inactive", 2)
    assert [each["number_of_events"] for each in activations(db)] == [2, 2]
    assert all(each["reset_time"] == each["activation_time"] for each in activations(db))


def test_a_manual_alert_waits_for_its_reset(db: HTTPRunDB, own_clock: Clock) -> None:
    db.store_alert_config("a1", alert(reset_policy="manual"), "p1")
    send(db, "train", "train")
    assert state(db) == ("active", 1)
    assert [each["reset_time"] for each in activations(db)] == [None]
    own_clock.advance(60)
    db.reset_alert_config("a1", "p1")
    assert state(db) == ("inactive", 1)
    [activation] = activations(db)
    length = datetime.fromisoformat(activation["reset_time"]) - datetime.fromisoformat(
        activation["activation_time"]
    )
    assert length.total_seconds() == pytest.approx(60)
    send(db, "train")
    assert (state(db), len(activations(db))) == (("active", 2), 2)


def test_events_of_a_period(db: HTTPRunDB, own_clock: Clock) -> None:
    db.store_alert_config("a1", alert(criteria={"count": 2, "period": "5m"}), "p1")
    send(db, "train")
    own_clock.advance(5 * 60 + 31)  # servers allow jobs 30 s
    send(db, "train")
    assert state(db) == ("inactive", 0)
    own_clock.advance(60)
    send(db, "train")
    assert state(db) == ("inactive", 1)


def test_an_event_counts_for_its_entity(db: HTTPRunDB) -> None:
    db.store_alert_config("a1", alert(entity="train"), "p1")
    db.store_alert_config("a2", alert("a2", entity="*"), "p1")
    db.store_alert_config("a3", alert("a3", trigger={"events": ["mm-app-failed"]}), "p1")
    send(db, "train", "other")
    assert [state(db, name)[1] for name in ("a1", "a2", "a3")] == [1, 2, 0]
    drift = event("data-drift-detected", "e1", "model-endpoint-result")
    db.generate_event("data-drift-detected", drift, "p1")
    assert [state(db, name)[1] for name in ("a1", "a2", "a3")] == [1, 2, 0]


def test_a_failed_run_is_an_event(db: HTTPRunDB) -> None:
    db.store_alert_config("a1", alert(), "p1")
    run: Any = {"metadata": {"name": "train"}, "status": {"state": "running"}}
    db.store_run(run, "u1", "p1")
    db.update_run({"status.state": "error"}, "u1", "p1")
    for _ in range(2):  # it fails once
        db.store_run({**run, "status": {"state": "error"}}, "u1", "p1")
    db.store_run({**run, "status": {"state": "error"}}, "u1", "p1", iter=3)
    db.store_run({**run, "metadata": {"name": "x"}, "status": {"state": "error"}}, "u2", "p1")
    assert state(db) == ("inactive", 1)
    summary = db.get_project_summary("p1")
    assert (summary["job_alerts_count"], summary["endpoint_alerts_count"]) == (1, 0)
    assert [each["entity_id"] for each in activations(db)] == ["train.u1"]


def activations(db: HTTPRunDB, **filters: Any) -> list[Any]:
    return list(db.list_alert_activations("p1", **filters)["activations"])


def test_activations(db: HTTPRunDB, own_clock: Clock) -> None:
    db.store_alert_config("a1", alert(), "p1")
    db.store_alert_config("b1", alert("b1", severity="low", entity="*"), "p1")
    begin = datetime.fromtimestamp(own_clock.now, UTC)
    send(db, "train")
    own_clock.advance(60)
    send(db, "other")
    found = activations(db)
    assert [(each["name"], each["entity_id"]) for each in found] == [
        *(("b1", "other"), ("b1", "train"), ("a1", "train"))
    ]
    assert found[2]["notifications"] == [
        {
            **{"kind": "slack", "err": "this server sends no notifications"},
            "summary": {"failed": 0, "succeeded": 0},
        }
    ]
    half = begin + timedelta(seconds=30)
    for filters, count in (
        *(({"name": "a1"}, 1), ({"name": "~B"}, 2), ({"entity": "train"}, 2)),
        *(({"severity": ["low"]}, 2), ({"severity": ["low", "high"]}, 3)),
        *(({"severity": ["medium"]}, 0), ({"entity_kind": "job"}, 3)),
        *(({"event_kind": "failed"}, 3), ({"event_kind": "mm-app-failed"}, 0)),
        *(({"since": half}, 1), ({"until": half}, 2)),
    ):
        assert len(activations(db, **filters)) == count, filters
    assert db.get_alert_activation("p1", found[0]["id"]) == found[0]
    everywhere = db.list_alert_activations("*")["activations"]
    assert [each["id"] for each in everywhere] == [each["id"] for each in found]
    with pytest.raises(errors.MLRunNotFoundError):
        db.get_alert_activation("p1", 999_999)
    db.delete_alert_config("a1", "p1")
    assert len(activations(db)) == 3


def test_pages_of_activations_and_alerts(db: HTTPRunDB) -> None:
    for number in range(5):
        db.store_alert_config(f"a{number}", alert(f"a{number}"), "p1")
    send(db, "train")
    first, token = db.paginated_list_alert_activations("p1", page=1, page_size=3)
    rest, end = db.paginated_list_alert_activations("p1", page_token=token)
    names = [each["name"] for page in (first, rest) for each in page["activations"]]
    assert (sorted(names), end) == ([f"a{number}" for number in range(5)], None)
    url = f"{db.base_url}/api/projects/p1/alerts?page-size=2&offset=1"
    page = httpx.get(url).json()
    assert [each["name"] for each in page["alerts"]] == ["a1", "a2"]
    assert page["pagination"]["page-token"]


def test_the_list_of_a_version(make_server: Callable[..., LocalServer]) -> None:
    for version, newer in (("1.7.0", False), ("1.12.1", True)):
        server = make_server(version=version)
        with HTTPRunDB(server.url) as db:
            db.create_project({"metadata": {"name": "p1"}})
            db.store_alert_config("a1", alert(), "p1")
            assert [each["name"] for each in db.list_alerts_configs("p1")] == ["a1"]
            path = f"{server.url}/api/v1/projects"
            listed = httpx.get(f"{path}/p1/alerts").json()
            assert isinstance(listed, dict) is newer
            [stored] = listed["alerts"] if newer else listed
            assert ("updated" in stored) is newer
            lag = event("model-monitoring-lag-detected", "c", "model-monitoring-infra")
            status = httpx.post(f"{path}/p1/events/x", json=lag).status_code
            assert status == (200 if newer else 422)


def test_what_resets_an_alert(make_server: Callable[..., LocalServer]) -> None:
    for version, stays in (("1.7.0", False), ("1.12.1", True)):
        with HTTPRunDB(make_server(version=version).url) as db:
            db.create_project({"metadata": {"name": "p1"}})
            manual = alert(reset_policy="manual")
            db.store_alert_config("a1", manual, "p1")
            send(db, "train")
            db.store_alert_config("a1", {**manual, "severity": "low"}, "p1")
            assert state(db) == ("active" if stays else "inactive", 1)
            if stays:
                db.store_alert_config("a1", manual, "p1", force_reset=True)
                assert state(db) == ("inactive", 1)
                send(db, "train")
                db.store_alert_config("a1", {**manual, "criteria": {"count": 3}}, "p1")
                assert state(db) == ("inactive", 2)


ENTITIES: Json = {"kind": "job", "project": "p1", "ids": ["train"]}


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"severity": "extreme"}, 422, "severity"),
        ({"severity": None}, 422, "severity"),
        ({"reset_policy": "never"}, 422, "reset_policy"),
        ({"summary": None}, 422, "summary"),
        ({"trigger": {"events": ["exploded"]}}, 422, "events"),
        ({"trigger": {"events": "failed"}}, 422, "events"),
        ({"trigger": []}, 422, "trigger"),
        ({"entities": {**ENTITIES, "kind": "cat"}}, 422, "kind"),
        ({"entities": {**ENTITIES, "ids": []}}, 422, "ids"),
        ({"entities": {**ENTITIES, "ids": ["a", "b"]}}, 422, "ids"),
        ({"entities": {**ENTITIES, "ids": [5]}}, 422, "ids"),
        ({"entities": {**ENTITIES, "project": "p2"}}, 400, "p2"),
        ({"project": "p2"}, 400, "p2"),
        ({"name": "a_1"}, 400, "a_1"),
        ({"name": "a2"}, 400, "a2"),
        ({"criteria": {"count": 100}}, 412, "100"),
        ({"criteria": {"count": "2"}}, 422, "count"),
        ({"criteria": {"period": "soon"}}, 400, "soon"),
        ({"criteria": {"period": "9" * 9 + "y"}}, 400, "period"),
        ({"criteria": {"period": "5 m m"}}, 400, "period"),
        ({"notifications": []}, 422, "notifications"),
        ({"notifications": [NOTIFICATION]}, 422, "notification"),
        ({"notifications": [{"notification": {"kind": "slack", "name": "n"}}]}, 400, "empty"),
        (
            {"notifications": [{"notification": {**NOTIFICATION, "kind": "console"}}]},
            *(400, "console"),
        ),
        (
            {"notifications": [{"notification": NOTIFICATION, "cooldown_period": "x"}]},
            *(400, "cooldown_period"),
        ),
    ],
)
def test_an_invalid_alert(db: HTTPRunDB, changes: Json, status: int, named: str) -> None:
    url = f"{db.base_url}/api/projects/p1/alerts/a1"
    response = httpx.put(url, json={**alert(), **changes})
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert db.list_alerts_configs("p1") == []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("p1/events/failed", event("exploded"), 422),
        ("p1/events/failed", event(of="cat"), 422),
        ("p1/events/failed", event(of="model-endpoint-result"), 400),
        ("p1/events/failed", event(project="p2"), 400),
        ("p1/events/failed", {"kind": "failed"}, 422),
        ("p1/events/failed", {**event(), "value_dict": []}, 422),
        ("p1/events/failed", [], 422),
        ("p9/events/failed", event(project="p9"), 404),
        ("p1/events/unknown", event(), 200),
    ],
)
def test_events(db: HTTPRunDB, path: str, body: Any, status: int) -> None:
    db.store_alert_config("a1", alert(), "p1")
    response = httpx.post(f"{db.base_url}/api/projects/{path}", json=body)
    assert response.status_code == status, response.text
    assert state(db) == ("inactive", 0)


def test_an_unknown_project(db: HTTPRunDB) -> None:
    for path in ("alerts", "alerts/a1"):
        response = httpx.get(f"{db.base_url}/api/projects/p9/{path}")
        assert (response.status_code, "p9" in response.text) == (404, True)
    response = httpx.put(f"{db.base_url}/api/projects/p9/alerts/a1", json=alert(project="p9"))
    assert response.status_code == 404


@pytest.mark.parametrize("query", ["severity=x", "entity-kind=x", "event-kind=x", "since=x"])
def test_invalid_filters(db: HTTPRunDB, query: str) -> None:
    url = f"{db.base_url}/api/projects/p1/alert-activations"
    assert httpx.get(f"{url}?{query}").status_code == 422
    for number in ("x", "1.5", "9" * 30, "\N{SUPERSCRIPT TWO}"):
        assert httpx.get(f"{url}/{number}").status_code == 422


def test_activations_of_one_alert(db: HTTPRunDB) -> None:
    for name in ("a1", "b1"):
        db.store_alert_config(name, alert(name, entity="*"), "p1")
    send(db, "train", "other")
    url = f"{db.base_url}/api/projects/p1/alerts/a1/activations"
    found = httpx.get(url, params={"entity": "other"}).json()["activations"]
    assert [(each["name"], each["entity_id"]) for each in found] == [("a1", "other")]
    first = httpx.get(f"{url}?page=1&page-size=1").json()
    assert len(first["activations"]) == 1
    token = {"page-token": first["pagination"]["page-token"]}
    rest = httpx.get(url, params=token).json()["activations"]
    assert [(each["name"], each["entity_id"]) for each in rest] == [("a1", "train")]


def test_alerts_are_deleted_with_their_project(db: HTTPRunDB) -> None:
    db.store_alert_config("a1", alert(), "p1")
    send(db, "train")
    db.delete_project("p1", "cascade")
    db.create_project({"metadata": {"name": "p1"}})
    assert (db.list_alerts_configs("p1"), activations(db)) == ([], [])


def test_templates(db: HTTPRunDB) -> None:
    url = f"{db.base_url}/api/alert-templates"
    system = ["JobFailed", "DataDriftDetected", "DataDriftSuspected"]
    listed = db.list_alert_templates()
    assert [each["template_name"] for each in listed] == system
    assert all(each["system_generated"] for each in listed)
    body: Json = {**alert(), "template_name": "own", "trigger": {"events": ["failed"]}}
    body = {key: body[key] for key in ("template_name", "severity", "trigger")}
    stored = httpx.put(f"{url}/own", json=body).json()
    assert db.get_alert_template("own") == stored
    assert (stored["reset_policy"], stored["system_generated"]) == ("auto", False)
    assert len({each["template_id"] for each in db.list_alert_templates()}) == 4
    changed = httpx.put(f"{url}/JobFailed", json={**body, "template_name": "JobFailed"}).json()
    assert (changed["severity"], changed["template_id"]) == ("high", 1)
    assert [each["template_name"] for each in db.list_alert_templates()] == [*system, "own"]
    assert httpx.delete(f"{url}/JobFailed").status_code == 400
    for _ in range(2):
        assert httpx.delete(f"{url}/own").status_code == 204
    with pytest.raises(errors.MLRunNotFoundError, match="own"):
        db.get_alert_template("own")
    for changes, status in (
        *(({"severity": "x"}, 422), ({"trigger": None}, 422), ({"template_name": "x"}, 400)),
        *(({"criteria": {"period": "x"}}, 400), ({"system_generated": "x"}, 422)),
    ):
        assert httpx.put(f"{url}/own", json={**body, **changes}).status_code == status
