"""What all tests share: a clean environment, a scripted server, and the check of each request."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import hypothesis
import pytest

from mlrun_db import HTTPRunDB, LocalServer, mlconf
from mlrun_db._transport.clock import Clock
from tests.support.scripted import ScriptedServer
from tests.support.spec_check import Recorder, Sent

SETTINGS = (
    *("MLRUN_", "V3IO_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("SSL_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"),
)

# A shell that starts the tests in the background makes them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on what else runs, so it has no deadline.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the proxies, certificates and MLRun settings of the machine, and those of a test."""
    monkeypatch.setattr(mlconf, "_set", {})
    for name in list(os.environ):
        if name.upper().startswith(SETTINGS):
            monkeypatch.delenv(name)


class ManualClock(Clock):
    """A clock that moves only in ``sleep``; it records the length of each sleep."""

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
    """A server on the loopback that sends the responses of the test and records the requests."""
    with ScriptedServer() as server:
        yield server


@pytest.fixture
def scripted_db(scripted: ScriptedServer, clock: ManualClock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(scripted.url, clock=clock) as db:
        yield db


@pytest.fixture
def make_server() -> Iterator[Callable[..., LocalServer]]:
    """Start servers, which are stopped at the end of the test."""
    started: list[LocalServer] = []

    def make(**options: Any) -> LocalServer:
        started.append(LocalServer(**options).start())
        return started[-1]

    yield make
    for server in started:
        server.stop()


REQUESTS = Recorder()


@pytest.fixture(autouse=True, scope="session")
def _requests_are_recorded() -> Iterator[None]:
    """Record each request where httpx passes it to its connections, for any server.

    Only the requests of mlrun_api's operations name their operation: not those of api_call, whose
    path is the caller's, nor those of plain httpx in tests/server.
    """
    handle_request = httpx.HTTPTransport.handle_request

    def record(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        name = request.extensions.get("operation")
        try:
            return handle_request(transport, request)
        except httpx.LocalProtocolError:  # not valid HTTP, so nothing was sent
            name = None
            raise
        finally:
            if name:
                # without the port of the test's server: equal requests are checked once
                headers = tuple(item for item in request.headers.items() if item[0] != "host")
                target = request.url.raw_path.decode("ascii").replace("/api/v1/", "/api/", 1)
                REQUESTS.add(name, Sent(request.method, target, headers, request.read()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.HTTPTransport, "handle_request", record)
        yield


@pytest.fixture(autouse=True)
def _requests_are_those_of_the_spec(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose requests do not match openapi.yaml, unless it is marked ``off_spec``."""
    yield
    off_spec = request.node.get_closest_marker("off_spec") is not None
    refused = REQUESTS.refused(counted=not off_spec)
    if off_spec:
        assert refused, "openapi.yaml allows all requests of this test: remove its off_spec mark"
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
