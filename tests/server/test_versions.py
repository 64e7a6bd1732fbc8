"""The server as a version of MLRun: what it has, what it publishes, what it calls itself."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from mlrun_db.server import LocalServer


def published(server: LocalServer, path: str) -> dict[str, dict[str, object]]:
    answer = httpx.get(server.url + path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return {
        path: methods for path, methods in answer.json()["paths"].items() if methods is not None
    }


def test_without_a_version_everything_is_there(make_server: Callable[..., LocalServer]) -> None:
    server = make_server()
    for path in ("/api/openapi.json", "/api/v1/openapi.json"):
        paths = published(server, path)
        assert sum(len(methods) for methods in paths.values()) == 116
    answer = httpx.get(f"{server.url}/api/healthz")
    assert "x-mlrun-be-version" not in answer.headers


@pytest.mark.parametrize(
    ("version", "document", "missing", "there"),
    [
        ("0.6.4", "/api/openapi.json", "/api/client-spec", "/api/run/{project}/{uid}"),
        ("1.5.2", "/api/v1/openapi.json", "/api/runtimes", "/api/run/{project}/{uid}"),
        ("1.8.0", "/api/v1/openapi.json", "/api/runs", "/api/projects/{project}/runs"),
    ],
)
def test_a_version_has_what_it_has(
    make_server: Callable[..., LocalServer], version: str, document: str, missing: str, there: str
) -> None:
    server = make_server(version=version)
    health = httpx.get(f"{server.url}/api/healthz")
    assert health.json()["version"] == version
    told = None if version < "1" else version
    assert health.headers.get("x-mlrun-be-version") == told
    paths = published(server, document)
    assert there in paths
    assert missing not in paths
    answer = httpx.get(server.url + missing)
    assert (answer.status_code, answer.json()) == (404, {"detail": "Not Found"})
    assert answer.headers.get("x-mlrun-be-version") == told


def test_a_method_that_a_version_lacks(make_server: Callable[..., LocalServer]) -> None:
    server = make_server(version="1.5.2")
    answer = httpx.put(f"{server.url}/api/projects/p/model-endpoints/e", json={})
    assert (answer.status_code, answer.json()) == (405, {"detail": "Method Not Allowed"})


def test_only_1x_answers_below_v1(make_server: Callable[..., LocalServer]) -> None:
    assert httpx.get(make_server(version="0.6.4").url + "/api/v1/healthz").status_code == 404
    assert httpx.get(make_server(version="1.5.2").url + "/api/v1/healthz").status_code == 200
