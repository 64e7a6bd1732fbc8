"""Deployments and API gateways of Nuclio functions, with the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.server.conftest import Clock

Json = dict[str, Any]


@pytest.fixture
def own_clock() -> Clock:
    return Clock()


@pytest.fixture
def db(make_server: Callable[..., LocalServer], own_clock: Clock) -> Iterator[HTTPRunDB]:
    with HTTPRunDB(make_server(job_seconds=10, clock=own_clock).url) as client:
        client.create_project({"metadata": {"name": "p1"}})
        yield client


def function(kind: str = "serving", **metadata: Any) -> Json:
    return {"kind": kind, "metadata": {"name": "srv", "project": "p1", **metadata}, "spec": {}}


def gateway(*functions: str, name: str = "gw1", **spec: Any) -> Json:
    upstreams = [{"nucliofunction": {"name": each}, "percentage": 50} for each in functions]
    return {"metadata": {"name": name}, "spec": {"name": name, "upstreams": upstreams, **spec}}


@pytest.mark.parametrize("kind", ["serving", "remote", "nuclio", "application"])
def test_a_deployment_advances(db: HTTPRunDB, own_clock: Clock, kind: str) -> None:
    deployed: Any = function(kind)
    response = db.deploy_nuclio_function(deployed)
    assert response["data"]["metadata"]["name"] == "srv"
    log, at, states = "", 0.0, []
    for _ in range(11):
        text, at = db.get_nuclio_deploy_status(deployed, at)
        log += text
        states.append(deployed["status"]["state"])
        own_clock.advance(1)
    assert (states[0], states[5], states[-1]) == ("pending", "building", "ready")
    assert len(log.splitlines()) == 4
    stored: Any = db.get_function("srv", "p1")
    assert stored["status"]["state"] == "ready"
    assert stored["status"]["address"] == deployed["status"]["address"] == "srv.localhost:8080"
    assert stored["status"]["nuclio_name"] == "nuclio-p1-srv"
    assert stored["spec"]["image"] == deployed["status"]["container_image"]
    # A further status changes nothing.
    db.get_nuclio_deploy_status(deployed, at)
    assert db.get_function("srv", "p1") == stored


def test_reads_advance_a_deployment(make_server: Callable[..., LocalServer]) -> None:
    server = make_server()
    server.transition("build", "reads", 2)
    with HTTPRunDB(server.url) as db:
        db.create_project({"metadata": {"name": "p1"}})
        deployed: Any = function()
        db.deploy_nuclio_function(deployed)
        states = []
        for _ in range(3):
            db.get_nuclio_deploy_status(deployed)
            states.append(deployed["status"]["state"])
        assert states[-1] == "ready" != states[0]


def test_the_name_and_project_of_the_path_count(db: HTTPRunDB) -> None:
    body = {"function": {"kind": "remote", "metadata": {"name": "x", "project": "p2"}}}
    url = f"{db.base_url}/api/projects/p1/nuclio/other/deploy"
    metadata = httpx.post(url, json=body).json()["data"]["metadata"]
    assert (metadata["name"], metadata["project"]) == ("other", "p1")


@pytest.mark.parametrize(
    ("project", "body", "status", "named"),
    [
        ("p1", {"function": {"kind": "job"}}, 400, "job"),
        ("p1", {"function": {}}, 400, "None"),
        ("p1", {"function": []}, 400, "function"),
        ("p1", {}, 400, "function"),
        ("p1", [], 400, "object"),
        ("p9", {"function": {"kind": "remote"}}, 404, "p9"),
    ],
)
def test_an_invalid_deployment(
    db: HTTPRunDB, project: str, body: Any, status: int, named: str
) -> None:
    url = f"{db.base_url}/api/projects/{project}/nuclio/srv/deploy"
    response = httpx.post(url, json=body)
    assert (response.status_code, named in response.text) == (status, True), response.text


def test_the_status_of_what_is_not_deployed(db: HTTPRunDB) -> None:
    with pytest.raises(errors.MLRunNotFoundError, match="srv"):
        db.get_nuclio_deploy_status(function())
    db.store_function(function("job"), "srv", "p1")
    with pytest.raises(errors.MLRunBadRequestError, match="job"):
        db.get_nuclio_deploy_status(function())
    url = f"{db.base_url}/api/projects/p1/nuclio/srv/deploy?last_log_timestamp=x"
    assert httpx.get(url).status_code == 422


def test_a_gateway(db: HTTPRunDB, own_clock: Clock) -> None:
    assert db.list_api_gateways("p1") == {"api_gateways": {}}
    stored = db.store_api_gateway(gateway("p1/srv", "p1/other:v1"), "p1")
    assert stored["status"]["state"] == "ready"
    assert stored["spec"]["path"] == "/"
    assert stored["metadata"]["labels"]["nuclio.io/project-name"] == "p1"
    assert db.get_api_gateway("gw1", "p1") == stored
    assert db.list_api_gateways("p1") == {"api_gateways": {"gw1": stored}}
    uri = "p1/srv@0123abc"
    changed = db.store_api_gateway(gateway(uri, host="h.example.com", path="/a"), "p1")
    assert changed["spec"]["host"] == "h.example.com"
    # The function that it leads to has its address.
    deployed: Any = function()
    db.deploy_nuclio_function(deployed)
    own_clock.advance(20)
    db.get_nuclio_deploy_status(deployed)
    urls = deployed["status"]["external_invocation_urls"]
    assert urls == ["srv.localhost:8080", "h.example.com/a"]
    db.delete_api_gateway("gw1", "p1")
    for call in (db.get_api_gateway, db.delete_api_gateway):
        with pytest.raises(errors.MLRunNotFoundError, match="gw1"):
            call("gw1", "p1")


def test_the_password_of_a_gateway_is_not_returned(db: HTTPRunDB) -> None:
    access = {"basicAuth": {"username": "ann", "password": "s3cret"}}
    body = gateway("p1/srv", authenticationMode="basicAuth", authentication=access)
    stored: Any = db.store_api_gateway(body, "p1")
    assert stored["spec"]["authentication"]["basicAuth"]["username"] == "ann"
    assert "s3cret" not in str(stored) + str(db.list_api_gateways("p1"))
    assert db.store_api_gateway(stored, "p1") == stored


@pytest.mark.parametrize(
    ("path", "body", "status", "named"),
    [
        ("p9/api-gateways/gw1", gateway("a"), 404, "p9"),
        ("p1/api-gateways/other", gateway("a"), 400, "gw1"),
        ("p1/api-gateways/a_b", gateway("a", name="a_b"), 400, "a_b"),
        (
            "p1/api-gateways/gw1",
            gateway("a", authenticationMode="magic"),
            422,
            "authenticationMode",
        ),
        ("p1/api-gateways/gw1", gateway("a", upstreams=None), 422, "upstreams"),
        ("p1/api-gateways/gw1", gateway("a", upstreams=[{}]), 422, "nucliofunction"),
        ("p1/api-gateways/gw1", gateway("a", upstreams=["a"]), 422, "upstreams"),
        ("p1/api-gateways/gw1", gateway("a", authentication={"basicAuth": {}}), 422, "username"),
        ("p1/api-gateways/gw1", {"metadata": {"name": "gw1"}}, 422, "spec"),
        ("p1/api-gateways/gw1", {"metadata": [], "spec": {}}, 422, "metadata"),
    ],
)
def test_an_invalid_gateway(db: HTTPRunDB, path: str, body: Any, status: int, named: str) -> None:
    response = httpx.put(f"{db.base_url}/api/projects/{path}", json=body)
    assert (response.status_code, named in response.text) == (status, True), response.text
    assert db.list_api_gateways("p1") == {"api_gateways": {}}


def test_older_versions_have_neither(make_server: Callable[..., LocalServer]) -> None:
    base = f"{make_server(version='1.6.4').url}/api/v1/projects/p1"
    for path in ("api-gateways", "nuclio/f1/deploy"):
        assert httpx.get(f"{base}/{path}").status_code == 404
