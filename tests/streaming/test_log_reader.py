"""Each byte of a log comes once: over cut responses, resets, restarts and an unreachable server."""

from __future__ import annotations

import contextlib
import io
import random
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlrun_db import HTTPRunDB, LocalServer, errors
from mlrun_db._streaming.log_lines import LONGEST_LINE
from mlrun_db._transport.limits import LOG_CHUNK
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

TEXTS = st.text(st.sampled_from("ab \n\r\té€\U0001f600\u2028"), max_size=200)
FAULTS = st.one_of(st.sampled_from(["none", "reset", "503"]), st.integers(0, 30))


class PollClock(ManualClock):
    """Does something in each pause between two polls (retries sleep for less)."""

    def __init__(self, in_a_pause: Callable[[], object]) -> None:
        super().__init__()
        self._in_a_pause = in_a_pause

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if seconds >= 3:
            self._in_a_pause()


class GrowingLog:
    """Answers as a server whose run writes its log in these steps, with a fault for each request.

    A fault that is a number cuts the response after N bytes.
    """

    def __init__(self, data: bytes, steps: list[int], faults: list[str | int]) -> None:
        self.data = data
        self._sizes = [*sorted(step % (len(data) + 1) for step in steps), len(data)]
        self._faults = list(faults)

    def grow(self) -> None:
        if len(self._sizes) > 1:
            del self._sizes[0]

    def respond(self, target: str) -> Response:
        offset = int(parse_qs(urlsplit(target).query)["offset"][0])
        news = self.data[offset : self._sizes[0]]
        state = "running" if len(self._sizes) > 1 else "completed"
        response = Response(200, news, {"x-mlrun-run-state": state, "content-type": "text/plain"})
        fault = self._faults.pop(0) if self._faults else "none"
        if fault == "none" or (isinstance(fault, int) and not news):
            return response
        if isinstance(fault, int):
            return response._replace(cut=fault % len(news))
        return RESET if fault == "reset" else Response(503, b"")


@given(TEXTS, st.lists(st.integers(0, 1000), max_size=5), st.lists(FAULTS, max_size=12))
@settings(deadline=None, max_examples=100)
def test_each_byte_comes_once(text: str, steps: list[int], faults: list[str | int]) -> None:
    data = text.encode()
    with ScriptedServer() as server:
        log = GrowingLog(data, steps, faults)
        server.respond = log.respond
        with HTTPRunDB(server.url, clock=PollClock(log.grow), retries=20) as db:
            lines = list(db.logs("u1", follow=True))
        end = "\n" if text.endswith("\n") else ""
        assert ("\n".join(lines) + end).encode() == text.replace("\r\n", "\n").encode()

        log = GrowingLog(data, steps, faults)
        server.respond = log.respond
        printed = io.StringIO(newline="")
        with (
            HTTPRunDB(server.url, clock=PollClock(log.grow), retries=20) as db,
            contextlib.redirect_stdout(printed),
        ):
            assert db.watch_log("u1") == "completed"
        assert printed.getvalue().encode() == data


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=5))
@settings(deadline=None, max_examples=60)
def test_bytes_that_are_no_text_are_marked(data: bytes, steps: list[int]) -> None:
    with ScriptedServer() as server:
        log = GrowingLog(data, steps, [])
        server.respond = log.respond
        with HTTPRunDB(server.url, clock=PollClock(log.grow)) as db:
            lines = list(db.logs("u1", follow=True))
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    assert lines == text.removesuffix("\n").split("\n") if text else lines == []


