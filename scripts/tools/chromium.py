"""Chromium for the scripts that check pages in it: where it is, how it starts, what they report."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_INSTALLED = "Chromium is not installed: apt-get install chromium"
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


def executable() -> str | None:
    """Return the path of Chromium, None when it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def report(
    subject: str, description: str | None, problems_of: Callable[[str, Path], list[str]]
) -> int:
    """Run a script whose argument is the folder of its pictures; return its exit status.

    Args:
        subject: What is checked.
        description: The help of the script.
        problems_of: Returns what is wrong; its arguments are Chromium and the folder.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "screenshots")
    folder: Path = parser.parse_args().folder
    chromium = executable()
    if chromium is None:
        print(NOT_INSTALLED, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    problems = problems_of(chromium, folder)
    for problem in problems:
        print(f"WRONG {problem}", file=sys.stderr)
    print(f"{subject}: {len(problems)} problems; pictures in {folder}")
    return bool(problems)
