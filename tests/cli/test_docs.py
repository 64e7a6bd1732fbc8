"""Every command of docs/cli.md does what it says, on an embedded server that has what it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from mlrun_db import HTTPRunDB
from mlrun_db.cli.app import app
from tests.cli.conftest import ROOT, Run

TEXT = (ROOT / "docs/cli.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
LINES = [
    line for block in BLOCKS for line in block.splitlines() if re.match(r"mlrun-db [^|]*$", line)
]


def test_every_command_is_shown() -> None:
    shown = {" ".join(shlex.split(line)[1:3]) for line in LINES} | {"mcp", "replay", "serve", "ui"}
    shown |= {name.split()[0] for name in shown}
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            assert {f"{name} {each}" for each in command.commands} <= shown
        else:
            assert name in shown


def test_the_commands_work_one_after_the_other(
    run: Run,
    runs: HTTPRunDB,
    objects: HTTPRunDB,
    pipeline: str,
    config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for uid, state in (("8f2c1d00", "completed"), ("41d0e700", "running")):
        metadata = {"name": "r", "uid": uid, "labels": {"kind": "job"}}
        runs.store_run({"metadata": metadata, "status": {"state": state}}, uid)
    objects.store_function({"kind": "job"}, "old-train")
    hash_ = objects.get_function("train")["metadata"]["hash"][:6]
    config.write_text(f'[servers.prod]\nurl = "{runs.base_url}"\n')
    monkeypatch.chdir(tmp_path)
    Path("offline-runs").mkdir()
    Path("project.json").write_text('{"metadata": {"name": "churn"}}')
    assert len(LINES) > 30
    for line in LINES:
        words = shlex.split(line.replace("5c8a6d0e-pipeline", pipeline).replace("4e8f61", hash_))
        result = run(*words[1:])
        assert (line, result.status, result.err) == (line, 0, "")
