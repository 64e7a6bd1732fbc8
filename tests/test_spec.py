"""openapi.yaml keeps the rules that the generator, the client and the contract tests rely on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mlrun_api.operations import OPERATIONS as TABLE
from openapi_spec_validator import validate
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
SPEC = YAML(typ="safe").load((ROOT / "openapi.yaml").read_text())
METHODS = ("get", "put", "post", "delete", "patch")
OPERATIONS = {
    item[method]["operationId"]: (method, path, item[method])
    for path, item in SPEC["paths"].items()
    for method in METHODS
    if method in item
}
# Tags of operations that no method calls; each of the others has a file in mlrun_db/facade.
WITHOUT_FACADE = {"files", "grafana"}
# Files of the facade beside those, with the tag of their operations; "" for those of no tag.
PARTS = {
    "artifact_lists": "artifacts",
    "named_endpoints": "model_endpoints",
    "project_loading": "projects",
    "project_summaries": "projects",
    "raw_calls": "",
    "run_lists": "runs",
    "secret_tokens": "secrets",
    "tracking": "",
}
# Servers do not find these without the slash.
WITH_SLASH = ["/api/projects/{}/model-monitoring/"]


def every(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each node of the document with its place."""
    yield place, node
    children: dict[Any, Any] = {}
    if isinstance(node, dict | list):
        children = node if isinstance(node, dict) else dict(enumerate(node))
    for key, child in children.items():
        yield from every(child, f"{place}/{key}")


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference of one step."""
    if "$ref" not in node:
        return node
    found: dict[str, Any] = SPEC
    for name in node["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found


def test_it_is_valid_openapi_3_1_0() -> None:
    assert SPEC["openapi"] == "3.1.0"
    validate(SPEC)


def test_every_operation_is_there() -> None:
    assert len(OPERATIONS) == 200
    assert set(SPEC["components"]["securitySchemes"]) == {"basic", "bearer"}
    assert "security" in SPEC


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_described(name: str) -> None:
    method, path, operation = OPERATIONS[name]
    assert path.startswith("/api/")
    assert name.isidentifier() and name == name.lower()
    assert len(operation["tags"]) == 1
    assert operation["summary"].rstrip().endswith(".")
    assert operation["description"].strip()
    since, until = (operation.get(key, "") for key in ("x-since", "x-until"))
    assert TABLE[name][1:6] == (*(method.upper(), path, operation["x-idempotent"], since, until),)
    assert operation["x-idempotent"] or method in ("post", "patch")
    for parameter in map(resolved, operation.get("parameters", [])):
        assert parameter["description"], parameter["name"]
    codes = set(operation["responses"])
    assert {code for code in codes if code.startswith("2")}
    assert {code for code in codes if code.startswith(("4", "5"))} or name == "healthz"


def test_paths_are_in_the_order_of_the_tags() -> None:
    tags = [tag["name"] for tag in SPEC["tags"]]
    order = [tags.index(operation["tags"][0]) for _, _, operation in OPERATIONS.values()]
    assert order == sorted(order)


def test_paths_differ_by_more_than_names_of_parameters_and_slashes() -> None:
    shapes = [re.sub(r"\{.*?\}", "{}", path) for path in SPEC["paths"]]
    assert len(set(shapes)) == len(shapes)
    assert [path for path in shapes if path.endswith("/")] == WITH_SLASH


def test_a_tag_is_a_file_of_the_facade() -> None:
    used = {operation["tags"][0] for _, _, operation in OPERATIONS.values()}
    files = {path.stem for path in (ROOT / "mlrun_db/facade").glob("[a-z]*.py")}
    assert used - WITHOUT_FACADE == files - PARTS.keys()
    assert PARTS.keys() <= files
    assert set(PARTS.values()) - {""} <= used
    assert {tag["name"] for tag in SPEC["tags"]} == used


def test_the_traps_of_the_generator_are_avoided() -> None:
    for place, node in every(SPEC):
        if not isinstance(node, dict) or place.endswith("/properties"):
            continue
        assert "default" not in node or place.startswith("/servers/"), place
        assert node.get("items", {}) is not False, place
        if node.get("in") in ("query", "header", "path"):
            assert "content" not in node, place
        if "items" in node:
            assert isinstance(node["items"], dict), place
        assert node.get("additionalProperties") is not False, place


def test_the_fields_of_schemas_are_described() -> None:
    for name, schema in SPEC["components"]["schemas"].items():
        assert schema["description"], name
        for field, node in schema.get("properties", {}).items():
            assert "description" in node or "$ref" in str(node), f"{name}.{field}"


def test_no_name_says_answer() -> None:
    assert not re.search("answer", (ROOT / "openapi.yaml").read_text(), re.IGNORECASE)


def test_versions_are_marked_alike() -> None:
    for place, node in every(SPEC):
        for key in {"x-since", "x-until"} & set(node if isinstance(node, dict) else ()):
            assert re.fullmatch(r"[0-9]+\.[0-9]+", node[key]), place


def test_what_newer_servers_lack_is_deprecated() -> None:
    for place, node in every(SPEC):
        if isinstance(node, dict) and not place.endswith("/properties"):
            assert node.get("deprecated", False) is ("x-until" in node), place
            if "x-replaced-by" in node:
                assert node["deprecated"], place


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def names_of(operation: dict[str, Any], *, required: bool = False) -> set[str]:
    """Return the names of the parameters of an operation; ``-`` and ``_`` are equal in them."""
    return {
        parameter["name"].replace("-", "_")
        for parameter in map(resolved, operation.get("parameters", []))
        if parameter.get("required") or not required
    }


@pytest.mark.parametrize(
    "name", [name for name, (_, _, older) in OPERATIONS.items() if "x-replaced-by" in older]
)
def test_a_replacement_can_be_called_with_the_values_of_the_older_operation(name: str) -> None:
    older = OPERATIONS[name][2]
    replaced_by = older["x-replaced-by"]
    assert set(replaced_by) <= {"operation", "parameters", "rename"}
    newer = OPERATIONS[replaced_by["operation"]][2]
    fixed, renamed = replaced_by.get("parameters", {}), replaced_by.get("rename", {})

    assert version(newer.get("x-since", "0.0")) <= version(older["x-until"])
    assert "x-until" not in newer and "x-replaced-by" not in newer
    assert older.get("requestBody") == newer.get("requestBody")
    assert set(fixed) <= names_of(newer) - names_of(older)
    assert set(renamed) <= names_of(older) and set(renamed.values()) <= names_of(newer)
    values = {*(names_of(older) - set(renamed)), *renamed.values(), *fixed}
    assert names_of(newer, required=True) <= values


def test_the_replacement_of_a_parameter_is_beside_it() -> None:
    for name, (_, _, operation) in OPERATIONS.items():
        parameters = {each["name"]: each for each in map(resolved, operation.get("parameters", []))}
        for parameter in parameters.values():
            if "x-replaced-by" in parameter and not operation.get("deprecated"):
                assert parameter["x-replaced-by"]["parameter"] in parameters, name
