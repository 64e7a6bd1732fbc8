"""The base of the value objects: built from a dict, used by attributes, returned as a dict."""

from __future__ import annotations

import datetime
import enum
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import (
    Any,
    ClassVar,
    Generic,
    Self,
    SupportsIndex,
    TypeAlias,
    TypeVar,
    dataclass_transform,
    overload,
)

from mlrun_db.errors import MLRunInvalidArgumentError

R = TypeVar("R", bound="Record")
Value = TypeVar("Value")
Accepted = TypeVar("Accepted")

_CONVERT = "convert"
_SENT_EMPTY = "sent_empty"


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """Make a subclass of Record a dataclass with slots and keyword arguments."""
    cls = dataclass(kw_only=True, repr=False, slots=True)(cls)
    cls._fields = {each.name: each for each in fields(cls) if each.init}
    cls._converters = {
        name: each.metadata[_CONVERT]
        for name, each in cls._fields.items()
        if _CONVERT in each.metadata
    }
    return cls


class Converted(Generic[Value, Accepted]):
    """The type of a field that accepts more than it holds: a descriptor, for type checkers only."""

    def __get__(self, instance: object, owner: type) -> Value:
        raise NotImplementedError

    def __set__(self, instance: object, value: Accepted) -> None:
        raise NotImplementedError


Nested: TypeAlias = Converted[R, R | Mapping[str, Any] | None]
NestedList: TypeAlias = Converted["RecordList[R]", Sequence[R | Mapping[str, Any]] | None]


class RecordList(list[R]):
    """A list of records that have names: ``entities[0]``, ``entities["ticker"]``."""

    @overload
    def __getitem__(self, index: SupportsIndex | str) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> list[R]: ...
    def __getitem__(self, index: SupportsIndex | slice | str) -> R | list[R]:
        if not isinstance(index, str):
            return super().__getitem__(index)
        for item in self:
            if getattr(item, "name", None) == index:
                return item
        raise KeyError(f"{index!r} is not one of {self.keys()}")

    def __contains__(self, item: object) -> bool:
        return item in self.keys() if isinstance(item, str) else super().__contains__(item)

    def keys(self) -> list[str]:
        """Return the names of the records."""
        return [name for item in self if (name := getattr(item, "name", None)) is not None]

    def values(self) -> list[R]:
        """Return the records."""
        return list(self)

    def items(self) -> Iterator[tuple[str, R]]:
        """Return pairs of each record's name and the record."""
        return ((name, self[name]) for name in self.keys())


def converted(convert: Callable[[Any], Any], **options: Any) -> Any:
    """Declare a field whose values go through ``convert``; ``options`` are those of ``field()``."""
    return field(metadata={_CONVERT: convert}, **options)


def nested(cls: type[Record]) -> Any:
    """Declare a field that holds a record, empty by default; a dict is converted to it."""
    return converted(cls._of, default_factory=cls)


def nested_list(cls: type[Record], *, is_sent_empty: bool = True) -> Any:
    """Declare a field that holds a list of records, empty by default; dicts are converted."""
    return field(
        metadata={_CONVERT: cls._list_of, _SENT_EMPTY: is_sent_empty}, default_factory=RecordList
    )


def copied(value: Any) -> Any:
    """Copy dicts and lists at every depth; everything else is shared."""
    if isinstance(value, (dict, Mapping)):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [copied(item) for item in value]
    return value


def plain(value: Any) -> Any:
    """Convert records, enums, dates and objects with ``to_dict()`` to types that JSON has.

    Values of numpy and pandas stay: what sends them knows their forms.
    """
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (dict, Mapping)):
        return {
            key.value if isinstance(key, enum.Enum) else key: plain(item)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date) and type(value).__name__ != "NaTType":
        return value.isoformat()
    is_array = hasattr(value, "dtype") or hasattr(value, "dtypes")
    to_dict = None if is_array else getattr(value, "to_dict", None)
    if callable(to_dict) and not isinstance(value, type):
        return plain(to_dict())
    return value


