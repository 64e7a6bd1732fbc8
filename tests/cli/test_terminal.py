"""Terminals, pipes and signals: the command as a process of its own."""

from __future__ import annotations

import datetime
import json
import os
import re
import signal
import subprocess
import sys

import pytest

from mlrun_db import HTTPRunDB
from tests.cli.conftest import COMMAND, UIDS, Run, in_process, in_terminal
from tests.support.scripted import Response, ScriptedServer, json_response

FIRST, SECOND, _ = UIDS
GREEN, RED = "\x1b[32m", "\x1b[31m"


def test_a_table_on_a_terminal_is_short_and_coloured(runs: HTTPRunDB) -> None:
    shown = in_terminal("runs", "list", columns=70)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.out)
    header, second, first = plain.splitlines()
    assert header.split() == ["NAME", "UID", "STATE", "START", "RESULTS"]
    assert re.split("  +", first)[:3] == ["train-0", "aaaa1111b", "completed"]
    assert re.split("  +", second)[1:3] == ["aaaa1111c", "error"]
    assert re.search(r"  2024-05-01  auc=0\.9123$", first)
    assert f"{GREEN}completed" in shown.out
    assert f"{RED}error" in shown.out
    narrow = in_terminal("runs", "list", columns=50).out
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 50 for line in narrow.splitlines())


def test_no_color_is_respected(runs: HTTPRunDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = in_terminal("runs", "show", FIRST)
    assert "\x1b" not in shown.out
    assert re.search(r"^start +2024-05-01T10:00:00\+00:00$", shown.out, re.M)


def test_a_dumb_terminal_has_no_colours(runs: HTTPRunDB, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in in_terminal("runs", "list", term="dumb").out


def test_recent_times_are_relative(db: HTTPRunDB) -> None:
    start = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=3)).isoformat()
    run = {"metadata": {"name": "new", "uid": "u1"}, "status": {"start_time": start}}
    db.store_run(run, "u1")
    assert in_terminal("runs", "list").out.endswith("3 h ago\n")
    assert f"{start} (3 h ago)\n" in in_terminal("runs", "show", "u1").out


def test_wide_characters_do_not_shift_columns(db: HTTPRunDB) -> None:
    names = ("学習モデル", "e\u0301te\u0301", "👩\u200d👩\u200d👧", "plain")
    for number, name in enumerate(names):
        db.store_run({"metadata": {"name": name, "uid": f"u{number}"}}, f"u{number}")
    header, *lines = re.sub(r"\x1b\[[0-9;]*m", "", in_terminal("runs", "list").out).splitlines()
    assert header.startswith("NAME        UID")
    before = {line[: line.index("u")] for line in lines}
    assert before == {
        "学習モデル  ",
        "e\u0301te\u0301         ",
        "👩\u200d👩\u200d👧          ",
        "plain       ",
    }


def test_only_the_last_column_takes_the_rest_of_the_terminal(objects: HTTPRunDB) -> None:
    text = "学" * 100
    project = {"metadata": {"name": "n" * 60}, "spec": {"description": text}}
    objects.create_project(project)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", in_terminal("projects", "list", columns=121).out)
    line = next(line for line in shown.splitlines() if line.startswith("nn"))
    assert line.startswith("n" * 39 + "…  online")
    assert line.endswith(" ago  " + "学" * 30 + "…")


def test_the_id_of_a_pipeline_is_whole(pipeline: str) -> None:
    assert pipeline in in_terminal("pipelines", "list").out


def test_the_end_of_a_run_is_reported(db: HTTPRunDB) -> None:
    db.store_run({"metadata": {"name": "r", "uid": "u1"}, "status": {"state": "error"}}, "u1")
    db.store_log("u1", body="half a line")
    assert in_terminal("logs", "-f", "u1").out == "half a line\nrun u1: error\n"
    assert in_terminal("logs", "u1").out == "half a line"


def test_an_error_begins_a_line(scripted: ScriptedServer) -> None:
    run = json_response({"data": {"metadata": {"uid": "u1"}}})
    log = Response(body=b"half a line and more", cut=len("half a line"))
    scripted.responses = [run, log, json_response({"detail": "no"}, 400)]
    shown = in_terminal("--url", scripted.url, "logs", "-f", "u1").out
    assert shown.startswith("half a line\nmlrun-db: GET ")


def test_an_empty_list_says_so_on_a_terminal_only(db: HTTPRunDB) -> None:
    assert in_terminal("runs", "list", "-p", "x").out == "no runs in project x\n"
    assert in_terminal("runs", "list", "--all").out == "no runs\n"
    assert in_process("runs", "list").stdout == b""


@pytest.mark.parametrize(("answer", "status", "left"), [("y", 0, 0), ("n", 1, 1), ("", 1, 1)])
def test_a_delete_prompts(db: HTTPRunDB, answer: str, status: int, left: int) -> None:
    db.store_function({"kind": "job"}, "train")
    result = in_terminal("functions", "delete", "train", answer=f"{answer}\n")
    question = "Delete function train with all its versions of project default? [y/N]"
    assert question in result.out
    assert ("nothing deleted" in result.out) == bool(left)
    assert result.status == status
    assert len(db.list_functions()) == left


