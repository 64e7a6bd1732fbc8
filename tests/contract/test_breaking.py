"""scripts/breaking finds what breaks callers since a tag, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from scripts.tools.breaking import main

ROOT = Path(__file__).parents[2]
NEEDED = ("mlrun_db", "generated", "scripts/tools", "openapi.yaml", "CHANGELOG.md")
RUNS = "mlrun_db/facade/runs.py"
READ_RUN = 'self, uid: str, project: str = "", iter: int = 0, *, format_: str = "full"'
STATE = "    ListRunState:\n      name: state\n      in: query\n"
Tree = Path
Change = Callable[[Tree], None]


def git(tree: Tree, *words: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=tree, check=True, capture_output=True)


class Breaking(Protocol):
    def __call__(self, *words: str) -> tuple[int, list[str], str]: ...


@pytest.fixture
def breaking(tree: Tree, capsys: pytest.CaptureFixture[str]) -> Breaking:
    def run(*words: str) -> tuple[int, list[str], str]:
        code = main(list(words), root=tree)
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return run


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = tmp_path_factory.mktemp("tagged")
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tree / name).parent.mkdir(exist_ok=True)
        copy(ROOT / name, tree / name)
    git(tree, "init", "--initial-branch=main")
    git(tree, "add", ".")
    git(tree, "commit", "-m", "first")
    git(tree, "tag", "v0.1.0")
    return tree


@pytest.fixture
def tree(tagged: Tree, tmp_path: Path) -> Tree:
    git(tmp_path, "clone", str(tagged), "tree")
    return tmp_path / "tree"


def replace(tree: Tree, name: str, old: str, new: str) -> None:
    text = (tree / name).read_text()
    assert old in text
    (tree / name).write_text(text.replace(old, new, 1))


def remove_method(tree: Tree) -> None:
    replace(tree, RUNS, "def del_run(", "def _del_run(")


def remove_parameter(tree: Tree) -> None:
    replace(tree, RUNS, READ_RUN, READ_RUN.replace(", iter: int = 0", ""))


def add_method(tree: Tree) -> None:
    replace(tree, RUNS, "    def del_run(", "    def more(self) -> None: ...\n\n    def del_run(")


def add_optional_parameter(tree: Tree) -> None:
    replace(tree, RUNS, READ_RUN, READ_RUN.replace("*, ", "*, new: int = 0, "))


def remove_name_of_the_package(tree: Tree) -> None:
    replace(tree, "mlrun_db/__init__.pyi", "from .lists import RunList as RunList\n", "")


def remove_member_of_an_enum(tree: Tree) -> None:
    replace(tree, "generated/mlrun_api/enums.py", '    archived = "archived"\n', "")


def change_what_is_internal(tree: Tree) -> None:
    (tree / "mlrun_db/_polling/waits.py").unlink()
    shutil.rmtree(tree / "mlrun_db/server/rules")


def require_a_parameter(tree: Tree) -> None:
    replace(tree, "openapi.yaml", STATE, f"{STATE}      required: true\n")


def remove_spec_parameter(tree: Tree) -> None:
    reference = "        - {$ref: '#/components/parameters/ListRunState'}\n"
    replace(tree, "openapi.yaml", reference, "")


def add_spec_parameters(tree: Tree) -> None:
    old = "        - {$ref: '#/components/parameters/ListRunState'}\n"
    new = "        - {name: %s, in: query, required: %s, schema: {type: string}}\n"
    replace(tree, "openapi.yaml", old, old + new % ("one", "true") + new % ("two", "false"))


def remove_operation_and_error(tree: Tree) -> None:
    found = (tree / "openapi.yaml").read_text()
    start = found.index("    delete:\n      operationId: del_run\n")
    end = found.index("\n\n", start)
    replace(tree, "openapi.yaml", found[start:end], "")


def remove_enum_value(tree: Tree) -> None:
    replace(tree, "openapi.yaml", "enum: [unknown, creating,", "enum: [creating,")


def make_body_optional(tree: Tree) -> None:
    description = "The fields to change, by dotted path."
    old = f"    RunUpdate:\n      description: {description}\n      required: true\n"
    replace(tree, "openapi.yaml", old, old.replace("true", "false"))


def require_a_body(tree: Tree) -> None:
    replace(tree, "openapi.yaml", "      required: false\n", "      required: true\n")


def require_a_field(tree: Tree) -> None:
    old = "required: [function]"
    replace(tree, "openapi.yaml", old, "required: [function, with_mlrun]")


def allow_less(tree: Tree) -> None:
    old = "Tag of the function. Default: latest.'\n      schema: {type: string"
    replace(tree, "openapi.yaml", old, f"{old}, enum: [latest]")
    old = "Maximum number of partitions (1.x). Default: 0, no limit.'\n"
    old += '      x-since: "1.5"\n      schema: {type: '
    replace(tree, "openapi.yaml", f"{old}integer", f"{old}boolean")


def remove_success(tree: Tree) -> None:
    found = (tree / "openapi.yaml").read_text()
    start = found.index("        '204'", found.index("\n      operationId: delete_feature_set\n"))
    end = found.index("\n", start) + 1
    (tree / "openapi.yaml").write_text(found[:start] + found[end:])


INGEST = "/api/projects/{project}/feature-sets/{name}/references/{reference}/ingest"
HTTPRUNDB = "mlrun_db.HTTPRunDB"
BREAKS: dict[Change, list[str]] = {
    remove_method: [f"{HTTPRUNDB}.del_run: Public object was removed"],
    remove_parameter: [f"{HTTPRUNDB}.read_run(iter): Parameter was removed"],
    remove_name_of_the_package: ["mlrun_db.RunList: Public object was removed"],
    remove_member_of_an_enum: ["mlrun_db.ProjectState.archived: Public object was removed"],
    require_a_parameter: [
        "GET /api/projects/{project}/runs | query state required: changed: False -> True",
    ],
    add_spec_parameters: ["GET /api/runs | query one: added"],
    remove_spec_parameter: ["GET /api/runs | query state: removed"],
    remove_operation_and_error: ["DELETE /api/run/{project}/{uid} | operation: removed"],
    remove_success: ["DELETE /api/projects/{project}/feature-sets/{name} | status 204: removed"],
    allow_less: [
        "GET /api/func/{project}/{name} | query tag enum: added",
        "GET /api/projects/{project}/functions/{name} | query tag enum: added",
        "GET /api/projects/{project}/runs | query max-partitions type: changed: integer -> boolean",
        "GET /api/runs | query max-partitions type: changed: integer -> boolean",
    ],
    require_a_body: [f"POST {INGEST} | body required: changed: False -> True"],
    require_a_field: [
        "POST /api/build/function | body .with_mlrun required: changed: False -> True",
    ],
    remove_enum_value: [
        "GET /api/project-summaries | query state enum unknown: removed",
        "GET /api/projects | query state enum unknown: removed",
    ],
}
HARMLESS = (add_method, add_optional_parameter, change_what_is_internal, make_body_optional)


def test_each_break_is_found_and_nothing_else(tree: Tree, breaking: Breaking) -> None:
    for change in BREAKS:
        change(tree)
    code, out, err = breaking()
    expected = [f"  {each}" for breaks in BREAKS.values() for each in breaks]
    assert sorted(out[1:]) == sorted(expected)
    assert out[0] == f"Since v0.1.0: {len(expected)} breaking changes, 0 more are intended"
    assert sorted(out[1:]) == sorted(expected)
    assert (code, err) == (1, "")


def test_what_breaks_nothing_is_not_reported(tree: Tree, breaking: Breaking) -> None:
    for change in HARMLESS:
        change(tree)
    assert breaking() == (0, ["Since v0.1.0: 0 breaking changes, 0 more are intended"], "")


def test_an_intended_break_is_named_in_the_changelog(tree: Tree, breaking: Breaking) -> None:
    remove_method(tree)
    remove_spec_parameter(tree)
    name = f"- `{HTTPRUNDB}.del_run` is gone.\n- `GET /api/runs | query state` too.\n"
    head = "# Changelog\n\n## 9.0.0\n\n### Added\n"
    (tree / "CHANGELOG.md").write_text(f"{head}\n### Breaking\n\n{name}")
    summary = "Since v0.1.0: 0 breaking changes, 2 more are intended"
    assert breaking() == (0, [summary], "")

    (tree / "CHANGELOG.md").write_text(
        f"# Changelog\n\n## 9.0.1\n\n## 9.0.0\n\n### Breaking\n{name}"
    )
    assert breaking()[0] == 1


def test_another_tag_can_be_named(tree: Tree, breaking: Breaking) -> None:
    remove_method(tree)
    git(tree, "commit", "-a", "-m", "second")
    git(tree, "tag", "v0.2.0")
    assert breaking()[:2] == (0, ["Since v0.2.0: 0 breaking changes, 0 more are intended"])
    assert breaking("v0.1.0")[0] == 1
    code, _, err = breaking("v9")
    assert code == 2
    assert err.startswith("scripts/breaking: ") and "v9" in err


def test_without_a_tag_there_is_nothing_to_compare_with(tree: Tree, breaking: Breaking) -> None:
    git(tree, "tag", "-d", "v0.1.0")
    message = "There is no tag yet, so there is nothing to compare with."
    assert breaking() == (0, [message], "")


def test_the_command() -> None:
    command = [sys.executable, "-m", "scripts.tools.breaking", "v9"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("scripts/breaking: ") and "v9" in result.stderr
