"""The server as a version of MLRun: its operations, its OpenAPI document, its version."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from mlrun_api.operations import OPERATIONS

from mlrun_db.server import LocalServer


def published(server: LocalServer, path: str) -> dict[str, dict[str, object]]:
    response = httpx.get(server.url + path)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return {
        path: methods for path, methods in response.json()["paths"].items() if methods is not None
    }


def test_all_operations_without_a_version(
    make_server: Callable[..., LocalServer],
) -> None:
    server = make_server()
    for path in ("/api/openapi.json", "/api/v1/openapi.json"):
        paths = published(server, path)
        names = [
            operation["operationId"]
            for methods in paths.values()
            for operation in methods.values()
            if isinstance(operation, dict)
        ]
        assert sorted(names) == sorted(OPERATIONS)
    response = httpx.get(f"{server.url}/api/healthz")
    assert "x-mlrun-be-version" not in response.headers


@pytest.mark.parametrize(
    ("version", "document", "missing", "present"),
    [
        ("0.6.4", "/api/openapi.json", "/api/client-spec", "/api/run/{project}/{uid}"),
        ("1.5.2", "/api/v1/openapi.json", "/api/runtimes", "/api/run/{project}/{uid}"),
        ("1.8.0", "/api/openapi.json", "/api/runs", "/api/projects/{project}/runs"),
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
