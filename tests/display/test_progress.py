"""What waits show, on a terminal (a pty) and elsewhere; nothing sleeps."""

from __future__ import annotations

import io
import os
import sys
import termios
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, errors, mlconf
from mlrun_db._display.times import elapsed
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response

ACCEPTED = Response(202, b"")


def project(state: str | None) -> Response:
    return json_response({"metadata": {"name": "p"}, "status": {"state": state}})


def log(state: str, body: bytes = b"") -> Response:
    return Response(200, body, {"x-mlrun-run-state": state})


class Terminal:
    """A pseudo terminal and what it shows: its lines, without blanks at their ends."""

    def __init__(self, columns: int = 60) -> None:
        self._master, slave = os.openpty()
        termios.tcsetwinsize(slave, (24, columns))
        self.stream = open(slave, "w", encoding="utf-8")  # noqa: SIM115
        self._columns = columns
        self._lines = [""]
        self._column = 0
        self.raw = ""

    def connect(self, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
        """Take the place of stderr; call it in the test, as pytest sets its own before that."""
        for name in ("stderr", *names):
            monkeypatch.setattr(sys, name, self.stream)

    def close(self) -> None:
        self.stream.close()
        os.close(self._master)

    @property
    def screen(self) -> list[str]:
        self.stream.write("\x05")  # when it comes out, so has all that was written before
        self.stream.flush()
        read = b""
        while not read.endswith(b"\x05"):
            read += os.read(self._master, 4096)
        text = read[:-1].decode()
        self.raw += text
        for character in text:
            self._put(character)
        return [line.rstrip() for line in self._lines]

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._lines.append("")
        else:
            assert self._column < self._columns, "a line that wraps cannot be taken away"
            line = self._lines[-1].ljust(self._column)
            self._lines[-1] = line[: self._column] + character + line[self._column + 1 :]
            self._column += 1


class WatchingClock(ManualClock):
    """A clock that looks at the terminal each time somebody sleeps."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__()
        self._terminal = terminal
        self.screens: list[list[str]] = []

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.screens.append(self._terminal.screen)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


@pytest.fixture
def watching(terminal: Terminal) -> WatchingClock:
    return WatchingClock(terminal)


def create(scripted: ScriptedServer, clock: ManualClock, progress: bool | None = None) -> None:
    with HTTPRunDB(scripted.url, clock=clock, progress=progress) as db:
        db.create_project({"metadata": {"name": "p"}})


def test_a_terminal_has_a_line_that_goes_away(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    scripted.responses = [ACCEPTED, *[project("creating")] * 22, project(None), project("online")]
    create(scripted, watching)
    assert watching.screens[0] == ["Waiting for project p: creating, 0 s"]
    assert watching.screens[4] == ["Waiting for project p: creating, 12 s"]
    assert watching.screens[21] == ["Waiting for project p: creating, 1 min 3 s"]
    assert watching.screens[22] == ["Waiting for project p: no state yet, 1 min 6 s"]
    assert len(watching.screens) == 23
    assert terminal.screen == [""]


def test_nothing_is_shown_without_a_wait(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    scripted.responses = [ACCEPTED, project("online")]
    create(scripted, watching)
    assert terminal.screen == [""]
    assert terminal.raw == ""


def test_the_line_goes_away_when_a_wait_fails(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    for last, error in ((project("creating"), 1), (json_response({}, 403), 0)):
        scripted.responses = [ACCEPTED, project("creating"), last]
        expected = errors.MLRunWaitTimeoutError if error else errors.MLRunAccessDeniedError
        with pytest.raises(expected):
            create(scripted, watching)
        assert watching.screens[-1] != [""]
        assert terminal.screen == [""]


def test_a_line_fits_the_terminal_and_cannot_steer_it(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    scripted.responses = [
        *(ACCEPTED, project("\x1b[31mred\n" + "x" * 200), project("s"), project("online"))
    ]
    create(scripted, watching)
    first, second = watching.screens
    assert first == [r"Waiting for project p: \x1b[31mred xxxxxxxxxxxxxxxxxxxxxxx…"]
    assert second == ["Waiting for project p: s, 3 s"]
    assert "\x1b" not in terminal.raw


def test_a_log_on_the_same_terminal_stays_whole(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch, "stdout")
    scripted.responses = [
        *(log("pending"), log("running", b"one\ntw"), log("running", b"o\n")),
        *(log("running"), log("completed", b"end\n")),
    ]
    with HTTPRunDB(scripted.url, clock=watching) as db:
        assert db.watch_log("u1") == "completed"
    assert watching.screens == [
        ["Waiting for the end of run u1: pending, 0 s"],
        ["one", "tw"],
        ["one", "two", "Waiting for the end of run u1: running, 6 s"],
        ["one", "two", "Waiting for the end of run u1: running, 9 s"],
    ]
    assert terminal.screen == ["one", "two", "end", ""]


def test_lines_that_are_handed_on_have_the_terminal(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    scripted.responses = [log("running", b"one\n"), log("running", b"two\nrest"), log("completed")]
    seen = []

    def on_line(line: str) -> None:
        seen.append((line, terminal.screen))

    with HTTPRunDB(scripted.url, clock=watching) as db:
        db.watch_log("u1", on_line=on_line)
    assert seen == [("one", [""]), ("two", [""]), ("rest", [""])]
    assert [len(screen[0]) > 0 for screen in watching.screens] == [True, True]


def test_a_build_shows_its_state(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    states = ("pending", "running", "ready")
    scripted.responses = [Response(200, b"", {"function_status": state}) for state in states]
    with HTTPRunDB(scripted.url, clock=watching) as db:
        function = {"kind": "job", "metadata": {"name": "f"}, "status": {}, "spec": {}}
        assert db.wait_for_build(function) == "ready"
    assert watching.screens == [
        ["Waiting for the end of the build: pending, 0 s"],
        ["Waiting for the end of the build: running, 3 s"],
    ]


def test_one_wait_at_a_time_has_the_line(
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    with ScriptedServer() as other_server, HTTPRunDB(other_server.url, clock=watching) as other:
        other_server.responses = [log("running"), log("completed")]
        scripted.responses = [log("running", b"one\n"), log("running"), log("completed")]

        def on_line(line: str) -> None:
            other.watch_log("u2")

        with HTTPRunDB(scripted.url, clock=watching) as db:
            db.watch_log("u1", on_line=on_line)
            scripted.responses = [log("running"), log("running", b"one\n"), log("completed")]
            other_server.responses = [log("running"), log("completed")]
            db.watch_log("u1", on_line=on_line)
    assert watching.screens == [
        ["Waiting for the end of run u2: running, 0 s"],
        ["Waiting for the end of run u1: running, 3 s"],
        ["Waiting for the end of run u1: running, 6 s"],
        ["Waiting for the end of run u1: running, 0 s"],
        [""],
        ["Waiting for the end of run u1: running, 6 s"],
    ]


STATES = ("creating", "creating", "checking\x1b[2J", "online")
LINES = [
    "Waiting for project p: creating, 0 s",
    r"Waiting for project p: checking\x1b[2J, 6 s",
    "Waited 9 s for project p: online",
]


@pytest.mark.parametrize(
    ("argument", "setting", "environment", "lines"),
    [
        (None, None, "", []),
        (True, None, "", LINES),
        (False, None, "", []),
        (None, True, "", LINES),
        (None, None, "Yes", LINES),
        (None, False, "true", []),
        (False, True, "true", []),
        (True, False, "0", LINES),
    ],
)
def test_elsewhere_lines_are_asked_for(
    argument: bool | None,
    setting: bool | None,
    environment: str,
    lines: list[str],
    scripted: ScriptedServer,
    clock: ManualClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MLRUN_DB_PROGRESS", environment)
    mlconf.progress = setting
    try:
        scripted.responses = [ACCEPTED, *map(project, STATES)]
        create(scripted, clock, argument)
    finally:
        mlconf.progress = None
    assert capsys.readouterr() == ("", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("argument", [None, False])
def test_a_terminal_can_be_quiet(
    argument: bool | None,
    scripted: ScriptedServer,
    terminal: Terminal,
    watching: WatchingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.connect(monkeypatch)
    monkeypatch.setenv("MLRUN_DB_PROGRESS", "off")
    scripted.responses = [ACCEPTED, project("creating"), project("online")]
    create(scripted, watching, argument)
    assert watching.screens == [[""]]
    assert terminal.raw == ""


def test_a_deletion_ends_without_a_state(
    scripted: ScriptedServer, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted.responses = [
        ACCEPTED,
        json_response({"projects": ["p"]}),
        json_response({"projects": []}),
    ]
    with HTTPRunDB(scripted.url, clock=clock, progress=True) as db:
        db.delete_project("p")
    assert capsys.readouterr().err.splitlines() == [
        "Waiting for the deletion of project p: deleting, 0 s",
        "Waited 3 s for the deletion of project p",
    ]


def test_a_server_that_is_away_is_told(
    scripted: ScriptedServer, clock: ManualClock, capsys: pytest.CaptureFixture[str]
) -> None:
    running = Response(200, b"line\n", {"x-mlrun-run-state": "running"})
    away = [Response(503, b"")] * 3  # one look with its retries
    ended = Response(200, b"", {"x-mlrun-run-state": "completed"})
    with HTTPRunDB(scripted.url, clock=clock, progress=True) as db:
        scripted.responses = [running, *away, ended]
        db.watch_log("u1")
        scripted.responses = [ACCEPTED, *away, project("online")]
        db.create_project({"metadata": {"name": "p"}})
    told = capsys.readouterr().err
    assert "Waiting for the end of run u1: running, 0 s\n" in told
    assert "Waiting for the end of run u1: no response, 3 s\n" in told
    assert "Waiting for project p: no response, 0 s\n" in told


def test_another_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLRUN_DB_PROGRESS", "maybe")
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"true or false.*'maybe'"):
        HTTPRunDB("http://127.0.0.1:9")


@pytest.mark.parametrize("kind", ["none", "closed"])
def test_a_stream_that_cannot_be_written_does_no_harm(
    kind: str, scripted: ScriptedServer, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", None if kind == "none" else Closed())
    scripted.responses = [ACCEPTED, project("creating"), project("online")]
    create(scripted, clock, True)
    assert clock.sleeps == [3]


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (
            None,
            [
                "new: Waiting for project p: creating, 0 s",
                "update: Waiting for project p: creating, 3 s",
                "update: Waited 6 s for project p: online",
            ],
        ),
        (False, []),
    ],
)
def test_a_notebook_has_an_output_that_changes(
    progress: bool | None,
    shown: list[str],
    scripted: ScriptedServer,
    clock: ManualClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    class Output:
        def update(self, data: dict[str, str], raw: bool) -> None:
            assert raw
            seen.append(f"update: {data['text/plain']}")

    def display(data: dict[str, str], raw: bool, display_id: bool) -> Output:
        assert (raw, display_id) == (True, True)
        seen.append(f"new: {data['text/plain']}")
        return Output()

    ipython: Any = ModuleType("IPython")
    ipython.get_ipython = lambda: SimpleNamespace(kernel=object())
    ipython.display = ModuleType("IPython.display")
    ipython.display.display = display
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", ipython.display)
    scripted.responses = [*(ACCEPTED, project("creating"), project("creating"), project("online"))]
    create(scripted, clock, progress)
    scripted.responses = [ACCEPTED, project("online")]
    create(scripted, clock, progress)
    assert seen == shown
    assert capsys.readouterr() == ("", "")


def test_elapsed() -> None:
    assert [elapsed(seconds) for seconds in (0, 59.9, 60, 3725)] == [
        *("0 s", "59 s", "1 min 0 s", "62 min 5 s")
    ]
