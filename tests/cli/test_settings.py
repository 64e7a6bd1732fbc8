"""Where the settings come from, seen by what a server is sent."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.scripted import Request, Response, ScriptedServer, json_response


@pytest.fixture
def other() -> Iterator[ScriptedServer]:
    with ScriptedServer() as server:
        server.responses = [json_response({"runs": []})]
        yield server


@pytest.fixture(autouse=True)
def _responses(scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"runs": []})]


def basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


def last(server: ScriptedServer) -> Request:
    return server.requests[-1]


def authorization(server: ScriptedServer) -> str:
    return last(server).headers.get("authorization", "")


def project(server: ScriptedServer) -> str:
    return dict(last(server).query)["project"]


def test_a_url_of_the_command_line_comes_first(
    run: Run,
    scripted: ScriptedServer,
    other: ScriptedServer,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", other.url)
    config.write_text(f'[servers.one]\nurl = "{other.url}"\ntoken = "secret"\nproject = "p1"\n')
    for arguments in (
        ("--url", scripted.url, "runs", "list"),
        ("runs", "list", "--url", scripted.url),
    ):
        assert run(*arguments).status == 0
        assert authorization(scripted) == ""  # what is meant for a server of the file stays there
        assert project(scripted) == "default"
    monkeypatch.delenv("MLRUN_DBPATH")
    assert run("--url", scripted.url, "runs", "list").status == 0
    assert (authorization(scripted), project(scripted)) == ("", "default")
    assert len(scripted.requests) == 3
    assert not other.requests


def test_the_environment_comes_before_the_default_server(
    run: Run,
    scripted: ScriptedServer,
    other: ScriptedServer,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config.write_text(f'[servers.one]\nurl = "{other.url}"\ntoken = "secret"\nproject = "p1"\n')
    monkeypatch.setenv("MLRUN_DBPATH", scripted.url)
    assert run("runs", "list").status == 0
    assert (authorization(scripted), project(scripted)) == ("", "default")
    monkeypatch.delenv("MLRUN_DBPATH")
    assert run("runs", "list").status == 0
    assert (authorization(other), project(other)) == ("Bearer secret", "p1")
    monkeypatch.setenv("MLRUN_DEFAULT_PROJECT", "p2")
    monkeypatch.setenv("MLRUN_HTTPDB__USER", "ann")
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "pw")
    assert run("runs", "list").status == 0
    assert (authorization(other), project(other)) == (basic("ann", "pw"), "p2")
    assert run("runs", "list", "-p", "p3", "--token", "t").status == 0
    assert (authorization(other), project(other)) == ("Bearer t", "p3")


def test_a_named_server_comes_before_the_environment(
    run: Run,
    scripted: ScriptedServer,
    other: ScriptedServer,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config.write_text(
        f'default = "one"\n[servers.one]\nurl = "{other.url}"\n'
        f'[servers.two]\nurl = "{scripted.url}"\nuser = "ann"\npassword = "pw"\nproject = "p2"\n'
    )
    monkeypatch.setenv("MLRUN_HTTPDB__TOKEN", "environment")
    monkeypatch.setenv("MLRUN_DEFAULT_PROJECT", "p1")
    assert run("--server", "two", "runs", "list").status == 0
    assert (authorization(scripted), project(scripted)) == (basic("ann", "pw"), "p2")
    monkeypatch.delenv("MLRUN_DBPATH")
    assert run("runs", "list").status == 0
    assert (authorization(other), project(other)) == ("Bearer environment", "p1")
    assert run("runs", "list", "--server", "two", "--user", "bob").status == 0
    assert authorization(scripted) == basic("bob", "")
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "kept")
    assert run("runs", "list", "--server", "two", "--user", "bob").status == 0
    assert authorization(scripted) == basic("bob", "kept")


def test_a_user_in_the_url_comes_before_the_environment(
    run: Run, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_HTTPDB__USER", "bob")
    url = scripted.url.replace("//", "//ann:pw@")
    assert run("--url", url, "runs", "list").status == 0
    assert authorization(scripted) == basic("ann", "pw")
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "of-bob")
    assert run("--url", scripted.url.replace("//", "//ann@"), "runs", "list").status == 0
    assert authorization(scripted) == basic("ann", "")
    monkeypatch.delenv("MLRUN_HTTPDB__USER")
    assert run("--url", scripted.url.replace("//", "//ann@"), "runs", "list").status == 0
    assert authorization(scripted) == basic("ann", "of-bob")
    assert run("--url", url, "runs", "list").status == 0
    assert authorization(scripted) == basic("ann", "pw")
    assert (
        run("--url", scripted.url.replace("//", "//ann@"), "--password", "x", "runs", "list").status
        == 0
    )
    assert authorization(scripted) == basic("ann", "x")


def test_a_token_file_and_another_configuration_file(
    run: Run, scripted: ScriptedServer, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text("from-file\n")
    path = tmp_path / "mine.toml"
    path.write_text(f'[servers.a]\nurl = "{scripted.url}"\ntoken_file = "{tmp_path / "token"}"\n')
    assert run("--config", str(path), "--server", "a", "runs", "list").status == 0
    assert authorization(scripted) == "Bearer from-file"
    os.remove(tmp_path / "token")
    missing = run("--config", str(path), "--server", "a", "runs", "list")
    token = tmp_path / "token"
    place = f"token_file of [servers.a] in {path}"
    message = f"mlrun-db: {place}: cannot read {token}: No such file or directory\n"
    assert (missing.status, missing.err) == (2, message)
    token.write_text("\n")
    empty = run("--config", str(path), "--server", "a", "runs", "list")
    assert (empty.status, empty.err) == (2, f"mlrun-db: {place}: {token} is empty\n")


def test_files_in_the_home_folder(
    run: Run, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    url = 'url = "https://127.0.0.1:9"\n'
    missing = f"cannot read {tmp_path}/no.pem: No such file"
    for key in ("verify", "cert"):
        config.write_text(f'[servers.a]\n{url}{key} = "~/no.pem"\n')
        result = run("--server", "a", "runs", "list")
        assert result.status == 2
        assert f"{key} of [servers.a] in {config}: {missing}" in result.err
    result = run("--url", "https://127.0.0.1:9", "--verify=~/no.pem", "runs", "list")
    assert (result.status, result.err.startswith(f"mlrun-db: --verify: {missing}")) == (2, True)
    (tmp_path / "no.pem").write_text("no certificate")
    result = run("--url", "https://127.0.0.1:9", "--verify=~/no.pem", "runs", "list")
    assert (result.status, "contains no certificate" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[servers.a]\n", "[servers.a] has no url"),
        ('[servers.a]\nurl = "http://x"\ntokn = "t"\n', "unknown key 'tokn'; expected: url, user"),
        ('[servers.a]\nurl = "http://x"\nuser = 1\n', "[servers.a] user must be a string"),
        ("[server.a]\n", "unknown key 'server'"),
        ("default = 1\n", 'default = "NAME"'),
        ('default = "b"\n[servers.a]\nurl = "http://x"\n', "no server 'b' in"),
        ("= no toml\n", "config.toml: "),
        ("", "no server configured: pass --url, set MLRUN_DBPATH"),
        (
            '[servers.a]\nurl = "http://x"\n[servers.b]\nurl = "http://x"\n',
            "defines a, b; pass --server NAME",
        ),
        ('[servers.a]\nurl = "http://x/\\u0000"\n', "the URL must look like"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.delenv("MLRUN_DBPATH")
    config.write_text(text)
    result = run("runs", "list")
    assert (result.status, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "No such command 'run'"),
        (["runs", "lst"], "No such command 'lst'"),
        (["runs", "list", "--nmae", "x"], "--nmae"),
        (["runs", "show"], "Missing argument 'UID'"),
        (["runs", "list", "--since", "soon"], "'soon' is neither a duration such as 90m"),
        (["runs", "list", "--last", "0"], "0 is not in the range x>=1"),
        (["--url", "ftp://x", "runs", "list"], "the URL must look like http://host:8080"),
        (["--url", "http://u:topsecret@h:x", "runs", "list"], "the URL must look like"),
        (["--url", "http://x", "--server", "a", "runs", "list"], "--url and --server both select"),
        (["--config", "/no/such.toml", "runs", "list"], "cannot read /no/such.toml: No such file"),
        (["--server", "a", "runs", "list"], "no server 'a' in"),
        (
            ["--verify", "/no/such.pem", "--url", "https://127.0.0.1:9", "runs", "list"],
            "--verify: cannot read /no/such.pem",
        ),
        (["--url", "http://127.0.0.1:1/\x01", "runs", "list"], "the URL must look like"),
        (["runs", "list", "--since", "110000w"], "'110000w' is outside of the years 1 to 9999"),
        (["runs", "list", "--since", "0001-01-01T00:00+10:00"], "outside of the years"),
        (["runs", "list", "--since", "9999-12-31T23:59-10:00"], "outside of the years"),
        (["runs", "list", "-p", "*"], "'*' is not the name of a project; pass --all for all"),
        (
            ["-p", "*", "artifacts", "list"],
            "'*' is not the name of a project; this command needs one",
        ),
        (["runs", "list", "--timeout", "0"], "'--timeout': 0.0 is not in the range x>0"),
        (["--timeout", "nan", "runs", "list"], "'--timeout': 'nan' is not a finite number"),
        (["--password", "topsecret", "runs", "list"], "--password needs a user"),
        (["runs", "list", "more"], "Got unexpected extra argument (more). See: mlrun-db runs list"),
        (["serve", "--files", "/no/such"], "'/no/such' does not exist"),
        (["serve", "--password", "topsecret"], "password"),
        (["serve", "--version", "abc"], "'abc' is not a version of two or three numbers"),
        (["runs", "show", ".."], ".."),
    ],
)
def test_a_mistake_is_one_line_and_status_2(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err
    assert "topsecret" not in result.err
    assert result.err.startswith("mlrun-db: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("word", ["no", "No", "false", "0"])
def test_words_for_no_check_of_the_certificate(run: Run, config: Path, word: str) -> None:
    config.write_text(f'[servers.a]\nurl = "https://127.0.0.1:9"\nverify = "{word}"\n')
    for options in (["--server", "a"], ["--url", "https://127.0.0.1:9", "--verify", word]):
        result = run(*options, "runs", "list")
        assert result.status == 1
        assert "is not verified" in result.err
        assert "pass --verify=<path of" in result.err
        assert "pass verify" not in result.err


@pytest.mark.parametrize(
    ("name", "value"), [("HTTP_PROXY", "foo://x"), ("SSL_CERT_FILE", "/no/such.pem")]
)
def test_a_wrong_variable_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    scheme = "http" if name == "HTTP_PROXY" else "https"
    result = run("--url", f"{scheme}://mlrun.invalid", "runs", "list")
    assert (result.status, result.out) == (2, "")
    assert name in result.err
    assert result.err.count("\n") == 1


def test_a_byte_order_mark_does_not_matter(
    run: Run, config: Path, scripted: ScriptedServer
) -> None:
    config.write_text(f'\ufeff[servers.a]\nurl = "{scripted.url}"\n')
    assert run("--server", "a", "runs", "list").status == 0


def test_a_server_that_never_responds(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [Response(silent=True)]
    for command in (["runs", "list"], ["api", "GET", "x"]):
        result = run("--url", scripted.url, "--timeout", "0.2", *command)
        assert (result.status, result.out) == (1, "")
        assert "no response (1 attempt" in result.err


def test_an_odd_response_is_one_line(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"data": 7})]
    result = run("--url", scripted.url, "runs", "show", "u1")
    assert (result.status, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert "the response cannot be read: data: expected an object, got int" in result.err


def test_what_nobody_expected_is_one_line(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"data": {"metadata": 7}})]
    result = run("--url", scripted.url, "runs", "show", "u1")
    assert (result.status, result.out) == (1, "")
    assert result.err == (
        "mlrun-db: TypeError: 'int' object is not a mapping "
        "(set MLRUN_DB_DEBUG=1 for the traceback)\n"
    )


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    for arguments in ([], ["runs"]):
        result = run(*arguments)
        assert (result.status, result.out) == (2, "")
        assert "Commands:" in result.err


def test_passwords_show_nowhere(run: Run, scripted: ScriptedServer) -> None:
    scripted.responses = [json_response({"detail": "no"}, 401)]
    secret = ["--user", "ann", "--password", "topsecret"]
    for command in (["runs", "list"], ["doctor"], ["projects", "list"]):
        for url in (scripted.url, scripted.url.replace("//", "//bob:topsecret@")):
            result = run("--url", url, *secret, *command)
            assert result.status == 1
            assert "topsecret" not in result.out + result.err


def test_a_server_that_cannot_be_reached_is_one_line(run: Run) -> None:
    result = run("--url", "http://127.0.0.1:9", "projects", "list")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("mlrun-db: GET http://127.0.0.1:9/api/projects")
    assert result.err.count("\n") == 1


def test_a_token_of_the_environment_stays_with_its_host(
    run: Run, scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", "http://other.example:8080")
    monkeypatch.setenv("MLRUN_HTTPDB__TOKEN", "t0")
    assert run("runs", "list", "--url", scripted.url).status == 0
    assert authorization(scripted) == ""
    assert run("runs", "list", "--url", scripted.url, "--token", "t1").status == 0
    assert authorization(scripted) == "Bearer t1"
    monkeypatch.delenv("MLRUN_DBPATH")
    assert run("runs", "list", "--url", scripted.url).status == 0
    assert authorization(scripted) == "Bearer t0"


def test_every_command_warns_of_a_secret_that_others_can_read(
    run: Run, scripted: ScriptedServer, config: Path
) -> None:
    config.write_text(f'[servers.one]\nurl = "{scripted.url}"\ntoken = "secret"\n')
    config.chmod(0o644)
    for command in (("runs", "list"), ("projects", "list")):
        scripted.responses = [json_response({"runs": [], "projects": []})]
        result = run(*command)
        assert f"warning: others can read {config}" in result.err
        assert f"chmod 600 {config}" in result.err and "secret" not in result.out
    config.chmod(0o600)
    assert "warning" not in run("runs", "list").err
    config.write_text(f'[servers.one]\nurl = "{scripted.url}"\n')
    config.chmod(0o644)
    assert "warning" not in run("runs", "list").err
