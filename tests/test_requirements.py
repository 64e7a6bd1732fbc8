"""What CI and the scripts install is locked, with hashes."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
SETS = sorted(file.stem for file in FOLDER.glob("*.in"))


def wanted(file: Path) -> Iterator[Requirement]:
    """Yield what a file of requirements/ needs: with -r that of another, with -e the package's."""
    for line in file.read_text().splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("-r "):
            yield from wanted(file.parent / text[3:])
        elif text.startswith("-e "):
            extras = re.findall(r"\w+", text)[1:]
            needed = [PROJECT["dependencies"]]
            needed += [PROJECT["optional-dependencies"][extra] for extra in extras]
            yield from (Requirement(one) for each in needed for one in each)
        elif text:
            yield Requirement(text)


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions of each package in a lock; each line must have a version and hashes."""
    versions: dict[str, set[str]] = {}
    text = (FOLDER / f"{name}.txt").read_text().replace("\\\n", "")
    for line in re.findall(r"^[^\s#].*", text, re.MULTILINE):
        found = re.fullmatch(r"([\w.-]+)==(\S+) .*--hash=sha256:[0-9a-f]{64}", line)
        assert found, line
        versions.setdefault(canonicalize_name(found[1]), set()).add(found[2])
    return versions


@pytest.mark.parametrize("name", SETS)
def test_what_is_required_is_locked(name: str) -> None:
    lock = locked(name)
    missing = [
        str(one)
        for one in wanted(FOLDER / f"{name}.in")
        if not any(map(one.specifier.contains, lock.get(canonicalize_name(one.name), ())))
    ]
    assert missing == [], "run scripts/lock"


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_the_versions_of_the_tests(name: str) -> None:
    """They are installed into one environment."""
    tests = locked("test")
    lock = locked(name)
    assert lock
    assert {one: lock[one] for one in lock if not lock[one] <= tests.get(one, lock[one])} == {}


def test_what_npm_installs_is_locked() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text())["packages"]
    required = json.loads((FOLDER / "package.json").read_text())["dependencies"]
    assert lock[""]["dependencies"] == required, "run scripts/lock"
    assert [name for name, package in lock.items() if name and "integrity" not in package] == []
