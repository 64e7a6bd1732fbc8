"""What all tests share: no settings from outside, and a server that answers as it is told."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from mlrun_db import HTTPRunDB
from mlrun_db._poll import Clock
from tests.scripted import ScriptedServer

SETTINGS = ("MLRUN_", "V3IO_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT")


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
