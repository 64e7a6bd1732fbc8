"""A response cannot fill memory: its largest size, compression, and logs of any size."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mlrun_db import HTTPRunDB, LocalServer, errors
from tests.conftest import ManualClock
from tests.support.scripted import Response, ScriptedServer, json_response

MIB = 2**20
JSON = {"content-type": "application/json"}
GZIP = {**JSON, "content-encoding": "gzip"}
TOO_LARGE = r"GET .*/api/runs.*larger than \d+ bytes; HTTPRunDB\(max_response_size="


@contextmanager
def peak_below(most: int) -> Iterator[None]:
    """Check the peak memory of Python; the memory of C code is not measured."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def bomb(size: int) -> bytes:
    """Return spaces of ``size`` MiB, compressed by gzip to a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * size


def padded(size: int) -> bytes:
    return b'{"runs": []}'.ljust(size)


def chunked(body: bytes, headers: dict[str, str]) -> Response:
    data = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    return Response(200, data, {**headers, "content-length": "", "transfer-encoding": "chunked"})


SIZES = [
    lambda body: Response(200, body, JSON),
    lambda body: chunked(body, JSON),
    lambda body: Response(200, gzip.compress(body), GZIP),
    lambda body: chunked(gzip.compress(body), GZIP),
    lambda body: Response(200, zlib.compress(body), {**JSON, "content-encoding": "deflate"}),
]


@pytest.mark.parametrize("response", SIZES)
def test_the_largest_response(response: Any, scripted: ScriptedServer, clock: ManualClock) -> None:
    with HTTPRunDB(scripted.url, max_response_size=1000, clock=clock) as db:
        scripted.responses = [response(padded(1000))]
        assert db.list_runs() == []
        scripted.responses = [response(padded(1001))]
        with pytest.raises(errors.MLRunHTTPError, match=TOO_LARGE) as info:
            db.list_runs()
    assert info.value.status == 200
    assert info.value.attempts == 1
    assert len(scripted.requests) == 2


def test_an_error_has_a_largest_size_too(scripted: ScriptedServer, clock: ManualClock) -> None:
    scripted.responses = [Response(503, padded(1001), JSON)]
    with (
        HTTPRunDB(scripted.url, max_response_size=1000, clock=clock) as db,
        pytest.raises(errors.MLRunServiceUnavailableError, match=TOO_LARGE),
    ):
        db.list_runs()
    assert len(scripted.requests) == 1


@pytest.mark.parametrize(
    "form", [lambda body: Response(200, body, GZIP), lambda b: chunked(b, GZIP)]
)
def test_a_bomb_is_cut_during_decompression(form: Any, scripted: ScriptedServer) -> None:
    packed = bomb(10 * 1024)
    assert 10 * MIB < len(packed) < 12 * MIB
    scripted.responses = [form(packed)]
    with HTTPRunDB(scripted.url, max_response_size=15 * MIB) as db:
        # the server, in this process, copies a part of the bomb
        with peak_below(48 * MIB), pytest.raises(errors.MLRunHTTPError, match=TOO_LARGE):
            db.list_runs()
        assert len(scripted.requests) == 1
        scripted.responses = [json_response({"runs": []})]
        assert db.list_runs() == []


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "GZIP,deflate"])
def test_an_encoding_without_bounds_is_refused(
    encoding: str, scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(200, b"x", {**JSON, "content-encoding": encoding})]
    with pytest.raises(errors.MLRunHTTPError, match="was not asked for"):
        scripted_db.list_runs()
    with pytest.raises(errors.MLRunHTTPError, match="was not asked for"):
        list(scripted_db.logs("u1"))
    assert len(scripted.requests) == 2
    assert scripted.requests[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_broken_compressed_response(scripted: ScriptedServer, scripted_db: HTTPRunDB) -> None:
    scripted.responses = [
        Response(200, b"no gzip", GZIP),
        Response(200, gzip.compress(padded(20)), GZIP),
    ]
    assert scripted_db.list_runs() == []


def test_a_compressed_response_of_api_call(
    scripted: ScriptedServer, scripted_db: HTTPRunDB
) -> None:
    scripted.responses = [Response(200, gzip.compress(b'{"a": 1}'), {**GZIP, "x-other": "kept"})]
    response = scripted_db.api_call("GET", "anything")
    assert (response.json(), response.headers["x-other"]) == ({"a": 1}, "kept")
    assert response.headers["content-length"] == "8"
    assert response.elapsed.total_seconds() > 0


def test_no_limit_and_an_invalid_one(scripted: ScriptedServer) -> None:
    scripted.responses = [Response(200, gzip.compress(padded(MIB)), GZIP)]
    with HTTPRunDB(scripted.url, max_response_size=None) as db:
        assert db.list_runs() == []
    for size in (0, -1, "1", 1.5, True):
        with pytest.raises(errors.MLRunInvalidArgumentError, match="max_response_size"):
            HTTPRunDB(scripted.url, max_response_size=size)  # type: ignore[arg-type]


def test_a_head_request_of_a_large_response(scripted: ScriptedServer) -> None:
    scripted.responses = [Response(200, b"", {"content-length": "1001"})]
    with HTTPRunDB(scripted.url, max_response_size=1000) as db:
        assert db.api_call("HEAD", "files").headers["content-length"] == "1001"


def test_a_large_log_takes_little_memory(tmp_path: Path) -> None:
    """Client and server are in this process, so both are measured."""
    part = (b"a line of a log ".ljust(999) + b"\n") * (8 * MIB // 1000)
    lines = 0

    def count(line: str) -> None:
        nonlocal lines
        lines += 1

    with (
        LocalServer(db=tmp_path / "data.db", version="0.6.6") as server,
        HTTPRunDB(server.url) as db,
    ):
        db.store_run({"status": {"state": "completed"}}, "u1", "p1")
        for _ in range(8):
            db.store_log("u1", "p1", part, append=True)
        expected = 8 * part.count(b"\n")
        with peak_below(8 * MIB):
            assert sum(1 for _ in db.logs("u1", "p1", follow=True)) == expected
            db.watch_log("u1", "p1", on_line=count)
    assert lines == expected
    assert 8 * len(part) > 60 * MIB


def test_a_compressed_log_takes_little_memory(scripted: ScriptedServer) -> None:
    packed = bomb(64)
    scripted.responses = [Response(200, packed, {"content-encoding": "gzip"})]
    with HTTPRunDB(scripted.url) as db, peak_below(16 * MIB):
        assert sum(len(line) for line in db.logs("u1")) == 64 * MIB + 1
