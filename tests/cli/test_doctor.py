"""``mlrun-db doctor`` on healthy and on broken servers."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme

from mlrun_db import HTTPRunDB, LocalServer
from tests.cli.conftest import Result, Run, in_terminal
from tests.support.scripted import Response, ScriptedServer, json_response

HEALTH = json_response({"version": "1.5.2"})


def statuses(result: Result) -> dict[str, str]:
    return {row[1]: row[0] for row in result.rows}


def advice(result: Result, check: str) -> str:
    return next(row[3] for row in result.rows if row[1] == check)


def test_a_healthy_server(run: Run, db: HTTPRunDB, server: LocalServer) -> None:
    db.create_project({"metadata": {"name": "default"}})
    result = run("doctor")
    assert result.status == 0
    checks = ["settings", "server", "tls", "version", "auth", "project", "supports"]
    assert statuses(result) == dict.fromkeys(checks, "ok")
    assert f"{server.url} from MLRUN_DBPATH" in result.rows[0][2]
    assert "MLRun 0.6.6" in result.out
    found = run("doctor", "--json").json
    assert [item["check"] for item in found] == checks


def test_a_project_that_is_not_there_is_a_warning(run: Run) -> None:
    result = run("doctor", "-p", "nowhere")
    assert result.status == 0
    assert statuses(result)["project"] == "warn"
    assert "mlrun-db projects create nowhere" in advice(result, "project")


def test_nobody_there(run: Run) -> None:
    result = run("--url", "http://127.0.0.1:9", "doctor")
    assert result.status == 1
    assert statuses(result) == {"settings": "ok", "server": "fail"}
    assert advice(result, "server").startswith("connection refused")


def test_no_such_host(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("--url", "http://mlrun.invalid", "doctor")
    assert advice(result, "server").startswith("unknown host")
    assert "proxy" not in advice(result, "server")
    monkeypatch.setenv("http_proxy", "http://mlrun-proxy.invalid")
    result = run("--url", "http://mlrun.invalid", "doctor")
    assert advice(result, "server").endswith("; or the proxy interferes: http_proxy is set")


def test_the_wrong_port(run: Run, server: LocalServer, scripted: ScriptedServer) -> None:
    result = run("--url", server.url.replace("http:", "https:"), "doctor")
    assert "should the URL begin with http:?" in advice(result, "server")
    scripted.responses = [Response(reset=True)]
    result = run("--url", scripted.url, "doctor")
    assert "should the URL begin with https:?" in advice(result, "server")


def test_no_response_and_one_of_a_gateway(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [Response(silent=True)]
    result = run("--url", scripted.url, "doctor", "--timeout", "0.2")
    assert advice(result, "server").startswith(
        "the server accepts the request but does not respond"
    )
    scripted.responses = [Response(502)]
    result = run("--url", scripted.url, "doctor", "--timeout", "3")
    assert advice(result, "server").startswith("a gateway responds")


def test_missing_files(run: Run, config: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for line, said in (
        (f'token_file = "{tmp_path}/none"', "write the token to that file"),
        (f'token_file = "{tmp_path}/empty"', "write the token to that file"),
        (f'verify = "{tmp_path}/none"', "configure a PEM file with the certificate"),
    ):
        config.write_text(f'[servers.a]\nurl = "https://127.0.0.1:9"\n{line}\n')
        result = run("--server", "a", "doctor")
        assert statuses(result) == {"settings": "fail"}
        assert advice(result, "settings").startswith(said)


def test_no_server_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLRUN_DBPATH")
    result = run("doctor")
    assert (result.status, result.err) == (1, "")
    assert statuses(result) == {"settings": "fail"}


def test_another_kind_of_server(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [Response(404, b"<html><title>nginx</title></html>")]
    result = run("--url", scripted.url, "doctor")
    assert result.status == 1
    assert "the response is not from MLRun" in advice(result, "server")


def test_wrong_and_right_passwords(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalServer(user="ann", password="secret") as server:
        url = ("--url", server.url)
        nobody = run(*url, "doctor")
        assert (nobody.status, statuses(nobody)["auth"]) == (1, "fail")
        assert "as an anonymous user" in nobody.out
        assert "MLRUN_HTTPDB__USER" in advice(nobody, "auth")
        wrong = run(*url, "runs", "list", "--user", "ann", "--password", "no")
        assert (wrong.status, wrong.out) == (1, "")
        assert "401" in wrong.err
        monkeypatch.setenv("MLRUN_HTTPDB__USER", "ann")
        monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "secret")
        right = run(*url, "doctor")
        assert (right.status, statuses(right)["auth"]) == (0, "ok")
        assert "user ann, from the environment" in right.out


def test_an_unknown_version_and_a_silent_one(run: Run, scripted: ScriptedServer) -> None:
    for version, text in (("2.0.1", "MLRun 2.0.1"), ("", "unknown"), ("unstable", "unknown")):
        health = json_response({"version": version})
        projects = json_response({"projects": ["default"]})
        asked = [health] * (2 if version else 3)
        scripted.responses = [*asked, projects, json_response({"detail": "Not Found"}, 404)]
        result = run("--url", scripted.url, "doctor")
        assert result.status == 0
        assert (statuses(result)["version"], statuses(result)["supports"]) == ("warn", "warn")
        assert text in result.out


def test_a_server_without_some_operations(run: Run, scripted: ScriptedServer) -> None:
    paths: dict[str, dict[str, object]] = {
        "/api/runs": {"get": {}},
        "/api/log/{project}/{uid}": {"get": {}},
    }
    projects = json_response({"projects": ["default"]})
    scripted.responses = [HEALTH, HEALTH, projects, json_response({"paths": paths})]
    result = run("--url", scripted.url, "doctor")
    assert "all commands except artifacts, functions, projects" in result.out


def test_tls(run: Run, tmp_path: Path) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with ScriptedServer(context) as server:
        server.responses = [HEALTH, HEALTH, json_response({"projects": ["default"]})]
        untrusted = run("--url", server.url, "doctor")
        assert untrusted.status == 1
        assert "--verify=FILE" in advice(untrusted, "server")
        trusted = run("--url", server.url, "--verify", str(tmp_path / "ca.pem"), "doctor")
        assert statuses(trusted)["tls"] == "ok"
        unchecked = run("--url", server.url, "--verify", "no", "doctor")
        assert statuses(unchecked)["tls"] == "warn"
        assert unchecked.err.startswith("mlrun-db: warning: the TLS certificate of")
        assert unchecked.err.count("\n") == 1


def test_a_file_that_others_can_read(run: Run, config: Path, server: LocalServer) -> None:
    config.write_text(f'[servers.a]\nurl = "{server.url}"\ntoken = "t"\n')
    config.chmod(0o644)
    loose = run("--server", "a", "doctor")
    assert statuses(loose)["config"] == "warn"
    assert advice(loose, "config") == f"chmod 600 {config}"
    config.chmod(0o600)
    assert statuses(run("--server", "a", "doctor"))["config"] == "ok"
    config.chmod(0o644)
    url = server.url.replace("//", "//u:secret@")
    config.write_text(f'[servers.a]\nurl = "{url}"\n')
    assert statuses(run("--server", "a", "doctor"))["config"] == "warn"
    token = config.with_name("token")
    token.write_text("t")
    config.write_text(f'[servers.a]\nurl = "{server.url}"\ntoken_file = "{token}"\n')
    for mode, status in ((0o666, "warn"), (0o600, "ok")):
        token.chmod(mode)
        found = statuses(run("--server", "a", "doctor"))
        assert (found["config"], found["token"]) == ("ok", status)


def test_on_a_terminal_the_advice_has_a_line_of_its_own(server: LocalServer) -> None:
    lines = in_terminal("doctor").out.splitlines()
    assert lines[0] == f"\x1b[32mok  \x1b[0m  settings  {server.url} from MLRUN_DBPATH"
    assert any(
        line.startswith("                mlrun-db projects create default") for line in lines
    )
