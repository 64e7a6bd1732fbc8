"""Routes: those of openapi.yaml and no others, with and without a trailing slash."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from mlrun_api.operations import OPERATIONS as KNOWN

from mlrun_db._transport.versions import is_in
from mlrun_db.server import LocalServer
from mlrun_db.server.http.openapi import path_shape
from mlrun_db.server.routes import ROUTES, dev

SPEC = yaml.safe_load((Path(__file__).parents[3] / "openapi.yaml").read_text())
Make = Callable[..., LocalServer]
VERBS = ("get", "put", "post", "patch", "delete")
OPERATIONS: dict[tuple[str, str], dict[str, Any]] = {
    (verb.upper(), path): operation
    for path, item in SPEC["paths"].items()
    for verb, operation in item.items()
    if verb in VERBS
}
OPERATION_IDS = {
    (method, path_shape(path.rstrip("/"))): operation["operationId"]
    for (method, path), operation in OPERATIONS.items()
}


def test_routes_and_operations_are_the_same() -> None:
    routes = [(route.method, path_shape("/api" + route.path)) for route in ROUTES]
    assert len(routes) == len(set(routes))
    # The router ignores trailing slashes, whether or not openapi.yaml has them.
    operations = {(method, path_shape(path.rstrip("/"))) for method, path in OPERATIONS}
    assert {OPERATION_IDS[each] for each in operations - set(routes)} == set()
    assert set(routes) - operations == set()
    assert all(route.path.startswith("/_dev/") for route in dev.ROUTES)


VERSIONS = ("0.6.6", "1.5.2", "1.7.0", "1.12.0")


def prefixes(version: str, path: str) -> tuple[str, ...]:
    """Return where a version serves a path of openapi.yaml: /api/v2 is a sibling of /api/v1."""
    both = version >= "1" and not path.startswith("/api/v2/")
    return ("/api", "/api/v1") if both else ("/api",)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_response_is_documented(make_server: Make, version: str) -> None:
    """With no query and no body, each operation returns a status that the spec has for it."""
    # Some bodies are parsed by hand: 400 where the spec has it for invalid content.
    with httpx.Client(base_url=make_server(version=version).url, timeout=10) as http:
        for (method, path), operation in OPERATIONS.items():
            name = operation["operationId"]
            if not is_in(KNOWN[name], version):
                continue
            for prefix in prefixes(version, path):
                filled = re.sub(r"\{[^}]*\}", "job", path).replace("/api", prefix, 1)
                response = http.request(method, filled)
                documented = set(operation["responses"])
                assert str(response.status_code) in documented, (method, filled, response.text)
                assert "Traceback" not in response.text


@pytest.mark.parametrize("version", VERSIONS)
def test_a_trailing_slash_is_ignored(make_server: Make, version: str) -> None:
    """Both forms of a path are served, unless the slash can belong to the key of an artifact."""
    with httpx.Client(base_url=make_server(version=version).url, timeout=10) as http:
        for route in ROUTES:
            if "{project}" in route.path and "/artifact" in route.path:
                continue
            for prefix in prefixes(version, "/api" + route.path):
                url = prefix + re.sub(r"\{[^}]*\}", "job", route.path)
                plain = http.request(route.method, url)
                slash = http.request(route.method, f"{url}/", follow_redirects=False)
                assert slash.status_code == plain.status_code, (route, slash.text)


def test_a_body_and_a_query_arrive_with_a_trailing_slash(http: httpx.Client) -> None:
    function = {"kind": "job", "metadata": {"name": "f1", "project": "p1"}}
    assert http.post("/build/function/", json={"function": function}).status_code == 200
    status = http.get("/build/status/", params={"project": "p1", "name": "f1"})
    assert status.headers["x-mlrun-function-status"] == "pending"
    task = {"metadata": {"name": "t1", "project": "p1", "uid": "u1"}}
    for path in ("/submit/", "/submit_job/"):
        response = http.post(path, json={"task": task, "function": function})
        assert response.json()["data"]["metadata"]["uid"] == "u1"


def test_unknown_paths_and_verbs(http: httpx.Client) -> None:
    for path in ("/no/such/thing/here", "/no/such/thing/here/", "/run/p1/", "/run/p1/a%2Fb"):
        response = http.get(path)
        assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
    for path in ("/runs", "/runs/"):
        response = http.put(path)
        assert (response.status_code, response.json()) == (405, {"detail": "Method Not Allowed"})
