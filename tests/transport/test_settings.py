"""Settings of the environment and of the client: what they change, and that none is in the way."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors, get_run_db, mlconf
from mlrun_db._transport.pools import proxy_for
from tests.support.scripted import Response, ScriptedServer, json_response

RUNS = json_response({"runs": []})


@pytest.mark.parametrize(
    ("url", "no_proxy", "direct"),
    [
        ("http://mlrun.example.com:8080", "example.com", True),
        ("http://mlrun.example.com:8080", ".example.com", True),
        ("http://mlrun.example.com:8080", "*.example.com", True),
        ("http://mlrun.example.com:8080", "MLRUN.Example.com:8080", True),
        ("http://mlrun.example.com:8080", "mlrun.example.com:9090", False),
        ("http://mlrun.example.com:8080", "http://mlrun.example.com/", True),
        ("http://mlrun.example.com:8080", "ample.com", False),
        ("http://mlrun.example.com:8080", "a:b:c,[,]:x, ,//,::1/999,example.com", True),
        ("http://mlrun.example.com:8080", "a:b:c,[,]:x, ,//,::1/999", False),
        ("http://mlrun.example.com:8080", "fd00::/8,[::1],10.0.0.0/8", False),
        ("http://mlrun.example.com:8080", "localhost\texample.com\n", True),
        ("http://mlrun.example.com:8080", "*", True),
        ("http://10.1.2.3", "10.0.0.0/8", True),
        ("http://10.1.2.3", "10.1.2.3:80", True),
        ("http://11.1.2.3", "10.0.0.0/8", False),
        ("http://[fd00::7]:8080", "fd00::/8", True),
        ("http://[fd00::7]:8080", "[fd00::7]:8080", True),
        ("http://[fe80::7]:8080", "fd00::/8", False),
    ],
)
def test_who_is_reached_without_a_proxy(
    url: str, no_proxy: str, direct: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", " proxy.example.com:3128\n")
    monkeypatch.setenv("HTTPS_PROXY", "no://thing")  # of another scheme
    monkeypatch.setenv("NO_PROXY", no_proxy)
    found = proxy_for(url)
    assert (found is None) == direct
    assert found is None or str(found.url) == "http://proxy.example.com:3128"


@contextlib.contextmanager
def proxy(status: str) -> Iterator[tuple[str, list[bytes]]]:
    """A proxy that refuses every connection; its URL, and what it was sent."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    seen.append(connection.recv(4096))
                    connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
                    connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", seen
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("status", "advice"),
    [("407 Auth", "a user and a password"), ("403 No", "refused"), ("502 Bad", "refused")],
)
def test_a_refusal_of_a_proxy_is_told_at_once(
    status: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(status) as (url, seen), HTTPRunDB("https://mlrun.invalid") as db:
        monkeypatch.setenv("ALL_PROXY", url)
        task = {"metadata": {"name": "t"}, "spec": {"function": "p1/f"}}
        for call in (db.list_runs, lambda: db.submit_job(task)):
            seen.clear()
            with pytest.raises(errors.RunDBProxyError, match=f"{status[:3]}.*{advice}") as info:
                call()
            assert (info.value.lost, info.value.attempts, len(seen)) == (False, 1, 1)


@pytest.mark.parametrize("path", ["/", "//", "/api", "/api/", "/API/v1", "/api/v1//", "//api"])
def test_a_url_with_the_path_of_the_api(path: str, scripted: ScriptedServer) -> None:
    scripted.responses = [RUNS]
    url = scripted.url.replace("http://127", "HTTP://127") + path
    with HTTPRunDB(f"\t{url} \r\n") as db:
        assert db.base_url == scripted.url
        db.list_runs()
    assert scripted.requests[0].path == "/api/runs"


def test_a_prefix_before_the_api_stays() -> None:
    assert HTTPRunDB("https://host/team/mlrun/api/v1/").base_url == "https://host/team/mlrun"
    assert HTTPRunDB("https://host/my-api").base_url == "https://host/my-api"


def test_what_secrets_end_with_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalServer(user="ann", password="se cret") as server:
        monkeypatch.setenv("MLRUN_DBPATH", f" {server.url}\r\n")
        monkeypatch.setenv("MLRUN_HTTPDB__USER", "ann\n")
        monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "se cret\r\n")
        monkeypatch.setenv("MLRUN_DEFAULT_PROJECT", "default\n")
        with HTTPRunDB("") as db, HTTPRunDB(server.url, "ann\n", "se cret\n") as other:
            db.store_run({"metadata": {"name": "r"}}, "u1")
            [run] = other.list_runs(project="default")
            assert run["metadata"]["name"] == "r"


