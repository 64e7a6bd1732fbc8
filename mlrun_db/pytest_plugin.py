"""Fixtures for tests of code that uses MLRun: an embedded server, and a client for it.

pytest loads this module in every run, so it imports nothing but pytest at its top.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB
    from mlrun_db.server import LocalServer

_MARKER = "mlrun_faults(*faults): faults to inject into the next responses of mlrun_server"


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture(scope="session")
def _mlrun_session_server() -> Iterator[LocalServer]:
    try:
        from mlrun_db.server import LocalServer
    except ImportError as error:
        pytest.fail(str(error), pytrace=False)
    with LocalServer() as server:
        yield server


@pytest.fixture
def mlrun_server(
    request: pytest.FixtureRequest, _mlrun_session_server: LocalServer
) -> Iterator[LocalServer]:
    """An MLRun API server that is empty when the test begins.

    One server is started per session, on a free port of the loopback address. It is reset before
    and after each test, and restarted when a test stops it. The faults of ``mlrun_faults`` marks
    are injected from the beginning of the test.
    """
    server = _mlrun_session_server
    _reset(server)
    for mark in request.node.iter_markers("mlrun_faults"):
        for fault in (*mark.args, *([mark.kwargs] if mark.kwargs else [])):
            server.fault(**fault)
    yield server
    _reset(server)


def _reset(server: LocalServer) -> None:
    if not server.is_running:  # a test stopped it
        server.start()
    server.reset()


@pytest.fixture
def mlrun_db(mlrun_server: LocalServer) -> Iterator[HTTPRunDB]:
    """A client of ``mlrun_server``, closed after the test."""
    from mlrun_db import HTTPRunDB

    with HTTPRunDB(mlrun_server.url) as db:
        yield db
