"""Datastore profiles, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors

PROFILE = {
    **{"name": "s3", "type": "s3", "object": '{"bucket":"Yg=="}', "private": '{"key":"c2VjcmV0"}'},
    "project": "p1",
}
PUBLIC = {**PROFILE, "private": None}


@pytest.fixture
def db(make_server: Callable[..., LocalServer]) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server().url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        yield client


def test_the_private_part_is_never_returned(db: HTTPRunDB) -> None:
    url = f"{db.base_url}/api/projects/p1/datastore-profiles"
    assert httpx.put(url, json=PROFILE).json() == PUBLIC
    db.store_datastore_profile(PROFILE, "p1")
    assert db.get_datastore_profile("s3", "p1") == {**PUBLIC, "bucket": "b"}
    assert db.list_datastore_profiles("p1") == [{**PUBLIC, "bucket": "b"}]
    assert db.list_project_secret_keys("p1", "kubernetes").secret_keys == []
    db.store_datastore_profile({**PROFILE, "type": "az"}, "p1")
    assert [each["type"] for each in db.list_datastore_profiles("p1")] == ["az"]


def test_delete(db: HTTPRunDB) -> None:
    db.store_datastore_profile(PROFILE, "p1")
    db.store_datastore_profile({**PROFILE, "name": "other", "private": None}, "p1")
    db.delete_datastore_profile("s3", "p1")
    assert [each["name"] for each in db.list_datastore_profiles("p1")] == ["other"]
    for call in (db.get_datastore_profile, db.delete_datastore_profile):
        with pytest.raises(errors.MLRunNotFoundError, match="s3"):
            call("s3", "p1")


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"project": "p2"}, 400, "p2"),
        ({"name": ""}, 400, "name"),
        ({"name": None}, 422, "name"),
        ({"type": 5}, 422, "type"),
        ({"object": {}}, 422, "object"),
        ({"private": {}}, 422, "private"),
    ],
)
def test_an_invalid_profile(
    db: HTTPRunDB, changes: dict[str, Any], status: int, named: str
) -> None:
    url = f"{db.base_url}/api/projects/p1/datastore-profiles"
    response = httpx.put(url, json={**PROFILE, **changes})
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert "c2VjcmV0" not in response.text
    assert db.list_datastore_profiles("p1") == []


def test_an_unknown_project(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunNotFoundError, match="p9"):
        db.store_datastore_profile({**PROFILE, "project": "p9"}, "p9")
    with pytest.raises(errors.MLRunNotFoundError, match="p9"):
        db.list_datastore_profiles("p9")
