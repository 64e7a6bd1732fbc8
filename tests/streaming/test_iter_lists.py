"""Lists that are read as they arrive: streams that break, stall or go on for long, and pages."""

from __future__ import annotations

import gc
import json
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors, types
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

JSON = {"content-type": "application/json"}


def run(number: int) -> dict[str, Any]:
    return {"metadata": {"uid": f"u{number}"}, "status": {"state": "completed"}}


def encoded(*numbers: int) -> bytes:
    return ",".join(json.dumps(run(number)) for number in numbers).encode()


def page(numbers: range, page: int | None, token: str | None) -> Response:
    pagination = {"page": page, "page-size": 2, "page-token": token}
    return json_response({"runs": [run(number) for number in numbers], "pagination": pagination})


def uids(runs: Iterator[types.RunRecord]) -> list[str]:
    return [item["metadata"]["uid"] for item in runs]


def test_nothing_is_sent_before_the_first_item(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"runs": [run(1)]})]
    found = scripted_db.iter_runs()
    assert scripted.requests == []
    assert uids(found) == ["u1"]
    assert len(scripted.requests) == 1


ITERATORS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("iter_runs", "runs", "/api/runs", {"name": "~a", "labels": ["x=1", "y"], "uid": "u"}),
    ("iter_artifacts", "artifacts", "/api/artifacts", {"tag": "v1", "iter": 0, "name": "a"}),
    ("iter_functions", "funcs", "/api/funcs", {"tag": "v1", "name": "a", "labels": "x"}),
]


@pytest.mark.parametrize("name, field, path, filters", ITERATORS)
def test_the_request_is_that_of_the_list_with_a_page(
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    name: str,
    field: str,
    path: str,
    filters: dict[str, Any],
) -> None:
    scripted.responses = [json_response({field: [{"a": 1}]})]
    assert list(getattr(scripted_db, name)(project="p1", page_size=7, **filters)) == [{"a": 1}]
    getattr(scripted_db, name.replace("iter", "list"))(project="p1", **filters)
    asked, listed = scripted.requests
    assert asked.path == listed.path == path
    more = {("page", "1"), ("page-size", "7"), ("start_time_from", "1970-01-01T00:00:00+00:00")}
    assert set(listed.query) <= set(asked.query)
    kinds = {"iter_runs": {"start_time_from", "page", "page-size"}, "iter_artifacts": set()}
    wanted = kinds.get(name, {"page", "page-size"})  # lists of artifacts have no pages before 1.8
    assert set(asked.query) - set(listed.query) == {item for item in more if item[0] in wanted}


def test_a_start_time_of_ones_own_is_sent(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [json_response({"runs": []})]
    assert list(scripted_db.iter_runs(start_time_from="2021-07-01")) == []
    assert ("start_time_from", "2021-07-01") in scripted.requests[0].query


@pytest.mark.parametrize("size", [0, -1, "2", True])
def test_a_wrong_page_size_is_refused_at_once(scripted_db: HTTPRunDB, size: Any) -> None:
    for iterate in (scripted_db.iter_runs, scripted_db.iter_artifacts, scripted_db.iter_functions):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="page_size must be an integer"):
            iterate(page_size=size)


# A list in one response


def test_items_come_before_the_rest_of_the_response(scripted_db: HTTPRunDB, scripted: Any) -> None:
    go_on = threading.Event()

    def body() -> Iterator[bytes]:
        yield b'{"runs": [' + encoded(1) + b","
        assert go_on.wait(10)
        yield encoded(2) + b"]}"

    scripted.responses = [Response(200, stream=body())]
    found = scripted_db.iter_runs()
    assert next(found) == run(1)
    go_on.set()
    assert uids(found) == ["u2"]


