"""Requests that pages of a web browser send: other hosts and other origins are rejected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db import cli
from mlrun_db.server import LocalServer
from mlrun_db.server.routes import ROUTES, dev

Make = Callable[..., LocalServer]


def send(server: LocalServer, method: str, path: str, **headers: str) -> httpx.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    # without verification no certificates are loaded, which takes longer than the request
    return httpx.request(method, server.url + path, headers=sent, verify=False)


def authority(server: LocalServer, host: str = "127.0.0.1") -> str:
    return f"{host}:{server.port}"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example",
     "127.0.0.1@evil.example", "10.0.0.1", "[2001:db8::1]:80", "", "127.0.0.1:99999999", "a b"],
)  # fmt: skip
def test_another_host_is_rejected(server: LocalServer, host: str) -> None:
    sent = host.format(port=server.port)
    response = send(server, "GET", "/api/projects", host=sent)
    assert response.status_code == 403
    assert "--allowed-host" in response.json()["detail"]["reason"]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST", "localhost.", "a.localhost", "[::1]", "127.1.2.3"],
)
def test_every_name_of_this_machine_is_served(server: LocalServer, host: str) -> None:
    assert send(server, "GET", "/api/projects", host=authority(server, host)).status_code == 200


def test_every_route_is_guarded(server: LocalServer) -> None:
    paths = {(route.method, f"/api{route.path}") for route in ROUTES}
    paths |= {(route.method, route.path) for route in dev.ROUTES}
    paths |= {("GET", "/api/openapi.json"), ("GET", "/nothing"), ("OPTIONS", "/api/projects")}
    for method, path in sorted(paths):
        for headers in ({"host": "evil.example"}, {"origin": "http://evil.example"}):
            assert send(server, method, path, **headers).status_code == 403, (method, path)


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}",
     "http://localhost:{port}", "file://", "", "chrome-extension://abc", "http://[::1"],
)  # fmt: skip
def test_a_page_of_another_origin_is_rejected(server: LocalServer, origin: str) -> None:
    sent = origin.format(port=server.port)
    if sent.startswith("https://127"):
        sent = "https://127.0.0.1"
    for method, path in (("POST", "/_dev/reset"), ("GET", "/api/projects")):
        response = send(server, method, path, origin=sent, content_type="text/plain")
        assert response.status_code == 403
        assert "origin" in response.json()["detail"]["reason"]


def test_a_page_cannot_delete_what_is_stored(server: LocalServer) -> None:
    assert httpx.post(f"{server.url}/api/run/p1/u1", json={}).status_code == 200
    send(server, "POST", "/_dev/reset", origin="http://evil.example", content_type="text/plain")
    assert send(server, "GET", "/api/projects/p1").status_code == 200


def test_its_own_pages_are_served(server: LocalServer) -> None:
    origin = f"http://{authority(server)}"
    own = {"origin": origin, "sec_fetch_site": "same-origin", "sec_fetch_dest": "empty"}
    assert send(server, "POST", "/_dev/reset", **own).status_code == 204
    typed = {"sec_fetch_site": "none", "sec_fetch_dest": "document"}
    assert send(server, "GET", "/api/projects", **typed).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_other_pages_embed_is_rejected(server: LocalServer, site: str) -> None:
    for kind in ("image", "script", "iframe", "empty"):
        headers = {"sec_fetch_site": site, "sec_fetch_dest": kind}
        assert send(server, "GET", "/api/projects", **headers).status_code == 403
    link = {"sec_fetch_site": site, "sec_fetch_dest": "document"}
    assert send(server, "GET", "/api/projects", **link).status_code == 200
    assert send(server, "POST", "/_dev/reset", **link).status_code == 403


def test_configured_hosts_are_served_with_their_origins(make_server: Make) -> None:
    server = make_server(allowed_hosts=["MLRun.example", "2001:db8::1"], version="0.6.6")
    for host in ("mlrun.example", "mlrun.example:8443", "[2001:db8::1]:80"):
        assert send(server, "GET", "/api/projects", host=host).status_code == 200
    # A proxy may send its own name, or the address it connects to.
    for headers in ({}, {"host": "mlrun.example"}):
        allowed = {**headers, "origin": "https://mlrun.example"}
        assert send(server, "POST", "/_dev/reset", **allowed).status_code == 204
    assert send(server, "GET", "/api/projects", host="evil.example").status_code == 403


def test_an_origin_of_a_proxy_on_this_machine_is_served(make_server: Make) -> None:
    server = make_server(allowed_hosts=["api.example", "HTTP://localhost:8060", "https://[::1]"])
    for origin, status in (
        ("http://localhost:8060", 204),
        ("https://[::1]", 204),
        ("https://[::1]:443", 204),
        ("http://localhost:8061", 403),
        ("https://localhost:8060", 403),
        ("http://127.0.0.1:8060", 403),
        ("http://[::1]", 403),
    ):
        sent = {"host": "api.example:8080", "origin": origin}
        assert send(server, "POST", "/_dev/reset", **sent).status_code == status, origin
    assert send(server, "GET", "/api/projects", host="8060").status_code == 403


def test_any_host_still_rejects_other_origins(make_server: Make) -> None:
    server = make_server(allowed_hosts=["*"], version="0.6.6")
    assert send(server, "GET", "/api/projects", host="any.example").status_code == 200
    foreign = {"host": "any.example", "origin": "http://evil.example"}
    assert send(server, "GET", "/api/projects", **foreign).status_code == 403


def test_the_address_that_was_connected_to_is_served(make_server: Make) -> None:
    server = make_server(host="0.0.0.0", version="0.6.6")
    assert httpx.get(f"http://127.0.0.1:{server.port}/api/projects").status_code == 200
    assert send(server, "GET", "/api/projects", host="evil.example").status_code == 403


@pytest.mark.parametrize(
    "hosts",
    ["one.example", [""], ["a:80"], ["http://a/b"], ["ftp://a"], ["http://"], ["a/b"], ["u@a"]],
)
def test_what_is_no_host_is_rejected(hosts: Any) -> None:
    with pytest.raises(ValueError, match="host"):
        LocalServer(allowed_hosts=hosts, version="0.6.6")


def test_the_command_names_a_wrong_host(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--port", "0", "--allowed-host", "a/b"]) == 2
    assert "an allowed host must be a name" in capsys.readouterr().err
