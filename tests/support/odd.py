"""Odd input: arguments, values with their way back, responses and bytes of HTTP."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import decimal
import enum
import gzip
import json
import math
import pathlib
import random
import uuid
import zlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy
import pandas

from tests.support.scripted import Response

np: Any = numpy
pd: Any = pandas


class Colour(enum.Enum):
    RED = "red"
    NUMBER = 7


class Name(str, enum.Enum):  # noqa: UP042  # as those of MLRun's schemas
    ANN = "ann"


@dataclasses.dataclass
class Point:
    x: float
    tags: set[str]


class Raising:
    """Raises wherever it is looked at."""

    def __str__(self) -> str:
        raise LookupError("no text")

    __repr__ = __iter__ = __len__ = __bool__ = __eq__ = __hash__ = __str__  # type: ignore[assignment]


def arguments() -> list[Any]:
    """Return what no argument is documented to be, or hardly ever is; new ones for each call."""
    return [
        *(
            None,
            True,
            False,
            0,
            1,
            -1,
            7,
            2**31,
            2**63,
            2**70,
            0.5,
            -0.0,
            1e300,
            math.nan,
            math.inf,
        ),
        *(
            "",
            " ",
            ".",
            "..",
            "/",
            "a/b",
            "a b",
            "a\nb",
            "a\x00b",
            "%2e%2e",
            "%",
            "+",
            "*",
            "~",
            "~a",
        ),
        *("a=b", "a,b", "a:b", "ä", "\U0001f600", "\u202e", "\ud800", "\ufeffp1", "x" * 300),
        *(
            "x" * 70_000,
            "p1",
            "P1",
            "latest",
            "none",
            "null",
            "[]",
            "{}",
            "http://x",
            "-1",
            "1e400",
        ),
        *(b"", b"bytes", bytearray(b"x"), memoryview(b"x")),
        *([], [None], [[]], [1, "a"], ["a"], ["a", "a"], [{}], [""], [b"x"], ("a", "b"), {"a"}),
        *({}, {"a": None}, {"metadata": None}, {"metadata": []}, {"metadata": {"name": 5}}),
        *({"metadata": {"name": ""}}, {"metadata": {"name": "a/b", "uid": [], "project": 5}}),
        *({"metadata": {"name": "a", "project": "p2"}}, {"spec": 5, "status": [], "kind": None}),
        *({1: 2}, {None: 1}, {"status": {"state": ["a"]}}, {"status": None, "spec": None}),
        *(
            range(3),
            iter("ab"),
            (each for each in "ab"),
            object(),
            object,
            len,
            Ellipsis,
        ),
        *(
            Colour.RED,
            Colour.NUMBER,
            Name.ANN,
            Point(1.0, {"a"}),
            1j,
            pathlib.Path("/nothing/here"),
        ),
        *(datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), datetime.date(1, 1, 1)),
        *(datetime.timedelta(1), datetime.time(1), decimal.Decimal("1.1"), uuid.UUID(int=7)),
        *(np.int64(3), np.float64(0.5), np.str_("a"), np.bool_(True), np.array([1, 2]), np.nan),
        *(np.datetime64("2024-01-01"), np.datetime64("NaT"), pd.Timestamp(0), pd.NaT, pd.NA),
        *(pd.Series([1, 2]), pd.DataFrame({"a": [1]}), ValueError("x"), NotImplemented),
    ]


class Odd(NamedTuple):
    """A value, and whether what is read back means the same; None: it must be refused."""

    value: Any
    same: Callable[[Any], Any] | None


def form(value: Any, wanted: Any) -> Odd:
    return Odd(value, lambda got: got == wanted and type(got) is type(wanted))


def equal(value: Any) -> Odd:
    return form(value, value)


def through(back: Callable[[Any], Any], value: Any) -> Odd:
    """A value that ``back`` makes again of what is read."""
    return Odd(value, lambda got: back(got) == back(value))


def duration(value: Any) -> Odd:
    seconds = pd.Timedelta(value) / pd.Timedelta(1, "s")
    return Odd(value, lambda got: math.isclose(got, seconds, rel_tol=1e-12))


def values() -> list[Odd]:
    """Return values as results, parameters and specs have them."""
    array = np.array
    noon = "2024-05-06T07:08:09"
    zone = datetime.timezone(datetime.timedelta(hours=5.5))
    loop: list[Any] = []
    loop.append(loop)
    deep: Any = "x"
    for _ in range(2000):
        deep = [deep]
    plain: list[Any] = [
        *(None, True, False, 0, -1, 2**53 + 1, 2**63, 2**64 - 1, -(2**63)),
        *(0.1, 1e300, 5e-324, -1.5, 1e16, 123456789.123456789),
        *("", " ", "\x00", "\x7f", "\u2028", "é", "e\u0301", "\U0001f600", "\ufeff", "nan", '"'),
        *("12345678901234567890123", "2024-01-01", "null", "x" * 100_000, "\\u0041"),
        *([], {}, [[]], {"": {"": ""}}, {"a.b": 1, "a": {"b": 2}}, {"$ref": "x"}),
        *([1, "1", 1.5, None, True], {"1": 1, "01": 2, "1.0": 3, "true": 4}),
    ]
    times: list[Any] = [
        *(datetime.date(2024, 2, 29), datetime.time(1, 2, 3), datetime.datetime.max),
        *(datetime.datetime(1, 1, 1), datetime.datetime(2024, 1, 1, tzinfo=zone)),
    ]
    moments = [
        *(np.datetime64(noon, unit) for unit in ("s", "ms", "us", "ns")),
        *(np.datetime64(f"{noon}.123456789"), np.datetime64("2024-05", "M")),
        pd.Timestamp("2024-05-06", tz="Asia/Tokyo"),
    ]
    durations = [
        *(datetime.timedelta(days=-1, microseconds=1), datetime.timedelta(99999)),
        *(pd.Timedelta(1, "ns"), np.timedelta64(7, "D"), np.timedelta64(3, "ns")),
        np.timedelta64(2, "W"),
    ]
    missing = [pd.NaT, pd.NA, np.datetime64("NaT"), np.timedelta64("NaT"), np.ma.masked]
    scalars = [
        *(np.int8(-3), np.uint64(2**64 - 1), np.float16(0.1), np.float32(0.1), np.float64(0.1)),
        *(np.bool_(False), np.str_("ä")),
    ]
    arrays = [
        *(array([]), array([[1, 2], [3, 4]]), array(5), array([True, False]), array(["a", "ä"])),
        *(array([0.1], "f4"), array([{"a": 1}], object), array([1, None], object)),
    ]
    refused = [
        *(array([b"x"]), array([1j]), np.complex128(1), np.void(b"xx"), np.longdouble(1) / 3),
        *(np.timedelta64(1, "Y"), np.datetime64(2**62, "Y"), pd.Period("2024-05", "M")),
        *(pd.DataFrame([[1, 2]], columns=["a", "a"]), pd.Series([1, 2], index=["a", "a"])),
        *(pd.Series([1, 2], index=["1", 1]), {1: "a", "1": "b"}, {None: 1, "null": 2}),
        *({("a", 1): 2}, {b"a": 1}, {frozenset("a"): 1}, loop, deep),
        *(b"x", bytearray(b"x"), memoryview(b"x"), 1j, 2**64, -(2**63) - 1, 10**400),
        *("\ud800", "a\udfff", object(), object, len, iter([1]), (each for each in "ab")),
        *(map(str, [1]), Ellipsis, Raising(), ValueError("x"), range(10**9)),
    ]
    keys = {Colour.RED: 1, np.int64(4): 2, datetime.date(2024, 1, 1): 3, uuid.UUID(int=1): 4}
    return [
        *map(equal, plain),
        *(form(each, None) for each in (math.nan, math.inf, -math.inf)),  # as servers return them
        Odd(-0.0, lambda got: got == 0 and math.copysign(1, got) == -1),
        *(form(each, each.isoformat()) for each in times),
        *(through(pd.Timestamp, each) for each in moments),
        *map(duration, durations),
        *(form(each, None) for each in missing),
        *(form(each, each.item()) for each in scalars),
        *(form(each, each.tolist()) for each in arrays),
        form(array(["2024-01-01", "NaT"], "M8[ns]"), ["2024-01-01T00:00:00", None]),
        form(array([1, 2], "m8[ms]"), [0.001, 0.002]),
        form(array([(1, "x")], [("n", "i4"), ("s", "U4")]), [{"n": 1, "s": "x"}]),
        form(np.ma.array([1, 2], mask=[1, 0]), [None, 2]),
        form(pd.Series([1, 2], index=["a", "b"]), {"a": 1, "b": 2}),
        form(pd.Series([], dtype=float), {}),
        form(pd.Index(["a", 1]), ["a", 1]),
        form(pd.Categorical(["b", "a"]), ["b", "a"]),
        form(pd.array([1, None], "Int64"), [1, None]),
        form(pd.DataFrame({"a": [pd.Timestamp(0)]}), {"a": {"0": "1970-01-01T00:00:00"}}),
        *(through(decimal.Decimal, decimal.Decimal(each)) for each in ("1.10", "1E+30", "-0")),
        form(uuid.UUID(int=2**127), "80000000-0000-0000-0000-000000000000"),
        form(pathlib.PurePosixPath("/ä/b"), "/ä/b"),
        form(pathlib.PureWindowsPath("C:/x"), "C:\\x"),
        form(Point(0.5, {"b", "a"}), {"x": 0.5, "tags": ["a", "b"]}),
        *(form(each, each.value) for each in (*Colour, *Name)),
        *(through(sorted, each) for each in ({3, 1, 2}, frozenset("ab"), {"a": 1}.keys())),
        *(
            form(each, list(each))
            for each in (range(3), range(5, 0, -2), (1, 2), {"a": 1}.values())
        ),
        form({1: "a", 2.5: "b", None: 3, False: 4}, {"1": "a", "2.5": "b", "null": 3, "false": 4}),
        form(keys, {"red": 1, "4": 2, "2024-01-01": 3, "00000000-0000-0000-0000-000000000001": 4}),
        form({math.nan: 1}, {"NaN": 1}),
        *(Odd(each, None) for each in refused),
    ]


REPLACEMENTS: tuple[Any, ...] = (
    *(
        None,
        True,
        0,
        -1,
        2**70,
        1e400,
        "",
        "x",
        "\x00",
        [],
        [None],
        [5],
        ["x"],
        [[]],
        {},
        {"x": None},
    ),
    *([{}], [{"metadata": None}], {"metadata": {"name": {}}}, "2024-13-45", math.nan, "x" * 10_000),
)


def mutations(shape: Any, dice: random.Random, count: int) -> Iterator[Any]:
    """Yield copies of a response in which one or two places are something else or missing."""
    for _ in range(count):
        changed = [copy.deepcopy(shape)]
        for _ in range(dice.choice((1, 1, 2))):
            holder: Any = changed
            key: Any = 0
            while dice.random() < 0.8 and isinstance(holder[key], dict | list) and holder[key]:
                holder = holder[key]
                key = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            if isinstance(holder, dict) and dice.random() < 0.15:
                del holder[key]
            else:
                holder[key] = copy.deepcopy(dice.choice(REPLACEMENTS))
        yield changed[0]


def json_texts(shape: Any) -> list[bytes]:
    """Return texts of a response that JSON parsers read differently, or not at all."""
    text = json.dumps(shape)
    return [
        *(b"", b" ", b"\n", b"null", b"{}x", b"{", b"[1", b'{"a":1}{"b":2}', b"\xff\xfe{\x00}\x00"),
        *(b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("utf-32")),
        *(
            b'{"runs": NaN}',
            b'{"runs": [Infinity]}',
            b"{'runs': []}",
            b'{"runs": [1,]}',
            b"\x00" * 9,
        ),
        *(b'{"a": "\\ud800"}', b'{"a": 1e999}', b'{"a": %s}' % (b"9" * 5000), b'{"a":1, "a":2}'),
        *(b"[" * 100_000, b'{"a":' * 50_000, b'"\xff"', b"\x1f\x8b\x08", b"<html>", b"OK", b"true"),
    ]


def http_responses(shape: Any) -> list[Response]:
    """Return responses that are odd as HTTP."""
    kind = {"content-type": "application/json"}
    body = json.dumps(shape).encode()
    raw = zlib.compressobj(wbits=-15)
    inflated = raw.compress(body) + raw.flush()
    encoded = [
        *(
            ("gzip", gzip.compress(body)),
            ("x-gzip", gzip.compress(body)),
            ("deflate", zlib.compress(body)),
        ),
        *(("deflate", inflated), ("GZIP", gzip.compress(body)), ("gzip", body), ("gzip", b"")),
        *(("gzip", gzip.compress(body)[:-9]), ("br", body), ("zstd", body), ("gzip, gzip", body)),
        *(("identity", body), ("none", body), ("", body), ("gzip", gzip.compress(b"\x00" * 10**6))),
    ]
    statuses = (
        *(201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 399),
        *(400, 401, 402, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 417, 418, 421),
        *(422, 423, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 511, 520),
        *(599, 600, 999),
    )
    return [
        *(Response(status, body, kind) for status in statuses),
        *(
            Response(status, b"<html>no</html>", {"content-type": "text/html"})
            for status in (200, 404, 502)
        ),
        *(Response(status, b"", {"location": "/x"}) for status in (301, 302, 307)),
        *(Response(200, data, {**kind, "content-encoding": name}) for name, data in encoded),
        *(Response(200, text, kind) for text in json_texts(shape)),
        *(Response(500, text, kind) for text in json_texts(shape)),
        *(Response(200, body, {"content-type": value}) for value in (
            "text/plain", "application/octet-stream", "x", ";", "application/json; charset=utf-7",
            "application/json; charset=nothing", "multipart/form-data", "application/json;;;=",
        )),
        *(Response(200, body, {**kind, name: value}) for name, value in (
            ("set-cookie", "a=b; path=/; domain=.com"), ("set-cookie", "\x01=\x02"),
            ("retry-after", "-5"), ("retry-after", "x"), ("x-mlrun-be-version", "x.y"),
            ("x-mlrun-run-state", "\u00e4"), ("x" * 5000, "y"), ("a", "z" * 50_000),
            ("content-length", "5"), ("content-length", "-1"), ("content-length", "x"),
            ("transfer-encoding", "gzip"), ("bad name", "x"),
            ("location", "http://[::1"), ("connection", "close"), ("upgrade", "h2c"),
        )),
        *(
            Response(503, body, {"retry-after": value})
            for value in ("1e9", "9" * 400, "Fri, 99 X", "-1")
        ),
        Response(200, body, kind, cut=1),
        Response(200, body, kind, cut=0),
        Response(reset=True),
        Response(reset=True, unread=True),
        Response(200, stream=[body[:1], body[1:]], headers=kind),
        Response(200, stream=[], headers=kind),
    ]  # fmt: skip