@pytest.mark.off_spec("headers of the caller")
def test_headers_of_every_request(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted.responses = [RUNS]
    monkeypatch.setenv("MLRUN_DB_HEADERS", "X-Tenant: a\n\nX-Key:  b:c \n")
    with HTTPRunDB(scripted.url) as db:
        db.list_runs()
    monkeypatch.setenv("MLRUN_DB_HEADERS", '{"X-Tenant": "json"}')
    with HTTPRunDB(scripted.url) as db:
        db.list_runs()
        db.api_call("GET", "runs", headers={"x-tenant": "call"})
    with HTTPRunDB(scripted.url, headers={"x-tenant": "argument", "User-Agent": "mine"}) as db:
        db.list_runs()
    sent = [request.headers for request in scripted.requests]
    assert [each["x-tenant"] for each in sent] == ["a", "json", "call", "argument"]
    assert sent[0]["x-key"] == "b:c"
    assert "x-key" not in sent[3]
    assert sent[3]["user-agent"] == "mine"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"X A": "b"}, "'X A' is not the name of a header"),
        ({"X-A": "canary\nY: b"}, "the value of X-A must be a text of printable ASCII"),
        ({"X-A": 5}, "the value of X-A must be"),
        ({"Host": "x"}, "the client sets Host by itself"),
        ([("a", "b")], "must be a dict of texts by name"),
    ],
)
def test_headers_that_cannot_be_sent(headers: Any, reason: str) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match=f"headers:? ?.*{reason}") as info:
        HTTPRunDB("http://127.0.0.1:9", headers=headers)
    assert "canary" not in str(info.value)


@pytest.mark.parametrize("text", ["X-A canary", '{"X-A": ', '{"X-A": ["canary"]}', "X A: canary"])
def test_headers_of_the_environment_that_cannot_be_read(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_DB_HEADERS", text)
    with pytest.raises(errors.MLRunInvalidArgumentError, match="MLRUN_DB_HEADERS") as info:
        HTTPRunDB("http://127.0.0.1:9")
    assert "canary" not in str(info.value)


def test_the_time_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    assert HTTPRunDB("http://h").connect_timeout == 1.9
    monkeypatch.setenv("MLRUN_DB_CONNECT_TIMEOUT", " 7.5\n")
    assert HTTPRunDB("http://h").connect_timeout == 7.5
    assert HTTPRunDB("http://h", connect_timeout=3).connect_timeout == 3
    first = get_run_db("http://h", connect_timeout=4, headers={"X-A": "b"})
    assert first.connect_timeout == 4
    assert get_run_db("http://h", connect_timeout=4, headers={"X-A": "b"}) is first
    assert get_run_db("http://h", connect_timeout=5) is not first
    monkeypatch.setenv("MLRUN_DB_CONNECT_TIMEOUT", "soon")
    with pytest.raises(errors.MLRunInvalidArgumentError, match=r"MLRUN_DB_CONNECT_TIMEOUT.*soon"):
        HTTPRunDB("http://h")


def test_an_ssl_context_is_used_as_it_is(tmp_path: Path) -> None:
    context = ssl.create_default_context()
    with HTTPRunDB("https://127.0.0.1:9", verify=context) as db:
        pool: Any = db._session._client._transport
        assert pool.calls._pool._ssl_context is context
    with (
        HTTPRunDB("https://127.0.0.1:9", verify=context, cert=tmp_path) as db,
        pytest.raises(errors.MLRunInvalidArgumentError, match="load_cert_chain"),
    ):
        db.list_runs()


def test_a_token_file_is_read_when_it_has_changed(scripted: ScriptedServer, tmp_path: Path) -> None:
    scripted.responses = [RUNS]
    path = tmp_path / "token"
    path.write_text("one\n")
    with HTTPRunDB(scripted.url, token=path) as db:
        db.list_runs()
        path.write_text("second\n")
        db.list_runs()
        path.write_text("")  # while it is written
        db.list_runs()
        path.unlink()
        db.list_runs()
    sent = [request.headers["authorization"] for request in scripted.requests]
    assert sent == ["Bearer one", "Bearer second", "Bearer second", "Bearer second"]


@pytest.mark.parametrize("encoding", ["x-gzip", "GZIP", "identity, gzip", "none", "", " identity "])
def test_synonyms_of_encodings(encoding: str, scripted: ScriptedServer) -> None:
    import gzip

    body = b'{"runs": [{}]}'
    packed = gzip.compress(body) if "gzip" in encoding.lower() else body
    headers = {"content-type": "application/json", "content-encoding": encoding}
    scripted.responses = [Response(200, packed, headers)]
    with HTTPRunDB(scripted.url) as db:
        assert len(db.list_runs()) == 1
        assert len(list(db.iter_runs())) == 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [(304, "a cache between"), (300, "possibly from a proxy"), (399, "possibly from a proxy"),
     (414, "pass fewer ids"), (431, "pass fewer ids")],
)  # fmt: skip
def test_an_odd_status_is_explained(status: int, reason: str, scripted: ScriptedServer) -> None:
    scripted.responses = [Response(status, b"")]
    with HTTPRunDB(scripted.url) as db, pytest.raises(errors.MLRunHTTPError, match=reason):
        db.list_runs()


