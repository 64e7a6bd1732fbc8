"""Fixtures for tests of code that uses MLRun: an embedded server, and a client for it.

pytest loads this module in every run, so it imports nothing but pytest at its top.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mlrun_db import HTTPRunDB
    from mlrun_db.server import LocalServer

_MARKER = "mlrun_faults(*faults): faults to inject into the next responses of mlrun_server"
_SERVER = "mlrun_server"


class _Session:
    """The server of a test session, and whose data it holds."""

    server: LocalServer | None = None
    shared_by: str | None = None  # the module, class or session whose fixture has filled it


_session = pytest.StashKey[_Session]()


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", _MARKER)
    config.stash[_session] = _Session()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server."""
    session = config.stash.get(_session, _Session())
    if session.server is not None:
        session.server.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Reset the server before the fixtures of a test, and inject the faults of its marks."""
    marks = list(item.iter_markers("mlrun_faults"))
    if _SERVER not in getattr(item, "fixturenames", ()):
        if marks:
            pytest.fail("mlrun_faults needs the fixture mlrun_server or mlrun_db", pytrace=False)
        return
    session = item.config.stash[_session]
    server = _running(item.config)
    sharer = _sharer(item)
    if sharer is None or sharer != session.shared_by:
        server.reset()
    session.shared_by = sharer
    for mark in marks:
        for fault in (*mark.args, *([mark.kwargs] if mark.kwargs else [])):
            try:
                server.fault(**fault)
            except (TypeError, ValueError) as error:
                pytest.fail(f"mlrun_faults: {error}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that passes although a fault of it never fired."""
    yield
    server = item.config.stash[_session].server
    if server is not None and (unused := server.unused_faults):
        names = ", ".join(
            f"{fault.fault} of {fault.operation or fault.path or 'any operation'}"
            for fault in unused
        )
        server.clear_faults()
        pytest.fail(f"faults that no request has met: {names}", pytrace=False)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Reset the server after a test, unless its data is that of a wider fixture."""
    session = item.config.stash[_session]
    if session.server is None or (session.shared_by is None and not session.server.is_running):
        return
    if session.shared_by is None:
        session.server.reset()
    else:
        session.server.clear_faults()


def _running(config: pytest.Config) -> LocalServer:
    """Return the server of the session, started at its first use and after a test stopped it."""
    session = config.stash[_session]
    if session.server is None:
        try:
            from mlrun_db.server import LocalServer
        except ImportError as error:
            pytest.fail(str(error), pytrace=False)
        session.server = LocalServer()
    if not session.server.is_running:
        session.server.start()
    return session.server


def _sharer(item: pytest.Item) -> str | None:
    """Return what shares the server's data: the node of the widest fixture that uses the server.

    None for a test of its own: only its function fixtures use the server.
    """
    info = getattr(item, "_fixtureinfo", None)
    definitions = dict(getattr(info, "name2fixturedefs", {}))
    widest: str | None = None
    for name, found in definitions.items():
        for definition in found:
            if name == _SERVER or _SERVER not in _needed(definition, definitions):
                continue
            if definition.scope == "session" or (definition.scope == "package" and widest is None):
                return ""
            if definition.scope in ("module", "class"):
                kind = pytest.Module if definition.scope == "module" else pytest.Class
                node = item.getparent(kind) or item.getparent(pytest.Module)
                if node is not None and (widest is None or len(node.nodeid) < len(widest)):
                    widest = node.nodeid
    return widest


def _needed(definition: object, definitions: dict[str, object]) -> set[str]:
    """Return the names of the fixtures that a fixture uses, directly or not."""
    names: set[str] = set()
    left = list(getattr(definition, "argnames", ()))
    while left:
        name = left.pop()
        if name not in names:
            names.add(name)
            found: object = definitions.get(name, ())
            if isinstance(found, list | tuple):
                left += [argument for each in found for argument in each.argnames]
    return names


@pytest.fixture(scope="session")
def mlrun_server(pytestconfig: pytest.Config) -> LocalServer:
    """An MLRun API server that is empty when a test begins.

    One server is started per session, on a free port of the loopback address. It is reset before
    and after each test, and restarted when a test stops it. The faults of ``mlrun_faults`` marks
    are injected from the beginning of the test. A fixture of a module, a class or the session may
    fill it: what it stores is there until the last of their tests.
    """
    return _running(pytestconfig)


@pytest.fixture
def mlrun_db(mlrun_server: LocalServer) -> Iterator[HTTPRunDB]:
    """A client of ``mlrun_server``, closed after the test."""
    from mlrun_db import HTTPRunDB

    with HTTPRunDB(mlrun_server.url) as db:
        yield db
