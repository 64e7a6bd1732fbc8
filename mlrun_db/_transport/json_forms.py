"""The JSON form of values: one for each type, or none.

The table for users is in docs/runs.md. Types of numpy and pandas are recognised by their
attributes, so that neither is imported.
"""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import json
import os
import re
import uuid
from collections.abc import Mapping, Sequence, Set, ValuesView
from fractions import Fraction
from typing import Any

_INTEGERS = range(-(2**63), 2**64)  # what servers and fast parsers read as integers
_LONGEST_RANGE = 10_000_000
_DEEPEST = 250  # levels
_LONGEST_PLACE = 200  # characters

# Seconds in the units of numpy.timedelta64; months and years have no fixed length.
_SECONDS = {
    **{"W": Fraction(604_800), "D": Fraction(86_400), "h": Fraction(3600), "m": Fraction(60)},
    **{
        unit: Fraction(1, 1000**power)
        for power, unit in enumerate(("s", "ms", "us", "ns", "ps", "fs", "as"))
    },
}


class Unencodable(ValueError):
    """A value without a JSON form. The message begins with its place in the body."""

    def __init__(self, reason: str, place: str = "") -> None:
        if len(place) > _LONGEST_PLACE:
            place = f"{place[:_LONGEST_PLACE]}…"
        super().__init__(f"{place}: {reason}" if place else reason)


def whole_form(value: Any, place: str = "", depth: int = 0) -> Any:
    """Return the JSON form of a value and all that is in it. Raises Unencodable."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, place)
    if isinstance(value, int):
        return _integer(value, place)
    if isinstance(value, float):
        return float(value)
    if depth > _DEEPEST:
        raise Unencodable("it is nested too deeply, or contains itself", place)
    if isinstance(value, dict):
        texts: dict[str, Any] = {}
        for key, item in value.items():
            name = _key(key, place)
            if name in texts:
                raise Unencodable(f"two keys have the same JSON form {name!r:.80}", place)
            texts[name] = whole_form(item, _below(place, name), depth + 1)
        return texts
    if isinstance(value, list | tuple):
        return [whole_form(each, f"{place}[{at}]", depth + 1) for at, each in enumerate(value)]
    return whole_form(_converted(value, place), place, depth + 1)


def _converted(value: Any, place: str) -> Any:
    try:
        return json_form(value)
    except Unencodable as err:
        raise Unencodable(str(err), place) from None
    except Exception as err:
        what = type(value).__name__
        raise Unencodable(f"the {what} cannot be converted: {err!r:.200}", place) from err


def _text(value: str, place: str) -> str:
    if value.isascii():
        return value
    try:
        return str(value.encode("utf-16", "surrogatepass"), "utf-16")  # unites the halves of pairs
    except UnicodeDecodeError:
        raise Unencodable("the text is not valid Unicode: surrogates not allowed", place) from None


def _integer(value: int, place: str) -> int:
    if value not in _INTEGERS:
        raise Unencodable(
            "the integer needs more than 64 bits, which servers do not keep: send text", place
        )
    return int(value)


def _key(key: Any, place: str) -> str:
    if isinstance(key, enum.Enum):
        key = key.value
    if not (key is None or isinstance(key, str | int | float)):
        form = _converted(key, place)
        if not (form is None or isinstance(form, str | int | float)):
            raise Unencodable(f"{type(key).__name__} cannot be a key: {key!r:.80}", place)
        key = form
    if isinstance(key, str):
        return _text(key, place)
    return json.dumps(_integer(key, place) if isinstance(key, int) and key > 1 else key)


def _below(place: str, name: str) -> str:
    if not re.fullmatch(r"[\w-]+", name):
        return f"{place}[{name!r:.80}]"
    return f"{place}.{name}" if place else name


def json_form(value: Any) -> Any:
    """Return a value that is one step closer to its JSON form. Raises Unencodable."""
    if isinstance(value, enum.Enum):
        return value.value
    if type(value).__name__ in ("NaTType", "NAType"):  # missing values of pandas
        return None
    if isinstance(value, datetime.timedelta):
        exact = getattr(value, "to_timedelta64", None)  # of pandas, with nanoseconds
        return exact() if exact else value / datetime.timedelta(seconds=1)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        raise Unencodable("bytes have no JSON form: decode them, or send base64 text")
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Set):
        return _in_order(value)
    if isinstance(value, range) and len(value) > _LONGEST_RANGE:
        raise Unencodable(f"{value!r:.80} has more than {_LONGEST_RANGE} numbers")
    if isinstance(value, Sequence | ValuesView):
        return list(value)
    return _form_of_other(value)


def _in_order(values: Set[Any]) -> list[Any]:
    """Return the members of a set in an order that is the same in every process."""
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=lambda each: json.dumps(whole_form(each)))


def _form_of_other(value: Any) -> Any:
    if not isinstance(value, type):
        for axis in ("index", "columns"):  # of pandas, whose to_dict() drops what has one name
            if getattr(getattr(value, axis, None), "is_unique", True) is False:
                raise Unencodable(f"the {type(value).__name__} has equal labels in its {axis}")
        for method in ("to_dict", "model_dump", "dict"):
            if callable(convert := getattr(value, method, None)):
                return convert()
        if dataclasses.is_dataclass(value):
            return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        kind = getattr(getattr(value, "dtype", None), "kind", "")
        if kind in ("M", "m", "V", "S"):
            return _form_of_numpy(value, kind)
        for method in ("tolist", "item"):
            if callable(convert := getattr(value, method, None)):
                return _number(value, convert())
    raise Unencodable(f"{type(value).__name__} has no JSON form: {value!r:.200}")


def _form_of_numpy(value: Any, kind: str) -> Any:
    """Return the form of what ``tolist()`` would turn into another value, by its unit."""
    if getattr(value, "ndim", 0):
        return list(value)
    value = value[()] if hasattr(value, "__array_finalize__") else value  # of an array without axes
    if kind == "S":
        return bytes(value)
    if kind == "V":
        if not value.dtype.names:
            return bytes(value)
        return {name: value[name] for name in value.dtype.names}
    if str(value) == "NaT":
        return None
    unit = re.search(r"\[(\d*)(\w+)\]", value.dtype.str)
    return _datetime64(value) if kind == "M" else _timedelta64(value, unit)


def _datetime64(value: Any) -> str:
    """Return ISO 8601 with no digits below the second, or 6, or 9 and more, as pandas does."""
    text = str(value)
    if "." not in text:
        exact = value.astype("datetime64[s]")
        if exact.astype(value.dtype) != value:
            raise Unencodable(f"{text} is out of the range of times")
        return str(exact)
    whole, _, digits = text.partition(".")
    digits = digits.rstrip("0")
    if not digits:
        return whole
    return f"{whole}.{digits.ljust(6 if len(digits) <= 6 else 9, '0')}"


def _timedelta64(value: Any, unit: re.Match[str] | None) -> float:
    if unit is None or unit[2] not in _SECONDS:
        raise Unencodable(f"{value!r} has no fixed length: send seconds")
    return float(int(value.astype("int64")) * int(unit[1] or 1) * _SECONDS[unit[2]])


def _number(value: Any, converted: Any) -> Any:
    """Return what a scalar or an array was converted to; a longer float must keep its value."""
    if type(converted) is not type(value):
        return converted
    if isinstance(number := _as_float(value), float) and number == value:
        return number
    raise Unencodable(f"{type(value).__name__} has no JSON form: {value!r:.200}")


def _as_float(value: Any) -> Any:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