def test_thousands_of_ids_are_refused_with_advice(scripted: ScriptedServer) -> None:
    with (
        HTTPRunDB(scripted.url) as db,
        pytest.raises(errors.MLRunInvalidArgumentError, match=r"list_runs are too long.*fewer"),
    ):
        db.list_runs(uid=[f"{number:032x}" for number in range(5000)])
    assert scripted.requests == []


def test_connections_are_kept_alive(scripted: ScriptedServer) -> None:
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url) as db:
        db.list_runs()
        transport: Any = db._session._client._transport
        (connection,) = transport.calls._pool.connections
        peer = connection._connection._network_stream.get_extra_info("socket")
        assert peer.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)


@pytest.mark.parametrize("place", ["http://other.example:8080", "http://[::1]:9"])
def test_credentials_of_the_environment_are_for_one_host(
    place: str,
    scripted: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", place)
    monkeypatch.setenv("MLRUN_HTTPDB__TOKEN", "secret-token")
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url, server_version="0.6.6") as db:
        db.list_runs()
    assert "authorization" not in scripted.requests[-1].headers
    assert "127.0.0.1 is not the host of MLRUN_DBPATH" in caplog.text
    assert "secret-token" not in caplog.text
    with HTTPRunDB(scripted.url, token="given", server_version="0.6.6") as db:
        db.list_runs()
    assert scripted.requests[-1].headers["authorization"] == "Bearer given"


@pytest.mark.parametrize("place", ["", "http://127.0.0.1:1/api", " HTTP://127.0.0.1\n"])
def test_credentials_of_the_environment_reach_their_host(
    place: str,
    scripted: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", place)
    monkeypatch.setenv("MLRUN_HTTPDB__USER", "ann")
    monkeypatch.setenv("MLRUN_HTTPDB__PASSWORD", "pw")
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url, server_version="0.6.6") as db:
        db.list_runs()
    assert scripted.requests[-1].headers["authorization"].startswith("Basic ")
    assert caplog.text == ""


def test_credentials_that_a_program_sets_go_where_it_sends_them(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLRUN_DBPATH", "http://other.example:8080")
    monkeypatch.setattr(mlconf, "token", "set")
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url, server_version="0.6.6") as db:
        db.list_runs()
    assert scripted.requests[-1].headers["authorization"] == "Bearer set"
