"""The items of a list, however its JSON is cut into pieces."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlrun_db._streaming.items import ListReader

NUMBERS = st.integers() | st.floats()
SCALARS = st.none() | st.booleans() | NUMBERS | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
KEYS = st.text().filter(lambda key: key != "runs")


def cut(body: bytes, sizes: list[int]) -> Iterator[bytes]:
    """Give the body in pieces of these sizes, again from the first one."""
    at = number = 0
    while at < len(body):
        size = sizes[number % len(sizes)]
        yield body[at : at + size]
        at, number = at + size, number + 1


def read(body: bytes, sizes: list[int]) -> tuple[list[Any], dict[str, Any]]:
    reader = ListReader(cut(body, sizes), "runs")
    return list(reader), reader.rest


@settings(deadline=None, database=None)
@given(
    items=st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=6),
    before=st.dictionaries(KEYS, VALUES, max_size=2),
    after=st.dictionaries(KEYS, VALUES, max_size=2),
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4),
    indent=st.sampled_from([None, 0, 7]),
    escape=st.booleans(),
    tail=st.sampled_from([b"", b" \r\n\t"]),
)
def test_any_document_cut_anywhere_gives_what_json_gives(
    items: list[Any],
    before: dict[str, Any],
    after: dict[str, Any],
    sizes: list[int],
    indent: int | None,
    escape: bool,
    tail: bytes,
) -> None:
    document = {**before, "runs": items, **after}
    text = json.dumps(document, indent=indent, ensure_ascii=escape)
    body = text.encode("utf-8", "surrogatepass") + tail
    expected = json.loads(body)
    found, rest = read(body, sizes)
    # repr, for NaN is not equal to itself
    assert repr(found) == repr(expected.pop("runs"))
    assert repr(rest) == repr(expected)


@settings(deadline=None, database=None)
@given(items=st.lists(VALUES, min_size=1, max_size=4), data=st.data())
def test_a_document_that_ends_too_early_is_never_taken_for_a_list(
    items: list[Any], data: st.DataObject
) -> None:
    body = json.dumps({"runs": items, "pagination": {"page": 1}}).encode()
    end = data.draw(st.integers(0, len(body) - 1))
    with pytest.raises(ValueError):
        read(body[:end], [7])


@pytest.mark.parametrize(
    "body",
    [
        b'{"runs": [{"a": [12, 34.5e6, -1, true, null, "\\u00e9\\ud83d\\ude00\\"", NaN]}, {}]}',
        '{"runs": [{"é": "日本\U0001f600"}], "x": "ü"}'.encode(),
        b'\xef\xbb\xbf {"pagination": null , "runs":\n[ ]\r}\t',
        b'{"runs": null}',
    ],
)
def test_every_cut_of_a_document(body: bytes) -> None:
    expected = json.loads(body)["runs"] or []
    for size in range(1, len(body) + 1):
        assert repr(read(body, [size])[0]) == repr(expected)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"<!DOCTYPE html><html></html>",
        b"{}",
        b'{"other": []}',
        b'{"runs": {}}',
        b'{"runs": "text"}',
        b'{"runs": [1,]}',
        b'{"runs": [1 2]}',
        b'{"runs": [,1]}',
        b'{"runs": [1.]}',
        b'{"runs": [01]}',
        b'{"runs": [1]]',
        b'{"runs": [1}}',
        b'{"runs": [tru]}',
        b'{"runs": ["\\ud8"]}',
        b'{"runs": [1],}',
        b'{"runs" [1]}',
        b"{1: [1]}",
        b'{"runs": [1]} x',
        b'{"runs": [1]}{}',
        b'{"runs": ["\xff"]}',
        b'{"runs": [' + b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("size", [1, 5, 1000])
def test_what_is_no_such_document_is_refused(body: bytes, size: int) -> None:
    with pytest.raises(ValueError):
        read(body, [size])


class Counted:
    """Pieces without an end, which count how many were taken."""

    def __init__(self, start: bytes, more: bytes, most: int) -> None:
        self.taken = 0
        self._pieces = [start, *[more] * most]

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.taken += 1
            yield piece


def test_a_broken_item_is_told_at_once() -> None:
    pieces = Counted(b'{"runs": [{"a": 0}, {"a" 1, "b": "', b"x" * 1000, 1000)
    reader = iter(ListReader(iter(pieces), "runs"))
    assert next(reader) == {"a": 0}
    with pytest.raises(ValueError):
        next(reader)
    assert pieces.taken == 2  # the error is near the end of the first one


def test_an_item_is_given_before_the_next_piece_is_read() -> None:
    pieces = Counted(b'{"runs": [{"a": 1}', b', {"a": 2}', 10)
    reader = iter(ListReader(iter(pieces), "runs"))
    assert next(reader) == {"a": 1}
    assert pieces.taken == 1


def test_a_large_item_is_decoded_a_few_times_only() -> None:
    tries = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal tries
        tries += event == "call" and frame.f_code.co_name == "raw_decode"

    item = {"text": "x" * 4_000_000}
    body = json.dumps({"runs": [item]}).encode()
    sys.setprofile(profile)
    try:
        found, _ = read(body, [1 << 12])
    finally:
        sys.setprofile(None)
    assert found == [item]
    assert 2 < tries < 15  # the text doubles with each: 1,000 pieces, but 11 tries
