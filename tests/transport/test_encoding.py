"""What a value becomes in a body, or why it is refused."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import json
import math
import pathlib
import subprocess
import sys
import types
import uuid
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlrun_db._transport.encoding import encode_json
from mlrun_db._transport.json_forms import Unencodable, whole_form
from mlrun_db.errors import MLRunInvalidArgumentError

# As values of type Any: the types of their scalars are no part of these tests.
np: Any = pytest.importorskip("numpy")
pd: Any = pytest.importorskip("pandas")


class Colour(enum.Enum):
    RED = "red"
    NUMBER = 7


class Level(enum.IntEnum):
    HIGH = 3


@dataclasses.dataclass
class Point:
    x: float
    tags: set[str]


class Broken:
    def to_dict(self) -> dict[str, Any]:
        raise LookupError("no such thing")


def encoded(value: Any) -> Any:
    return json.loads(encode_json({"a": value}))["a"]


NOON = "2023-05-06T12:00:00"
UNITS = ("h", "m", "s", "ms", "us", "ns", "25s")


@pytest.mark.parametrize(
    ("value", "form"),
    [
        *((np.datetime64("2023-05-06T12", unit), NOON) for unit in UNITS),
        *((np.array(["2023-05-06T12"], f"M8[{unit}]"), [NOON]) for unit in UNITS),
        (np.array("2023-05-06T12", "M8[ns]"), NOON),
        (np.datetime64("2023-05-06"), "2023-05-06T00:00:00"),
        (np.datetime64("2023"), "2023-01-01T00:00:00"),
        (np.datetime64("2023-05-06T12:00:00.25", "ns"), f"{NOON}.250000"),
        (np.datetime64("2023-05-06T12:00:00.000000001", "ns"), f"{NOON}.000000001"),
        (pd.Timestamp("2023-05-06T12"), NOON),
        (pd.Timestamp("2023-05-06T12:00:00.000000001"), f"{NOON}.000000001"),
        (pd.to_datetime(["2023-05-06T12", None]), [NOON, None]),
        (datetime.datetime(2023, 5, 6, 12), NOON),
        (datetime.date(2023, 5, 6), "2023-05-06"),
        (np.datetime64("NaT"), None),
        (np.timedelta64("NaT", "s"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (np.ma.masked, None),
        *((value, 90.0) for value in (
            datetime.timedelta(seconds=90), np.timedelta64(90, "s"), np.timedelta64(90_000, "ms"),
            pd.Timedelta(90, "s"),
        )),
        (np.timedelta64(3, "ns"), 3e-9),
        (pd.Timedelta(3, "ns"), 3e-9),
        (np.array([1, 2], "m8[h]"), [3600.0, 7200.0]),
        (np.float32(0.5), 0.5),
        (np.longdouble("0.5"), 0.5),
        (np.int8(-3), -3),
        (np.bool_(True), True),
        (np.str_("x"), "x"),
        (np.arange(4).reshape(2, 2), [[0, 1], [2, 3]]),
        (np.array(["x", np.datetime64("2023", "ns")], object), ["x", "2023-01-01T00:00:00"]),
        (np.array([(1, 2.0)], [("n", "i4"), ("x", "f8")]), [{"n": 1, "x": 2.0}]),
        (np.ma.array([1, 2], mask=[True, False]), [None, 2]),
        (pd.array([1, None]), [1, None]),
        (pd.Categorical(["b", "a"]), ["b", "a"]),
        (pd.Series([1.5], index=["auc"]), {"auc": 1.5}),
        (pd.DataFrame({"a": [1, 2]}), {"a": {"0": 1, "1": 2}}),
        (decimal.Decimal("1.10"), "1.10"),
        (uuid.UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (pathlib.PurePosixPath("/data/x"), "/data/x"),
        (Point(1.0, {"b", "a"}), {"x": 1.0, "tags": ["a", "b"]}),
        (Colour.NUMBER, 7),
        (Level.HIGH, 3),
        ({Colour.RED: 1, Level.HIGH: 2, Colour.NUMBER: 3}, {"red": 1, "3": 2, "7": 3}),
        ({np.int64(4): 1, pathlib.PurePosixPath("/x"): 2}, {"4": 1, "/x": 2}),
        ({datetime.date(2023, 5, 6): 1, None: 2, False: 3, 0.5: 4},
         {"2023-05-06": 1, "null": 2, "false": 3, "0.5": 4}),
        ({10, 9, 1}, [1, 9, 10]),
        (frozenset({"b", "a", 1}), ["a", "b", 1]),
        (range(2, 5), [2, 3, 4]),
        ((1, (2,)), [1, [2]]),
        (collections.deque("ab"), ["a", "b"]),
        (types.MappingProxyType({"b": 1}), {"b": 1}),
        ({"b": 1}.values(), [1]),
        (collections.UserDict(b=1), {"b": 1}),
        (2**64 - 1, 2**64 - 1),
        (-(2**63), -(2**63)),
        (np.float64(0.5), 0.5),
        (np.array([3]), [3]),
        ("12345678901234567890123 \U0001f600", "12345678901234567890123 \U0001f600"),
    ],
)  # fmt: skip
def test_the_form_of_a_value(value: Any, form: Any) -> None:
    assert encoded(value) == form
    assert type(encoded(value)) is type(form)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"x", "bytes have no JSON form"),
        (bytearray(b"x"), "bytes have no JSON form"),
        (np.bytes_(b"x"), "bytes have no JSON form"),
        (1j, "complex has no JSON form"),
        (np.complex64(1), "complex has no JSON form"),
        (np.longdouble(1) / 3, "longdouble has no JSON form"),
        (np.timedelta64(1, "M"), "has no fixed length"),
        (np.datetime64(2**62, "Y"), "is out of the range of times"),
        (pd.Series([1, 2], index=["a", "a"]), "the Series has equal labels in its index"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "has equal labels in its columns"),
        (range(10**9), "has more than 10000000 numbers"),
        ((letter for letter in "ab"), "generator has no JSON form"),
        (object, "type has no JSON form"),
        (len, "builtin_function_or_method has no JSON form"),
        (Broken(), r"the Broken cannot be converted: LookupError\('no such thing'\)"),
        ("\ud83d", "the text is not valid Unicode"),
        (2**64, "the integer needs more than 64 bits"),
        (-(2**63) - 1, "the integer needs more than 64 bits"),
        pytest.param(10**5000, "the integer needs more than 64 bits", id="5000 digits"),
        ({(1, 2): 3}, r"tuple cannot be a key: \(1, 2\)"),
        ({1: "a", "1": "b"}, "two keys have the same JSON form '1'"),
        ({None: "a", "null": "b"}, "two keys have the same JSON form 'null'"),
        (pd.Series([1, 2], index=[1, "1"]), "two keys have the same JSON form '1'"),
    ],
)  # fmt: skip
def test_what_is_refused_has_its_place(value: Any, reason: str) -> None:
    with pytest.raises(MLRunInvalidArgumentError, match=reason) as info:
        encode_json({"status": {"results": {"lr": [0, 1, 2, value], "auc": 1}}})
    assert str(info.value).startswith("the body cannot be sent as JSON: status.results.lr[3]: ")


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.from_regex(r"[,: ]?-?[0-9]{17,21}[,:]?", fullmatch=True)
)
bodies = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(scalars, inner)
)


@given(bodies)
@example({"nan": [math.nan, math.inf, -math.inf, -0.0, 1e-7, 1 / 1003]})
@example({"1": 2, 1: 3})
@example([2**64 - 1, -(2**63)])
def test_a_body_is_read_back_as_its_form(body: Any) -> None:
    try:
        expected = json.loads(json.dumps(whole_form(body)))
    except Unencodable as err:
        with pytest.raises(MLRunInvalidArgumentError) as info:
            encode_json(body)
        assert str(info.value).endswith(str(err))
    else:
        assert repr(json.loads(encode_json(body))) == repr(expected)


def test_a_place_with_odd_names() -> None:
    with pytest.raises(MLRunInvalidArgumentError, match=r"JSON: a\['b c'\]\.d-e\[0\]: bytes"):
        encode_json({"a": {"b c": {"d-e": [b""]}}})


def test_a_body_that_contains_itself() -> None:
    body: dict[str, Any] = {}
    body["x"] = [body]
    with pytest.raises(MLRunInvalidArgumentError, match="nested too deeply, or contains itself"):
        encode_json(body)


def test_a_set_has_the_same_form_in_every_process() -> None:
    code = (
        "from mlrun_db._transport.encoding import encode_json;"
        "print(encode_json({'b', 'a', 1, 2, None, 'c', 'd'}))"
    )
    forms = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(forms) == 1
