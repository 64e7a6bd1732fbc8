"""Responses of a hostile or broken server: bounded work, and errors of this package only."""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import threading
import time

import pytest

from mlrun_db import HTTPRunDB, errors
from mlrun_db._streaming import items
from mlrun_db._transport.retry import retry_after_seconds
from mlrun_db._transport.versions import release
from tests.support.scripted import Response, ScriptedServer, json_response

DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "page",
    [b"<html" + b"<title>" * 20_000, b"<html><title" * 20_000, b"<html" + b"<" * 200_000,
     b"MLRun" + b"Error" * 40_000, b"MLRunError(" + b"'" * 200_000],
)  # fmt: skip
def test_an_error_page_is_read_at_once(
    page: bytes, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(400, page, {"content-type": "text/html"})]
    began = time.monotonic()
    with pytest.raises(errors.MLRunBadRequestError) as info:
        scripted_db.list_projects()
    assert time.monotonic() - began < 0.5
    assert len(str(info.value)) < 2048


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_deep_document_is_an_error(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(status, DEEP, {"content-type": "application/json"})] * 3
    with pytest.raises(errors.MLRunHTTPError) as info:
        scripted_db.list_projects()
    assert info.value.status == status


@pytest.mark.parametrize("detail", [[{"loc": 5, "msg": "x"}], [5], [[]], [{}] * 10_000, [None]])
def test_odd_details_are_an_error(
    detail: object, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": detail}, 422)]
    with pytest.raises(errors.MLRunUnprocessableEntityError):
        scripted_db.list_projects()


@pytest.mark.parametrize(
    "control", ["\x1b]0;title\x07", "\x9b2J", "\u202etxt.exe", "\x7f", "\x08\x08", "\ud800"]
)
def test_an_error_shows_no_control_characters(
    control: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [json_response({"detail": {"reason": f"no {control} run"}}, 400)]
    with pytest.raises(errors.MLRunBadRequestError) as info:
        scripted_db.list_projects()
    assert str(info.value).isprintable()
    assert str(info.value).endswith(" run")


@pytest.mark.parametrize(
    "header",
    ["Wed, 21 Oct 2015 07:28:00 +99999999999999999999", "Wed, 21 Oct 0001 07:28:00 +2359",
     "Mon, 99 Foo 99999999999 99:99:99 GMT", "nan", "-inf", "1" * 5000],
)  # fmt: skip
def test_an_odd_retry_after_is_no_failure(header: str) -> None:
    seconds = retry_after_seconds(header, 0.0)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("version", ["9" * 5000, f"{'9' * 5000}.1", f"1.{'9' * 5000}", "1.9999999"])
def test_an_odd_version_counts_as_the_newest(version: str) -> None:
    assert release(version) == (999, 0)
    assert release("v1.12.1") == (1, 12)


class Trickle:
    """A server that sends some bytes at once, and then others again and again."""

    def __init__(self, first: bytes, again: bytes, pause: float) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sent = first, again, pause
        self._ended = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def _serve(self) -> None:
        first, again, pause = self._sent
        with contextlib.suppress(OSError):
            while not self._ended.is_set():
                connection, _ = self._listener.accept()
                with contextlib.suppress(OSError), connection:
                    connection.recv(65536)
                    connection.sendall(first)
                    while not self._ended.is_set():
                        connection.sendall(again)
                        if pause:
                            time.sleep(pause)

    def close(self) -> None:
        self._ended.set()
        self._listener.close()


HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("first", "again", "pause"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.1),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.0),
        (HEAD + b"5;", b"a", 0.1),
        (HEAD + b"2\r\n{}\r\n0\r\n", b"X-A: b\r\n", 0.1),
    ],
    ids=["headers", "103", "100 at full speed", "chunk extension", "trailers"],
)
def test_the_deadline_holds_before_and_beside_the_body(
    first: bytes, again: bytes, pause: float
) -> None:
    server = Trickle(first, again, pause)
    began = time.monotonic()
    with (
        contextlib.closing(server),
        HTTPRunDB(server.url, deadline=0.7) as db,
        pytest.raises(errors.RunDBTimeoutError),
    ):
        db.list_projects()
    assert time.monotonic() - began < 2


def test_a_body_that_unpacks_to_far_more_is_refused(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    packed = gzip.compress(b'{"runs": [' + b"[]," * 20_000_000 + b"1]}")
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    scripted.responses = [Response(200, packed, headers)]
    with pytest.raises(errors.MLRunHTTPError, match="larger than 200 times"):
        scripted_db.list_runs(project="p1")


def test_a_body_of_usual_compression_is_read(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    runs = [{"metadata": {"uid": f"{number:032x}", "name": "train"}} for number in range(300_000)]
    packed = gzip.compress(json.dumps({"runs": runs}).encode(), 6)
    scripted.responses = [Response(200, packed, {"content-encoding": "gzip"})]
    assert len(scripted_db.list_runs(project="p1")) == 300_000


def test_a_streamed_list_that_unpacks_to_far_more_is_refused(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    packed = gzip.compress(b'{"runs": [{"a": [' + b"[]," * 20_000_000 + b"[]]}]}")
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    scripted.responses = [Response(200, packed, headers)]
    with pytest.raises(errors.MLRunHTTPError, match="larger than 200 times"):
        list(scripted_db.iter_runs(project="p1"))


@pytest.mark.parametrize("status", [200, 400])
def test_the_body_of_an_error_is_not_decoded_at_any_size(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    body = b'{"detail": [' + b"[]," * 2_000_000 + b"[]]}"
    scripted.responses = [Response(status, body, {"content-type": "application/json"})]
    with pytest.raises(errors.MLRunHTTPError) as caught:
        scripted_db.list_projects()
    assert caught.value.body == body.decode()


def test_lists_and_objects_are_bounded(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    """Each takes up to 30 times its bytes: 50 MB of them would be 1.5 GB."""
    runs = b'{"runs": [{"a": [' + b"[]," * 17_000_000 + b"[]]}]}"
    scripted.responses = [Response(200, runs, {"content-type": "application/json"})] * 2
    with pytest.raises(errors.MLRunHTTPError, match="more than 16777216 lists and objects"):
        scripted_db.list_runs(project="p1")
    with pytest.raises(errors.MLRunHTTPError, match="more than 16777216 lists and objects"):
        list(scripted_db.iter_runs(project="p1"))


def test_an_item_of_a_streamed_list_is_bounded(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "MAX_ITEM_SIZE", 100_000)
    runs = {"runs": [{"a": "x" * 1_000_000}]}
    scripted.responses = [json_response(runs)]
    with pytest.raises(errors.MLRunHTTPError, match="an item is larger than 100000"):
        list(scripted_db.iter_runs(project="p1"))


def test_cookies_are_bounded(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    for number in range(20):
        cookie = {"set-cookie": f"c{number}={'x' * 3000}; path=/"}
        scripted.responses = [json_response({"projects": []}, headers=cookie)]
        scripted_db.list_projects()
    sent = [len(request.headers.get("cookie", "")) for request in scripted.requests]
    assert 0 < max(sent) < 20_000
