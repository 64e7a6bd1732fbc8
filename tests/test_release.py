"""scripts/release finds what is not ready for a release."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.tools.release import git_problems, version_problems

FILES = {
    "mlrun_db/_version.py": '__version__ = "1.2.0"\n',
    "openapi.yaml": "openapi: 3.1.0\ninfo:\n  version: 1.2.0\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.2.0 (2026-11-26)\n\n## 1.1.0 (2026-01-01)\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_tree_that_is_ready(tree: Path) -> None:
    assert list(version_problems(tree, "1.2.0")) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "mlrun_db/_version.py",
            "1.2.0",
            "1.1.0",
            "mlrun_db/_version.py has 1.1.0, pyproject.toml has 1.2.0",
        ),
        ("openapi.yaml", "  version", "  title", "openapi.yaml has no version"),
        ("CHANGELOG.md", "2026-11-26", "unreleased", 'begins with "1.2.0 (unreleased)"'),
        ("CHANGELOG.md", "## 1.2.0", "## 1.3.0", 'begins with "1.3.0 (2026-11-26)"'),
    ],
)
def test_each_problem_is_reported(tree: Path, name: str, old: str, new: str, problem: str) -> None:
    (tree / name).write_text(FILES[name].replace(old, new))
    (found,) = version_problems(tree, "1.2.0")
    assert problem in found


def test_changed_files_and_an_existing_tag_are_reported(tree: Path) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false")

    def git(*words: str) -> None:
        subprocess.run(["git", *who, *words], cwd=tree, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    assert list(git_problems(tree, "v1.2.0")) == ["3 files are not committed"]
    git("add", ".")
    git("commit", "--message", "first")
    assert list(git_problems(tree, "v1.2.0")) == []
    git("tag", "v1.2.0")
    assert list(git_problems(tree, "v1.2.0")) == ["the tag v1.2.0 exists"]
    assert list(git_problems(tree, "v1.2.0", is_tagged=True)) == []
