"""Who may see the page, and when it is loaded."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from mlrun_db import HTTPRunDB, LocalServer
from tests.test_imports import loaded_after

Make = Callable[..., LocalServer]
ROOT = Path(__file__).parents[2]


def test_a_server_that_nobody_looks_at_loads_no_templates() -> None:
    code = (
        "import httpx, mlrun_db\n"
        "server = mlrun_db.LocalServer().start()\n"
        "httpx.get(server.url + '/api/projects')\n"
        "assert 'jinja2' not in sys.modules\n"
        "assert httpx.get(server.url).status_code == 200\n"
        "server.stop()"
    )
    assert "jinja2" in loaded_after(code)


def test_the_page_has_the_user_of_the_server(make_server: Make) -> None:
    server = make_server(user="ann", password="secret")
    refused = httpx.get(server.url)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Basic realm="mlrun"'  # the browser asks
    page = httpx.get(f"{server.url}/projects/default/runs", auth=("ann", "secret"))
    assert page.status_code == 200 and "No runs yet" in page.text
    assert "secret" not in page.text


def test_signing_in_with_a_token(make_server: Make) -> None:
    server = make_server(token="t0ken")
    with httpx.Client(base_url=server.url) as browser:
        form = browser.get("/projects/default/runs?state=error")
        assert form.status_code == 401
        action = re.findall(r'action="([^"]+)"', form.text)[0].replace("&amp;", "&")
        assert browser.get("/static/page.css").status_code == 200
        assert browser.post(action, data={"token": "wrong"}).status_code == 401
        assert browser.cookies == httpx.Cookies()
        entered = browser.post(action, data={"token": "t0ken"})
        assert (entered.status_code, entered.headers["location"]) == (
            303,
            "/projects/default/runs?state=error",
        )
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "t0ken" not in cookie
        assert browser.get("/projects/default/runs").status_code == 200
        assert browser.get("/api/projects").status_code == 401  # the cookie is for the page only
        assert browser.post("/_dev/reset").status_code == 401


def test_a_url_with_the_token_signs_in(make_server: Make) -> None:
    server = make_server(token="t0ken")
    with httpx.Client(base_url=server.url) as browser:
        assert browser.get("/?token=wrong").status_code == 401
        entered = browser.get("/projects/default/runs?token=t0ken&page=1")
        assert entered.headers["location"] == "/projects/default/runs?page=1"
        assert browser.get("/").status_code == 200
    assert httpx.get(server.url, headers={"cookie": "mlrun-db-80=x"}).status_code == 401


def test_a_form_that_is_too_large_signs_nobody_in(make_server: Make) -> None:
    server = make_server(token="t0ken")
    for size in (5000, 200_000, 20_000_000):
        form = {"token": "t0ken", "more": "x" * size}
        assert httpx.post(f"{server.url}/sign-in", data=form).status_code == 401


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_leads_to_no_other_site(make_server: Make, target: str) -> None:
    server = make_server(token="t0ken")
    entered = httpx.post(f"{server.url}/sign-in", params={"next": target}, data={"token": "t0ken"})
    assert entered.headers["location"] == "/"


def test_the_page_is_for_hosts_and_origins_of_the_server(make_server: Make) -> None:
    server = make_server()
    for headers in ({"host": "evil.example"}, {"origin": "http://evil.example"}):
        assert httpx.get(server.url, headers=headers).status_code == 403
    framed = {"sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe"}
    assert httpx.get(server.url, headers=framed).status_code == 403


def test_the_page_of_a_server_with_tls(make_server: Make, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("some.other.name")
    for chain in (1, 2):
        cert, key = tmp_path / f"cert{chain}.pem", tmp_path / f"key{chain}.pem"
        pems = [*issued.cert_chain_pems, authority.cert_pem][:chain]
        cert.write_bytes(b"".join(pem.bytes() for pem in pems))
        issued.private_key_pem.write_to_path(key)
        server = make_server(cert=cert, key=key, user="ann", password="secret")
        with httpx.Client(verify=False, auth=("ann", "secret")) as browser:
            page = browser.get(f"{server.url}/projects/default/runs")
        assert page.status_code == 200 and "No runs yet" in page.text


def test_the_server_behind_the_page_is_unreachable(make_server: Make) -> None:
    server = make_server(version="1.12.1")
    server.fault("list_projects", "status", status=500)
    page = httpx.get(server.url)
    assert page.status_code == 502 and "status 500" in page.text
    assert httpx.get(server.url).status_code == 200


@pytest.fixture
def spawn() -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Start ``mlrun-db ui``, and return the process and the URL that it prints."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "mlrun_db.cli", "ui", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}"},
        )
        started.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"is shown on (http://127\.0\.0\.1:\S+)", line)
        assert found, line
        return process, found[1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


Spawn = Callable[..., tuple["subprocess.Popen[str]", str]]


@pytest.mark.parametrize("version", ["0.6.6", "1.12.1"])
def test_the_page_of_another_server(make_server: Make, spawn: Spawn, version: str) -> None:
    server = make_server(version=version, token="t0ken")
    with HTTPRunDB(server.url, token="t0ken") as db:
        db.store_run({"metadata": {"name": "train", "uid": "u1"}}, "u1", "default")
    process, url = spawn("--url", server.url, "--token", "t0ken", "-p", "default")
    assert url.endswith("/projects/default/runs")
    page = httpx.get(url)
    assert page.status_code == 200 and ">train</a>" in page.text and "t0ken" not in page.text
    assert server.url.removeprefix("http://") in page.text
    assert httpx.get(url, headers={"host": "evil.example"}).status_code == 403
    assert httpx.post(url).status_code == 405
    assert httpx.get(httpx.URL(url).join("/api/projects")).status_code == 404
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_the_page_of_another_server_can_be_protected(make_server: Make, spawn: Spawn) -> None:
    _, url = spawn("--url", make_server().url, "--protect")
    assert httpx.get(httpx.URL(url).join("/")).status_code == 401
    with httpx.Client(follow_redirects=True) as browser:
        assert "Projects" in browser.get(url).text


def test_a_server_that_is_away_is_reported_on_the_page(spawn: Spawn) -> None:
    _, url = spawn("--url", "http://127.0.0.1:9")
    page = httpx.get(url)
    assert page.status_code == 502 and "The server cannot be reached" in page.text
