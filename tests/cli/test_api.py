"""``mlrun-db api``: the request as it is given, the response as it is received."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from mlrun_db import HTTPRunDB
from tests.cli.conftest import Run, in_terminal
from tests.support.scripted import Response, ScriptedServer, json_response


@pytest.mark.parametrize("path", ["runs", "/runs", "/api/runs", "api/runs"])
def test_a_path_may_begin_with_api(run: Run, runs: HTTPRunDB, path: str) -> None:
    found = run("api", "get", path, "-q", "project=default", "--query", "state=error").json
    assert [item["metadata"]["name"] for item in found["runs"]] == ["train-1"]


def test_the_body_is_sent_as_it_is(run: Run, scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.responses = [Response(body=b"\xff\x00raw")]
    url = ("--url", scripted.url)
    assert run(*url, "api", "POST", "x", "-d", '{"a":  1}').status == 0
    sent = scripted.requests[-1]
    assert (sent.method, sent.target, sent.body) == ("POST", "/api/x", b'{"a":  1}')
    assert sent.headers["content-type"] == "application/json"
    path = tmp_path / "body"
    path.write_bytes(b"line\n\xe9")
    assert run(*url, "api", "POST", "log/p/u?append=yes", "-d", f"@{path}").status == 0
    sent = scripted.requests[-1]
    assert (sent.target, sent.body) == ("/api/log/p/u?append=yes", b"line\n\xe9")
    assert sent.headers["content-type"] == "application/octet-stream"
    assert run(*url, "api", "GET", "x", "-q", "a=1", "-q", "a=2", "-q", "b=").status == 0
    assert scripted.requests[-1].query == [("a", "1"), ("a", "2"), ("b", "")]


def test_the_body_may_come_from_stdin(
    run: Run, db: HTTPRunDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = json.dumps({"metadata": {"name": "r"}}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert run("api", "POST", "run/default/u1", "-d", "@-").status == 0
    assert db.read_run("u1")["metadata"]["name"] == "r"


def test_the_body_of_an_error_is_written(run: Run) -> None:
    result = run("api", "GET", "run/default/none")
    assert result.status == 1
    assert "detail" in result.json
    assert result.err.startswith("mlrun-db: GET http")
    assert "404 Not Found" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["api", "FETCH", "runs"], "'FETCH' is not one of"),
        (["api", "GET", "runs", "-q", "project"], "'project' does not look like name=value"),
        (["api", "POST", "runs", "-d", "{a}"], "--data is not JSON"),
        (["api", "POST", "runs", "-d", '"\udcff"'], "--data is not JSON"),
        (["api", "POST", "runs", "-d", "@/no/such"], "cannot read /no/such: No such file"),
    ],
)
def test_mistakes(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_json_is_indented_on_a_terminal(db: HTTPRunDB) -> None:
    db.store_run({"metadata": {"name": "é"}}, "u1")
    shown = in_terminal("api", "GET", "run/default/u1")
    assert shown.status == 0
    assert '\n    "metadata": {\n      "name": "é"\n' in shown.out.replace(",", "")


def test_nothing_steers_the_terminal(scripted: ScriptedServer) -> None:
    bodies = (b'{"a": "\\u009b31m\\u202e"}', b"x\x1b[31m\r\n\ty\xc2\x9b")
    shown = ('{\n  "a": "\\u009b31m\\u202e"\n}\n', "x\\x1b[31m\n        y\\x9b\n")
    for body, text in zip(bodies, shown, strict=True):
        scripted.responses = [Response(body=body)]
        assert in_terminal("--url", scripted.url, "api", "GET", "x").out == text
    scripted.responses = [json_response({"detail": "no\x1b[31m\x9b"}, 400)]
    result = in_terminal("--url", scripted.url, "runs", "list")
    assert result.out.endswith(r": 400 Bad Request: no\x1b[31m\x9b" + "\n")
