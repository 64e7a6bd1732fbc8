"""The documents that servers of 1.6.4 to 1.8 publish, compared with what this one reads.

FastAPI checks every parameter before it calls the operation: one of a type is a 422 with its place,
and one that an operation does not have is ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer
from mlrun_db.server.http.openapi import path_shape

Json = dict[str, Any]
DATA = Path(__file__).parents[1] / "data"
BAD = "!bad!"
# What the documents call a text, although only a time is accepted: MLRun fails with a 500.
TIMES = re.compile(
    r"(start_time|end_time|last_update_time|created)_(from|to)|since|until|start|end"
)
NOT_SERVED = ("/_internal/", "/jobs/", "/v2/healthz", "/nuclio/api-gateways")
# Parameters of the released 1.8, which 1.8 in development did not have or named differently.
NEWER: dict[str, set[str]] = {
    "1.6.4": set(),
    "1.7.0": set(),
    "1.8.0": {
        *("item-type", "object_type", "item_type", "force_reset"),
        *("tsdb-metrics", "feature-analysis", "feature_analysis", "mode", "latest-only"),
        *("partition-by", "rows-per-partition", "partition-sort-by", "partition-order"),
        *("page", "page-size"),
    },
}


def operations(document: Json) -> dict[tuple[str, str], tuple[str, Json]]:
    """Return path and operation of each operation, by method and nameless path."""
    return {
        (method, path_shape(path.replace("/api/v1/", "/api/").rstrip("/"))): (path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def resolved(document: Json, node: Json) -> Json:
    while found := node.get("$ref") or (len(node.get("allOf", ())) == 1 and node["allOf"][0]):
        node = found if isinstance(found, dict) else document
        for step in found.split("/")[1:] if isinstance(found, str) else ():
            node = node[step]
    return node


def query_parameters(document: Json, operation: Json) -> dict[str, Json]:
    found = [resolved(document, each) for each in operation.get("parameters", ())]
    return {each["name"]: each for each in found if each["in"] == "query"}


def is_checked(document: Json, parameter: Json) -> bool:
    """Return whether a text that is nothing else is refused as the value of a parameter."""
    schema = resolved(document, parameter["schema"])
    if schema.get("type") == "array":
        schema = resolved(document, schema["items"])
    return "enum" in schema or schema.get("type") in ("integer", "boolean", "number")


def refuses(response: httpx.Response, name: str) -> bool:
    """Return whether a response says that a query parameter is wrong."""
    if response.status_code == 400 and f"format={BAD}" in response.text:
        return True
    if response.status_code != 422 or not isinstance(response.json()["detail"], list):
        return False
    return any(each["loc"][:2] == ["query", name] for each in response.json()["detail"])


@pytest.mark.parametrize(
    ("version", "document"), [("1.6.4", "1.6.4"), ("1.7.0", "1.7.0"), ("1.8.0", "1.8-dev")]
)
def test_parameters(make_server: Callable[..., LocalServer], version: str, document: str) -> None:
    theirs = json.loads((DATA / f"openapi-server-{document}.json").read_text())
    with httpx.Client(base_url=make_server(version=version).url) as client:
        ours = client.get("/api/openapi.json").json()
        client.post("/api/projects", json={"metadata": {"name": "p1"}}).raise_for_status()
        served, wrong, checked = operations(ours), [], 0
        for key, (path, operation) in operations(theirs).items():
            if key not in served:
                assert any(part in path for part in NOT_SERVED), path
                continue
            for name, is_refused in expectations(theirs, operation, ours, served[key][1]):
                if name in NEWER[version] or TIMES.fullmatch(name):
                    continue
                required = query_parameters(theirs, operation)
                query = {each: "1" for each, item in required.items() if item.get("required")}
                place = re.sub(
                    r"\{(\w+)\}", lambda match: {"project": "p1"}.get(match[1], "x"), path
                )
                response = client.request(key[0], place, params={**query, name: BAD}, content=b"{}")
                checked += 1
                if refuses(response, name) is not is_refused and not (
                    name == "format" and response.status_code == 404  # of an object
                ):
                    wrong.append(f"{key[0]} {path} {name}: {response.status_code}")
    assert wrong == []
    assert checked > 200


def expectations(
    theirs: Json, operation: Json, ours: Json, own: Json
) -> Iterator[tuple[str, bool]]:
    """Yield names of parameters, each with whether a wrong value of it is refused."""
    published = query_parameters(theirs, operation)
    for name, parameter in published.items():
        if name != "format" or is_checked(theirs, parameter):  # plain texts of 1.7 are formats, too
            yield name, is_checked(theirs, parameter)
    yield from ((name, False) for name in query_parameters(ours, own).keys() - published.keys())