@dataclass(kw_only=True, repr=False, slots=True, weakref_slot=True)
class Record:
    """An object of the API. Two records of one class are equal if all their values are.

    Fields that the class does not define are kept: they can be read and changed as attributes, and
    ``to_dict()`` returns them. A field that was null in the source stays null in ``to_dict()``.
    """

    # True: to_dict() has every field, null if unset. False: it leaves out unset fields.
    _send_unset: ClassVar[bool] = False

    # set by the decorator
    _fields: ClassVar[dict[str, Field[Any]]] = {}
    _converters: ClassVar[dict[str, Callable[[Any], Any]]] = {}

    _given: frozenset[str] = field(default=frozenset(), init=False, compare=False)
    _nulls: frozenset[str] = field(default=frozenset(), init=False, compare=False)
    _extra: dict[str, Any] = field(default_factory=dict, init=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the object from a dict, which is copied and never changed.

        Raises:
            MLRunInvalidArgumentError: ``data`` is not a dict, lacks a required field, or has a
                nested value of the wrong type.
        """
        if not isinstance(data, Mapping):
            raise MLRunInvalidArgumentError(
                f"{cls.__name__} must be a dict, got {type(data).__name__}"
            )
        missing = [
            name for name, each in cls._fields.items() if name not in data and _is_required(each)
        ]
        if missing:
            raise MLRunInvalidArgumentError(f"{cls.__name__} is missing {', '.join(missing)}")
        given = [name for name in cls._fields if name in data]
        try:
            values = {key: copied(value) for key, value in data.items()}
        except RecursionError:
            raise MLRunInvalidArgumentError(
                f"{cls.__name__} is nested too deeply, or contains itself"
            ) from None
        built = cls(**{name: values[name] for name in given})
        built._given = frozenset(given)
        built._nulls = frozenset(name for name in given if data[name] is None)
        built._extra = {key: value for key, value in values.items() if key not in cls._fields}
        return built

    @classmethod
    def _of(cls, value: Self | Mapping[str, Any] | None) -> Self:
        """Return a record as it is, one built from a dict, or an empty one for None."""
        if isinstance(value, cls):
            return value
        return cls() if value is None else cls.from_dict(value)  # type: ignore[arg-type]

    @classmethod
    def _list_of(cls, values: Sequence[Self | Mapping[str, Any]] | None) -> RecordList[Self]:
        """Return a list of records from a list of records and dicts; an empty one for None."""
        if values is not None and not isinstance(values, (list, tuple)):
            raise MLRunInvalidArgumentError(
                f"expected a list of {cls.__name__}, got {type(values).__name__}"
            )
        return RecordList(cls._of(value) for value in values or [])

    def to_dict(self) -> dict[str, Any]:
        """Return the object as a new dict of types that JSON has."""
        data: dict[str, Any] = {}
        for name in self._fields:
            value = getattr(self, name)
            if not self._is_sent(name, value):
                continue
            # A nested field that was null holds an empty record or list, and is null again here.
            null = name in self._nulls and name in self._converters and _is_empty(value)
            data[name] = None if null else plain(value)
        data.update(plain(self._extra))
        return data

    def to_json(self, indent: int | None = None) -> str:
        """Return the object as JSON.

        Args:
            indent: number of blanks for each level. Default: all in one line.
        """
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    def to_yaml(self) -> str:
        """Return the object as YAML.

        Raises:
            ImportError: PyYAML is not installed (the extra ``yaml``).
        """
        try:
            import yaml
        except ImportError:
            raise ImportError(
                "to_yaml() needs PyYAML, which is not installed: pip install 'mlrun_db[yaml]'"
            ) from None
        return str(yaml.safe_dump(self.to_dict(), sort_keys=False, allow_unicode=True))

    def _is_sent(self, name: str, value: Any) -> bool:
        if self._send_unset or name in self._given:
            return True
        if isinstance(value, list) and not value:
            return bool(self._fields[name].metadata.get(_SENT_EMPTY, True))
        return value is not None and not (isinstance(value, dict) and not value)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            extra = object.__getattribute__(self, "_extra")
            if name in extra:
                return extra[name]
        raise AttributeError(f"{type(self).__name__} has no field {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self._converters:
            value = self._converters[name](value)
        if hasattr(type(self), name):
            object.__setattr__(self, name, value)
        elif name in self._extra:
            self._extra[name] = value
        else:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")

    def _shown(self) -> dict[str, Any]:
        """Return the values that ``repr`` and a notebook may show."""
        values = {name: getattr(self, name) for name in self._fields} | self._extra
        return {name: value for name, value in values.items() if not _is_empty(value)}

    def __repr__(self) -> str:
        shown = [f"{name}={_plain_repr(value)}" for name, value in self._shown().items()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        from mlrun_db._display.html import html_record

        return html_record(type(self).__name__, _shown_values(self))


@record
class FullRecord(Record):
    """A record that is sent with every field, null if unset."""

    _send_unset: ClassVar[bool] = True


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _shown_values(value: Any) -> Any:
    """Convert records, at every depth, to dicts of the values that they show."""
    if isinstance(value, Record):
        return {name: _shown_values(item) for name, item in value._shown().items()}
    if isinstance(value, list):
        return [_shown_values(item) for item in value]
    return value.value if isinstance(value, enum.Enum) else value


def _is_empty(value: Any) -> bool:
    """Report whether there is nothing to show: None, "", no items, a record without values."""
    if isinstance(value, Record):
        return bool(value == type(value)())
    return value is None or (isinstance(value, (str, list, dict)) and not value)


def _plain_repr(value: Any) -> str:
    """Return the repr of a value; that of an enum member is the repr of its text."""
    return repr(value.value if isinstance(value, enum.Enum) else value)
