"""The trace of all exchanges, its replay, and commands of errors: none of them has a secret."""

from __future__ import annotations

import base64
import gzip
import json
import logging
import shlex
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from mlrun_db import HTTPRunDB, LocalServer
from mlrun_db._transport import recording
from mlrun_db._transport.redaction import REDACTED, Redactor
from mlrun_db.cli.errors import InvalidInputError
from mlrun_db.cli.replaying import ReplayServer
from mlrun_db.errors import MLRunHTTPError, MLRunNotFoundError, RunDBError
from tests.support.scripted import Response, ScriptedServer

# In every place that a secret may be in. Each has the word, to be found in any encoding of it.
CANARY = "cAnArY"
PASSWORD = f'{CANARY}-pass/word+"ü"'
RUN: Any = {"metadata": {"name": "train"}}
TOKEN = f"{CANARY}-token-of-ann"
SECRET = f"{CANARY}-secret value&="


def forms(text: str) -> set[str]:
    """Return what a text may look like in a file."""
    raw = text.encode()
    return {
        *(text, json.dumps(text)[1:-1], quote(text), quote(text, safe=""), raw.hex()),
        *(base64.b64encode(raw).decode().rstrip("="), base64.b64encode(raw[2:]).decode()[4:-4]),
    }


def lines(path: Path) -> list[Any]:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.splitlines()]


def everything(path: Path) -> str:
    """Return all that a file says, also what it has in base64."""
    text = gzip.decompress(path.read_bytes()).decode()
    raw = [
        base64.b64decode(line[name]["base64"]).decode("latin-1")
        for line in lines(path)
        for name in ("body", "response")
        if isinstance(line.get(name), dict)
    ]
    return "\n".join([text, *raw])


@contextmanager
def replayed(path: Path) -> Iterator[str]:
    with ReplayServer(path) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()


def use_secrets(db: HTTPRunDB) -> list[str]:
    """Send secrets in every way; return the commands of errors on the way."""
    commands = []
    db.create_project({"metadata": {"name": "p"}})
    db.create_project_secrets("p", "kubernetes", {"AWS_KEY": SECRET})
    env = [{"name": "DB_PASSWORD", "value": SECRET}, {"name": "MODE", "value": "fast"}]
    db.store_function({"kind": "job", "spec": {"env": env}}, "f", "p")
    run = {
        "metadata": {"name": "train"},
        "spec": {
            "parameters": {"api_key": SECRET, "lr": 0.1, "max_tokens": 7},
            "inputs": {"data": f"s3://user:{CANARY}pw@bucket/x"},
            "secret_sources": [{"kind": "inline", "source": {"any": SECRET}}],
        },
        "status": {"results": {"note": f"it said {SECRET}", "state_note": f"TOKEN={TOKEN}"}},
    }
    db.store_run(run, "u", "p")
    db.read_run("u", "p")
    db.store_log("u", "p", f"password={CANARY}1 Authorization: Bearer {CANARY}22\n{SECRET}\n")
    assert SECRET in db.get_log("u", "p")[1].decode()
    db.store_log("u", "p", b"\xff\xfe" + SECRET.encode(), append=True)
    profile = {"name": "n", "type": "redis", "object": "{}", "private": json.dumps({"p": SECRET})}
    db.store_datastore_profile(profile, "p")
    calls: list[Callable[[], object]] = [
        lambda: db.api_call("GET", "nope", params={"access_key": SECRET, "page-token": "t1"}),
        lambda: db.api_call("POST", f"nope?password={quote(SECRET)}", json={"secrets": [SECRET]}),
        lambda: db.api_call("PUT", "nope", body=b"\xff", headers={"X-V3io-Session-Key": SECRET}),
    ]
    for call in calls:
        with pytest.raises(MLRunHTTPError) as caught:
            call()
        commands.append(caught.value.as_curl())
    return commands


