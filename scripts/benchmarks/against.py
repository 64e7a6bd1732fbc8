"""Compares this revision with another one of ours, in one run."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .measure import ROOT, Ratio, RawServer, Samples, Worker
from .suite import OURS, Options, sides

SLOWER = 1.1  # times as long is a reason to look
TASKS = (
    ("read_run", {"calls": 20}, 100),
    ("store_run", {"calls": 20}, 100),
    ("list_runs", {"calls": 20}, 100),
    ("list_runs", {"items": 10_000}, 20),
    ("list_runs", {"items": 10_000, "shape": "texts"}, 20),
    ("list_artifacts", {"items": 10_000}, 20),
    ("iter_runs", {"items": 10_000}, 20),
)


@contextlib.contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Check a revision out into a folder of its own."""
    git = ["git", "-C", str(ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "other"
        command = [*git, "worktree", "add", "--quiet", "--detach", str(place), revision]
        subprocess.run(command, check=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "worktree", "remove", "--force", str(place)], check=True)


def against(revision: str, options: Options) -> Iterator[Ratio]:
    """Yield how the processor's time of both compares; the target is SLOWER."""
    with checked_out(revision) as place, RawServer() as server, contextlib.ExitStack() as stack:
        clients = {
            name: stack.enter_context(Worker(OURS, server.url, sys.executable, root))
            for name, root in ((OURS, ROOT), (revision, place))
        }
        for operation, task, rounds in TASKS:
            texts = " with 1 KB of text" if "shape" in task else ""
            case = f"{operation} of {task.get('items', 1):,}{texts}, processor's time"
            samples = Samples("against", case)
            steps = sides(clients, operation=operation, measure="cpu", **task)
            samples.take(steps, options.rounds(rounds))
            yield samples.ratio(OURS, revision, f"<= {SLOWER}")
