"""What the option ``execute`` needs before anything runs: a Python, a token, a folder, a lock."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import IO

from mlrun_db.server.http.origins import ANY_HOST, is_loopback
from mlrun_db.server.storage.store import StoreError

ARTIFACT_PATH = "{{run.project}}/{{run.uid}}"  # below the folder; clients replace the names
_CHECK = "import importlib.util, sys; sys.exit(importlib.util.find_spec('mlrun') is None)"
_CHECK_SECONDS = 30.0
_LARGEST_NUMBER = 1024  # of workers: each is two processes


def check_reach(host: str, allowed_hosts: Collection[str]) -> None:
    """Reject a server that others than this machine can reach. Raises ValueError."""
    if os.name == "nt":
        raise ValueError("execute requires Linux or macOS: jobs run in groups of processes")
    if not is_loopback(host):
        raise ValueError(f"execute requires a loopback host, such as 127.0.0.1, got {host!r}")
    if ANY_HOST in allowed_hosts:
        raise ValueError("execute requires that hosts are checked: allowed_hosts cannot be '*'")


def check_workers(workers: int) -> None:
    """Reject an impossible number of workers. Raises ValueError."""
    if isinstance(workers, bool) or not isinstance(workers, int):
        raise ValueError(f"workers must be an integer, got {workers!r}")
    if not 1 <= workers <= _LARGEST_NUMBER:
        raise ValueError(f"workers must be 1 to {_LARGEST_NUMBER}, got {workers}")


def find_python(python: str) -> str:
    """Return the path of a Python that has ``mlrun``; empty: this one. Raises ValueError."""
    found = shutil.which(python or sys.executable)
    if found is None:
        raise ValueError(f"python must be a program, got {python!r}")
    # Not resolved: Python finds the packages of a virtual environment by its links.
    found = os.path.abspath(found)
    variables = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    try:
        result = subprocess.run(
            [found, "-c", _CHECK],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_CHECK_SECONDS,
            check=False,
            env=variables,
            cwd="/",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"python must be a Python that runs, got {found!r}: {error}") from error
    if result.returncode:
        raise ValueError(
            f"python must have mlrun, which {found} has not: "
            f"{found} -m pip install mlrun, or name another Python"
        )
    return found


def new_token() -> str:
    """Return a random token of 256 bits.

    Hexadecimal: the SDK takes some tokens with a hyphen for a session of Iguazio.
    """
    return secrets.token_hex(32)


class Workspace:
    """Where the artifacts of runs go, and the lock that only one server executes a queue.

    Args:
        db: The database file; the artifacts go to a folder beside it. None: to a temporary folder.
        files: The folder that the server reads files from; with it, artifacts go below it.
    """

    def __init__(self, db: Path | None, files: Path | None) -> None:
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._lock = None if db is None else _lock(db)
        if files is not None:
            self.artifacts = files.resolve()
        elif db is not None:
            self.artifacts = db.resolve().with_name(f"{db.name}-artifacts")
            self.artifacts.mkdir(mode=0o700, exist_ok=True)
        else:
            self._temporary = tempfile.TemporaryDirectory(prefix="mlrun-db-artifacts-")
            self.artifacts = Path(self._temporary.name)

    def close(self) -> None:
        """Release the lock, and delete what is temporary."""
        if self._lock is not None:
            self._lock.close()
        if self._temporary is not None:
            self._temporary.cleanup()


def is_executed(db: Path) -> bool:
    """Return whether a server executes the queue of a database."""
    try:
        _lock(db).close()
    except StoreError:
        return True
    return False


def _lock(db: Path) -> IO[str]:
    """Lock the queue of a database until the file is closed. Raises StoreError."""
    import fcntl

    file = open(f"{db}-executor", "w")  # noqa: SIM115  # held while the server runs
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise StoreError(f"another server executes the jobs of {db}") from None
    return file
