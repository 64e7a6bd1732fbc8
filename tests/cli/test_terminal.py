"""Terminals, pipes and signals: the command as a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys

import pytest

from mlrun_db import HTTPRunDB
from tests.cli.conftest import COMMAND, UIDS, in_process, in_terminal

FIRST, SECOND, _ = UIDS
GREEN, RED = "\x1b[32m", "\x1b[31m"


def test_a_table_on_a_terminal_is_short_and_coloured(runs: HTTPRunDB) -> None:
    shown = in_terminal("runs", "list", columns=70)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown.out)
    header, second, first = plain.splitlines()
    assert header.split() == ["NAME", "UID", "STATE", "START", "RESULTS"]
    assert re.split("  +", first)[:3] == ["train-0", "aaaa1111b", "completed"]
    assert re.split("  +", second)[1:3] == ["aaaa1111c", "error"]
    assert re.search(r"[0-9]+ d ago  auc=0\.9123$", first)
    assert f"{GREEN}completed" in shown.out
    assert f"{RED}error" in shown.out
    narrow = in_terminal("runs", "list", columns=50).out
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 50 for line in narrow.splitlines())


def test_no_color_is_heeded(runs: HTTPRunDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = in_terminal("runs", "show", FIRST)
    assert "\x1b" not in shown.out
    assert re.search(r"^start +2024-05-01T10:00:00\+00:00 \([0-9]+ d ago\)$", shown.out, re.M)


def test_an_empty_list_says_so_on_a_terminal_only(db: HTTPRunDB) -> None:
    assert in_terminal("runs", "list").out == "no runs\n"
    assert in_process("runs", "list").stdout == b""


@pytest.mark.parametrize(("answer", "status", "left"), [("y", 0, 0), ("n", 1, 1), ("", 1, 1)])
def test_somebody_is_asked_before_a_delete(
    db: HTTPRunDB, answer: str, status: int, left: int
) -> None:
    db.store_function({"kind": "job"}, "train")
    result = in_terminal("functions", "delete", "train", answer=f"{answer}\n")
    assert "Delete function train of project default? [y/N]" in result.out
    assert ("nothing deleted" in result.out) == bool(left)
    assert result.status == status
    assert len(db.list_functions()) == left


def test_ctrl_c_is_an_answer_too(db: HTTPRunDB) -> None:
    db.store_function({"kind": "job"}, "train")
    result = in_terminal("functions", "delete", "train", interrupt_at="[y/N]")
    assert result.status == 130
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


def test_text_that_the_encoding_lacks_is_escaped(db: HTTPRunDB) -> None:
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
    script = in_process(environment={"_MLRUN_DB_COMPLETE": "zsh_source"})
    assert b"#compdef mlrun-db" in script.stdout


def test_without_click_the_extra_is_named() -> None:
    code = "import sys; sys.modules['click'] = None\nfrom mlrun_db import cli; sys.exit(cli.main())"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "mlrun-db: the command needs one package more: pip install 'mlrun_db[cli]'\n"
    )
