"""How the server is run: settings of the environment, TLS, the access log, the files of deploy/."""

from __future__ import annotations

import configparser
import json
import re
import signal
import ssl
from collections.abc import Callable
from pathlib import Path

import click
import httpx
import pytest
import trustme
from ruamel.yaml import YAML

from mlrun_db import HTTPRunDB, cli
from mlrun_db.cli.commands.serve import serve
from mlrun_db.server import LocalServer
from tests.server.test_serve_command import ROOT, end, spawn

DEPLOY = ROOT / "deploy"


def test_every_option_can_be_set_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_DB_SERVE_DB", str(tmp_path / "m.db"))
    monkeypatch.setenv("MLRUN_DB_SERVE_VERSION", "1.5.2")
    monkeypatch.setenv("MLRUN_DB_SERVE_USER", "ann")
    monkeypatch.setenv("MLRUN_DB_SERVE_PASSWORD", "secret")
    monkeypatch.setenv("MLRUN_DB_SERVE_ALLOWED_HOSTS", "one.example two.example")
    monkeypatch.setenv("MLRUN_DB_SERVE_DEV", "false")
    process, url = spawn()
    with httpx.Client(base_url=url, auth=("ann", "secret")) as client:
        for host in ("one.example", "two.example"):
            spec = client.get("/api/v1/client-spec", headers={"host": host})
            assert (spec.status_code, spec.json()["version"]) == (200, "1.5.2")
        assert client.get("/_dev/state").status_code == 404
    assert httpx.get(f"{url}/api/v1/projects").status_code == 401
    process.send_signal(signal.SIGTERM)
    end(process)
    assert (tmp_path / "m.db").exists()


def test_the_environment_is_checked_like_the_options(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MLRUN_DB_SERVE_PORT", "77777")
    assert cli.main(["serve"]) == 2
    assert "77777 is not in the range" in capsys.readouterr().err
    monkeypatch.delenv("MLRUN_DB_SERVE_PORT")
    monkeypatch.setenv("MLRUN_DB_SERVE_HOST", "256.0.0.1")
    assert cli.main(["serve", "--port", "0"]) == 1
    assert "cannot listen on 256.0.0.1:0" in capsys.readouterr().err


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[str, str, str]:
    """Files with an authority, a certificate for 127.0.0.1 and its key."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    issued = authority.issue_cert("127.0.0.1")
    issued.cert_chain_pems[0].write_to_path(str(tmp_path / "cert.pem"))
    issued.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    return str(tmp_path / "ca.pem"), str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")


def test_https(make_server: Callable[..., LocalServer], certificate: tuple[str, str, str]) -> None:
    authority, cert, key = certificate
    server = make_server(cert=cert, key=key)
    assert server.url == f"https://127.0.0.1:{server.port}"
    with HTTPRunDB(server.url, verify=authority) as db:
        db.store_run({"metadata": {"name": "r"}}, "u1", "default")
        assert db.read_run("u1", "default")["metadata"]["name"] == "r"
    trust = ssl.create_default_context(cafile=authority)
    own = {"origin": server.url}  # of a page that the server could serve itself
    url = f"{server.url}/_dev/reset"
    assert httpx.post(url, headers=own, verify=trust).status_code == 204
    with pytest.raises(httpx.HTTPError):
        httpx.get(server.url.replace("https:", "http:") + "/api/healthz")


def test_the_command_serves_https(certificate: tuple[str, str, str]) -> None:
    authority, cert, key = certificate
    process, url = spawn("--cert", cert, "--key", key, "--token", "t")
    assert url.startswith("https://")
    with HTTPRunDB(url, verify=authority, token="t") as db:
        assert isinstance(db.list_projects(), list)
    process.send_signal(signal.SIGTERM)
    end(process)
    assert process.returncode == 0


def test_a_wrong_certificate_is_refused(
    certificate: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    authority, cert, key = certificate
    for arguments, text in (
        (["--cert", cert], "cert and key require each other"),
        (["--key", key], "cert and key require each other"),
        (["--cert", "/no/such.pem", "--key", key], "cert must be a file, got '/no/such.pem'"),
        (["--cert", cert, "--key", authority], f"cannot use cert '{cert}' with key"),
        (["--cert", authority, "--key", key], f"cannot use cert '{authority}' with key"),
    ):
        assert cli.main(["serve", "--port", "0", *arguments]) == 2
        assert text in capsys.readouterr().err


def test_the_access_log_is_json() -> None:
    process, url = spawn("--access-log", "--token", "t")
    headers = {"authorization": "Bearer t"}
    httpx.get(f"{url}/api/projects?name=confidential", headers=headers)
    httpx.get(f"{url}/api/projects/a%0Ab", headers=headers)
    httpx.get(f"{url}/api/projects")
    httpx.get(f"{url}/api/projects", headers={"host": "evil.example"})
    process.send_signal(signal.SIGTERM)
    output = end(process)
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("GET", "/api/projects", 200),
        ("GET", "/api/projects/a%0Ab", 404),
        ("GET", "/api/projects", 401),
        ("GET", "/api/projects", 403),
    ]
    assert all(line["client"] == "127.0.0.1" and line["bytes"] > 0 for line in lines)
    assert "confidential" not in output
    assert "Bearer" not in output


def options() -> set[str]:
    """Return the variables of the options of the command."""
    names = {each.name or "" for each in serve.params if isinstance(each, click.Option)}
    return {f"MLRUN_DB_SERVE_{name.upper()}" for name in names}


def test_the_files_of_deploy_set_what_the_command_has() -> None:
    for file in ("Dockerfile", "compose.yaml", "mlrun-db.service"):
        set_here = re.findall(r"MLRUN_DB_SERVE_\w+", (DEPLOY / file).read_text())
        assert set_here
        assert set(set_here) <= options()


def test_the_container_runs_as_a_user_and_is_watched() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    assert "USER mlrun" in lines
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY")]
    sources = {name for names in copied for name in names}
    assert all((ROOT / name).exists() for name in sources)
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in sources} == {line for line in ignored if line.startswith("!")}


def test_the_services_agree() -> None:
    services = YAML(typ="safe").load((DEPLOY / "compose.yaml").read_text())["services"]
    api, ui = services["mlrun-api"], services["mlrun-ui"]
    assert ui["environment"]["MLRUN_API_PROXY_URL"] == "http://mlrun-api:8080"
    assert all(port.startswith("127.0.0.1:") for port in (*api["ports"], *ui["ports"]))
    hosts = api["environment"]["MLRUN_DB_SERVE_ALLOWED_HOSTS"].split()
    with LocalServer(allowed_hosts=hosts) as server:
        sent = {"host": "mlrun-api:8080", "origin": "http://localhost:8060"}
        assert httpx.get(f"{server.url}/api/projects", headers=sent).status_code == 200
        sent["origin"] = "http://localhost:8061"
        assert httpx.get(f"{server.url}/api/projects", headers=sent).status_code == 403


def test_the_unit_is_one() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.read(DEPLOY / "mlrun-db.service")
    assert unit["Service"]["ExecStart"].endswith("/mlrun-db serve")
    assert unit["Service"]["DynamicUser"] == "yes"
