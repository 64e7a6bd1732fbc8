"""Logs: stored, read by offset and size, and watched."""

from __future__ import annotations

from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer

TEXT = "första\nzweite\n\U0001f600 third\n"


@pytest.fixture
def run(db: HTTPRunDB, project: str) -> str:
    db.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u1", project)
    return "u1"


def test_store_append_and_read(db: HTTPRunDB, project: str, run: str) -> None:
    db.store_log(run, project, TEXT)
    assert db.get_log(run, project) == ("completed", TEXT.encode())
    db.store_log(run, project, b"more", append=True)
    assert db.get_log(run, project)[1] == TEXT.encode() + b"more"
    db.store_log(run, project, b"new")
    assert db.get_log(run, project)[1] == b"new"


def test_an_empty_body_changes_nothing(db: HTTPRunDB, project: str, run: str) -> None:
    db.store_log(run, project, b"kept")
    db.store_log(run, project, b"")
    db.store_log(run, project)
    assert db.get_log(run, project)[1] == b"kept"


def test_offset_and_size(db: HTTPRunDB, project: str, run: str) -> None:
    db.store_log(run, project, b"0123456789")
    assert db.get_log(run, project, offset=4)[1] == b"456789"
    assert db.get_log(run, project, offset=4, size=3)[1] == b"456"
    assert db.get_log(run, project, offset=10)[1] == b""


def test_watch_prints_the_log_of_a_run_that_has_ended(
    db: HTTPRunDB, project: str, run: str, capsys: pytest.CaptureFixture[str]
) -> None:
    db.store_log(run, project, TEXT)
    assert db.watch_log(run, project) == "completed"
    assert capsys.readouterr().out == TEXT
    lines: list[str] = []
    assert db.watch_log(run, project, offset=len("första\n".encode()), on_line=lines.append)
    assert lines == ["zweite", "\U0001f600 third"]
    assert capsys.readouterr().out == ""


def test_the_lines_of_a_log(db: HTTPRunDB, project: str, run: str) -> None:
    db.store_log(run, project, TEXT + "win\r\nbar\r50%\rdone\n\nend")
    lines = ["första", "zweite", "\U0001f600 third", "win", "bar\r50%\rdone", "", "end"]
    assert list(db.logs(run, project)) == lines
    assert list(db.logs(run, project, follow=True)) == lines
    assert list(db.logs(run, project, since=len("första\n".encode()))) == lines[1:]
    assert list(db.logs(run, project, since=1000)) == []
    with pytest.raises(errors.MLRunNotFoundError):
        list(db.logs("no-such-run", project))


def test_a_loop_over_lines_may_end_early(db: HTTPRunDB, project: str, run: str) -> None:
    db.store_log(run, project, "a line of a long log\n" * 100_000)
    for _ in range(40):  # more than there are connections
        for line in db.logs(run, project):
            assert line == "a line of a long log"
            break
    assert len(list(db.logs(run, project))) == 100_000


@pytest.mark.parametrize(
    ("argument", "value"), [("since", -1), ("since", "0"), ("timeout", 0), ("timeout", "1")]
)
def test_invalid_limits_are_refused_at_once(db: HTTPRunDB, argument: str, value: Any) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=argument):
        db.logs("u1", **{argument: value})


@pytest.mark.parametrize(
    ("argument", "value"), [("offset", -1), ("offset", "0"), ("size", -2), ("size", "1")]
)
def test_an_invalid_offset_or_size_is_refused(db: HTTPRunDB, argument: str, value: Any) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=argument):
        db.get_log("u1", **{argument: value})


def test_an_invalid_log_body_is_refused(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="body must be bytes or a string"):
        db.store_log("u1", body={"a": 1})  # type: ignore[arg-type]


def piece(body: bytes, state: str = "running") -> Response:
    return Response(200, body, {"x-mlrun-run-state": state, "content-type": "text/plain"})


def test_split_characters_and_lines_are_joined(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, capsys: pytest.CaptureFixture[str]
) -> None:
    data = TEXT.encode()
    for cut in range(1, len(data)):
        scripted.responses = [piece(data[:cut]), piece(data[cut:]), piece(b"end", "completed")]
        lines: list[str] = []
        assert scripted_db.watch_log("u1", on_line=lines.append) == "completed"
        assert lines == [*TEXT.splitlines(), "end"]
        offsets = [dict(request.query)["offset"] for request in scripted.requests[-3:]]
        assert offsets == ["0", str(cut), str(len(data))]
        scripted.responses = [piece(data[:cut]), piece(data[cut:]), piece(b"end", "completed")]
        scripted_db.watch_log("u1")
        assert capsys.readouterr().out == TEXT + "end"


def test_invalid_utf_8_is_replaced(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [piece(b"a\xffb\xc3", "error")]
    lines: list[str] = []
    assert scripted_db.watch_log("u1", on_line=lines.append) == "error"
    assert lines == ["a\ufffdb\ufffd"]


@pytest.mark.parametrize("state", ["completed", "error", "aborted", "unknown", ""])
def test_a_state_that_ends_the_watch(
    state: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"x", state)]
    assert scripted_db.watch_log("u1") == state
    assert len(scripted.requests) == 1


@pytest.mark.parametrize("state", ["created", "pending", "running", "aborting", "Running"])
def test_a_state_that_does_not_end_the_watch(
    state: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [piece(b"", state), piece(b"x", "completed")]
    assert scripted_db.watch_log("u1") == "completed"
    assert len(scripted.requests) == 2


def test_an_idle_log_is_polled_less_often(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    quiet = [piece(b"")] * 4
    scripted.responses = [piece(b"x"), *quiet, piece(b"y"), piece(b"", "completed")]
    scripted_db.watch_log("u1", on_line=lambda line: None)
    assert clock.sleeps == [3, 3, 3, 10, 10, 3]


def test_a_timeout_reports_the_last_state(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, clock: ManualClock
) -> None:
    scripted.responses = [piece(b"so far", "pending")]
    lines: list[str] = []
    with pytest.raises(errors.MLRunWaitTimeoutError, match=r"waited 7 s .*'pending'") as info:
        scripted_db.watch_log("u1", timeout=7, on_line=lines.append)
    assert info.value.last == "pending"
    assert isinstance(info.value, TimeoutError)
    assert sum(clock.sleeps) == 7
    assert lines == ["so far" * 4]


def test_without_watch_it_polls_once(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [piece(b"x", "running")]
    assert scripted_db.watch_log("u1", watch=False) == "running"
    assert len(scripted.requests) == 1


def test_ctrl_c_leaves_the_client_usable(
    scripted: ScriptedServer, scripted_db: HTTPRunDB, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted.responses = [piece(b"line\nrest")]

    def stop(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scripted_db.watch_log("u1", on_line=stop)
    assert scripted_db.get_log("u1") == ("running", b"line\nrest")


CONTROLS = b"\x1b]0;title\x07 \x1b[2J\x08\x9b \xc2\x9b31m \xe2\x80\xae\ttab\r\n50%\r100%\n"


def test_a_printed_log_does_not_steer_the_terminal(
    db: HTTPRunDB, project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    db.store_run({"metadata": {"name": "r"}, "status": {"state": "completed"}}, "u1", project)
    db.store_log("u1", project, CONTROLS)
    db.watch_log("u1", project)
    printed = capsys.readouterr().out
    assert printed == (
        "\\x1b]0;title\\x07 \\x1b[2J\\x08\ufffd \\x9b31m \\u202e\ttab\r\n50%\r100%\n"
    )
    db.watch_log("u1", project, raw=True)
    assert capsys.readouterr().out == CONTROLS.decode(errors="replace")
