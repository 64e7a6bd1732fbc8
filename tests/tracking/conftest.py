"""A server and a client for runs that log."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB, LocalServer

VERSIONS = ("0.6.6", "1.5.2", "1.6.4", "1.7.0", "1.12.1")


@pytest.fixture(autouse=True)
def _journals_in_a_folder_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture(params=VERSIONS)
def any_server(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    """A server of each of several versions."""
    with LocalServer(version=request.param) as server:
        yield server


@pytest.fixture
def any_db(any_server: LocalServer) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(any_server.url) as db:
        yield db


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer(version="1.12.1") as server:
        yield server


@pytest.fixture
def db(server: LocalServer) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server.url) as db:
        yield db