@pytest.mark.off_spec("sends secrets to paths that do not exist")
@pytest.mark.parametrize("kind", ["user", "token"])
def test_no_secret_is_in_a_trace_or_a_command(tmp_path: Path, kind: str) -> None:
    trace = tmp_path / "trace.jsonl.gz"
    who: Any = {"user": "ann", "password": PASSWORD} if kind == "user" else {"token": TOKEN}
    headers = {"X-Gateway": f"{CANARY}-of-a-gateway"}
    with (
        LocalServer(version="1.12.1", **who) as server,
        HTTPRunDB(server.url, **who, headers=headers, record=trace) as db,
    ):
        commands = use_secrets(db)
    found = everything(trace)
    assert CANARY.lower() not in found.lower()
    for secret in (PASSWORD, TOKEN, SECRET):
        assert not [form for form in forms(secret) if form in found]
    assert trace.stat().st_mode & 0o777 == 0o600
    assert '\\"lr\\": 0.1' in found
    assert '\\"max_tokens\\": 7' in found
    assert "page-token=t1" in found
    assert "fast" in found
    variable = "$MLRUN_HTTPDB__PASSWORD" if kind == "user" else "$MLRUN_HTTPDB__TOKEN"
    for command in commands:
        assert CANARY.lower() not in command.lower()
        assert variable in command
        assert not [form for form in forms(SECRET) if form in command]


def test_a_command_repeats_the_request(make_server: Any) -> None:
    server = make_server(version="1.12.1")
    with HTTPRunDB(server.url) as db, pytest.raises(MLRunNotFoundError) as caught:
        db.store_run({"metadata": {"name": "it's"}}, "u", "nope")
    command = caught.value.as_curl()
    assert command.startswith("curl -X POST ")
    sent = json.loads(shlex.split(command)[shlex.split(command).index("--data-raw") + 1])
    assert sent["metadata"]["name"] == "it's"
    try:
        done = subprocess.run(
            ["sh", "-c", f"{command} --silent"], capture_output=True, text=True, check=True
        )
    except FileNotFoundError:
        pytest.skip("no curl")
    assert "not found" in done.stdout.lower() or "does not exist" in done.stdout
    with HTTPRunDB("http://127.0.0.1:9") as db, pytest.raises(RunDBError) as lost:
        db.connect()
    assert lost.value.as_curl().startswith("curl -X GET http://127.0.0.1:9/api/")
    assert MLRunHTTPError("x").as_curl() == ""


def test_a_trace_is_served(tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl.gz"
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url, record=trace) as db:
        db.create_project({"metadata": {"name": "p"}})
        for number in range(3):
            db.store_run({**RUN, "status": {"results": {"n": number}}}, "u", "p")
            db.read_run("u", "p")
        before = db.list_runs(project="p")
        with pytest.raises(MLRunNotFoundError):
            db.read_run("none", "p")
    with replayed(trace) as url, HTTPRunDB(url) as db:
        results: list[Any] = [db.read_run("u", "p")["status"]["results"]["n"] for _ in range(4)]
        assert results == [0, 1, 2, 2]
        assert db.list_runs(project="p") == before
        with pytest.raises(MLRunNotFoundError, match="none"):
            db.read_run("none", "p")
        with pytest.raises(MLRunNotFoundError, match="not in the trace: GET"):
            db.read_run("other", "p")


def test_exchanges_without_a_response_are_traced(tmp_path: Path, scripted: ScriptedServer) -> None:
    trace = tmp_path / "trace.jsonl"
    with HTTPRunDB("http://127.0.0.1:9", record=trace) as db, pytest.raises(RunDBError):
        db.connect()
    assert "ConnectError" in lines(trace)[0]["error"]
    with replayed(trace) as url, HTTPRunDB(url) as db, pytest.raises(RunDBError):
        db.connect()


