"""Writes what is derived from openapi.yaml, or compares it with what is committed (--check)."""

import argparse
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.tools import answer_types, fault_matrix, method_table  # noqa: E402

SPEC = ROOT / "openapi.yaml"
PACKAGE = Path("generated/mlrun_api")
OPERATIONS = Path("generated/mlrun_api/operations.py")
DOCUMENT = Path("generated/mlrun_api/openapi.json")
DERIVED = (
    *(OPERATIONS, DOCUMENT, answer_types.MODULE, method_table.METHODS, method_table.COMPATIBILITY),
    *(fault_matrix.MATRIX, fault_matrix.DOCUMENT),
)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        generate(fresh)
        if check:
            differences = list(compare(fresh))
            sys.stdout.writelines(differences)
            if differences:
                return fail("committed and generated files differ (above); run scripts/generate")
            print("generated/ agrees with openapi.yaml")
        else:
            shutil.rmtree(ROOT / PACKAGE, ignore_errors=True)
            shutil.copytree(fresh / PACKAGE, ROOT / PACKAGE)
            for name in DERIVED:
                shutil.copy(fresh / name, ROOT / name)
    return 0


def generate(target: Path) -> None:
    document = YAML(typ="safe").load(SPEC)
    operations = read_operations(document)
    run_generator(target / PACKAGE)
    modules = [
        path for path in (target / PACKAGE / "api").rglob("*.py") if path.name != "__init__.py"
    ]
    if len(modules) != len(operations):
        names = {path.stem for path in modules}
        lost = sorted(name for name in operations if name not in names)
        raise SystemExit(
            fail(f"{len(operations)} operations but {len(modules)} modules; lost: {lost}")
        )
    (target / DOCUMENT).parent.mkdir(parents=True)
    (target / DOCUMENT).write_text(json.dumps(document, indent=0) + "\n")
    (target / OPERATIONS).write_text(operations_module(operations))
    schemas = document["components"]["schemas"]
    (target / answer_types.MODULE).write_text(answer_types.module(schemas))
    tables = method_table.documents(document, target / OPERATIONS) | fault_matrix.documents()
    for name, text in tables.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text)


def run_generator(target: Path) -> None:
    """Run openapi-python-client; its warnings are errors (a refused operation is one)."""
    target.parent.mkdir()
    tools = Path(sys.executable).parent
    command = [
        *(str(tools / "openapi-python-client"), "generate", "--meta", "none", "--fail-on-warning"),
        *("--path", str(SPEC), "--config", str(ROOT / "generator-config.yaml")),
        *("--custom-template-path", str(ROOT / "templates"), "--output-path", str(target)),
    ]
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.stdout.write(result.stdout + result.stderr)
        raise SystemExit(fail("openapi-python-client refused or warned about openapi.yaml (above)"))


def read_operations(document: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Return the fields of each operation; each must state its name and its idempotent flag."""
    operations: dict[str, tuple[Any, ...]] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            operation = item[method]
            name, flag = (operation.get(key) for key in ("operationId", "x-idempotent"))
            place = f"{method.upper()} {path}"
            if not name or name in operations or not isinstance(flag, bool):
                raise SystemExit(
                    fail(
                        f"{place}: needs a unique operationId and x-idempotent: "
                        f"true or false, has {name!r} and {flag!r}"
                    )
                )
            versions = [operation.get(key, "") for key in ("x-since", "x-until")]
            for version in versions:
                if not re.fullmatch(r"([0-9]+\.[0-9]+)?", str(version)):
                    raise SystemExit(
                        fail(f'{place}: x-since and x-until are like "1.5", got {version!r}')
                    )
            operations[name] = (method.upper(), path, flag, *map(str, versions))
    return operations


def operations_module(operations: dict[str, tuple[Any, ...]]) -> str:
    lines = [
        "# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.",
        '"""Every operation of openapi.yaml, by its operationId."""',
        "",
        "from typing import NamedTuple",
        "",
        "",
        "class Operation(NamedTuple):",
        '    """``since``: the first version known to have it; ``until``: the first without it."""',
        "",
        "    method: str",
        "    path: str",
        "    idempotent: bool",
        "    since: str",
        "    until: str",
        "",
        "",
        "OPERATIONS = {",
    ]
    for name in sorted(operations):
        values = ", ".join(
            f'"{value}"' if isinstance(value, str) else str(value) for value in operations[name]
        )
        lines.append(f'    "{name}": Operation({values}),')
    return "\n".join([*lines, "}"]) + "\n"


def compare(fresh: Path) -> Iterator[str]:
    names = set(DERIVED)
    for root in (ROOT, fresh):
        for path in (root / PACKAGE).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                names.add(path.relative_to(root))
    for name in sorted(names):
        yield from difflib.unified_diff(
            read_lines(ROOT / name), read_lines(fresh / name), f"committed/{name}", f"fresh/{name}"
        )


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file; of a missing one, one line that says so."""
    if not path.exists():
        return ["(no such file)\n"]
    return path.read_bytes().decode("utf-8", "backslashreplace").splitlines(keepends=True)


def fail(message: str) -> int:
    print(f"scripts/generate: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
