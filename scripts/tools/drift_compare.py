"""Compares two OpenAPI documents of the MLRun API: operations, parameters, bodies and statuses.

Each document is first converted to one plain form, so that 3.0 and 3.1, references, the prefix
/api/v1 and trailing slashes make no difference; deepdiff then compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from deepdiff import DeepDiff

from mlrun_db._transport.versions import release

METHODS = ("get", "put", "post", "delete", "patch")
GENERATIONS = ("0.6.x", "1.x")
Node = dict[str, Any]


@dataclass(frozen=True, order=True)
class Change:
    """A difference; ``part`` is "operation", "query state", "body", "status 200" ..."""

    operation: str
    part: str
    kind: str  # added, removed or changed
    old: Any = None
    new: Any = None

    def __str__(self) -> str:
        change = f"{self.kind}: {self.old} -> {self.new}" if self.kind == "changed" else self.kind
        return f"{self.operation} | {self.part} | {change}"


def read_yaml(text: str) -> Any:
    # libyaml reads openapi.yaml ten times as fast as Python does
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def generation(document: Node) -> str:
    """Return which servers publish a document: only 1.x has paths under /api/v1."""
    return GENERATIONS[any(path.startswith("/api/v1/") for path in document["paths"])]


def differences(old: Node, new: Node) -> list[Change]:
    """Return what ``new`` adds to, removes from and changes in ``old``; both in plain form."""
    found = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0)
    kinds = {"dictionary_item_added": "added", "dictionary_item_removed": "removed"}
    changes = []
    for name, levels in found.items():
        kind = kinds.get(name, "changed")
        for level in levels:
            operation, part = place(level.path(output_format="list"))
            before = None if kind == "added" else level.t1
            after = None if kind == "removed" else level.t2
            changes.append(Change(operation, part, kind, before, after))
    return sorted(changes, key=str)


def place(path: list[str]) -> tuple[str, str]:
    """Return the operation of a difference in the plain form, and the part of it."""
    operation, *rest = path
    return operation, " ".join(rest) or "operation"


def plain(document: Node, version: str | None = None) -> Node:
    """Return the operations in plain form; with ``version`` only what that version of MLRun has.

    In openapi.yaml, operations, parameters and properties have x-since and x-until.
    """
    return {
        f"{method.upper()} {path.replace('/api/v1/', '/api/', 1).rstrip('/')}": {
            **dict(parameters(document, version, item, item[method])),
            **dict(body(document, version, item[method].get("requestBody"))),
            **{f"status {status}": {} for status in item[method]["responses"]},
        }
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item and has(item[method], version)
    }


def aligned(operations: Node, known: Node) -> Node:
    """Return operations with the names of path parameters that ``known`` has for the same path."""
    names = re.compile(r"\{(.*?)\}")
    paths = {names.sub("{}", operation): operation for operation in known}
    result = {}
    for operation, parts in operations.items():
        own = paths.get(names.sub("{}", operation), operation)
        pairs = zip(names.findall(operation), names.findall(own), strict=True)
        renamed = {f"path {old}": f"path {new}" for old, new in pairs}
        result[own] = {renamed.get(part, part): value for part, value in parts.items()}
    return result


def has(node: Node, version: str | None) -> bool:
    if version is None:
        return True
    since, until = release(node.get("x-since", "0.1")), release(node.get("x-until", "1000.0"))
    return since <= release(version) < until


def parameters(document: Node, version: str | None, *owners: Node) -> Iterator[tuple[str, Node]]:
    for owner in owners:
        for reference in owner.get("parameters", []):
            parameter = resolved(document, reference)
            name = parameter["name"]
            if has(parameter, version):
                name = name.lower() if parameter["in"] == "header" else name
                required = parameter.get("required", False)
                yield (
                    f"{parameter['in']} {name}",
                    {"required": required, **kind(document, parameter.get("schema", {}))},
                )


def body(document: Node, version: str | None, reference: Node | None) -> Iterator[tuple[str, Node]]:
    if reference is None:
        return
    found = resolved(document, reference)
    fields = {}
    for media in found["content"].values():
        schema = merged(document, media.get("schema", {}))
        for name, node in schema.get("properties", {}).items():
            if has(node, version):
                required = name in schema.get("required", [])
                fields[f".{name}"] = {"required": required, **kind(document, node)}
    media_types: Node = {f"as {media}": {} for media in found["content"]}
    yield "body", {"required": found.get("required", False), **media_types, **fields}


def kind(document: Node, schema: Node) -> Node:
    """Return the type of a value as text, and its enum."""
    schema = merged(document, schema)
    described: Node = {"type": text(schema)}
    if described["type"] == "array" and "items" in schema:
        items = kind(document, schema["items"])
        described = {**items, "type": f"array of {items['type']}"}
    if enum := [str(value) for value in schema.get("enum", []) if value is not None]:
        described["enum"] = {value: {} for value in enum}
    return described


def text(schema: Node) -> str:
    """Return the types of a schema as one text, without null, which 3.0 documents never have."""
    return " or ".join(sorted(set(as_list(schema.get("type", []))) - {"null"})) or "any"


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def merged(document: Node, schema: Node) -> Node:
    """Follow references, and merge allOf, anyOf and oneOf as far as the plain form needs."""
    schema = resolved(document, schema)
    for part in schema.get("allOf", []):
        schema = {**merged(document, part), **schema}
    choices = [
        merged(document, one) for one in [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    ]
    if choices:
        schema = {
            **schema,
            "type": [kind for one in choices for kind in as_list(one.get("type", "any"))],
        }
        if all("enum" in one for one in choices):
            schema["enum"] = [value for one in choices for value in one["enum"]]
    return schema


def resolved(document: Node, node: Node) -> Node:
    while "$ref" in node:
        names = node["$ref"].removeprefix("#/").split("/")
        node = document
        for name in names:
            node = node[name.replace("~1", "/").replace("~0", "~")]
    return node
