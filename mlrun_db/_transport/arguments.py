"""Checks arguments and turns them into what is sent. Pure functions; a wrong argument raises."""

from __future__ import annotations

import datetime
import enum
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from numbers import Real
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from ..errors import MLRunInvalidArgumentError
from .request import UNSET, Unset

T = TypeVar("T")


class SupportsToDict(Protocol):
    """An object such as those of ``mlrun`` and of ``mlrun_db.objects``."""

    def to_dict(self) -> Any: ...


class SupportsModelDump(Protocol):
    """A model of pydantic 2."""

    def model_dump(self) -> Any: ...


class SupportsDict(Protocol):
    """A model of pydantic 1."""

    def dict(self) -> Any: ...


Body: TypeAlias = Mapping[str, Any] | SupportsToDict | SupportsModelDump | SupportsDict
"""What methods accept as an object."""


def given(value: T | None) -> T | Unset:
    """Return the value, or UNSET (not sent) for None."""
    return UNSET if value is None else value


def given_text(name: str, value: Any) -> str | Unset:
    """Return the string (or that of an enum member), or UNSET for None."""
    return UNSET if value is None else text(name, value)


def filled_text(name: str, value: Any) -> str | Unset:
    """Return the string, or UNSET for None and for an empty one."""
    return given_text(name, value) or UNSET


def text(name: str, value: Any) -> str:
    """Return a string. Anything else is refused: of a list, servers would read the last item."""
    value = plain(value)
    if not isinstance(value, str):
        raise MLRunInvalidArgumentError(f"{name} must be a string, got {value!r:.200}")
    return value


