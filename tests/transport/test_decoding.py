"""The client reads what the standard parser reads."""

from __future__ import annotations

import gc
import json
import weakref
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlrun_db import HTTPRunDB
from mlrun_db._transport.decoding import decode_json

from ..support.scripted import Response, ScriptedServer


def outcome(parse: Any, data: bytes) -> str:
    """Return the result of a parser; its repr distinguishes 1 from 1.0, -0.0 from 0, and order."""
    try:
        return repr(parse(data))
    except ValueError as err:
        return f"{type(err).__name__}: {err}"


numbers = st.from_regex(
    r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?", fullmatch=True
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values, st.booleans())
def test_output_of_json(value: Any, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert outcome(decode_json, data) == outcome(json.loads, data)


@given(st.lists(numbers))
@example(["9223372036854775807", "-9223372036854775808", "18446744073709551615"])
@example(["-9223372036854775809"])
@example(["18446744073709551616"])
@example(["1" * 400])
@example(["1e400", "-0", "-0.0", "1e-400"])
@example(["0.00012345678901234567", "1700000000000000000"])
@example(["1700000000000000000", "-1", "170000000000000000000"])
def test_numbers(texts: list[str]) -> None:
    for text in (",".join(texts), " , ".join(texts), ",\n\t".join(texts)):
        for data in (f"[{text}]", f"[{text} ]", f"[ {text}\n]", f'[{{"a":{text or 0}}}]', text):
            assert outcome(decode_json, data.encode()) == outcome(json.loads, data.encode())


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())))
def test_duplicate_keys(pairs: list[tuple[str, int]]) -> None:
    data = f"{{{','.join(f'{json.dumps(key)}:{value}' for key, value in pairs)}}}".encode()
    assert outcome(decode_json, data) == outcome(json.loads, data)


@given(
    st.binary() | st.text(st.sampled_from('{}[]",:\\u d8001.eENaIinfty-\x00\ufeff')).map(str.encode)
)
@example(b"[NaN, Infinity, -Infinity]")
@example(b'["\\ud800", "\\ude00\\ud83d", "\\ud83d\\ude00"]')
@example(b'"\xed\xa0\x80"')
@example(b"\xef\xbb\xbf{}")
@example('{"a": 1}'.encode("utf-16"))
@example(b"")
@example(b"<html>")
def test_any_bytes(data: bytes) -> None:
    assert outcome(decode_json, data) == outcome(json.loads, data)


def test_a_client_reads_what_only_json_reads() -> None:
    body = b'{"data": {"big": 36893488147419103232, "nan": NaN, "text": "\\ud800"}}'
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [Response(body=body)]
        run: Any = db.read_run("u")
    assert repr(run) == repr(json.loads(body)["data"])


@pytest.mark.parametrize("depth", [500, 100_000])
def test_a_deep_document(depth: int) -> None:
    data = b"[" * depth + b"]" * depth
    if depth == 500:
        assert decode_json(data) == json.loads(data)
    else:
        with pytest.raises(ValueError, match="nested too deeply"):
            decode_json(data)


LARGE = json.dumps([{"a": [number]} for number in range(60_000)]).encode()  # 120,001 containers


class Cycle:
    """What only the garbage collector frees."""

    def __init__(self) -> None:
        self.me = self


def test_old_cycles_are_collected_while_large_documents_are_read() -> None:
    gc.collect()
    cycle = Cycle()
    decode_json(LARGE)  # the cycle is one of the oldest objects now
    freed = weakref.ref(cycle)
    del cycle
    for _ in range(20):
        decode_json(LARGE)
    assert freed() is None


def test_young_cycles_are_collected_before_a_large_document_is_read() -> None:
    freed = weakref.ref(Cycle())
    decode_json(LARGE)
    assert freed() is None


def test_what_an_application_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        decode_json(LARGE)
        assert gc.get_freeze_count() >= frozen - 100  # what is freed leaves
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_the_options_of_json_work() -> None:
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [Response(body=b"[1]")]
        response = db.api_call("GET", "projects")
    assert response.json() == [1]
    assert response.json(parse_int=str) == ["1"]
