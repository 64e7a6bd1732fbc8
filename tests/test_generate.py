"""scripts/generate --check finds every way in which spec and generated code can differ."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEEDED = (
    *("openapi.yaml", "generator-config.yaml", "templates", "generated"),
    *("scripts/tools", "mlrun_db", "docs", "tests/data"),
)
READ_RUN = "      operationId: read_run\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the generator reads and writes."""
    for name in NEEDED:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    return tmp_path


def generate(tree: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, str(tree / "scripts/tools/generate.py"), *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_what_is_committed_agrees(tree: Path) -> None:
    assert generate(tree, "--check") == (0, "generated/ agrees with openapi.yaml\n")


def test_every_generated_file_says_so() -> None:
    files = [*(ROOT / "generated").rglob("*.py"), ROOT / "generated/mlrun_api/operations.py"]
    assert len(files) > 20
    for path in files:
        first = path.read_text().splitlines()[0]
        assert first.startswith("# Generated from openapi.yaml by scripts/generate."), path


def test_edits_added_files_and_changes_of_the_spec_are_shown(tree: Path) -> None:
    package = tree / "generated/mlrun_api"
    change(package / "api/runs.py", "read_run", "read_runs")
    (package / "stray.txt").write_text("stray\n")
    (package / "enums.py").unlink()
    change(tree / "openapi.yaml", "      x-idempotent: true\n", "      x-idempotent: false\n")
    status, text = generate(tree, "--check")
    assert status == 1
    for name in ("api/runs.py", "stray.txt", "enums.py"):
        assert f"--- committed/generated/mlrun_api/{name}" in text
    assert "--- committed/generated/mlrun_api/operations.py" in text
    assert generate(tree)[0] == 0
    assert generate(tree, "--check")[0] == 0
    assert not (package / "stray.txt").exists()


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (READ_RUN, "", "needs a unique operationId"),
        (READ_RUN, "      operationId: store_run\n", "needs a unique operationId"),
        ("      x-idempotent: true\n", "", "x-idempotent: true or false"),
        # the generator gives both one file and says nothing
        (READ_RUN, "      operationId: storeRun\n", "lost operations: storeRun"),
        # a model it cannot make: a warning, and the operations that use it are gone
        (
            "\n  schemas:\n",
            "\n  schemas:\n    Broken: {type: array}\n",
            "refused or warned about openapi.yaml",
        ),
    ],
)
def test_what_the_generator_would_lose_is_an_error(
    tree: Path, old: str, new: str, text: str
) -> None:
    change(tree / "openapi.yaml", old, new)
    status, said = generate(tree, "--check")
    assert status == 1
    assert text in said
