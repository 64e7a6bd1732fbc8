"""The tables of methods: docs/methods.md, and the support by server in docs/compatibility.md.

Methods and their operations come from the docstrings, the properties of an operation from
openapi.yaml, which also says what a version has; scripts/drift compares that with what real servers
publish.
"""

import ast
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
METHODS = Path("docs/methods.md")
COMPATIBILITY = Path("docs/compatibility.md")
VERSIONS = ("0.6", "1.5", "1.6", "1.7", "1.8", "1.12")


class Method(NamedTuple):
    name: str
    summary: str
    operations: list[str]


def documented_names() -> set[str]:
    lines = (ROOT / "tests/data/httprundb-signatures.txt").read_text().splitlines()[1:]
    return {line[: line.index("(")] for line in lines}


def methods() -> Iterator[Method]:
    """Yield the public methods of HTTPRunDB and its base classes."""
    for path in [*(ROOT / "mlrun_db/facade").glob("[a-z]*.py"), ROOT / "mlrun_db/httpdb.py"]:
        classes = [node for node in ast.parse(path.read_text()).body if is_client_class(node)]
        for node in (node for each in classes for node in ast.iter_child_nodes(each)):
            if (
                isinstance(node, ast.FunctionDef)
                and not node.name.startswith("_")
                and "overload" not in map(ast.unparse, node.decorator_list)
            ):
                yield described(node)


def is_client_class(node: ast.AST) -> bool:
    """Return whether it is HTTPRunDB or one of its base classes."""
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return bool({ast.unparse(base) for base in bases} & {"Sender", "Runs", "Logs", "RawCalls"})


def described(function: ast.FunctionDef) -> Method:
    from mlrun_api.operations import OPERATIONS

    text = ast.get_docstring(function) or ""
    named = re.search(r"\bOperations?: (.*?)(\n\n|$)", text, re.DOTALL)
    words = re.findall(r"\w+", named[1]) if named else []
    return Method(
        name=function.name,
        summary=text.split("\n\n")[0].replace("\n", " "),
        operations=list(dict.fromkeys(word for word in words if word in OPERATIONS)),
    )


def methods_table(rows: list[Method], statuses: dict[str, list[str]]) -> list[str]:
    from mlrun_api.operations import OPERATIONS

    lines = [
        "| Method | Description and operations | Retried | Errors |",
        "| --- | --- | --- | --- |",
    ]
    for row in rows:
        operations = [OPERATIONS[name] for name in row.operations]
        sent = [
            f"`{each.method} {each.path}`" + (f" since {each.since}" if each.since else "")
            for each in operations
        ]
        retried = ("yes" if operations[0].idempotent else "no") if operations else ""
        errors = " ".join(statuses[row.operations[0]]) if row.operations else ""
        description = "<br>".join([row.summary, *sent])
        lines.append(f"| `{row.name}` | {description} | {retried} | {errors} |")
    return lines


def servers_table(rows: list[Method]) -> list[str]:
    lines = [
        f"| Method | {' | '.join(VERSIONS)} |",
        f"| --- |{' --- |' * len(VERSIONS)}",
    ]
    for row in rows:
        has = [partial(is_on, version=version) for version in VERSIONS]
        found = [dict.fromkeys(form_on(each, name) for name in row.operations) for each in has]
        # the text below the table describes what only some arguments need
        cells = [", ".join([form for form in forms if form != "no"] or forms) for forms in found]
        lines.append(f"| `{row.name}` | {' | '.join(cells)} |")
    return lines


def is_on(name: str, version: str) -> bool:
    from mlrun_api.operations import OPERATIONS

    from mlrun_db._transport.versions import is_in

    return is_in(OPERATIONS[name], version)


def form_on(has: Callable[[str], bool], name: str) -> str:
    from mlrun_db.facade._forms import other_forms

    if has(name):
        return "yes"
    forms = [form for form in other_forms(name) if has(form)]
    return f"as `{forms[0]}`" if forms else "no"


def replaced(text: str, mark: str, lines: list[str]) -> str:
    """Return the text with the lines between two marks replaced."""
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    before, _, rest = text.partition(start)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"there is no {start.strip()} ... {end}")
    return before + start + "\n".join(lines) + "\n" + end + after


def use(operations: Path) -> None:
    """Let mlrun_db read the operations from this file, which may be newer than its own."""
    sys.path[:0] = [str(ROOT), str(ROOT / "generated")]
    spec = importlib.util.spec_from_file_location("mlrun_api.operations", operations)
    assert spec and spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def documents(spec: dict[str, Any], operations: Path) -> dict[Path, str]:
    """Return the pages with their tables."""
    use(operations)
    statuses = {
        operation["operationId"]: [code for code in operation["responses"] if code >= "4"]
        for item in spec["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "operationId" in operation
    }
    documented = documented_names()
    every = sorted(methods(), key=lambda row: row.name)
    rows = [row for row in every if row.name in documented]
    others = [row for row in every if row.name not in documented]
    compatibility = (ROOT / COMPATIBILITY).read_text()
    text = replaced((ROOT / METHODS).read_text(), "methods", methods_table(rows, statuses))
    return {
        METHODS: replaced(text, "more methods", methods_table(others, statuses)),
        COMPATIBILITY: replaced(compatibility, "servers", servers_table(every)),
    }
