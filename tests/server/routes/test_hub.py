"""The function hub: sources with the client, catalogues from a folder and from a URL."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, cli, errors
from tests.support.scripted import Response, ScriptedServer

Json = dict[str, Any]
CATALOG = {
    "auto_trainer": {
        "latest": {
            **{"version": "1.2.0", "description": "trains", "categories": ["ml"]},
            **{"spec": {"filename": "auto_trainer.py"}, "assets": {"function": "src/f.yaml"}},
        },
        "1.1.0": {"version": "1.1.0", "assets": {}},
    },
    "describe": {"latest": {"version": "0.1.0", "labels": {"author": "ann"}}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a hub of two items, and a file outside it."""
    channel = tmp_path / "hub" / "functions" / "master"
    source = channel / "auto_trainer" / "latest" / "src"
    source.mkdir(parents=True)
    (channel / "catalog.json").write_text(json.dumps(CATALOG))
    (source / "f.yaml").write_text("kind: job\n")
    (tmp_path / "secret.txt").write_text("s3cret")
    return tmp_path / "hub"


@pytest.fixture
def db(make_server: Callable[..., LocalServer], folder: Path) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(version="1.12.1", hub=folder).url) as client:
        yield client


def source(name: str, path: str = "https://hub.example.com", index: int = -1) -> Json:
    spec = {"path": path, "channel": "master"}
    return {"index": index, "source": {"metadata": {"name": name}, "spec": spec}}


def order(db: HTTPRunDB) -> list[tuple[Any, Any]]:
    found: Any = db.list_hub_sources()
    return [(each["source"]["metadata"]["name"], each["index"]) for each in found]


def names(db: HTTPRunDB, name: str = "default", **query: Any) -> list[tuple[Any, Any]]:
    catalog: Any = db.get_hub_catalog(name, **query)["catalog"]
    return [(each["metadata"]["name"], each["metadata"]["tag"]) for each in catalog]


def test_sources_keep_their_order(db: HTTPRunDB) -> None:
    assert order(db) == [("default", -1)]
    created: Any = db.create_hub_source(source("a"))
    assert (created["index"], created["source"]["status"]["state"]) == (1, "created")
    db.create_hub_source(source("b"))
    db.store_hub_source("c", source("c", index=1))
    assert order(db) == [("c", 1), ("a", 2), ("b", 3), ("default", -1)]
    db.store_hub_source("b", source("b", index=1))
    db.store_hub_source("c", source("c"))
    assert order(db) == [("b", 1), ("a", 2), ("c", 3), ("default", -1)]
    for _ in range(2):
        db.delete_hub_source("a")
    assert order(db) == [("b", 1), ("c", 2), ("default", -1)]
    assert db.get_hub_source("b")["source"]["metadata"]["name"] == "b"
    with pytest.raises(errors.MLRunNotFoundError, match="a"):
        db.get_hub_source("a")
    with pytest.raises(errors.MLRunConflictError):
        db.create_hub_source(source("b"))


def test_credentials_of_a_source_are_not_returned(db: HTTPRunDB) -> None:
    body = source("a")
    body["source"]["spec"]["credentials"] = {"token": "s3cret"}
    created: Any = db.create_hub_source(body)
    assert created["source"]["spec"]["credentials"] == {}
    assert "s3cret" not in str(db.list_hub_sources())


@pytest.mark.parametrize(
    ("name", "body", "status", "named"),
    [
        ("a", {"index": 1}, 422, "source"),
        ("a", {"source": {"metadata": {"name": "a"}}}, 422, "spec"),
        ("a", {"source": {"metadata": {}, "spec": {"path": "p", "channel": "c"}}}, 422, "name"),
        ("a", source("a", path=5), 422, "path"),  # type: ignore[arg-type]
        ("a", {"source": {**source("a")["source"], "kind": None}}, 422, "kind"),
        ("a", {"source": {**source("a")["source"], "status": {"state": 5}}}, 422, "state"),
        ("a", source("b"), 400, "b"),
        ("a", source("a", index=7), 400, "index"),
        ("a", source("a", index=0), 400, "index"),
        ("a", {**source("a"), "index": "x"}, 422, "index"),
        ("a", {**source("a"), "index": None}, 422, "index"),
        ("default", source("default"), 400, "global"),
        ("a", [], 422, "dict"),
    ],
)
def test_an_invalid_source(db: HTTPRunDB, name: str, body: Any, status: int, named: str) -> None:
    response = httpx.put(f"{db.base_url}/api/v1/hub/sources/{name}", json=body)
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert order(db) == [("default", -1)]
    assert httpx.delete(f"{db.base_url}/api/v1/hub/sources/default").status_code == 400


def test_the_catalogue_of_a_folder(db: HTTPRunDB, folder: Path) -> None:
    assert names(db) == [
        *(("auto-trainer", "latest"), ("auto-trainer", "1.1.0"), ("describe", "latest"))
    ]
    assert names(db, tag="latest") == [("auto-trainer", "latest"), ("describe", "latest")]
    assert names(db, version="1.1.0") == [("auto-trainer", "1.1.0")]
    item: Any = db.get_hub_item("default", "auto_trainer")
    assert item["metadata"]["version"] == "1.2.0"
    assert (item["metadata"]["categories"], item["spec"]["filename"]) == (
        *(["ml"], "auto_trainer.py"),
    )
    base = f"{folder.as_uri()}/functions/master"
    assert item["spec"]["item_uri"] == f"{base}/auto_trainer/latest/"
    asset = db.get_hub_asset("default", "auto-trainer", "function")
    assert asset.content == b"kind: job\n"
    url = f"{db.base_url}/api/v1/hub/sources/default/item-object"
    found = httpx.get(url, params={"url": f"{base}/auto_trainer/latest/src/f.yaml"})
    assert found.content == b"kind: job\n"
    listed = httpx.get(url, params={"url": f"{base}/auto_trainer/latest/"})
    assert listed.json() == {"listdir": ["src"]}


