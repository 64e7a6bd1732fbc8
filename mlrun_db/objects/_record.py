"""The base of the value objects: dict in, attributes in between, the same dict out."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from mlrun_db.errors import MLRunInvalidArgumentError


def own(value: Any) -> Any:
    """Copy dicts and lists all the way down; everything else is shared."""
    if isinstance(value, (dict, Mapping)):
        return {key: own(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [own(item) for item in value]
    return value


def plain(value: Any) -> Any:
    """Turn records, enums, dates and objects with ``to_dict()`` into what JSON knows."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (dict, Mapping)):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    to_dict = getattr(value, "to_dict", None)
    if callable(to_dict) and not isinstance(value, type):
        return plain(to_dict())
    return value


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class Record:
    """An object of the API, equal to another one when all its values are.

    Fields that the class does not know are kept: they can be read and changed as attributes, and
    ``to_dict()`` gives them back. A field that came as null goes out as null.
    """

    # True: to_dict() has every field, null where unset. False: unset fields are left out.
    _send_unset: ClassVar[bool] = False

    _given: frozenset[str] = attrs.field(factory=frozenset, init=False, eq=False)
    _nulls: frozenset[str] = attrs.field(factory=frozenset, init=False, eq=False)
    _extra: dict[str, Any] = attrs.field(factory=dict, init=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the object from a dict, which is copied and never changed."""
        if not isinstance(data, Mapping):
            raise MLRunInvalidArgumentError(
                f"{cls.__name__} is made from a dict, not from {type(data).__name__}"
            )
        fields = {field.name: field for field in attrs.fields(cls) if field.init}
        needed = [name for name, field in fields.items() if field.default is attrs.NOTHING]
        missing = [name for name in needed if name not in data]
        if missing:
            raise MLRunInvalidArgumentError(f"{cls.__name__} lacks {', '.join(missing)}")
        given = [name for name in fields if name in data]
        record = cls(**{name: own(data[name]) for name in given})
        record._given = frozenset(given)
        record._nulls = frozenset(name for name in given if data[name] is None)
        record._extra = {key: own(value) for key, value in data.items() if key not in fields}
        return record

    @classmethod
    def _of(cls, value: Self | Mapping[str, Any] | None) -> Self:
        """Accept the record itself, a dict, or None for an empty one."""
        if isinstance(value, cls):
            return value
        return cls() if value is None else cls.from_dict(value)  # type: ignore[arg-type]

    @classmethod
    def _list_of(cls, values: list[Self | Mapping[str, Any]] | None) -> list[Self]:
        """Accept a list of records and dicts, or None for no list."""
        if values is not None and not isinstance(values, (list, tuple)):
            raise MLRunInvalidArgumentError(
                f"a list of {cls.__name__} is needed, not {type(values).__name__}"
            )
        return [cls._of(value) for value in values or []]

    def to_dict(self) -> dict[str, Any]:
        """Give the object as a new dict that JSON can hold."""
        data: dict[str, Any] = {}
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if not field.init or not self._is_sent(field.name, value):
                continue
            # A part that came as null is an empty record or list here, and null again outside.
            null = field.converter is not None and field.name in self._nulls and _is_empty(value)
            data[field.name] = None if null else plain(value)
        data.update(plain(self._extra))
        return data

    def _is_sent(self, name: str, value: Any) -> bool:
        if self._send_unset or name in self._given:
            return True
        return value is not None and value != {}

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            extra = object.__getattribute__(self, "_extra")
            if name in extra:
                return extra[name]
        raise AttributeError(f"{type(self).__name__} has no field {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        field = getattr(attrs.fields(type(self)), name, None)
        if isinstance(field, attrs.Attribute) and callable(field.converter):
            value = field.converter(value)
        if hasattr(type(self), name):
            object.__setattr__(self, name, value)
        elif name in self._extra:
            self._extra[name] = value
        else:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")

    def _shown(self) -> dict[str, Any]:
        """Give the values that ``repr`` and a notebook may show."""
        values = {f.name: getattr(self, f.name) for f in attrs.fields(type(self)) if f.init}
        values |= self._extra
        return {name: value for name, value in values.items() if not _is_empty(value)}

    def __repr__(self) -> str:
        shown = [f"{name}={plain_repr(value)}" for name, value in self._shown().items()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        from mlrun_db._display.html import html_record

        return html_record(type(self).__name__, shown_values(self))


def shown_values(value: Any) -> Any:
    """Turn records, all the way down, into dicts of the values that they show."""
    if isinstance(value, Record):
        return {name: shown_values(item) for name, item in value._shown().items()}
    if isinstance(value, list):
        return [shown_values(item) for item in value]
    return value.value if isinstance(value, enum.Enum) else value


def _is_empty(value: Any) -> bool:
    """Tell whether there is nothing to see: None, no text, no items, a record without values."""
    if isinstance(value, Record):
        return bool(value == type(value)())
    return value is None or (isinstance(value, (str, list, dict)) and not value)


def plain_repr(value: Any) -> str:
    """Show an enum member as its text, everything else as usual."""
    return repr(value.value if isinstance(value, enum.Enum) else value)
