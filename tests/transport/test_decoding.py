"""orjson and the standard parser return the same."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from mlrun_db import HTTPRunDB
from mlrun_db._transport import decoding as _decode
from mlrun_db._transport.decoding import decode_json

from ..support.scripted import Response, ScriptedServer

ROOT = Path(__file__).parents[2]


def outcome(parse: Any, data: bytes) -> str:
    """Return the result of a parser; its repr distinguishes 1 from 1.0, -0.0 from 0, and order."""
    try:
        return repr(parse(data))
    except ValueError as err:
        return f"{type(err).__name__}: {err}"


def test_orjson_is_installed() -> None:
    assert _decode.orjson is not None


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


BODY = b'{"data": {"big": 36893488147419103232, "nan": NaN, "text": "\\ud800"}}'
MISSING = "sys.modules['orjson'] = None"
MARKED = """
import types, json
orjson = types.ModuleType("orjson")
orjson.loads = lambda data: {"data": {"by": "orjson"}}
sys.modules["orjson"] = orjson
"""


def read_in_a_process(body: bytes, orjson: str) -> str:
    """Return what a client reads in a process where orjson is replaced or missing."""
    with ScriptedServer() as server:
        server.responses = [Response(body=body)]
        code = (
            f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'generated')]!r}\n{orjson}\n"
            f"from mlrun_db import HTTPRunDB\nprint(repr(HTTPRunDB({server.url!r}).read_run('u')))"
        )
        command = [sys.executable, "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_client_reads_the_same_with_and_without_orjson() -> None:
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [Response(body=BODY)]
        run: Any = db.read_run("u")
    assert run["big"] == 2**65
    assert math.isnan(run["nan"])
    assert repr(run) == read_in_a_process(BODY, MISSING)


def test_a_client_uses_orjson_where_the_result_is_the_same() -> None:
    ids = (
        '"12345678901234567890": {"uid": "1234567890123456789012", "tag": "v:12345678901234567890"}'
    )
    for text in ("1234567890", "1700000000000000000", "0.00012345678901234567890", f"{{{ids}}}"):
        body = f'{{"data": {{"a": {text}}}}}'.encode()
        assert read_in_a_process(body, MARKED) == "{'by': 'orjson'}", body
    large = b'{"data": {"a": 12345678901234567890}}'
    assert read_in_a_process(large, MARKED) == "{'a': 12345678901234567890}"


def test_the_options_of_json_work() -> None:
    with ScriptedServer() as server, HTTPRunDB(server.url) as db:
        server.responses = [Response(body=b"[1]")]
        response = db.api_call("GET", "projects")
    assert response.json() == [1]
    assert response.json(parse_int=str) == ["1"]
