"""Turns the models that openapi-python-client wrote into generated/mlrun_api/types.py and enums.py.

A TypedDict has one form for reading and one for writing: what a server returns has every field, so
reading one needs no check; what a caller writes may leave out all that is optional. A schema that
is both returned and sent becomes ``RunRecord`` and ``RunInput``, and ``Run`` is either.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path
from typing import Any, NamedTuple

HEADER = "# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml.\n"
TYPES_HEAD = (
    HEADER
    + '''"""The objects of the MLRun API, for annotations, type checkers and editors.

At run time they are plain dicts, and every field that a server adds is kept. ``Run`` is accepted
wherever a run is passed; ``RunRecord`` is what servers return, with all fields; ``RunInput`` may
leave out the optional ones. A field that may be null is ``Any`` or its type.
"""

from __future__ import annotations

from typing import Any, Literal, Required, TypeAlias, TypedDict

'''
)
ENUMS_HEAD = (
    HEADER
    + '''"""The enumerations of the MLRun API. Each member is also the plain string."""

import enum

'''
)
STRING_ATTRIBUTES = frozenset(dir(str))


class Model(NamedTuple):
    """One schema as the generator wrote it."""

    name: str
    doc: str
    fields: dict[str, str]  # type by name
    required: frozenset[str]
    alias: str = ""  # the type, when it has no fields

    def names(self) -> set[str]:
        return set(re.findall(r"\w+", " ".join([*self.fields.values(), self.alias])))


def types_module(folder: Path, document: dict[str, Any]) -> str:
    """Return the text of types.py, from a folder of generated models."""
    literals: list[str] = []
    models: dict[str, Model] = {}
    for path in sorted(folder.glob("*.py")):
        if path.stem == "__init__":
            continue
        model = read_model(ast.parse(path.read_text()).body)
        if model.alias.startswith("Literal"):
            literals.append(f"{model.name}: TypeAlias = {model.alias}\n")
        else:
            models[model.name] = model
    both = returned_and_sent(models, document)
    sent = reached(models, document, "requestBody")
    blocks = [block for model in models.values() for block in forms(model, both, sent)]
    text = "".join(literals) + "\n\n" + "\n\n".join(blocks)
    names = "".join(f'    "{name}",\n' for name in sorted(defined(text)))
    return f"{TYPES_HEAD}__all__ = (\n{names})\n\n{text}"


def read_model(statements: list[ast.stmt]) -> Model:
    """Return what a module of the generator defines: an alias, or a TypedDict and its docstring."""
    match statements:
        case [ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(alias)))]:
            return Model(name, "", {}, frozenset(), alias)
        case [ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)]:
            return Model(name, "", {}, frozenset(), ast.unparse(value))
        case [
            ast.Assign(value=ast.Call(args=[ast.Constant(value=str(name)), ast.Dict() as items])),
            ast.Expr(value=ast.Constant(value=str(doc))),
        ]:
            fields: dict[str, str] = {}
            required = set()
            for key, kind in zip(items.keys, items.values, strict=True):
                assert isinstance(key, ast.Constant)
                text = kind.slice if isinstance(kind, ast.Subscript) else kind  # Required["..."]
                assert isinstance(text, ast.Constant)
                fields[str(key.value)] = str(text.value)
                if text is not kind:
                    required.add(str(key.value))
            return Model(name, doc, fields, frozenset(required))
    raise ValueError(f"not a model: {ast.unparse(ast.Module(statements, []))}")


def returned_and_sent(models: dict[str, Model], document: dict[str, Any]) -> set[str]:
    """Return the names of the schemas that need two forms."""
    both = reached(models, document, "responses") & reached(models, document, "requestBody")
    # an alias needs two forms only when what it names has two
    return {name for name in both if models[name].fields or models[name].names() & both}


def reached(models: dict[str, Model], document: dict[str, Any], part: str) -> set[str]:
    """Return the names of the schemas that the responses, or the bodies of requests, refer to."""
    parts = [
        operation.get(part, {})
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    ]
    found: set[str] = set()
    left = list(references(parts))
    while left:
        place = left.pop().removeprefix("#/components/")
        if place not in found:
            found.add(place)
            kind, _, name = place.partition("/")
            left += references(document["components"][kind][name])
    return {name for name in models if f"schemas/{name}" in found}


def references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from references(each)
    elif isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for each in value.values():
            yield from references(each)


def forms(model: Model, both: set[str], sent: set[str]) -> Iterator[str]:
    """Yield the statements that define the type in each of its forms."""
    if model.name in both:
        yield definition(model, both, "Record")
        yield definition(model, both, "Input")
        yield f"{model.name}: TypeAlias = {model.name}Record | {model.name}Input\n"
    elif model.name in sent:
        yield definition(model, both, "Input", suffix="")
    else:
        yield definition(model, both, "Record", suffix="")


def definition(model: Model, both: set[str], form: str, suffix: str | None = None) -> str:
    name = model.name + (form if suffix is None else suffix)
    if model.alias:
        return f'{name}: TypeAlias = "{named(model.alias, both, form)}"\n'
    optional = form == "Input"
    fields = {key: named(kind, both, form) for key, kind in model.fields.items()}
    if optional:  # a caller omits a field instead of sending null
        fields = {key: re.sub(r"\bNone \| | \| None\b", "", kind) for key, kind in fields.items()}
        fields |= {key: f"Required[{fields[key]}]" for key in model.required}
    else:
        fields = {key: re.sub(r"\bNone\b", "Any", kind) for key, kind in fields.items()}
    total = ", total=False" if optional else ""
    if not all(key.isidentifier() and not iskeyword(key) for key in fields):
        items = "".join(f'    "{key}": "{kind}",\n' for key, kind in fields.items())
        return f'{name} = TypedDict("{name}", {{\n{items}}}{total})\n'
    doc = model.doc.partition("\n\nFields:")[0] if model.name in both and optional else model.doc
    lines = [f"    {key}: {kind}\n" for key, kind in fields.items()]
    text = textwrap.indent(f'"""{tidy(doc)}"""\n\n', "    ")
    return f"class {name}(TypedDict{total}):\n{text}{''.join(lines)}"


def tidy(doc: str) -> str:
    """Return a docstring without empty descriptions, its last line the closing quotes."""
    lines = [
        line.rstrip().removesuffix(":") if line[:4] == "    " else line.rstrip()
        for line in doc.strip().splitlines()
    ]
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")


def named(kind: str, both: set[str], form: str) -> str:
    """Return a type with the names of schemas in one of their forms."""
    return re.sub(r"\w+", lambda word: word[0] + form if word[0] in both else word[0], kind)


def read_forms(text: str, names: str, module: str) -> str:
    """Return the text with the types that are returned named as types.py has them."""
    known = defined(module)

    def name(word: re.Match[str]) -> str:
        if word[0] not in known:
            return word[0]
        return f"types.{word[0]}Record" if f"{word[0]}Record" in known else f"types.{word[0]}"

    return re.sub(names, lambda found: re.sub(r"\w+", name, found[0]), text)


def defined(module: str) -> set[str]:
    """Return the names of the types that a module defines."""
    pattern = r"^(?:class )?(\w+)(?:\(TypedDict|: TypeAlias| = TypedDict)"
    return set(re.findall(pattern, module, re.MULTILINE))


def enums_module(schemas: dict[str, Any]) -> str:
    """Return the text of enums.py, from the schemas that are enumerations of strings."""
    classes = []
    for name, schema in sorted(schemas.items()):
        if "enum" not in schema:
            continue
        doc = " ".join(schema.get("description", name).split())
        lines = [f"class {name}(enum.StrEnum):", textwrap.indent(f'"""{wrapped(doc)}"""\n', "    ")]
        for value in schema["enum"]:
            hides = "  # type: ignore[assignment]  # hides a method of str"
            lines.append(f'    {value} = "{value}"' + (hides if value in STRING_ATTRIBUTES else ""))
        classes.append("\n".join(lines) + "\n")
    names = "".join(f'    "{name}",\n' for name in sorted(schemas) if "enum" in schemas[name])
    return f"{ENUMS_HEAD}__all__ = (\n{names})\n\n\n" + "\n\n".join(classes)


def wrapped(doc: str) -> str:
    lines = textwrap.wrap(doc, 90)
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")
