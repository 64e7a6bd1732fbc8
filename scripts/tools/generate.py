"""Writes what is derived from openapi.yaml, or compares it with what is committed (--check)."""

import argparse
import difflib
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.tools import fault_matrix, generated_types, method_table  # noqa: E402

SPEC = ROOT / "openapi.yaml"
PACKAGE = Path("generated/mlrun_api")
OPERATIONS = PACKAGE / "operations.py"
DERIVED = (
    *(method_table.METHODS, method_table.COMPATIBILITY),
    *(fault_matrix.MATRIX, fault_matrix.DOCUMENT),
)
OPERATIONS_HEAD = (
    generated_types.HEADER
    + '''"""Every operation of openapi.yaml, by its operationId."""

from typing import Any, NamedTuple


'''
)
OPERATIONS_FIELDS = """

# fmt: off
_FIELDS: dict[str, tuple[Any, ...]] = {
"""
OPERATIONS_END = """
}
# fmt: on
OPERATIONS = {name: Operation(*fields) for name, fields in _FIELDS.items()}
"""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Operation(NamedTuple):
    """An operation, and the versions of MLRun that have it.

    Attributes:
        tag: module of ``mlrun_api.api`` that builds its request.
        idempotent: whether sending it twice has the effect of sending it once.
        since: first version known to have it, "" for all old ones.
        until: first version without it, "" when the newest has it.
        replaced_by: operation that newer versions have instead, "" for none.
        renamed: names of its parameters, by the names here, where they differ.
        added: values of its parameters that have none here.
        parameters: first version with a parameter, and first without it, where they differ.
    """

    tag: str
    method: str
    path: str
    idempotent: bool
    since: str
    until: str
    replaced_by: str
    renamed: dict[str, str]
    added: dict[str, str]
    parameters: dict[str, tuple[str, str]]


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
    package = target / PACKAGE
    run_generator(package)
    schemas = document["components"]["schemas"]
    types = generated_types.types_module(package / "models", document)
    descriptions = read_descriptions(document)
    written = write_operations(package, operations, descriptions, types)
    if lost := sorted(set(operations) - written):
        raise SystemExit(fail(f"openapi-python-client has lost operations: {', '.join(lost)}"))
    for unused in ("models", "client.py", "errors.py", "types.py"):
        path = package / unused
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (package / "types.py").write_text(types)
    (package / "enums.py").write_text(generated_types.enums_module(schemas))
    (package / "openapi.json").write_text(json.dumps(document, indent=0) + "\n")
    (package / "py.typed").touch()
    (target / OPERATIONS).write_text(operations_module(operations))
    format_code(package)
    tables = method_table.documents(document, target / OPERATIONS) | fault_matrix.documents()
    for name, text in tables.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text)


def write_operations(
    package: Path,
    operations: dict[str, Operation],
    descriptions: dict[str, dict[str, str]],
    types: str,
) -> set[str]:
    """Write one module for each tag, with what the generator leaves out; return its operations."""
    written: set[str] = set()
    for folder in [path for path in (package / "api").iterdir() if path.is_dir()]:
        text = (folder / "__init__.py").read_text()
        shutil.rmtree(folder)
        for name in re.findall(r"^def (\w+)\(", text, re.MULTILINE):
            text = text.replace(f"={name}__idempotent", f"={operations[name].idempotent}")
            for parameter, description in descriptions[name].items():
                text = text.replace(f"{name}__{parameter}__description", description)
            written.add(name)
        text = generated_types.read_forms(text, r"(?<=\) -> Request)\[.*\](?=:\n)", types)
        (package / f"api/{folder.name}.py").write_text(text)
    return written


def format_code(folder: Path) -> None:
    ruff = str(Path(sys.executable).with_name("ruff"))
    options = ("--isolated", "--no-cache", "--quiet", "--target-version", "py311")
    fix = (ruff, "check", *options, "--select", "F401,F811,I,UP,W", "--fix-only", str(folder))
    for command in (fix, (ruff, "format", *options, "--line-length", "100", str(folder))):
        subprocess.run(command, check=True)


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


def read_operations(document: dict[str, Any]) -> dict[str, Operation]:
    """Return the operations by name; each must have a name and state whether it is idempotent."""
    operations: dict[str, Operation] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            spec = item[method]
            name, flag = (spec.get(key) for key in ("operationId", "x-idempotent"))
            place = f"{method.upper()} {path}"
            if not name or name in operations or not isinstance(flag, bool):
                raise SystemExit(
                    fail(
                        f"{place}: needs a unique operationId and x-idempotent: "
                        f"true or false, got {name!r} and {flag!r}"
                    )
                )
            versions = [str(spec.get(key, "")) for key in ("x-since", "x-until")]
            for version in versions:
                if not re.fullmatch(r"([0-9]+\.[0-9]+)?", version):
                    raise SystemExit(
                        fail(f'{place}: x-since and x-until are like "1.5", got {version!r}')
                    )
            replaced = spec.get("x-replaced-by", {})
            operations[name] = Operation(
                spec["tags"][0],
                method.upper(),
                path,
                flag,
                versions[0],
                versions[1],
                replaced.get("operation", ""),
                replaced.get("rename", {}),
                replaced.get("parameters", {}),
                {
                    each["name"]: (str(each.get("x-since", "")), str(each.get("x-until", "")))
                    for each in parameters_of(document, spec)
                    if "x-since" in each or "x-until" in each
                },
            )
    return operations


def read_descriptions(document: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the descriptions of parameters, by operation and name, as lines of a docstring."""
    found: dict[str, dict[str, str]] = {}
    for item in document["paths"].values():
        for method in METHODS:
            if method not in item:
                continue
            found[item[method]["operationId"]] = {
                each["name"]: ("\n" + " " * 12).join(textwrap.wrap(each["description"], 84))
                for each in parameters_of(document, item[method])
            }
    return found


def parameters_of(document: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters of an operation, with their references resolved."""
    shared = document["components"]["parameters"]
    parameters = operation.get("parameters", [])
    return [
        shared[each["$ref"].rpartition("/")[2]] if "$ref" in each else each for each in parameters
    ]


def operations_module(operations: dict[str, Operation]) -> str:
    lines = [f'    "{name}": {tuple(each)!r},' for name, each in sorted(operations.items())]
    fields = "\n".join(lines)
    return (
        OPERATIONS_HEAD + inspect.getsource(Operation) + OPERATIONS_FIELDS + fields + OPERATIONS_END
    )


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