def test_memory_stays_flat(scripted_db: HTTPRunDB, scripted: ScriptedServer) -> None:
    text = json.dumps({**run(1), "spec": {"text": "x" * 2400}}).encode()
    batch = b",".join([text] * 25)  # about one piece of a socket

    def body() -> Iterator[bytes]:
        yield b'{"runs": ['
        for number in range(800):
            yield b"," + batch if number else batch
        yield b"]}"

    scripted.responses = [Response(200, stream=body())]
    next(HTTPRunDB(scripted.url).iter_runs(), None)  # what is imported and made once
    scripted.responses = [Response(200, stream=body())]
    gc.collect()
    tracemalloc.start()
    try:
        assert sum(1 for _ in scripted_db.iter_runs()) == 20_000  # 50 MB
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_a_stream_that_goes_on_is_not_cut_at_the_deadline(
    scripted: ScriptedServer, clock: ManualClock
) -> None:
    scripted.responses = [json_response({"runs": [run(number) for number in range(1000)]})]
    with HTTPRunDB(scripted.url, clock=clock, deadline=50) as db:
        count = 0
        for _ in db.iter_runs():
            clock.now += 10
            count += 1
    assert count == 1000


def test_the_time_limit_of_a_read_is_whole_again_after_retries(
    scripted: ScriptedServer, clock: ManualClock
) -> None:
    never = threading.Event()

    def body() -> Iterator[bytes]:
        yield b'{"runs": [' + encoded(1)
        never.wait(0.3)
        yield b"]}"

    # 0.1 s are left of the deadline when the response comes
    scripted.responses = [
        Response(503, headers={"retry-after": "9.9"}),
        Response(200, stream=body()),
    ]
    with HTTPRunDB(scripted.url, clock=clock, timeout=10, deadline=10) as db:
        assert uids(db.iter_runs()) == ["u1"]
    assert clock.sleeps == [9.9]


def test_a_stream_that_stalls_ends_at_the_time_limit(scripted: ScriptedServer) -> None:
    ended = threading.Event()

    def body() -> Iterator[bytes]:
        yield b'{"runs": [' + encoded(1, 2) + b","
        ended.wait(10)
        yield b""

    scripted.responses = [Response(200, stream=body())]
    with HTTPRunDB(scripted.url, timeout=0.5) as db:
        found = db.iter_runs()
        assert [next(found), next(found)] == [run(1), run(2)]
        with pytest.raises(errors.RunDBError, match="only 2 items were received") as raised:
            next(found)
    ended.set()
    assert isinstance(raised.value.__cause__, errors.RunDBTimeoutError)
    assert len(scripted.requests) == 1


WHOLE = b'{"runs": [' + encoded(*range(40)) + b"]}"
CUTS = {
    "connection cut": Response(200, WHOLE, JSON, cut=1000),
    "length too small": Response(200, WHOLE, {**JSON, "content-length": "1000"}, cut=1000),
    "chunk cut": Response(
        200, b"fff\r\n" + WHOLE, {"transfer-encoding": "chunked", "content-length": ""}, cut=1000
    ),
    "no end of the list": Response(200, WHOLE[:-2], JSON),
    "no end of the object": Response(200, WHOLE[:-1], JSON),
    "more after the end": Response(200, WHOLE + b"<html>", JSON),
}


@pytest.mark.parametrize("fault", CUTS)
def test_a_broken_list_is_never_taken_for_a_complete_one(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, fault: str
) -> None:
    scripted.responses = [CUTS[fault]]
    found: list[str] = []
    with pytest.raises(errors.RunDBError, match="the list is not complete") as raised:
        for item in scripted_db.iter_runs():
            found.append(item["metadata"]["uid"])
    assert found == [f"u{number}" for number in range(len(found))]
    assert len(found) >= 10
    assert f"only {len(found)} items were received" in str(raised.value)
    assert raised.value.url.startswith(scripted.url)
    assert len(scripted.requests) == 1


