"""The Python of README.md and docs/ runs as printed, prints what it shows and fits its box."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

import mlrun_db
from mlrun_db import HTTPRunDB, errors, objects

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text()
COLUMNS = 76  # what a code block of the site shows without a scroll bar

WIDE = {DOCS / name for name in ("cli.md", "notebooks.md", "server.md", "testing.md")}

# Needs MLRun's SDK, so scripts/try-official-sdk runs it, every week.
OF_THE_SDK = DOCS / "laptop.md"

PAGES: dict[str, list[CodeExample]] = defaultdict(list)
for each in find_examples(str(ROOT / "README.md"), str(DOCS)):
    if each.path != OF_THE_SDK:
        PAGES[str(each.path.relative_to(ROOT))].append(each)


def test_the_first_lines_show_the_two_commands_and_an_example() -> None:
    first = README.splitlines()[:20]
    commands = [line for line in first if line.startswith("scripts/")]
    assert [line.split()[0] for line in commands] == ["scripts/demo", "scripts/test"]
    assert "```python" in first
    assert first.count("```") == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_from_top_to_end(page: str, eval_example: EvalExample) -> None:
    """Blocks share their names; --update-examples writes what a block prints below it."""
    eval_example.set_config(line_length=COLUMNS)
    names: dict[str, Any] = {}
    for example in PAGES[page]:
        if "#> " not in example.source:
            run = eval_example.run
        elif eval_example.update_examples:
            run = eval_example.run_print_update
        else:
            run = eval_example.run_print_check
        names |= run(example, module_globals=names)


@pytest.mark.parametrize("page", sorted({*PAGES} - {f"docs/{page.name}" for page in WIDE}))
def test_code_is_formatted(page: str, eval_example: EvalExample) -> None:
    eval_example.set_config(line_length=COLUMNS)
    for example in PAGES[page]:
        (eval_example.format_black if eval_example.update_examples else eval_example.lint_black)(
            example
        )


@pytest.mark.parametrize("page", sorted({*DOCS.glob("*.md")} - WIDE), ids=lambda page: page.name)
def test_no_block_is_wider_than_its_box(page: Path) -> None:
    blocks = re.findall(r"^```\w+\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    assert [line for block in blocks for line in block.splitlines() if len(line) > COLUMNS] == []


REFERENCE = "\n".join(path.read_text() for path in sorted((DOCS / "reference").glob("*.md")))
# What has no page of its own, or is shown as a part of mlrun_db.objects.
NOT_DIRECTIVES = {"__version__", "mlconf", *objects.__all__}
SHOWN = re.findall(r"^::: mlrun_db\.(\S+)$", REFERENCE, re.MULTILINE)


def test_every_public_name_is_in_the_reference_once() -> None:
    methods = [f"HTTPRunDB.{name}" for name in dir(HTTPRunDB) if not name.startswith("_")]
    exported = [
        name
        for name in mlrun_db.__all__
        if name not in NOT_DIRECTIVES and not isinstance(getattr(mlrun_db, name), ModuleType)
    ]
    classes = [f"objects.{name}" for name in objects.__all__]
    exceptions = [
        f"errors.{name}"
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    ]
    public = {*methods, *exported, *classes, *exceptions} - {"HTTPRunDB.kind"}
    assert len(SHOWN) == len(set(SHOWN))
    assert public - set(SHOWN) == set()


def test_tracking_takes_few_lines() -> None:
    """The training of docs/tracking.md, tracked: runs in threads with curves and models."""
    (block,) = [
        example for example in PAGES["docs/tracking.md"] if "ThreadPoolExecutor" in example.source
    ]
    lines = [line for line in block.source.splitlines() if line.strip()]
    assert any("start_run" in line for line in lines)
    assert len(lines) <= 20
