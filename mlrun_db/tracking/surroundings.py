"""What a run notes about where it runs."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess


def labels() -> dict[str, str]:
    """Return the labels of a run: its kind, host and owner, and the commit of its code."""
    found = {"kind": "local", "host": socket.gethostname(), "owner": owner(), "commit": commit()}
    return {name: value for name, value in found.items() if value}


def owner() -> str:
    """Return the name of the user, "" if there is none."""
    if name := os.environ.get("V3IO_USERNAME", ""):
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user id without a name, as in containers
        return ""


def commit() -> str:
    """Return the git commit of the working directory, "" outside of a repository."""
    try:
        found = subprocess.run(
            ["git", "rev-parse", "--verify", "HEAD"],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()