@pytest.mark.parametrize(
    "response",
    [
        RESET,
        Response(503, b""),
        Response(500, b"{}"),
        Response(200, WHOLE, JSON, cut=20),
        Response(200, b"ff\r\n" + WHOLE, {"transfer-encoding": "chunked", "content-length": ""}, 9),
    ],
    ids=["reset", "503", "500", "cut", "chunk cut"],
)
def test_what_breaks_before_the_first_item_is_asked_for_again(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock, response: Response
) -> None:
    scripted_db.connect().close()  # a reset of a kept connection would not count
    scripted.requests.clear()
    scripted.responses = [response, response, Response(200, WHOLE, JSON)]
    assert len(list(scripted_db.iter_runs())) == 40
    assert len(scripted.requests) == 3
    assert len(clock.sleeps) == 2
    scripted_db.close()
    scripted.responses = [response]
    with pytest.raises(errors.MLRunBaseError) as raised:
        list(scripted_db.iter_runs())
    assert len(scripted.requests) == 6
    assert raised.value.attempts == 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "response, words",
    [
        (Response(200, b"<html>", {"content-type": "text/html"}), "an HTML page"),
        (Response(200, b"<html>", JSON), "expected an object, got '<html>'"),
        (Response(200, b"", JSON), "it ends too early"),
        (Response(200, b'{"other": []}', JSON), "the field 'runs' is missing"),
        (Response(200, b'{"runs": [{"a" 1}]}', JSON), "cannot be read"),
    ],
)
def test_a_response_that_is_no_list_raises_and_is_not_asked_for_again(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, response: Response, words: str
) -> None:
    scripted.responses = [response]
    with pytest.raises(errors.MLRunHTTPError, match=words):
        list(scripted_db.iter_runs())
    assert len(scripted.requests) == 1


def test_an_error_of_the_server_keeps_its_class(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": "who are you"}}, 401)]
    with pytest.raises(errors.MLRunUnauthorizedError, match="who are you"):
        list(scripted_db.iter_runs())


def leave_loop(found: Iterator[Any]) -> None:
    for _ in found:
        break


def close(found: Any) -> None:
    next(found)
    found.close()


@pytest.mark.parametrize("leave", [leave_loop, close])
def test_leaving_early_gives_the_connection_back(
    scripted: ScriptedServer, leave: Callable[[Iterator[Any]], None]
) -> None:
    ended = threading.Event()

    def body() -> Iterator[bytes]:
        yield b'{"runs": [' + encoded(1) + b","
        ended.wait(10)

    scripted.responses = [Response(200, stream=body()) for _ in range(101)]
    # a client has 16 connections: a 17th that is not given back would wait for one, and raise
    with HTTPRunDB(scripted.url, timeout=0.5, retries=0) as db:
        for _ in range(100):
            leave(db.iter_runs())
    ended.set()
    assert scripted.connections == 101  # one for the version of the server


def test_iterators_of_one_client_do_not_mix(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"runs": [run(1), run(2)]}) for _ in range(3)]
    first, second = scripted_db.iter_runs(), scripted_db.iter_runs()
    assert [next(first), next(second), next(first), next(second)] == [
        *(run(1), run(1)),
        *(run(2), run(2)),
    ]
    assert uids(scripted_db.iter_runs()) == ["u1", "u2"]


# Pages