def test_large_bodies_are_cut_and_streams_are_traced(tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl.gz"
    with LocalServer(version="1.12.1") as server, HTTPRunDB(server.url, record=trace) as db:
        db.create_project({"metadata": {"name": "p"}})
        db.store_run(RUN, "u", "p")
        db.store_log("u", "p", b"x" * (recording.LONGEST_BODY + 5))
        db.store_log("u", "p", "line\n")
        assert list(db.logs("u", "p")) == ["line"]
    entries = lines(trace)
    (log,) = [each for each in entries if each.get("cut")]
    assert len(log["body"]) == recording.LONGEST_BODY
    assert entries[-1]["response"] == "line\n"


def test_a_trace_that_cannot_be_written_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with LocalServer() as server, HTTPRunDB(server.url, record=tmp_path) as db:
        db.store_run(RUN, "u")
        assert db.read_run("u")["metadata"]["uid"] == "u"
    warnings = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert "no longer recorded" in warnings[0].getMessage()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.jsonl", b"not json\n"),
        ("t.jsonl", b'{"method": "GET"}\n'),
        ("t.jsonl", b"[]\n"),
        ("t.jsonl.gz", b"not gzip"),
        ("t.jsonl", b"\x00" * 100 + b"\n"),
        ("t.jsonl", b"[" * 200_000 + b"\n"),
        ("t.jsonl", b'{"method": "GET", "path": "/a", "status": 99999999999}\n'),
        ("t.jsonl.gz", gzip.compress(b"", mtime=0)[:10] + b"\xff" * 30),
    ],
)
def test_what_is_no_trace_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidInputError, match=r"t\.jsonl"):
        ReplayServer(tmp_path / name)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example:80"},
        {"host": "[::1"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_a_web_page_reads_no_trace(tmp_path: Path, headers: dict[str, str]) -> None:
    entry = {"method": "GET", "path": "/a", "status": 200, "response": "recorded"}
    (tmp_path / "t.jsonl").write_text(json.dumps(entry) + "\n")
    with replayed(tmp_path / "t.jsonl") as url:
        assert httpx.get(f"{url}/a").text == "recorded"
        response = httpx.get(f"{url}/a", headers=headers)
        assert (response.status_code, "recorded" in response.text) == (403, False)


def test_odd_requests_for_a_trace_leave_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    headers = {"x-name": "\u65e5\r\nx: y"}
    entry = {"method": "GET", "path": "/a", "status": 200, "response_headers": headers}
    (tmp_path / "t.jsonl").write_text(json.dumps(entry) + "\n")
    with replayed(tmp_path / "t.jsonl") as url:
        port = int(url.rpartition(":")[2])
        for length in (b"abc", b"-1", b"9" * 5000):
            with socket.create_connection(("127.0.0.1", port), 5) as connection:
                connection.sendall(b"GET /a HTTP/1.1\r\nContent-Length: %s\r\n\r\n" % length)
                assert connection.recv(100) == b""
        assert httpx.get(f"{url}/a").headers["x-name"] == "?x: y"
    assert capfd.readouterr().err == ""


def test_a_trace_that_ends_in_the_middle_is_served(tmp_path: Path) -> None:
    entry = {"method": "GET", "path": "/a", "status": 200, "response": "{}"}
    line = gzip.compress(json.dumps(entry).encode() + b"\n")
    (tmp_path / "t.jsonl.gz").write_bytes(line + line[:-10])
    with ReplayServer(tmp_path / "t.jsonl.gz") as server:
        assert server.trace.count >= 1


def test_secrets_in_texts() -> None:
    redactor = Redactor()
    assert redactor.text("--password hunter2 x") == "--password hunter2 x"
    for text in ("api_key=abc", '"token": "abc"', "postgres://u:abc@host", "Bearer abcdef1"):
        assert "abc" not in redactor.text(f"so {text} it is")
    assert redactor.body('{"password": 1234, "page_token": "t", "tokens": ["abcdefgh"]}') == (
        f'{{"password": 0, "page_token": "t", "tokens": ["{REDACTED}"]}}'
    )


def test_responses_of_any_kind(tmp_path: Path, scripted: ScriptedServer) -> None:
    scripted.responses = [Response(200, b"\xff\x00", headers={"content-type": "x/y"})]
    with HTTPRunDB(scripted.url, record=tmp_path / "t.jsonl") as db:
        assert db.api_call("GET", "x").content == b"\xff\x00"
    assert base64.b64decode(lines(tmp_path / "t.jsonl")[0]["response"]["base64"]) == b"\xff\x00"


@pytest.mark.parametrize("unit", ["x", "token", "a.b-", "://", "eyJ", "basic ", "password=", '"'])
def test_long_texts_take_no_time_that_grows_with_their_square(unit: str) -> None:
    Redactor().text(unit * (1_000_000 // len(unit)))  # would take hours