def test_the_prompt_names_runs_and_tags(runs: HTTPRunDB, objects: HTTPRunDB) -> None:
    asked = in_terminal("runs", "delete", "aaaa1111b", FIRST, SECOND, answer="n\n").out
    first, second = f"train-0 ({FIRST}, completed)", f"train-1 ({SECOND}, error)"
    assert f"Delete {first}, {second} of project default? [y/N]" in asked
    asked = in_terminal("artifacts", "delete", "model", "--tag", "v1", answer="n\n").out
    assert "Delete artifact model with tag v1 of project default? [y/N]" in asked


def test_ctrl_d_ends_the_line_of_the_prompt(db: HTTPRunDB) -> None:
    db.store_function({"kind": "job"}, "train")
    result = in_terminal("functions", "delete", "train", answer="\x04")
    assert (result.status, result.out[-1]) == (130, "\n")
    assert len(db.list_functions()) == 1


def test_ctrl_c_ends_the_prompt(db: HTTPRunDB) -> None:
    db.store_function({"kind": "job"}, "train")
    result = in_terminal("functions", "delete", "train", interrupt_at="[y/N]")
    assert (result.status, result.out[-1]) == (130, "\n")
    assert "Traceback" not in result.out
    assert len(db.list_functions()) == 1


def test_a_closed_pipe_ends_the_command_quietly(runs: HTTPRunDB) -> None:
    runs.store_run({"metadata": {"name": "n" * 3_000_000}}, "big", "default")
    with subprocess.Popen(
        [*COMMAND, "runs", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(10) == 141


def test_a_pipe_that_closes_before_the_last_lines_are_written(runs: HTTPRunDB) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = in_process("runs", "list", stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")


def test_ctrl_c_ends_the_following(db: HTTPRunDB) -> None:
    db.store_run({"metadata": {"name": "r"}, "status": {"state": "running"}}, "u1")
    db.store_log("u1", body="first line\n")
    with subprocess.Popen(
        [*COMMAND, "logs", "-f", "u1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "first line\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize("command", [["runs", "list"], ["logs", "u"], ["api", "GET", "runs"]])
def test_closed_and_full_outputs(runs: HTTPRunDB, command: list[str]) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh"]
    closed = subprocess.run(
        [*shell, *COMMAND, *command], stderr=subprocess.PIPE, text=True, check=False
    )
    assert (closed.returncode, closed.stderr) == (1, "mlrun-db: cannot write: stdout is closed\n")
    with open("/dev/full", "wb") as full:
        result = in_process("runs", "list", stdout=full.fileno())
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)
    assert b"No space left" in result.stderr


def test_the_traceback_of_an_error(run: Run) -> None:
    arguments = ["--url", "http://127.0.0.1:9", "runs", "list"]
    assert b"Traceback" not in in_process(*arguments).stderr
    debugged = in_process(*arguments, environment={"MLRUN_DB_DEBUG": "1"})
    assert b"Traceback" in debugged.stderr
    assert debugged.stderr.splitlines()[-1].startswith(b"mlrun-db: GET")


def test_characters_that_the_encoding_lacks_are_escaped(db: HTTPRunDB) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    db.store_run({"metadata": {"name": "é😀"}}, "u1")
    listed = in_process("runs", "list", environment=ascii_only)
    assert listed.stdout.startswith(b"\\xe9\\U0001f600\t")
    listed = in_process("runs", "list", "--json", environment=ascii_only)
    assert json.loads(listed.stdout)[0]["metadata"]["name"] == "é😀"


def test_the_shell_completes() -> None:
    words = {"COMP_WORDS": "mlrun-db run", "COMP_CWORD": "1"}
    asked = in_process(environment={**words, "_MLRUN_DB_COMPLETE": "bash_complete"})
    assert asked.stdout == b"plain,runs\n"
    for option in ("--config", "--verify", "serve --db", "serve --files"):
        words = {"COMP_WORDS": f"mlrun-db {option} x", "COMP_CWORD": str(len(option.split()) + 1)}
        asked = in_process(environment={**words, "_MLRUN_DB_COMPLETE": "bash_complete"})
        assert asked.stdout in (b"file,x\n", b"dir,x\n")
    script = in_process(environment={"_MLRUN_DB_COMPLETE": "zsh_source"})
    assert b"#compdef mlrun-db" in script.stdout


def test_an_older_click_is_reported() -> None:
    code = (
        "import sys, click; del click.exceptions.NoArgsIsHelpError\n"
        "from mlrun_db import cli; sys.exit(cli.main())"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert "needs click 8.2 or newer" in result.stderr
    assert "pip install 'mlrun_db[cli]'" in result.stderr


def test_without_click_the_extra_is_named() -> None:
    code = "import sys; sys.modules['click'] = None\nfrom mlrun_db import cli; sys.exit(cli.main())"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "mlrun-db: mlrun-db needs click, which is not installed: pip install 'mlrun_db[cli]'\n"
    )