def test_each_page_is_requested_by_its_number_with_the_filters(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [
        page(range(0, 2), 1, "t1"),
        page(range(2, 4), 2, "t2"),
        page(range(4, 5), 3, None),
    ]
    assert uids(scripted_db.iter_runs("train", project="p1", page_size=2)) == [
        f"u{number}" for number in range(5)
    ]
    first, second, third = (dict(request.query) for request in scripted.requests)
    assert first["page"] == "1" and first["page-size"] == "2" and first["name"] == "train"
    assert second == {**first, "page": "2"}
    assert third == {**first, "page": "3"}


def test_one_page_is_read_ahead_while_the_caller_works(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    asked = {number: threading.Event() for number in range(1, 7)}

    def respond(target: str) -> Response:
        number = next(number for number in asked if f"page={number}&" in f"{target}&")
        asked[number].set()
        return page(range(2 * number - 2, 2 * number), number, f"t{number}" if number < 6 else None)

    scripted.respond = respond
    runs = scripted_db.iter_runs(page_size=2)
    assert uids(islice(runs, 3)) == ["u0", "u1", "u2"]  # the last one is of the second page
    assert asked[3].wait(10)
    assert not asked[4].is_set()
    assert uids(runs) == [f"u{number}" for number in range(3, 12)]


@pytest.mark.parametrize("last", [range(2, 3), range(2, 2)], ids=["short", "empty"])
def test_a_page_that_is_not_full_ends_the_list_although_it_has_a_token(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, last: range
) -> None:
    """1.7.0 returns a token with the last page that it does not know any more."""
    gone = json_response({"detail": "Token t not found in pagination cache"}, 404)
    scripted.responses = [page(range(0, 2), 1, "t"), page(last, 2, "t"), gone]
    assert uids(scripted_db.iter_runs(page_size=2)) == [f"u{n}" for n in (0, 1, *last)]
    assert len(scripted.requests) == 2


def test_an_empty_first_page_with_a_token_is_an_empty_list(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    gone = json_response({"detail": "Token t not found in pagination cache"}, 404)
    scripted.responses = [page(range(0), 1, "t"), gone]
    assert uids(scripted_db.iter_runs()) == []
    assert len(scripted.requests) == 1


def test_a_page_with_nothing_and_no_numbers_ends_the_list(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [page(range(0, 2), 1, "t1"), page(range(0), None, None)]
    assert uids(scripted_db.iter_runs()) == ["u0", "u1"]


def test_a_response_may_hold_several_pages(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    """Where a user may not see all items, a server joins pages until one is full."""
    scripted.responses = [page(range(0, 2), 4, "t1"), page(range(2, 3), 5, None)]
    assert uids(scripted_db.iter_runs()) == ["u0", "u1", "u2"]
    assert dict(scripted.requests[1].query)["page"] == "5"


def test_a_token_without_a_number_is_followed(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    pagination = {"page-token": "t1"}
    scripted.responses = [
        json_response({"pagination": pagination, "runs": [run(0)]}),
        json_response({"pagination": pagination, "runs": [run(1)]}),
        json_response({"pagination": {"page-token": None}, "runs": [run(2)]}),
    ]
    assert uids(scripted_db.iter_runs()) == ["u0", "u1", "u2"]
    assert [dict(request.query)["page"] for request in scripted.requests] == ["1", "2", "3"]


def test_a_lost_page_is_asked_for_again_by_its_number(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [page(range(0, 2), 1, "t"), RESET, page(range(2, 3), 2, None)]
    assert uids(scripted_db.iter_runs()) == ["u0", "u1", "u2"]
    assert scripted.requests[1].query == scripted.requests[2].query
    assert ("page", "2") in scripted.requests[1].query


@pytest.mark.parametrize(
    "response, cause",
    [
        (json_response({"detail": "Token t not found in pagination cache"}, 404), "404"),
        (json_response({"detail": "who"}, 401), "401"),
        (Response(200, b"{}", JSON), "missing"),
        (page(range(0, 2), 1, "t"), "page 1 came after page 1"),
    ],
    ids=["expired", "401", "no list", "the same page again"],
)
def test_a_page_that_does_not_come_is_an_error_not_the_end(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, response: Response, cause: str
) -> None:
    scripted.responses = [page(range(0, 2), 1, "t"), response]
    found = scripted_db.iter_runs()
    assert uids(islice(found, 2)) == ["u0", "u1"]
    with pytest.raises(
        errors.RunDBError, match=r"not complete, only \d items were received"
    ) as raised:
        list(found)
    assert cause in str(raised.value)


@pytest.mark.parametrize("status", [404, 405])
@pytest.mark.parametrize("name, field, path, filters", ITERATORS)
def test_a_server_without_the_path_is_asked_at_the_one_of_1_x(
    scripted: ScriptedServer,
    scripted_db: HTTPRunDB,
    status: int,
    name: str,
    field: str,
    path: str,
    filters: dict[str, Any],
) -> None:
    moved = f"/api/v1/projects/{{project}}{path[4:].replace('funcs', 'functions')}"
    pagination = {"page": 1, "page-size": 1, "page-token": "t"}
    scripted.responses = [
        json_response({"detail": "Not Found"}, status),
        json_response({"paths": {moved: {"get": {}}}}),
        json_response({field: [{"a": 1}], "pagination": pagination}),
        json_response({field: [{"a": 2}], "pagination": {**pagination, "page-token": None}}),
    ]
    found = getattr(scripted_db, name)(project="p 1", page_size=1, **filters)
    assert list(found) == [{"a": 1}, {"a": 2}]
    old, _, first, second = scripted.requests
    assert old.path == path
    assert (
        first.path == second.path == f"/api/projects/p%201{path[4:].replace('funcs', 'functions')}"
    )
    assert set(first.query) == {item for item in old.query if item[0] != "project"}
    pages = {("page", "2")} if ("page", "1") in first.query else set()
    assert set(second.query) == {*first.query, *pages} - {("page", "1")}
