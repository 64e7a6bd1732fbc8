"""The behaviour tests: on the embedded server, or on the one at MLRUN_DB_TEST_URL.

A test that a real server cannot pass is marked with ``@pytest.mark.not_on(versions, reason)``;
``versions`` is a version specifier of Python packages, such as ``"==1.5.2"`` or ``">=1.6,<1.8"``.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest
from packaging.specifiers import SpecifierSet

from mlrun_db import HTTPRunDB, LocalServer, errors

LIVE_URL = os.environ.get("MLRUN_DB_TEST_URL", "")
EMBEDDED = "embedded"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    if LIVE_URL:
        with HTTPRunDB(LIVE_URL) as db:
            try:
                db.connect()
            except errors.MLRunBaseError as err:
                pytest.exit(str(err), returncode=2)
        yield LIVE_URL
        return
    with LocalServer(job_seconds=0.3, version="0.6.6") as server:
        yield server.url


@pytest.fixture(scope="session")
def server_name(server_url: str) -> str:
    """The version of a real server; "embedded" for the embedded one."""
    if not LIVE_URL:
        return EMBEDDED
    with HTTPRunDB(server_url) as db:
        return db.connect().server_version


@pytest.fixture(autouse=True)
def _skip_unsupported_tests(request: pytest.FixtureRequest, server_name: str) -> None:
    for marker in request.node.iter_markers("not_on"):
        versions, reason = marker.args
        specifier = SpecifierSet(versions, prereleases=True)  # a misspelt one fails everywhere
        if server_name != EMBEDDED and server_name in specifier:
            pytest.skip(f"{server_name}: {reason}")


@pytest.fixture
def db(server_url: str) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(server_url) as client:
        yield client


@pytest.fixture
def project(db: HTTPRunDB) -> Iterator[str]:
    """A project that only this test uses."""
    yield from _new_project(db)


@pytest.fixture
def other_project(db: HTTPRunDB) -> Iterator[str]:
    """A second project that only this test uses."""
    yield from _new_project(db)


def _new_project(db: HTTPRunDB) -> Iterator[str]:
    name = f"p-{uuid.uuid4().hex[:12]}"
    db.create_project({"metadata": {"name": name}})
    yield name
    try:
        db.delete_project(name, "cascade")
    except (errors.MLRunHTTPError, errors.MLRunWaitFailedError):
        assert LIVE_URL  # a real server cannot delete it without a cluster


@pytest.fixture
def name() -> str:
    """A name that no other test uses."""
    return f"n-{uuid.uuid4().hex[:12]}"