@pytest.mark.parametrize("seed", range(3))
def test_a_server_that_restarts_between_polls(seed: int, tmp_path: Path) -> None:
    """In each pause the log grows, the server stops, is away for some polls, and comes back."""
    dice = random.Random(seed)
    lines = [f"{number} " + "é€\U0001f600" * dice.randrange(9) for number in range(60)]
    data = "".join(f"{line}\n" for line in lines).encode()
    cuts = sorted(dice.sample(range(1, len(data)), 5))
    parts = [data[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    server = LocalServer(db=tmp_path / "data.db", version="0.6.6").start()
    port = server.port
    away = 0

    def in_a_pause() -> None:
        nonlocal server, away
        if away:
            away -= 1
            if away == 0:
                server = LocalServer(port=port, db=tmp_path / "data.db", version="0.6.6").start()
            return
        with HTTPRunDB(server.url) as writer:
            writer.store_log("u1", "p1", parts.pop(0), append=True)
            if not parts:
                writer.update_run({"status.state": "completed"}, "u1", "p1")
                return
        server.stop()
        away = dice.randrange(1, 6)

    try:
        with HTTPRunDB(server.url, clock=PollClock(in_a_pause)) as db:
            db.store_run({"metadata": {"name": "r"}, "status": {"state": "running"}}, "u1", "p1")
            assert list(db.logs("u1", "p1", follow=True)) == lines
    finally:
        server.stop()


def piece(body: bytes, state: str = "running") -> Response:
    return Response(200, body, {"x-mlrun-run-state": state, "content-type": "text/plain"})


def offsets(scripted: ScriptedServer) -> list[int]:
    return [int(dict(request.query)["offset"]) for request in scripted.requests]


def test_a_log_that_comes_after_the_end_of_its_run(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    done = [piece(body, "completed") for body in (b"b\n", b"late", b"r\n", b"")]
    scripted.responses = [piece(b"a\n"), *done]
    assert list(scripted_db.logs("u1", follow=True)) == ["a", "b", "later"]
    assert offsets(scripted) == [0, 2, 4, 8, 10]
    assert clock.sleeps == [3]


def test_a_log_that_never_ends_after_the_end_of_its_run(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"again\n", "completed")]
    assert list(scripted_db.logs("u1", follow=True)) == ["again"] * 11


@pytest.mark.parametrize("size", [2 * LOG_CHUNK - 1, 2 * LOG_CHUNK, 2 * LOG_CHUNK + 3])
def test_a_large_log_is_asked_for_in_parts(
    size: int, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    data = (b"x" * 999_999 + b"\n") * 17

    def respond(target: str) -> Response:
        query = {name: int(value[0]) for name, value in parse_qs(urlsplit(target).query).items()}
        end = size if query["size"] < 0 else min(size, query["offset"] + query["size"])
        return piece(data[query["offset"] : end])

    scripted.respond = respond
    lines = list(scripted_db.logs("u1"))
    assert "\n".join(lines).encode() == data[:size]
    parts = [0, LOG_CHUNK, 2 * LOG_CHUNK] if size >= 2 * LOG_CHUNK else [0, LOG_CHUNK]
    assert offsets(scripted) == parts
    scripted.requests.clear()
    printed: list[str] = []
    scripted_db.watch_log("u1", watch=False, on_line=printed.append)
    assert printed == lines
    assert [request.query[0] for request in scripted.requests] == [("size", "-1")]


def test_without_follow_a_running_log_is_read_once(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"a\nb")]
    assert list(scripted_db.logs("u1")) == ["a", "b"]
    assert offsets(scripted) == [0]


def test_a_cut_response_goes_on_where_it_was_cut(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [piece(b"0123456789")._replace(cut=4), piece(b"456789", "completed")]
    assert list(scripted_db.logs("u1")) == ["0123456789"]
    assert offsets(scripted) == [0, 4]
    assert clock.sleeps == []


def test_the_last_response_is_read_to_its_end(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    """The end is told in the headers, and then the server goes away in the middle of the body."""
    first = piece(b"0123456789", "completed")._replace(cut=4)
    scripted.responses = [
        piece(b""),
        first,
        *[Response(503, b"")] * 3,
        piece(b"456789", "completed"),
    ]
    got: list[str] = []
    assert scripted_db.watch_log("u1", on_line=got.append) == "completed"
    assert got == ["0123456789"]
    assert offsets(scripted) == [0, 0, 4, 4, 4, 4]


def test_responses_that_are_always_cut_are_given_up(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    got: list[str] = []
    scripted.responses = [piece(b"so far")._replace(cut=5), piece(b"x")._replace(cut=0)]
    with pytest.raises(errors.RunDBError, match="no response"):
        got.extend(scripted_db.logs("u1"))
    assert got == ["so fa"]
    assert offsets(scripted) == [0, 5, 5, 5]
    assert clock.sleeps == [0.25, 0.5]


def test_what_was_read_comes_before_the_error(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"a\nso far"), Response(403, b"")]
    lines = scripted_db.logs("u1", follow=True)
    assert [next(lines), next(lines)] == ["a", "so far"]
    with pytest.raises(errors.MLRunAccessDeniedError):
        next(lines)


def test_a_silence_breaks_a_response_and_a_trickle_does_not(scripted: ScriptedServer) -> None:
    scripted.responses = [piece(b"abc\n" * 4)._replace(drip=0.03)]
    with HTTPRunDB(scripted.url, timeout=0.2, deadline=0.2) as db:
        assert list(db.logs("u1")) == ["abc"] * 4
        scripted.responses = [piece(b"0123")._replace(drip=1.0), piece(b"123")]
        assert list(db.logs("u1")) == ["0123"]
    assert offsets(scripted) == [0, 0, 1]


def away(scripted: ScriptedServer, clock: PollClock, response: Response, seconds: float) -> None:
    """From the first pause on the server fails for so long."""

    def respond(target: str) -> Response:
        offset = parse_qs(urlsplit(target).query)["offset"]
        if offset == ["0"]:
            return piece(b"first\n")
        return piece(b"second\n", "completed") if clock.now >= 3 + seconds else response

    scripted.respond = respond


@pytest.mark.parametrize(
    "response", [RESET, *[Response(code, b"") for code in (429, 500, 502, 503)]]
)
def test_a_server_may_be_away_for_a_minute(response: Response, scripted: ScriptedServer) -> None:
    clock = PollClock(lambda: None)
    away(scripted, clock, response, 55)
    with HTTPRunDB(scripted.url, clock=clock) as db:
        assert list(db.logs("u1", follow=True))[:2] == ["first", "second"]
    clock = PollClock(lambda: None)
    away(scripted, clock, response, 1000)
    got: list[str] = []
    with (
        HTTPRunDB(scripted.url, clock=clock) as db,
        pytest.raises((errors.RunDBError, errors.MLRunHTTPStatusError)),
    ):
        db.watch_log("u1", on_line=got.append)
    assert got == ["first"]
    assert 60 <= clock.now < 80


def test_the_minute_begins_again_with_each_response(scripted: ScriptedServer) -> None:
    clock = PollClock(lambda: None)

    def respond(target: str) -> Response:
        if clock.now > 200:
            return piece(b"", "completed")
        return piece(b"") if int(clock.now) % 60 < 12 else Response(503, b"")

    scripted.respond = respond
    with HTTPRunDB(scripted.url, clock=clock) as db:
        assert db.watch_log("u1") == "completed"


def test_a_timeout_ends_the_wait_for_a_server_that_is_away(scripted: ScriptedServer) -> None:
    clock = PollClock(lambda: None)
    away(scripted, clock, RESET, 1000)
    with (
        HTTPRunDB(scripted.url, clock=clock) as db,
        pytest.raises(errors.MLRunWaitTimeoutError, match="'running'") as info,
    ):
        list(db.logs("u1", follow=True, timeout=30))
    assert info.value.last == "running"


def test_a_server_that_never_responded_is_reported_at_once(clock: ManualClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with HTTPRunDB(f"http://127.0.0.1:{port}", clock=clock) as db:
        for follow in (False, True):
            with pytest.raises(errors.RunDBError, match="check the URL"):
                list(db.logs("u1", follow=follow))
    assert clock.now < 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_ends_the_following_at_once(
    status: int, scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [piece(b"a\n"), Response(status, b"")]
    with pytest.raises(errors.MLRunHTTPStatusError):
        list(scripted_db.logs("u1", follow=True))
    assert clock.sleeps == [3]


def test_a_page_of_a_proxy_is_no_log(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [Response(200, b"<html>login</html>", {"content-type": "text/html"})]
    with pytest.raises(errors.MLRunHTTPError, match="an HTML page"):
        list(scripted_db.logs("u1"))


def test_a_log_that_was_replaced_by_a_shorter_one_goes_on_beyond_the_place_reached(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    log = [b"0123456789\n", b"new\n", b"new\nand longer\n"]

    def respond(target: str) -> Response:
        offset = int(parse_qs(urlsplit(target).query)["offset"][0])
        body = (log.pop(0) if len(log) > 1 else log[0])[offset:]
        return piece(body, "running" if len(log) > 1 else "completed")

    scripted.respond = respond
    assert list(scripted_db.logs("u1", follow=True)) == ["0123456789", "ger"]


def test_a_line_without_an_end_comes_in_parts(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"x" * (2 * LONGEST_LINE + 5))]
    lengths = [len(line) for line in scripted_db.logs("u1")]
    assert lengths == [LONGEST_LINE, LONGEST_LINE, 5]


def test_a_packed_log_is_unpacked_as_it_comes(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    import gzip

    response = piece(gzip.compress(b"packed\n" * 1000))
    scripted.responses = [
        response._replace(headers={**response.headers, "content-encoding": "gzip"})
    ]
    assert list(scripted_db.logs("u1")) == ["packed"] * 1000


def test_an_iterator_that_is_left_gives_its_connection_back(scripted: ScriptedServer) -> None:
    scripted.respond = lambda target: (
        piece(b"line\n" * 500_000) if "/log/" in target else json_response({"runs": []})
    )
    with HTTPRunDB(scripted.url) as db:
        for _ in range(40):
            lines = db.logs("u1")
            assert next(lines) == "line"
            lines.close()  # type: ignore[attr-defined]
        assert db.list_runs() == []
