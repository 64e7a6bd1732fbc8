"""Secret tokens of users, with the client."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer


def token(expires: Any = 2_000_000_000, issued: Any = 1_700_000_000, **claims: Any) -> str:
    payload = json.dumps({"exp": expires, "iat": issued, **claims}).encode()
    middle = base64.urlsafe_b64encode(payload).decode().rstrip("=")
    return f"eyJhbGciOiJub25lIn0.{middle}.c2ln"


@pytest.fixture
def db(make_server: Callable[..., LocalServer]) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(version="1.12.1").url) as client:
        yield client


def store(db: HTTPRunDB, name: str, value: str, **options: Any) -> Any:
    return db.store_secret_token({"name": name, "token": value}, **options)


def names(db: HTTPRunDB, *user: str) -> list[tuple[Any, Any]]:
    found: Any = db.list_secret_tokens(*user)["secret_tokens"]
    return [(each["username"], each["name"]) for each in found]


def test_store_list_and_delete(db: HTTPRunDB) -> None:
    assert names(db) == []
    assert store(db, "a", token(sub="id1")) == {"created_tokens": ["a"], "updated_tokens": []}
    [stored] = db.list_secret_tokens()["secret_tokens"]
    assert stored == {
        **{"name": "a", "username": "root", "user_id": "id1"},
        "expiration": "2033-05-18T03:33:20+00:00",
        "issued_at": "2023-11-14T22:13:20+00:00",
    }
    assert store(db, "b", token())["created_tokens"] == ["b"]
    assert names(db) == [("root", "a"), ("root", "b")]
    assert db.delete_secret_token("a") == {"deleted": True, "username": "root"}
    assert db.delete_secret_token("a") == {"deleted": False, "username": "root"}
    assert db.delete_secret_tokens()["deleted_count"] == 1
    assert names(db) == []


def test_a_token_that_expires_later_is_kept(db: HTTPRunDB) -> None:
    store(db, "a", token(2_000_000_000))
    assert store(db, "a", token(1_900_000_000))["updated_tokens"] == []
    assert db.list_secret_tokens()["secret_tokens"][0]["expiration"].startswith("2033")
    assert store(db, "a", token(1_900_000_000), force=True)["updated_tokens"] == ["a"]
    assert db.list_secret_tokens()["secret_tokens"][0]["expiration"].startswith("2030")
    assert store(db, "a", token(1_950_000_000))["updated_tokens"] == ["a"]


def test_tokens_of_users(db: HTTPRunDB) -> None:
    store(db, "a", token())
    url = f"{db.base_url}/api/v1/user-secrets/tokens"
    body = [{"name": "b", "token": token()}]
    httpx.put(url, json=body, headers={"x-remote-user": "ann"}).raise_for_status()
    assert names(db) == [("root", "a")]
    assert names(db, "ann") == [("ann", "b")]
    assert names(db, "*") == [("ann", "b"), ("root", "a")]
    assert db.delete_secret_tokens("*")["deleted_count"] == 2
    assert names(db, "*") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ([{"name": "a"}], 422),
        ([{"name": 5, "token": token()}], 422),
        (["a"], 422),
        ([{"name": "", "token": token()}], 400),
        ([{"name": "a/b", "token": token()}], 400),
        ([{"name": "a", "token": "opaque"}], 400),
        ([{"name": "a", "token": "a.b.c"}], 400),
        ([{"name": "a", "token": "a.\u00fc.c"}], 400),
        ([{"name": "a", "token": token(expires="soon")}], 400),
        ([{"name": "a", "token": token(expires=True)}], 400),
        ([{"name": "a", "token": token(issued=-1)}], 400),
        ([{"name": "a", "token": token(expires=1e300)}], 400),
        ([{"name": "a", "token": token(x="x" * 70_000)}], 400),
        ([{"name": "a", "token": token()}, {"name": "a", "token": token()}], 400),
        ([{"name": "a", "token": token()}, {"name": "b", "token": "opaque"}], 400),
    ],
)
def test_invalid_tokens(db: HTTPRunDB, body: Any, status: int) -> None:
    response = httpx.put(f"{db.base_url}/api/v1/user-secrets/tokens", json=body)
    assert response.status_code == status, response.text
    assert "opaque" not in response.text
    assert names(db) == []
