"""A server with something to look at, and a browser without a window: httpx and a parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer
from tests.support.html_page import HtmlPage

PROJECT = "fraud"
See = Callable[..., HtmlPage]
Browse = Callable[[LocalServer], See]


def make_run(name: str, number: int = 0, state: str = "completed", **status: Any) -> dict[str, Any]:
    """Return the body of a run; a larger number starts later."""
    return {
        "metadata": {"name": name, "labels": {"owner": "ann"}},
        "spec": {"parameters": {"lr": 0.5**number, "optimizer": "adam"}},
        "status": {
            "state": state,
            "start_time": f"2026-03-01T10:{number // 60:02}:{number % 60:02}+00:00",
            "end_time": "2026-03-02T10:00:00+00:00",
            "results": {"auc": 0.5 + number / 1000, "loss": 1 - number / 1000},
            **status,
        },
    }


def fill(db: HTTPRunDB, version: str) -> None:
    """Store some of everything."""
    db.create_project({"metadata": {"name": PROJECT}, "spec": {"description": "Finds fraud"}})
    artifact = {"kind": "model", "metadata": {"key": "model", "project": PROJECT, "tree": "u2"}}
    for number, state in enumerate(["error", "running", "completed"]):
        run = make_run("train", number, state, error="MemoryError: too large" * (number == 0))
        if state == "completed":
            run["status"]["artifacts"] = [{**artifact, "spec": {"target_path": "s3://b/u2"}}]
        db.store_run(run, f"u{number}", PROJECT)
    db.store_log("u1", PROJECT, "epoch 1\nepoch 2\n")
    header = ["state", "iter", "param.lr", "output.auc"]
    rows = [["completed", 1, 0.1, 0.7], ["completed", 2, 0.2, 0.9]]
    tuned = make_run("tune", 3, iterations=[header, *rows])
    tuned["status"]["results"]["best_iteration"] = 2
    db.store_run(tuned, "u3", PROJECT)
    db.store_run(make_run("tune", 3), "u3", PROJECT, iter=1)
    db.store_run(make_run("tune", 3), "u3", PROJECT, iter=2)
    old = version.startswith("0")
    for uid in ("u1", "u2"):
        spec = {"target_path": f"s3://b/{uid}", "size": 2_000_000, "metrics": {"auc": 0.9}}
        flat = {"key": "model", "kind": "model", "tree": uid, **spec}
        metadata = {"key": "model", "project": PROJECT, "tree": uid}
        body = flat if old else {"kind": "model", "metadata": metadata, "spec": spec, "status": {}}
        db.store_artifact("model", body, uid, tag="latest", project=PROJECT)
    db.store_function(
        {"kind": "job", "metadata": {"name": "trainer"}, "spec": {"image": "mlrun/mlrun"}},
        "trainer",
        PROJECT,
        tag="latest",
    )
    schedule = {"task": {"metadata": {"name": "train", "project": PROJECT}}}
    db.create_schedule(
        PROJECT,
        {
            "name": "nightly",
            "kind": "job",
            "cron_trigger": "0 3 * * *",
            "scheduled_object": schedule,
        },
    )
    features = {"entities": [{"name": "card", "value_type": "str"}], "features": []}
    body = {"metadata": {"name": "payments"}, "spec": features, "status": {}}
    db.create_feature_set(body, PROJECT)


@pytest.fixture(scope="module", params=["0.6.6", "1.5.2", "1.7.2", "1.12.1"])
def filled(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    """A server of each generation that holds something."""
    with LocalServer(version=request.param) as server, HTTPRunDB(server.url) as db:
        fill(db, request.param)
        yield server


def _see(client: httpx.Client, server: LocalServer, path: str, status: int = 200) -> HtmlPage:
    """Open a path, check what is so for all pages, and parse it."""
    response = client.get(f"{server.url}{path}")
    assert response.status_code == status, response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    page = HtmlPage(response.text)
    assert [source.partition("?")[0] for source in page.scripts] == ["/static/page.js"]
    assert "style" not in page.tags | page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]
    return page


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(follow_redirects=True, timeout=30) as client:
        yield client


@pytest.fixture
def browse(client: httpx.Client) -> Browse:
    """Return what makes a function that opens paths of a server."""
    return lambda server: partial(_see, client, server)


@pytest.fixture
def see(browse: Browse, filled: LocalServer) -> See:
    return browse(filled)
