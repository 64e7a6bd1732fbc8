"""How arguments become what goes over the wire. Pure functions; a wrong argument raises here."""

from __future__ import annotations

import datetime
import enum
import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar

from mlrun_api.client import path_segment
from mlrun_api.errors import InvalidPathValue
from mlrun_api.types import UNSET, Unset

from .._checks import as_dict as as_dict  # noqa: PLC0414  # for the facade
from .._checks import whole_number as whole_number  # noqa: PLC0414
from .._display.cells import first_found
from ..errors import MLRunInvalidArgumentError

T = TypeVar("T")


def given(value: T | None) -> T | Unset:
    """Return the value, or UNSET (not sent) for None."""
    return UNSET if value is None else value


def given_text(name: str, value: Any) -> str | Unset:
    """Return the text (or that of an enum member), or UNSET for None."""
    return UNSET if value is None else text(name, value)


def text(name: str, value: Any) -> str:
    """Return what must be text: of a list servers would read the last one."""
    value = plain(value)
    if not isinstance(value, str):
        raise MLRunInvalidArgumentError(f"{name} must be text, got {value!r:.200}")
    return value


def given_name(name: str, value: str | None) -> str | Unset:
    """Return the name, or UNSET for None; an empty one is no way to leave it out, and refused."""
    if value is not None and not text(name, value):
        raise MLRunInvalidArgumentError(f"{name} must not be empty; None leaves it out")
    return given(value)


def utf_8(name: str, text: str) -> bytes:
    """Return text as bytes; what is no valid Unicode (half a surrogate pair) is refused."""
    try:
        return text.encode()
    except UnicodeEncodeError as err:
        raise MLRunInvalidArgumentError(f"{name} must be valid Unicode: {err}") from None


def yes_no(flag: object) -> Literal["yes", "no"]:
    return "yes" if flag else "no"


def true_false(flag: object) -> Literal["True", "False"]:
    return "True" if flag else "False"


def strings(
    name: str, values: str | Iterable[str] | None, *, allow_none: bool = True
) -> list[str] | Unset:
    """Return one string or many as the list of a repeated parameter; UNSET for none.

    ``allow_none``: whether an empty list is as good as None; else it is refused.
    """
    if isinstance(values, str):
        values = [values]
    if values is not None and not isinstance(values, Iterable):
        raise MLRunInvalidArgumentError(f"{name} must be a string or strings, got {values!r}")
    texts = [] if values is None else list(values)
    if not (texts or allow_none or values is None):
        raise MLRunInvalidArgumentError(
            f"{name} must not be empty, which would stand for all; None leaves it out"
        )
    for text in texts:
        if not isinstance(text, str):
            raise MLRunInvalidArgumentError(f"{name} must hold strings only, got {text!r}")
    return texts or UNSET


def label_filters(
    labels: str | Iterable[str] | Mapping[str, Any] | None, *, allow_none: bool = True
) -> list[str] | Unset:
    """Return ``"name"`` and ``"name=value"`` filters; a dict gives name=value, or name for None.

    UNSET for none: servers take an empty filter for one that nothing passes.
    """
    if isinstance(labels, Mapping):
        labels = [key if value is None else f"{key}={value}" for key, value in labels.items()]
    if isinstance(labels, str) and not labels:
        labels = []
    return strings("labels", labels, allow_none=allow_none)


def iso_time(name: str, value: datetime.date | str | None) -> str | Unset:
    """Return a time as ISO 8601; the server takes one without a zone as UTC.

    A date is its midnight. A time of another zone goes in UTC: servers compare without zones.
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


def in_utc(time: datetime.datetime) -> datetime.datetime:
    return time.astimezone(datetime.UTC) if time.utcoffset() else time


def given_number(name: str, value: Any, least: int = 0) -> int | Unset:
    """Return a whole number, or UNSET (not sent) for None."""
    return UNSET if value is None else whole_number(name, value, least)


def seconds(name: str, value: Any) -> float:
    """Return a time in seconds, which must be above 0."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value < math.inf:
        raise MLRunInvalidArgumentError(f"{name} must be seconds above 0, got {value!r}")
    return value  # type: ignore[no-any-return]


def plain(value: Any) -> Any:
    """Return the value of an enum member, and anything else as it is."""
    return value.value if isinstance(value, enum.Enum) else value


def one_of(name: str, value: Any, allowed: type[enum.Enum]) -> Any:
    """Return the value of a member of ``allowed``, given as the member or as its value."""
    names = [member.value for member in allowed]
    if plain(value) not in names:
        raise MLRunInvalidArgumentError(
            f"{name} must be one of {', '.join(names)}, got {plain(value)!r}"
        )
    return plain(value)


def metadata_name(name: str, body: Mapping[str, Any]) -> str:
    """Return ``metadata.name`` of an object that must have one, by which it can be read again."""
    return usable(f"{name}.metadata.name", text_at(name, body, "metadata.name"))


def usable(name: str, value: str) -> str:
    """Return a name that can stand in a path: no other could be read or deleted again."""
    try:
        path_segment(name, value)
    except InvalidPathValue as err:
        raise MLRunInvalidArgumentError(str(err)) from None
    return value


def text_at(name: str, body: Mapping[str, Any], paths: str) -> str:
    """Return the text at the first of some dotted paths; there must be one."""
    found = first_found(body, paths)
    if not found or not isinstance(found, str):
        raise MLRunInvalidArgumentError(
            f"{name} must have a {' or '.join(paths.split())}, got {found!r}"
        )
    return found
