"""The example in CONTRIBUTING.md, followed word for word on a copy, ends with passing tests."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = "Changing the API, step by step"


def blocks() -> Iterator[tuple[str, list[str]]]:
    """Yield the path and the lines of each change in the example."""
    _, _, section = (ROOT / "CONTRIBUTING.md").read_text().partition(f"\n## {EXAMPLE}\n")
    section = section.partition("\n## ")[0]
    for block in re.findall(r"^ {3}```diff\n(.*?)^ {3}```", section, re.DOTALL | re.MULTILINE):
        head, *lines = [line[3:] for line in block.splitlines()]
        yield head.removeprefix("# "), lines


def changed(text: list[str], change: list[str]) -> list[str]:
    """Return the lines of a file after a change, which must fit in exactly one place."""
    found = [result for start in range(len(text)) if (result := changed_at(text, change, start))]
    assert len(found) == 1, (len(found), change)
    return found[0]


def changed_at(text: list[str], change: list[str], start: int) -> list[str] | None:
    """Return the lines after a change that begins at a line; None when it does not fit there."""
    result, at = text[:start], start
    gap = False
    for line in change:
        if line.strip() == "...":
            gap = True
        elif line.startswith("+"):
            result.append(line[1:])
        else:
            while gap and at < len(text) and text[at] != line[1:]:
                result.append(text[at])
                at += 1
            gap = False
            if at == len(text) or text[at] != line[1:]:
                return None
            result.append(text[at])
            at += 1
    return result + text[at:]


def test_the_example_ends_green(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns(".git", ".venv*", "*cache*", "site", "dist")
    shutil.copytree(ROOT, copy, ignore=ignored)
    applied = list(blocks())
    assert len(applied) >= 9
    for head, lines in applied:
        path = copy / head.removesuffix(", at the end")
        text = path.read_text().splitlines()
        if head.endswith(", at the end"):
            text += [line[1:] for line in lines]
        else:
            text = changed(text, lines)
        path.write_text("\n".join(text) + "\n")

    def run(*words: str) -> str:
        command = [sys.executable, *words]
        result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    run("scripts/tools/generate.py")
    run("-m", "ruff", "check", "--no-cache", ".")
    run("-m", "ruff", "format", "--no-cache", "--check", ".")
    run("-m", "mypy", "mlrun_db/facade", "mlrun_db/server", "tests/facade/test_runs.py")
    tests = (
        "tests/facade/test_runs.py",
        "tests/contract/test_client_spec.py",
        "tests/test_spec.py",
    )
    passed = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", "run")
    assert "test_runs_of_an_owner" in (copy / "tests/facade/test_runs.py").read_text()
    assert re.search(r"\d+ passed", passed) and "failed" not in passed
