"""The server as a version of MLRun: its operations, its OpenAPI document, its version."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from mlrun_api.operations import OPERATIONS

from mlrun_db._transport.versions import NEWEST
from mlrun_db.server import LocalServer


def published(server: LocalServer, path: str) -> dict[str, dict[str, object]]:
    response = httpx.get(server.url + path)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return {
        path: methods for path, methods in response.json()["paths"].items() if methods is not None
    }


def operation_names(paths: dict[str, dict[str, object]]) -> set[str]:
    operations = [operation for methods in paths.values() for operation in methods.values()]
    return {operation["operationId"] for operation in operations if isinstance(operation, dict)}


def test_the_default_is_the_newest_version(make_server: Callable[..., LocalServer]) -> None:
    server = make_server()
    names = operation_names(published(server, "/api/openapi.json"))
    assert names == {name for name, each in OPERATIONS.items() if not each.until}
    response = httpx.get(f"{server.url}/api/healthz")
    assert response.headers["x-mlrun-be-version"] == NEWEST
    assert httpx.get(f"{server.url}/api/client-spec").json()["version"] == NEWEST


def test_each_operation_is_served_by_some_version(make_server: Callable[..., LocalServer]) -> None:
    documents = {
        "0.6.6": "/api/openapi.json",
        "1.5.2": "/api/v1/openapi.json",
        "1.7.0": "/api/openapi.json",
        NEWEST: "/api/openapi.json",
    }
    served = {
        name
        for version, path in documents.items()
        for name in operation_names(published(make_server(version=version), path))
    }
    assert served == set(OPERATIONS)


@pytest.mark.parametrize(
    ("version", "document", "missing", "present"),
    [
        ("0.6.4", "/api/openapi.json", "/api/client-spec", "/api/run/{project}/{uid}"),
        ("1.5.2", "/api/v1/openapi.json", "/api/runtimes", "/api/run/{project}/{uid}"),
        ("1.8.0", "/api/openapi.json", "/api/artifacts", "/api/runs"),
        ("1.9.0", "/api/openapi.json", "/api/runs", "/api/projects/{project}/runs"),
    ],
)
def test_the_operations_of_a_version(
    make_server: Callable[..., LocalServer], version: str, document: str, missing: str, present: str
) -> None:
    server = make_server(version=version)
    health = httpx.get(f"{server.url}/api/healthz")
    assert health.json()["version"] == version
    reported = None if version < "1" else version
    assert health.headers.get("x-mlrun-be-version") == reported
    paths = published(server, document)
    assert present in paths
    assert missing not in paths
    response = httpx.get(server.url + missing)
    assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
    assert response.headers.get("x-mlrun-be-version") == reported


def test_a_method_that_a_version_does_not_have(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.5.2")
    response = httpx.put(f"{server.url}/api/projects/p/model-endpoints/e", json={})
    assert (response.status_code, response.json()) == (405, {"detail": "Method Not Allowed"})


def test_only_1x_has_the_prefix_v1(make_server: Callable[..., LocalServer]) -> None:
    assert httpx.get(make_server(version="0.6.4").url + "/api/v1/healthz").status_code == 404
    assert httpx.get(make_server(version="1.5.2").url + "/api/v1/healthz").status_code == 200