def test_what_is_not_in_the_hub(db: HTTPRunDB) -> None:
    for call in (
        lambda: db.get_hub_item("default", "nothing"),
        lambda: db.get_hub_item("default", "describe", tag="v9"),
        lambda: db.get_hub_asset("default", "auto-trainer", "nothing"),
        lambda: db.get_hub_catalog("default", object_type="steps"),
        lambda: db.get_hub_catalog("nowhere"),
    ):
        with pytest.raises(errors.MLRunNotFoundError):
            call()
    url = f"{db.base_url}/api/v1/hub/sources/default/items"
    assert httpx.get(f"{url}?object_type=cats").status_code == 422
    response = httpx.get(f"{url}/auto-trainer?tag=")
    assert (response.status_code, "2 items" in response.text) == (400, True)


def test_sources_that_have_an_item(db: HTTPRunDB, folder: Path) -> None:
    db.create_hub_source(source("same", folder.as_uri()))
    db.create_hub_source(source("other"))
    found: Any = db.list_hub_sources("describe")
    assert [each["source"]["metadata"]["name"] for each in found] == ["same", "default"]
    assert db.list_hub_sources("describe", version="9") == []
    assert db.list_hub_sources("nothing") == []
    assert httpx.get(f"{db.base_url}/api/v1/hub/sources?tag=v1").status_code == 400


@pytest.mark.parametrize(
    "path", ["file:///etc", "http://127.0.0.1:9", "https://hub.example.com", "/etc", "{hub}-other"]
)
def test_nothing_outside_the_hub_is_read(db: HTTPRunDB, folder: Path, path: str) -> None:
    db.create_hub_source(source("a", path.format(hub=folder.as_uri())))
    with pytest.raises(errors.MLRunBadRequestError, match="hub of this server"):
        db.get_hub_catalog("a")


def test_no_way_out_of_the_folder(db: HTTPRunDB, folder: Path) -> None:
    os.symlink(folder.parent / "secret.txt", folder / "link.txt")
    url = f"{db.base_url}/api/v1/hub/sources/default/item-object"
    for path in (
        *("/../secret.txt", "/functions/%2e%2e/%2e%2e/secret.txt", "/link.txt", "/a%00b"),
        *("//etc/passwd", "/..", "/..\\secret.txt", "x", "/functions", "/nothing/"),
    ):
        response = httpx.get(url, params={"url": f"{folder.as_uri()}{path}"})
        assert response.status_code in (400, 404), (path, response.text)
        assert "s3cret" not in response.text
    response = httpx.get(url, params={"url": "file:///etc/passwd"})
    assert (response.status_code, "filesystem tree" in response.text) == (400, True)


@pytest.mark.parametrize("text", ["[]", "{", '{"a": []}', '{"a": {"latest": {}}}', '{"a": 5}'])
def test_a_broken_catalogue(db: HTTPRunDB, folder: Path, text: str) -> None:
    (folder / "functions" / "master" / "catalog.json").write_text(text)
    response = httpx.get(f"{db.base_url}/api/v1/hub/sources/default/items")
    assert (response.status_code, "is not a catalogue" in response.text) == (500, True)


def test_without_the_option_nothing_is_read(make_server: Callable[..., LocalServer]) -> None:
    with HTTPRunDB(make_server(version="1.12.1").url) as db:
        assert names(db) == []
        with pytest.raises(errors.MLRunNotFoundError):
            db.get_hub_item("default", "describe")
        db.create_hub_source(source("a"))
        with pytest.raises(errors.MLRunBadRequestError, match="without the option hub"):
            db.get_hub_catalog("a")


def test_a_hub_on_the_web(
    make_server: Callable[..., LocalServer], scripted: ScriptedServer
) -> None:
    catalog = Response(200, json.dumps(CATALOG).encode())
    asset = Response(200, b"kind: job\n")
    scripted.responses = [catalog, asset, catalog, Response(404, b""), Response(500, b"")]
    with HTTPRunDB(make_server(version="1.12.1", hub=scripted.url).url) as db:
        for _ in range(2):  # the catalogue is kept
            assert len(names(db)) == 3
        assert db.get_hub_asset("default", "auto-trainer", "function").content == b"kind: job\n"
        assert len(names(db, force_refresh=True)) == 3
        with pytest.raises(errors.MLRunNotFoundError):
            db.get_hub_asset("default", "auto-trainer", "function")
    assert [request.path for request in scripted.requests[:3]] == [
        "/functions/master/catalog.json",
        "/functions/master/auto_trainer/latest/src/f.yaml",
        "/functions/master/catalog.json",
    ]


@pytest.mark.parametrize("place", ["nowhere", "http://", "ftp://hub"])
def test_an_invalid_place(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="folder or a URL"):
        LocalServer(hub=place)
    assert cli.main(["serve", "--port", "0", "--hub", place]) == 2
    assert "folder or a URL" in capsys.readouterr().err
