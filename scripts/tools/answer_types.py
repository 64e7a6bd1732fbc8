"""Writes mlrun_db/answers.py: what type checkers and editors know of the dicts in answers.

A TypedDict would refuse what users write of a run: servers add fields of their own to it, leave
some out and send null for others, and a TypedDict is no ``dict[str, Any]``. So each schema becomes
a dict whose known keys have types; a field that may be null is ``X | Any``, which checks the use as
an X and needs no test for None.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MODULE = Path("mlrun_db/answers.py")
ROOTS = (
    *("Run", "Artifact", "ArtifactTagsAnswer", "Function", "BuildAnswer", "SubmitData"),
    *("KindRuntimeResources", "PipelineRun", "FeatureSet", "FeatureVector"),
    *("FeatureListOutput", "EntityListOutput"),
)
DEFAULT = "default: Any = ..."
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
HEAD = '''\
# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.
"""The dicts in answers, with their known fields for editors and type checkers.

When a program runs they are plain dicts, and every field beyond the known ones is there as it was
sent. In annotations: ``def auc(run: answers.Run) -> float``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
'''


def module(schemas: dict[str, Any]) -> str:
    names = reached(schemas)
    classes = [textwrap.indent(a_class(name, schemas), "    ") for name in names]
    aliases = [f"    {name} = dict" for name in names]
    return HEAD + "\n" + "\n\n".join(classes) + "\nelse:\n" + "\n".join(aliases) + "\n"


def reached(schemas: dict[str, Any]) -> list[str]:
    """Return the roots and the schemas with fields that they refer to."""
    found: dict[str, None] = {}
    left = list(ROOTS)
    while left:
        name = left.pop(0)
        if name not in found:
            found[name] = None
            fields = schemas[name]["properties"].values()
            left += [each for field in fields for each in references(field, schemas)]
    return list(found)


def references(schema: Any, schemas: dict[str, Any]) -> Iterator[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from references(each, schemas)
    elif isinstance(schema, dict):
        if name := named(schema, schemas):
            yield name
        for each in schema.values():
            yield from references(each, schemas)


def named(schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    """Return the name of the schema with fields that is referred to, otherwise ""."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return name if schemas.get(name, {}).get("properties") else ""


def a_class(name: str, schemas: dict[str, Any]) -> str:
    schema = schemas[name]
    lines = [f"class {name}(dict[str, Any]):"]
    lines += [f"    {line}".rstrip() for line in docstring(schema)]
    keys: dict[str, list[str]] = {}
    for field, its in schema["properties"].items():
        keys.setdefault(python_type(its, schemas), []).append(f'"{field}"')
    known = [(kind, ", ".join(names)) for kind, names in keys.items() if kind != "Any"]
    getitem = [(f"key: Literal[{names}]", kind) for kind, names in known]
    lines += overloaded("__getitem__", getitem, "key: str")
    getting = [
        (f"key: Literal[{names}], {DEFAULT}", f"{kind.removesuffix(' | Any')} | Any")
        for kind, names in known
    ]
    get = overloaded("get", getting, f"key: str, {DEFAULT}")
    get[1] += "  # type: ignore[override]  # dict has overloads of its own, to the same effect"
    return "\n".join([*lines, *get]) + "\n"


def docstring(schema: dict[str, Any]) -> Iterator[str]:
    yield from textwrap.wrap(f'"""{one_line(schema)}', 88)
    yield ""
    yield "Fields:"
    for name, field in schema["properties"].items():
        text = f"{name}: {one_line(field)}".rstrip(": ")
        yield from textwrap.wrap(text, 88, initial_indent="    ", subsequent_indent="        ")
    yield '"""'


def one_line(schema: dict[str, Any]) -> str:
    return " ".join(schema.get("description", "").split())


def overloaded(method: str, forms: list[tuple[str, str]], general: str) -> list[str]:
    """Return the lines of a method whose result depends on the key."""
    lines = []
    for parameters, kind in [*forms, (general, "Any")]:
        lines += ["", "    @overload", f"    def {method}(self, {parameters}, /) -> {kind}: ..."]
    return [*lines, f"    def {method}(self, {general}, /) -> Any: ..."]


def python_type(schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    if "$ref" in schema:
        target = schemas[schema["$ref"].rpartition("/")[2]]
        return named(schema, schemas) or python_type(target, schemas)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    choices = [{**schema, "type": kind} for kind in kinds] if len(kinds) > 1 else []
    if choices := choices or schema.get("anyOf", []) or schema.get("oneOf", []):
        types = {python_type(each, schemas) for each in choices if each.get("type") != "null"}
        return f"{types.pop()} | Any" if len(types) == 1 and "Any" not in types else "Any"
    match kinds:
        case ["array"]:
            return f"list[{python_type(schema.get('items', {}), schemas)}]"
        case ["object"]:
            values = schema.get("additionalProperties")
            inner = python_type(values, schemas) if isinstance(values, dict) else "Any"
            return f"dict[str, {inner}]"
        case [kind]:
            return SCALARS[kind]
    return "Any"
