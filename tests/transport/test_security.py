"""TLS with real certificates, renewal of tokens, and secrets that appear nowhere."""

from __future__ import annotations

import datetime
import logging
import os
import pickle
import re
import ssl
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import certifi
import pytest
import trustme
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)

from mlrun_db import HTTPRunDB, errors
from mlrun_db._transport.tls import tls_context
from tests.conftest import ManualClock
from tests.support.scripted import RESET, Response, ScriptedServer, json_response

RUNS = json_response({"runs": []})
REFUSED = json_response({"detail": "no"}, 401)


class Site:
    """A certificate authority, its certificate in a file, and servers with its certificates."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.path = str(folder / "authority.pem")
        self._authority.cert_pem.write_to_path(self.path)
        self.client_cert = str(folder / "client.pem")
        self._authority.issue_cert("client").private_key_and_cert_chain_pem.write_to_path(
            self.client_cert
        )

    def server(
        self, name: str = "127.0.0.1", *, expired: bool = False, client_cert: bool = False
    ) -> ScriptedServer:
        then = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC) if expired else None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(name, not_after=then).configure_cert(context)
        if client_cert:
            self._authority.configure_trust(context)
            context.verify_mode = ssl.CERT_REQUIRED
        server = ScriptedServer(context)
        server.responses = [RUNS]
        return server


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_certificate_is_verified_against_an_authority(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site.server() as server:
        with HTTPRunDB(server.url, verify=site.path) as db:
            assert db.list_runs() == []
        monkeypatch.setenv("SSL_CERT_FILE", site.path)
        with HTTPRunDB(server.url) as db:
            assert db.list_runs() == []


@pytest.mark.parametrize("wrong", ["authority", "name", "expired"])
def test_an_invalid_certificate_is_refused(wrong: str, site: Site, clock: ManualClock) -> None:
    name = "elsewhere.example" if wrong == "name" else "127.0.0.1"
    verify = True if wrong == "authority" else site.path
    with (
        site.server(name, expired=wrong == "expired") as server,
        HTTPRunDB(server.url, token="canary", verify=verify, clock=clock) as db,
        pytest.raises(errors.RunDBError, match="certificate verify failed") as info,
    ):
        db.list_runs()
    assert server.requests == []
    assert info.value.attempts == 1
    assert ("pass verify=" in str(info.value)) == (wrong == "authority")  # a remedy there only


def test_verify_false_warns(site: Site) -> None:
    with (
        site.server("elsewhere.example") as server,
        HTTPRunDB(server.url, verify=False) as db,
    ):
        with pytest.warns(UserWarning, match="is not verified"):
            db.list_runs()
        assert db.list_runs() == []  # warnings are errors here: this one is issued once


def test_a_client_certificate(site: Site, clock: ManualClock) -> None:
    with site.server(client_cert=True) as server:
        with HTTPRunDB(server.url, verify=site.path, cert=site.client_cert) as db:
            assert db.list_runs() == []
        with (
            HTTPRunDB(server.url, verify=site.path, clock=clock) as db,
            pytest.raises(errors.RunDBError),
        ):
            db.list_runs()
    for options in ({"verify": "/no/such.pem"}, {"cert": "/no/such.pem"}):
        with (
            HTTPRunDB("https://127.0.0.1:9", **options) as db,  # type: ignore[arg-type]
            pytest.raises(errors.MLRunInvalidArgumentError, match=r"/no/such\.pem"),
        ):
            db.list_runs()


def test_files_as_paths(site: Site) -> None:
    with site.server(client_cert=True) as server:
        paths = {"verify": Path(site.path), "cert": Path(site.client_cert)}
        with HTTPRunDB(server.url, **paths) as db:  # type: ignore[arg-type]
            assert db.list_runs() == []


@pytest.mark.parametrize("verify", [None, 0, "", b"ca.pem", object()])
def test_an_invalid_verify_is_refused(verify: Any) -> None:
    with (
        HTTPRunDB("https://127.0.0.1:9", verify=verify) as db,
        pytest.raises(
            errors.MLRunInvalidArgumentError, match="verify must be True, False, the path"
        ),
    ):
        db.list_runs()


def test_a_key_with_a_passphrase_is_refused_without_a_prompt(site: Site, tmp_path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    locked = tmp_path / "locked.pem"
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"canary"))
    locked.write_bytes(pem)
    cert: Any = (site.client_cert, locked)
    for wrong, text in ((cert, "has a passphrase"), ((*cert, "canary"), "or the two paths")):
        with (
            HTTPRunDB("https://127.0.0.1:9", verify=site.path, cert=wrong) as db,
            pytest.raises(errors.MLRunInvalidArgumentError, match=text) as info,
        ):
            db.list_runs()
        assert "canary" not in str(info.value)


@pytest.mark.parametrize("what", ["missing", "empty", "folder"])
def test_the_variable_of_authorities_is_named(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / what
    if what == "empty":
        place.write_text("")
    if what == "folder":
        place.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(place))
    with (
        HTTPRunDB("https://127.0.0.1:9") as db,
        pytest.raises(errors.MLRunInvalidArgumentError, match=f"SSL_CERT_FILE='.*{what}'"),
    ):
        db.list_runs()


def test_the_system_and_certifi_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    usual = ssl.create_default_context()
    usual.load_verify_locations(cafile=certifi.where())
    context = tls_context("https://mlrun", True, None)
    assert context.get_ca_certs(True) == usual.get_ca_certs(True) != []
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


@pytest.mark.parametrize("source", ["text", "environment", "function", "file"])
def test_a_line_end_after_a_token_is_removed(
    source: str, scripted: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("canary\n")
    monkeypatch.setenv("MLRUN_HTTPDB__TOKEN", "canary\n" if source == "environment" else "")
    sources: dict[str, Any] = {
        "text": "canary\n",
        "environment": "",
        "function": lambda: "canary\n",
        "file": tmp_path / "token",
    }
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url, token=sources[source]) as db:
        assert db.list_runs() == []
    assert bearer(scripted) == ["Bearer canary"]


def test_secrets_that_cannot_be_sent_are_not_shown(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_lines = "canary\ncanary"
    for token in (two_lines, lambda: two_lines, "canaryü"):
        with (
            HTTPRunDB(scripted.url, token=token) as db,
            pytest.raises(errors.MLRunInvalidArgumentError, match="cannot be sent") as info,
        ):
            db.list_runs()
        assert "canary" not in "".join(traceback.format_exception(info.value))
    monkeypatch.setenv("V3IO_ACCESS_KEY", two_lines)
    with (
        HTTPRunDB(scripted.url) as db,
        pytest.raises(errors.MLRunInvalidArgumentError, match="cannot be sent") as info,
    ):
        db.list_endpoints("p1")
    assert "canary" not in str(info.value)


@pytest.mark.parametrize(
    "url",
    [
        "ann:canary@host:8080",
        "http://ann:canary#@host",
        "http://ann:can/ary@host",
        "http://ann:1234/canary@host",
        "http://ann:canary?@host",
        "http://ann:ca[nary@host",
        "http://ann:canary\uff0f@host",
        "http://ann:canary@host:port",
        "http://ann:canary@[::1",
        "http://ann:canary@host/\x01",
    ],
)
def test_an_invalid_url_is_shown_without_its_password(url: str) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError, match="the URL must look like") as info:
        HTTPRunDB(url)
    assert not {"canary", "can", "ary", "nary"} & set(re.split(r"\W", str(info.value)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PROXY", "foo://canary"),
        ("HTTP_PROXY", "http://ann:canary/x@proxy"),
        ("ALL_PROXY", "http://proxy:canary"),
    ],
)
def test_proxy_settings_that_cannot_be_used(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with (
        HTTPRunDB("http://mlrun.invalid:8080") as db,
        pytest.raises(errors.MLRunInvalidArgumentError, match=f"cannot be used: .*{name}") as info,
    ):
        db.list_runs()
    assert "canary" not in "".join(traceback.format_exception(info.value))


def test_no_proxy_is_used_for_this_machine(
    scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    scripted.responses = [RUNS]
    with HTTPRunDB(scripted.url) as db:
        assert db.list_runs() == []


def bearer(server: ScriptedServer) -> list[str]:
    return [request.headers["authorization"] for request in server.requests]


def test_a_token_function_is_called_again_after_a_401(scripted: ScriptedServer) -> None:
    tokens = iter(["one", "two", "three"])
    scripted.responses = [RUNS, REFUSED, RUNS]
    with HTTPRunDB(scripted.url, token=lambda: next(tokens)) as db:
        db.list_runs()
        db.list_runs()
        db.list_runs()
    assert bearer(scripted) == ["Bearer one", "Bearer one", "Bearer two", "Bearer two"]


def test_a_token_file_is_read_again_after_a_401(scripted: ScriptedServer, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("one\n")
    scripted.responses = [RUNS, REFUSED, RUNS]
    with HTTPRunDB(scripted.url, token=path) as db:
        db.list_runs()
        stamp = path.stat()
        path.write_text("two\n")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # as if within a tick
        db.list_runs()
    assert bearer(scripted) == ["Bearer one", "Bearer one", "Bearer two"]


def test_a_token_that_stays_refused_is_sent_once_or_twice(
    scripted: ScriptedServer, tmp_path: Path
) -> None:
    scripted.responses = [REFUSED]
    tokens = iter(["one", "two"])
    for token, sent in (("fixed", 1), (lambda: "same", 1), (lambda: next(tokens), 2)):
        scripted.requests.clear()
        with (
            HTTPRunDB(scripted.url, token=token) as db,
            pytest.raises(errors.MLRunUnauthorizedError),
        ):
            db.list_runs()
        assert len(scripted.requests) == sent
    for empty in (lambda: "", tmp_path / "empty"):
        (tmp_path / "empty").write_text(" \n")
        with (
            HTTPRunDB(scripted.url, token=empty) as db,
            pytest.raises(errors.MLRunInvalidArgumentError, match="returned no token"),
        ):
            db.list_runs()


@pytest.fixture
def all_output(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    caplog.set_level(logging.DEBUG)
    yield lambda: "\n".join(record.getMessage() for record in caplog.records)


FAILURES = [
    RESET,
    REFUSED,
    Response(500, b""),
    Response(200, b"<html>", {"content-type": "text/html"}),
    Response(302, b"", {"location": "http://elsewhere/"}),
]


@pytest.mark.parametrize("response", FAILURES)
@pytest.mark.parametrize("auth", ["user", "token", "url"])
def test_secrets_appear_nowhere(
    response: Response,
    auth: str,
    scripted: ScriptedServer,
    all_output: Callable[[], str],
) -> None:
    scripted.responses = [response]
    url = (
        scripted.url.replace("http://", "http://ann:canary-url@") if auth == "url" else scripted.url
    )
    user, password, token = {
        "user": ("ann", "canary-password", ""),
        "token": ("", "", "canary-token"),
        "url": ("", "", ""),
    }[auth]
    calls: list[Callable[[HTTPRunDB], object]] = [
        lambda db: db.create_project_secrets("p1", "kubernetes", {"name": "canary-value"}),
        lambda db: db.list_project_secrets("p1", "canary-vault"),
        lambda db: db.list_endpoints("p1", access_key="canary-key"),
    ]
    with HTTPRunDB(url, user, password, token, clock=ManualClock()) as db:
        for call in calls:
            with pytest.raises(errors.MLRunBaseError) as info:
                call(db)
            texts = [
                repr(db),
                repr(info.value),
                str(info.value),
                repr(vars(info.value)),
                repr(pickle.dumps(info.value)),
                all_output(),
                *traceback.format_exception(info.value, limit=None),
            ]
            lines = [line for text in texts for line in text.splitlines() if "canary" in line]
            # a traceback quotes the lines of this test
            assert [line for line in lines if "lambda db:" not in line] == []


def test_a_redirect_gets_no_credentials(scripted: ScriptedServer) -> None:
    with ScriptedServer() as elsewhere:
        scripted.responses = [Response(307, b"", {"location": f"{elsewhere.url}/api/runs"})]
        with (
            HTTPRunDB(scripted.url, token="canary") as db,
            pytest.raises(errors.MLRunHTTPError, match="a redirect to"),
        ):
            db.list_runs()
        assert elsewhere.requests == []


@pytest.mark.parametrize(
    "url",
    ["http://ann:s3cret", "http://ann:s3cret/x", "http://host:8080?token=s3cret", "ann:s3cret@host",
     "http://host/#s3cret", "http://ann:12345s3cret", "http://ann:pa/s3cret@host"],
)  # fmt: skip
def test_a_mistyped_url_is_shown_without_its_secret(url: str) -> None:
    with pytest.raises(errors.MLRunInvalidArgumentError) as info:
        HTTPRunDB(url)
    assert "s3cret" not in str(info.value)
    assert "the URL must look like" in str(info.value)
