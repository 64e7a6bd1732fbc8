"""``mlrun-db replay``, as a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mlrun_db import HTTPRunDB, LocalServer
from tests.cli.conftest import ROOT, Run


def test_a_trace_is_served(tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl.gz"
    with LocalServer() as server, HTTPRunDB(server.url, record=trace) as db:
        db.store_run({"metadata": {"name": "train"}}, "u")
        db.read_run("u")
    command = [sys.executable, "-m", "mlrun_db", "replay", str(trace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        with HTTPRunDB(line.split()[-1]) as db:
            assert db.read_run("u")["metadata"]["name"] == "train"
        process.terminate()
    assert "exchanges at http://127.0.0.1:" in line


def test_another_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x\n")
    result = run("replay", str(tmp_path / "x"))
    assert (result.status, "is not a trace" in result.err) == (2, True)
