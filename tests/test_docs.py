"""The Python of README.md and of docs/ runs as it stands; an example is near the top."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def python_blocks(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


PAGES = {
    path.name: blocks
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if (blocks := python_blocks(path.read_text()))
}


def test_the_first_lines_show_the_two_commands_and_an_example() -> None:
    first = README.splitlines()[:20]
    commands = [line for line in first if line.startswith("scripts/")]
    assert [line.split()[0] for line in commands] == ["scripts/demo", "scripts/test"]
    assert "```python" in first
    assert first.count("```") == 2


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_from_top_to_end(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And prints the lists that its comments show."""
    names: dict[str, object] = {"__name__": name}
    for block in PAGES[name]:
        exec(compile(block, name, "exec"), names)
        said = capsys.readouterr().out
        for line in re.findall(r"^ *# (\[.*\])$", block, re.MULTILINE):
            assert line in said
