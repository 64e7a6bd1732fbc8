"""Lists page by page: complete on every version, and filters that a server would ignore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response

Make = Callable[..., LocalServer]
NEWER = "1.12.0"


@pytest.fixture
def newer_db(scripted: ScriptedServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(scripted.url, clock=clock, server_version=NEWER) as db:
        yield db


def page(number: int, token: str | None, *uids: str) -> Response:
    runs = [{"metadata": {"uid": uid}} for uid in uids]
    return json_response(
        {"runs": runs, "pagination": {"page": number, "page-size": 200, "page-token": token}}
    )


def record(key: str) -> dict[str, Any]:
    metadata = {"key": key, "project": "p1"}
    return {"kind": "model", "metadata": metadata, "spec": {}, "status": {}}


def uids(runs: Any) -> list[str]:
    return [run["metadata"]["uid"] for run in runs]


def test_a_list_of_several_pages_is_complete(make_server: Make) -> None:
    server = make_server(version="1.8.0")
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        for number in range(401):
            run = {"metadata": {"name": f"n{number}", "uid": f"u{number}"}}
            db.store_run(run, f"u{number}", "p1")
        assert len(db.list_runs(project="p1")) == 401
        assert len(db.list_runs(project="p1", last=250)) == 250
        assert len(db.list_runs("n7", project="p1")) == 1
        found, token, pages = [], None, 0
        while token or not pages:
            some, token = db.paginated_list_runs(project="p1", page_size=150, page_token=token)
            found += uids(some)
            pages += 1
        assert (pages, len(set(found)), len(found)) == (3, 401, 401)


@pytest.mark.parametrize("version", ["1.5.2", "1.6.4", "1.7.0", "1.12.0"])
def test_the_last_runs_are_not_only_those_of_a_week(make_server: Make, version: str) -> None:
    with HTTPRunDB(make_server(version=version).url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        for day in (1, 2, 3):
            status = {"start_time": f"2021-07-0{day}T10:00:00Z"}
            run = {"metadata": {"name": "n", "uid": f"u{day}"}, "status": status}
            db.store_run(run, f"u{day}", "p1")
        assert uids(db.list_runs(project="p1", last=2)) == ["u3", "u2"]
        assert uids(db.list_runs(project="p1")) == ["u3", "u2", "u1"]


def test_equal_lists_do_not_cut_each_other(make_server: Make) -> None:
    server = make_server(version="1.8.0")
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        for number in range(25):
            db.store_artifact(f"k{number}", record(f"k{number}"), "t1", project="p1")
        first = db.iter_artifacts(project="p1", page_size=5)
        second = db.iter_artifacts(project="p1", page_size=5)
        pairs = list(zip(first, second, strict=True))
        assert len(pairs) == 25
        assert all(one == other for one, other in pairs)


def test_pages_are_asked_for_by_number(scripted: ScriptedServer, newer_db: HTTPRunDB) -> None:
    scripted.responses = [page(1, "t", "u1"), page(2, "t", "u2"), page(3, None, "u3")]
    assert uids(newer_db.list_runs(project="p1", name="n")) == ["u1", "u2", "u3"]
    numbers = [dict(request.query)["page"] for request in scripted.requests]
    assert numbers == ["1", "2", "3"]
    assert {dict(request.query)["name"] for request in scripted.requests} == {"n"}
    assert not any("page-token" in dict(request.query) for request in scripted.requests)


@pytest.mark.parametrize("pagination", [{}, {"pagination": None}, {"pagination": {"page": 1}}])
def test_a_response_without_pages_is_the_whole_list(
    scripted: ScriptedServer, newer_db: HTTPRunDB, pagination: dict[str, Any]
) -> None:
    scripted.responses = [json_response({"funcs": [{"kind": "job"}], **pagination})]
    assert len(newer_db.list_functions(project="p1")) == 1
    assert len(scripted.requests) == 1


def test_a_list_that_is_cut_short_is_an_error(
    scripted: ScriptedServer, newer_db: HTTPRunDB
) -> None:
    gone = json_response({"detail": {"reason": "Token t not found in pagination cache"}}, 404)
    scripted.responses = [page(1, "t", "u1"), gone]
    with pytest.raises(errors.MLRunNotFoundError, match="pagination cache"):
        newer_db.list_runs(project="p1")


@pytest.mark.parametrize(
    ("version", "call", "needs"),
    [
        ("1.6.4", lambda db: db.list_artifacts(since="2024-01-01"), "since"),
        ("1.6.4", lambda db: db.iter_artifacts(until="2024-01-01"), "until"),
        ("1.7.0", lambda db: db.list_artifacts(partition_by="name"), "partition-by"),
        ("1.7.0", lambda db: db.list_artifacts(parent="x"), "parent"),
        ("1.5.2", lambda db: db.list_artifacts(tree="t1"), "list_artifacts_v2"),
        ("1.6.4", lambda db: db.list_runs(states=["error", "completed"]), "states"),
        ("1.7.0", lambda db: db.list_runs(end_time_from="2024-01-01"), "end_time_from"),
        ("1.6.4", lambda db: db.list_functions(since="2024-01-01"), "since"),
        ("1.7.0", lambda db: db.list_functions(states="ready"), "state"),
        ("1.6.4", lambda db: db.paginated_list_runs(), "page"),
        ("1.7.0", lambda db: db.paginated_list_artifacts(), "page"),
        ("1.7.0", lambda db: db.list_schedules("p1", next_run_time_since="2024-01-01"), "next_run"),
        ("1.5.2", lambda db: db.read_run("u1", format_="standard"), "format"),
        ("1.7.0", lambda db: db.get_log("u1", attempt=1), "attempt"),
        ("0.6.6", lambda db: db.list_artifacts(producer_uri="p1/u1"), "list_artifacts_v2"),
    ],
)
def test_a_filter_that_would_be_ignored_is_refused(
    scripted: ScriptedServer, version: str, call: Callable[[HTTPRunDB], Any], needs: str
) -> None:
    with (
        HTTPRunDB(scripted.url, server_version=version) as db,
        pytest.raises(errors.MLRunUnsupportedError, match=needs),
    ):
        found = call(db)
        list(found)
    assert scripted.requests == []


@pytest.mark.parametrize(
    ("version", "sent"),
    [
        ("1.6.4", [("state", "error")]),
        ("1.7.0", [("state", "error")]),
        ("1.8.0", [("state", "error"), ("states", "error")]),
        ("1.12.0", [("states", "error")]),
    ],
)
def test_one_state_reaches_every_version(
    scripted: ScriptedServer, version: str, sent: list[tuple[str, str]]
) -> None:
    scripted.responses = [json_response({"runs": []})]
    with HTTPRunDB(scripted.url, server_version=version) as db:
        db.list_runs(state="error")
        db.list_runs(states=["error"])
        list(db.iter_runs(states=["error"]))
    for request in scripted.requests:
        assert [pair for pair in request.query if pair[0].startswith("state")] == sent


def test_several_states(make_server: Make) -> None:
    server = make_server(version="1.8.0")
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        for state in ("completed", "error", "running"):
            run = {"metadata": {"name": "n", "uid": state}, "status": {"state": state}}
            db.store_run(run, state, "p1")
        found = db.list_runs(project="p1", states={"completed", "error"})
        assert sorted(uids(found)) == ["completed", "error"]
        assert uids(db.list_runs(project="p1", state=["running"])) == ["running"]


def test_times_of_artifacts_and_ends_of_runs(make_server: Make) -> None:
    server = make_server(version="1.8.0")
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        db.store_artifact("old", record("old"), "t1", project="p1")
        assert len(db.list_artifacts(project="p1", since="2020-01-01")) == 1
        assert db.list_artifacts(project="p1", since="2100-01-01") == []
        assert db.list_artifacts(project="p1", until="2020-01-01") == []
        metadata = {"name": "n", "uid": "u1"}
        run = {"metadata": metadata, "status": {"end_time": "2024-05-01T10:00:00+00:00"}}
        db.store_run(run, "u1", "p1")
        db.store_run({"metadata": {"name": "n"}}, "u2", "p1")
        assert uids(db.list_runs(project="p1", end_time_from="2024-05-01T09:00:00")) == ["u1"]
        assert db.list_runs(project="p1", end_time_to="2024-05-01T09:00:00") == []


@pytest.mark.parametrize("name", ["list_runs", "list_functions"])
def test_a_server_that_repeats_a_page_is_an_error(name: str, scripted: ScriptedServer) -> None:
    page = {"page": 1, "page-size": 1, "page-token": "t"}
    item = {"metadata": {"name": "a"}}
    scripted.responses = [json_response({"runs": [item], "funcs": [item], "pagination": page})]
    with (
        HTTPRunDB(scripted.url, server_version="1.12.0") as db,
        pytest.raises(errors.MLRunHTTPError, match="page 2 is the page before once more"),
    ):
        getattr(db, name)("a", project="p1")
    assert len(scripted.requests) == 2
