"""The Python of README.md and two documents runs as it stands; an example is near the top."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = [
    block
    for name in ("README.md", "docs/server.md", "docs/lists.md")
    for block in re.findall(
        r"^```python\n(.*?)^```", (ROOT / name).read_text(), re.MULTILINE | re.DOTALL
    )
]


def test_the_first_lines_show_the_two_commands_and_an_example() -> None:
    first = README.splitlines()[:20]
    commands = [line for line in first if line.startswith("scripts/")]
    assert [line.split()[0] for line in commands] == ["scripts/demo", "scripts/test"]
    assert "```python" in first
    assert first.count("```") == 2


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_an_example_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "documentation", "exec"), {})
    said = capsys.readouterr().out
    for line in re.findall(r"^ *# (\[.*\])$", block, re.MULTILINE):
        assert line in said
