"""Logs."""

from __future__ import annotations

import httpx
import pytest


@pytest.fixture
def logged(http: httpx.Client) -> httpx.Client:
    http.post("/run/p1/u1", json={"status": {"state": "running"}})
    assert http.post("/log/p1/u1", content=b"hello\n").json() == {}
    assert http.post("/log/p1/u1?append=yes", content="wörld\n".encode()).json() == {}
    return http


def test_a_log_grows_and_reports_the_state(logged: httpx.Client) -> None:
    response = logged.get("/log/p1/u1")
    assert response.content == "hello\nwörld\n".encode()
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["x-mlrun-run-state"] == "running"
    assert response.headers["pod_status"] == "running"


def test_logs_of_1_x(newest: httpx.Client) -> None:
    newest.post("/projects/p1/runs/u1", json={"metadata": {"name": "n"}})
    assert newest.post("/projects/p1/logs/u1", content="wörld\n".encode()).status_code == 200
    assert newest.get("/projects/p1/logs/u1").content == "wörld\n".encode()
    assert newest.get("/projects/p1/logs/u1/size").json() == {"size": 7}


@pytest.mark.parametrize("size", [-1, -5, 0, 1, 3, 6, 7, 100])
def test_any_range_can_be_read(logged: httpx.Client, size: int) -> None:
    whole = "hello\nwörld\n".encode()
    for offset in range(15):
        part = logged.get(f"/log/p1/u1?offset={offset}&size={size}").content
        assert part == (whole[offset:] if size < 0 else whole[offset : offset + size])


def test_a_large_log_is_stored_and_sent_in_chunks(http: httpx.Client) -> None:
    http.post("/run/p1/u1", json={})
    whole = bytes(range(256)) * 14_000  # three and a half chunks of 1 MiB
    for start, end in ((0, 10), (10, 3_000_000), (3_000_000, None)):
        http.post("/log/p1/u1", content=whole[start:end])
    response = http.get("/log/p1/u1")
    assert response.content == whole
    assert response.headers["content-length"] == str(len(whole))
    for offset in (0, 5, 10, 2**20 - 1, 2**20, 2**20 + 11, 3_000_001, len(whole) - 1, len(whole)):
        for size in (-1, 1, 2**20, 2**20 + 1, 2_500_000, 2**62):
            part = http.get(f"/log/p1/u1?offset={offset}&size={size}").content
            assert part == (whole[offset:] if size < 0 else whole[offset : offset + size])


def test_a_log_that_is_replaced_while_it_is_sent_is_cut(http: httpx.Client) -> None:
    http.post("/run/p1/u1", json={})
    http.post("/log/p1/u1", content=b"x" * 30_000_000)
    with pytest.raises(httpx.RemoteProtocolError), http.stream("GET", "/log/p1/u1") as response:
        for number, _ in enumerate(response.iter_bytes()):
            if number == 0:
                httpx.post(f"{http.base_url}log/p1/u1?append=no", content=b"new")
    assert http.get("/log/p1/u1").content == b"new"


def test_replacing_and_binary(logged: httpx.Client) -> None:
    logged.post("/log/p1/u1?append=no", content=b"\x00\xff")
    assert logged.get("/log/p1/u1").content == b"\x00\xff"
    logged.post("/log/p1/u1?append=false", content=b"")
    assert logged.get("/log/p1/u1").content == b""


def test_unknown_run_and_run_without_log(http: httpx.Client) -> None:
    response = http.get("/log/p1/zz")
    assert response.status_code == 404
    assert response.json() == {"detail": "MLRunNotFoundError('Run zz:p1 not found')"}
    http.post("/run/p1/u1", json={})
    response = http.get("/log/p1/u1")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["x-mlrun-run-state"] == ""


def test_a_log_may_come_before_its_run_and_outlives_it(http: httpx.Client) -> None:
    assert http.post("/log/p1/u1", content=b"early").status_code == 200
    http.post("/run/p1/u1", json={})
    assert http.get("/log/p1/u1").content == b"early"
    http.delete("/run/p1/u1")
    assert http.get("/log/p1/u1").status_code == 404
    http.post("/run/p1/u1", json={"status": {"state": "é\nx"}})
    assert http.get("/log/p1/u1").content == b"early"


@pytest.mark.parametrize("query", ["offset=-1", "offset=x", "size=x"])
def test_bad_parameters(logged: httpx.Client, query: str) -> None:
    assert logged.get(f"/log/p1/u1?{query}").status_code == 422
    assert logged.post("/log/p1/u1?append=maybe", content=b"x").status_code == 422
