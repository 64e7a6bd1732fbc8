"""What all tests share: no settings from outside, and a server that answers as it is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB
from mlrun_db._transport.clock import Clock
from tests.support.scripted import ScriptedServer
from tests.support.spec_check import Recorder, Sent

SETTINGS = ("MLRUN_", "V3IO_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT")

# A shell that runs the tests in the background lets them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies, certificates and MLRun settings of the machine must not decide a test."""
    for name in list(os.environ):
        if name.upper().startswith(SETTINGS):
            monkeypatch.delenv(name)


class ManualClock(Clock):
    """A clock that moves only when somebody sleeps; it keeps how long each sleep was."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sleeps: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def scripted() -> Iterator[ScriptedServer]:
    """A server on the loopback that gives the answers of the test and keeps the requests."""
    with ScriptedServer() as server:
        yield server


@pytest.fixture
def scripted_db(scripted: ScriptedServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(scripted.url, clock=clock) as db:
        yield db


REQUESTS = Recorder()


@pytest.fixture(autouse=True, scope="session")
def _requests_are_recorded() -> Iterator[None]:
    """Look at each request where httpx hands it to its connections, on its way to any server.

    Only what an operation of mlrun_api sends has the name of an operation with it: not api_call,
    whose path is the caller's, and not the plain httpx of tests/server.
    """
    hand_over = httpx.HTTPTransport.handle_request

    def look(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        name = request.extensions.get("operation")
        try:
            return hand_over(transport, request)
        except httpx.LocalProtocolError:  # it is no HTTP, so nothing was sent
            name = None
            raise
        finally:
            if name:
                # without the port of the test's server, so that equal requests are checked once
                headers = tuple(item for item in request.headers.items() if item[0] != "host")
                target = request.url.raw_path.decode("ascii")
                REQUESTS.add(name, Sent(request.method, target, headers, request.read()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.HTTPTransport, "handle_request", look)
        yield


@pytest.fixture(autouse=True)
def _requests_are_those_of_the_spec(request: pytest.FixtureRequest) -> Iterator[None]:
    """No request of a test may be one that openapi.yaml refuses, unless the test is about that."""
    yield
    off_spec = request.node.get_closest_marker("off_spec") is not None
    refused = REQUESTS.refused(counted=not off_spec)
    if off_spec:
        assert refused, "openapi.yaml refuses nothing that was sent: this test needs no off_spec"
    else:
        assert refused == []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist sends its counts to the main process."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["checked"] = dict(REQUESTS.checked)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    REQUESTS.checked.update(getattr(node, "workeroutput", {}).get("checked", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    count, kinds = REQUESTS.checked.total(), len(REQUESTS.checked)
    terminalreporter.write_line(f"openapi.yaml: {count} requests of {kinds} operations checked")
