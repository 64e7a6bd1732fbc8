"""Secrets: stored in memory only; only values in vault can be read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]
TOKEN = {"x-mlrun-secret-store-token": "t"}


def test_secrets_of_vault(http: httpx.Client) -> None:
    path = "/projects/p1/secrets"
    for secrets in ({"a": "1", "b": "2"}, {"b": "3"}):
        response = http.post(path, json={"provider": "vault", "secrets": secrets})
        assert (response.status_code, response.content) == (201, b"")
    assert http.get(path).status_code == 400
    found = http.get(path, headers=TOKEN).json()
    assert found == {"provider": "vault", "secrets": {"a": "1", "b": "3"}}
    assert http.get(f"{path}?secret=b", headers=TOKEN).json()["secrets"] == {"b": "3"}
    assert http.get("/projects/p1/secret-keys").status_code == 400
    keys = http.get("/projects/p1/secret-keys", headers=TOKEN).json()
    assert keys == {"provider": "vault", "secret_keys": ["a", "b"]}
    assert http.delete(f"{path}?provider=vault").status_code == 400
    assert http.get("/projects/p2/secrets", headers=TOKEN).json()["secrets"] == {}


def test_secrets_of_kubernetes(http: httpx.Client) -> None:
    path, keys = "/projects/p1/secrets", "/projects/p1/secret-keys?provider=kubernetes"
    body = {"provider": "kubernetes", "secrets": {"a": "1", "b": "2", "c": "3"}}
    assert http.post(path, json=body).status_code == 201
    response = http.get(f"{path}?provider=kubernetes", headers=TOKEN)
    assert response.status_code == 400
    assert "1" not in response.text
    assert http.get(keys).json() == {"provider": "kubernetes", "secret_keys": ["a", "b", "c"]}
    assert http.get(keys, headers=TOKEN).status_code == 400
    assert http.delete(f"{path}?provider=kubernetes&secret=a&secret=zz").status_code == 204
    assert http.get(keys).json()["secret_keys"] == ["b", "c"]
    assert http.delete(f"{path}?provider=kubernetes").status_code == 204
    assert http.get(keys).json()["secret_keys"] == []
    assert http.delete(path).status_code == 422


def test_names_of_the_server_in_1_x(newest: httpx.Client) -> None:
    path = "/projects/p1/secrets"
    for name, status in (("mlrun.x", 403), ("a b", 400), ("a/b", 400), ("A-b_c.d", 201)):
        body = {"provider": "kubernetes", "secrets": {name: "1"}}
        response = newest.post(path, json=body)
        assert (response.status_code, status == 201 or name in response.text) == (status, True)
    assert newest.delete(f"{path}?secret=mlrun.x").status_code == 403
    assert newest.get("/projects/p1/secret-keys").json()["secret_keys"] == ["A-b_c.d"]


def test_rejected_requests(http: httpx.Client) -> None:
    path = "/projects/p1/secrets"
    assert http.post(path, json={"provider": "zz"}).status_code == 422
    assert http.post(path, json={"secrets": []}).status_code == 422
    assert http.get(f"{path}?provider=zz").status_code == 422
    assert http.post("/user-secrets", json={"secrets": {}}).status_code == 422
    assert http.post("/user-secrets", json={"user": 1}).status_code == 422
    user = {"user": "u", "provider": "kubernetes", "secrets": {"a": "1"}}
    assert http.post("/user-secrets", json=user).status_code == 400
    assert http.post("/user-secrets", json={**user, "provider": "vault"}).status_code == 201


def test_values_are_in_no_file_or_log(
    tmp_path: Path, make_server: Make, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = make_server(db=tmp_path / "x.db", version="0.6.6")
    value = "correct-horse-battery"
    with httpx.Client(base_url=f"{server.url}/api") as client:
        body = {"provider": "kubernetes", "secrets": {"key-of-it": value}}
        assert client.post("/projects/p1/secrets", json=body).status_code == 201
        client.put("/projects/p1", json={"metadata": {"name": "p1"}})
        server.stop()
    files = [file.read_bytes() for file in tmp_path.iterdir()]
    assert files
    assert all(value.encode() not in data and b"key-of-it" not in data for data in files)
    assert value not in caplog.text
    server.start()
    keys = httpx.get(f"{server.url}/api/projects/p1/secret-keys?provider=kubernetes").json()
    assert keys["secret_keys"] == []


def test_secrets_are_deleted_with_their_project(http: httpx.Client) -> None:
    http.put("/projects/p1", json={"metadata": {"name": "p1"}})
    body = {"provider": "kubernetes", "secrets": {"a": "1"}}
    http.post("/projects/p1/secrets", json=body)
    assert http.delete("/projects/p1").status_code == 204
    keys = http.get("/projects/p1/secret-keys?provider=kubernetes").json()
    assert keys["secret_keys"] == []
