"""Files that change: authorities and client certificates are read again, a token once for all."""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import trustme

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.support.scripted import Response, ScriptedServer, json_response

RUNS = json_response({"runs": []})


def secure(authority: trustme.CA, *, clients: trustme.CA | None = None) -> ScriptedServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    if clients is not None:
        clients.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED
    server = ScriptedServer(context)
    server.responses = [Response(200, RUNS.body, {**RUNS.headers, "connection": "close"}, cut=99)]
    return server


def replace(path: Path, content: bytes) -> None:
    """Replace a file as those do that renew certificates: at once, under another inode."""
    new = path.with_suffix(".new")
    new.write_bytes(content)
    os.replace(new, path)


@pytest.mark.parametrize("by", ["verify", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_new_authorities_are_trusted(
    by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = trustme.CA(), trustme.CA()
    path = tmp_path / "authorities.pem"
    path.write_bytes(first.cert_pem.bytes())
    if by != "verify":
        monkeypatch.setenv(by, str(path))
    with secure(second) as server:
        server.version = None
        with HTTPRunDB(server.url, verify=path if by == "verify" else True) as db:
            with pytest.raises(errors.RunDBError, match="certificate"):
                db.list_runs()
            replace(path, second.cert_pem.bytes())
            db.list_runs()
            replace(path, b"half of a certif")  # what was read stays in use
            db.list_runs()
            path.unlink()
            db.list_runs()


def test_a_new_client_certificate_is_presented(tmp_path: Path) -> None:
    authority, clients = trustme.CA(), trustme.CA()
    trusted, cert = tmp_path / "authority.pem", tmp_path / "client.pem"
    authority.cert_pem.write_to_path(str(trusted))
    cert.write_bytes(trustme.CA().issue_cert("client").private_key_and_cert_chain_pem.bytes())
    with secure(authority, clients=clients) as server:
        server.version = None
        with HTTPRunDB(server.url, verify=trusted, cert=cert) as db:
            with pytest.raises(errors.RunDBError):
                db.list_runs()
            replace(cert, clients.issue_cert("client").private_key_and_cert_chain_pem.bytes())
            db.list_runs()


def test_threads_share_one_new_token(make_server: Callable[..., LocalServer]) -> None:
    server, threads = make_server(token="token-1", version="0.6.6"), 8
    together = threading.Barrier(threads)
    read: list[str] = []

    def token() -> str:
        read.append(f"token-{len(read)}")
        return read[-1]

    with HTTPRunDB(server.url, token=token, server_version="0.6.6") as db:

        def ask(_: int) -> list[object]:
            together.wait()
            return list(db.list_runs())

        with ThreadPoolExecutor(threads) as pool:
            assert list(pool.map(ask, range(threads))) == [[]] * threads
    assert read == ["token-0", "token-1"]
