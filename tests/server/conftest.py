"""A server for each test, called over real HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer

Json = dict[str, Any]


class Clock:
    """A clock that a test advances."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        self.now += 1e-6  # no two requests are made at the same time
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture(scope="session")
def clock() -> Clock:
    """The clock of the shared server."""
    return Clock()


@pytest.fixture(scope="session")
def shared_server(clock: Clock) -> Iterator[LocalServer]:
    with LocalServer(job_seconds=10, clock=clock, version="0.6.6") as server:
        yield server


@pytest.fixture(scope="session")
def session_client(shared_server: LocalServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{shared_server.url}/api", timeout=10) as client:
        yield client


@pytest.fixture
def http(session_client: httpx.Client) -> Iterator[httpx.Client]:
    """A client of an empty server."""
    yield session_client
    cascade = {"x-mlrun-deletion-strategy": "cascade"}
    for name in session_client.get("/projects?format=name_only").json()["projects"]:
        assert session_client.delete(f"/projects/{name}", headers=cascade).status_code == 204


@pytest.fixture(scope="session")
def newest_server(clock: Clock) -> Iterator[LocalServer]:
    with LocalServer(job_seconds=10, clock=clock, version="1.12.0") as server:
        yield server


@pytest.fixture
def newest(newest_server: LocalServer) -> Iterator[httpx.Client]:
    """A client of a server of the newest version, which has the projects p1 and ``default``."""
    with httpx.Client(base_url=f"{newest_server.url}/api", timeout=10) as client:
        created = client.post("/projects", json={"metadata": {"name": "p1"}})
        assert created.status_code == 201
        yield client
    newest_server.reset()


@pytest.fixture
def server(make_server: Callable[..., LocalServer]) -> LocalServer:
    """A server of its own for one test, whose clock stands still."""
    return make_server(clock=lambda: 1_700_000_000.0, version="0.6.6")


@pytest.fixture
def client(server: LocalServer) -> Iterator[httpx.Client]:
    """A client of ``server``, whose base URL is without ``/api``."""
    with httpx.Client(base_url=server.url, timeout=5) as client:
        yield client


@pytest.fixture
def start(make_server: Callable[..., LocalServer]) -> Iterator[Callable[..., httpx.Client]]:
    """Start servers of versions, and return clients of them; they have the project p1."""
    started: list[httpx.Client] = []

    def make(version: str, **options: Any) -> httpx.Client:
        client = httpx.Client(base_url=f"{make_server(version=version, **options).url}/api")
        started.append(client)
        created = client.post("/projects", json={"metadata": {"name": "p1"}})
        assert created.status_code == 201
        return client

    yield make
    for client in started:
        client.close()


@pytest.fixture
def make_run() -> Callable[..., Json]:
    """Return the body of a run."""

    def make(
        name: str = "train",
        state: str = "completed",
        day: int = 1,
        labels: Json | None = None,
        **fields: Any,
    ) -> Json:
        return {
            "kind": "run",
            "metadata": {"name": name, "labels": labels or {"kind": "job"}, **fields},
            "spec": {"parameters": {"p1": 5}},
            "status": {
                "state": state,
                "start_time": f"2021-07-{day:02}T10:00:00+00:00",
                "last_update": f"2021-07-{day:02}T10:05:00+00:00",
            },
        }

    return make