def one_text(name: str, value: Any) -> str | None:
    """Return the string, also of a list or set with only one; None for None."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        values = list(value)
        if len(values) != 1:
            raise MLRunInvalidArgumentError(f"{name} must be one string, got {value!r:.200}")
        value = values[0]
    return None if value is None else text(name, value)


def given_name(name: str, value: str | None) -> str | Unset:
    """Return the name, or UNSET for None. An empty name is refused: it would match everything."""
    if value is not None and not text(name, value):
        raise MLRunInvalidArgumentError(f"{name} must not be empty; pass None to omit it")
    return given(value)


def utf_8(name: str, text: str) -> bytes:
    """Return the text as bytes. Invalid Unicode (half a surrogate pair) is refused."""
    try:
        return text.encode()
    except UnicodeEncodeError as err:
        raise MLRunInvalidArgumentError(f"{name} must be valid Unicode: {err}") from None


def yes_no(flag: object) -> Literal["yes", "no"]:
    return "yes" if is_set(flag) else "no"


def true_false(flag: object) -> Literal["True", "False"]:
    return "True" if is_set(flag) else "False"


def is_set(flag: Any) -> bool:
    """Return a flag. Text is refused: "no" and "false" would be true."""
    # bool and bool_ are names of numpy's
    if flag is None or isinstance(flag, bool | int) or type(flag).__name__ in ("bool", "bool_"):
        return bool(flag)
    raise MLRunInvalidArgumentError(f"a flag must be True or False, got {flag!r:.200}")


def strings(
    name: str, values: str | Iterable[str] | None, *, allow_none: bool = True
) -> list[str] | Unset:
    """Return one string or several as the list of a repeated parameter; UNSET for none.

    ``allow_none``: whether an empty list means the same as None; otherwise it is refused.
    """
    if isinstance(plain(values), str):
        values = [values]  # type: ignore[list-item]
    if values is not None and not isinstance(values, Iterable):
        raise MLRunInvalidArgumentError(
            f"{name} must be a string or a list of strings, got {values!r}"
        )
    texts = [] if values is None else [plain(value) for value in values]
    if not (texts or allow_none or values is None):
        raise MLRunInvalidArgumentError(
            f"{name} must not be empty, which would match everything; pass None to omit it"
        )
    for text in texts:
        if not isinstance(text, str):
            raise MLRunInvalidArgumentError(f"{name} must contain only strings, got {text!r}")
    return texts or UNSET


def filled_strings(name: str, values: str | Iterable[str] | None) -> list[str] | Unset:
    """Return one string or several as a list; UNSET for none and for an empty string."""
    return strings(name, None if isinstance(values, str) and not values else values)


def label_filters(
    labels: str | Iterable[str] | Mapping[str, Any] | None, *, allow_none: bool = True
) -> list[str] | Unset:
    """Return ``"name"`` and ``"name=value"`` filters; a dict gives name=value, or name for None.

    A text may have several, separated by commas. UNSET for none: servers read an empty filter as
    one that matches nothing.
    """
    if isinstance(labels, Mapping):
        labels = [key if value is None else f"{key}={value}" for key, value in labels.items()]
    if isinstance(labels, str):
        labels = [label.strip() for label in labels.split(",") if label.strip()]
    return strings("labels", labels, allow_none=allow_none)


def iso_time(name: str, value: datetime.date | str | None) -> str | Unset:
    """Return a time as ISO 8601. Servers read one without a zone as UTC.

    A date means its midnight. A time in another zone is sent in UTC: servers ignore zones when
    they compare.
    """
    if value is None or (isinstance(value, str) and not value):
        return UNSET
    try:
        if isinstance(value, datetime.datetime):
            return in_utc(value).isoformat()
        if isinstance(value, datetime.date):
            return datetime.datetime.combine(value, datetime.time()).isoformat()
        time = datetime.datetime.fromisoformat(value)
        return in_utc(time).isoformat() if time.utcoffset() else value
    except (TypeError, ValueError, OverflowError):
        raise MLRunInvalidArgumentError(
            f"{name} must be a datetime, a date or an ISO 8601 string such as "
            f"'2021-07-01T10:00:00+00:00', got {value!r}"
        ) from None


def a_week_ago() -> str:
    """Return the time from which the official client lists when no filter is passed."""
    return (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=7)).isoformat()


def in_utc(time: datetime.datetime) -> datetime.datetime:
    return time.astimezone(datetime.UTC) if time.utcoffset() else time


def whole_number(name: str, value: Any, least: int = 0) -> int:
    """Return an integer (also of numpy, but not a bool) of at least ``least``."""
    try:
        number = operator.index(value)
    except TypeError:
        number = least - 1
    if isinstance(value, bool) or number < least:
        raise MLRunInvalidArgumentError(
            f"{name} must be an integer of at least {least}, got {value!r}"
        )
    return number


def given_number(name: str, value: Any, least: int = 0) -> int | Unset:
    """Return the integer, or UNSET (not sent) for None."""
    return UNSET if value is None else whole_number(name, value, least)


def seconds(name: str, value: Any) -> float:
    """Return a time in seconds, which must be positive."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) < math.inf:
        raise MLRunInvalidArgumentError(
            f"{name} must be a positive number of seconds, got {value!r}"
        )
    return value if isinstance(value, int) else float(value)


def time_since_1970(name: str, value: Any) -> float:
    """Return a time in seconds since 1970, 0 for none."""
    return value if isinstance(value, int | float) and value == 0 else seconds(name, value)


def plain(value: Any) -> Any:
    """Return the value of an enum member, and anything else as it is."""
    return value.value if isinstance(value, enum.Enum) else value


def one_of(name: str, value: Any, allowed: type[enum.Enum]) -> Any:
    """Return the value of a member of ``allowed``, given as the member or as its value."""
    names = [member.value for member in allowed]
    if not isinstance(plain(value), str) or plain(value) not in names:
        raise MLRunInvalidArgumentError(
            f"{name} must be one of {', '.join(names)}, got {plain(value)!r}"
        )
    return plain(value)


def as_dict(name: str, value: Any) -> dict[str, Any]:
    """Return a dict as it is, and an object through its to_dict(), model_dump() or dict()."""
    if isinstance(value, Mapping):
        return dict(value)
    for method in ("to_dict", "model_dump", "dict"):
        convert: Callable[[], Any] | None = getattr(value, method, None)
        if callable(convert) and not isinstance(value, type):
            result = convert()
            if isinstance(result, Mapping):
                return dict(result)
    raise MLRunInvalidArgumentError(
        f"{name} must be a dict or an object with to_dict(), model_dump() or dict(), "
        f"got {type(value).__name__}"
    )
