"""Checks of request bodies, and merging of patches. A wrong field raises InvalidInput (422)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import mergedeep  # type: ignore[import-untyped]

from mlrun_db.server.rules.errors import InvalidInput, missing, not_a_member
from mlrun_db.server.storage.documents import Object

KINDS = ("project", "FeatureSet", "BackgroundTask", "FeatureVector", "model-endpoint")
PATCH_MODES = ("replace", "additive")
LARGEST_INTEGER = 2**63 - 1  # that SQLite stores


def is_integer(value: object) -> bool:
    """Return whether a value is an integer that can be stored."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_INTEGER


def object_field(value: Object, key: str, *location: str | int) -> Object:
    """Return a copy of a field that must be an object."""
    if key not in value:
        raise missing(*location, key)
    if value[key] is None:
        raise InvalidInput(
            (*location, key), "none is not an allowed value", "type_error.none.not_allowed"
        )
    if not isinstance(value[key], dict):
        raise InvalidInput((*location, key), "value is not a valid dict", "type_error.dict")
    return dict(value[key])


def optional_field(value: Object, key: str, kind: type, location: tuple[str | int, ...]) -> None:
    """Reject a field of another type, unless it is missing or null."""
    if value.get(key) is not None and not isinstance(value[key], kind):
        name = "dict" if kind is dict else "list" if kind is list else "str"
        message = "str type expected" if name == "str" else f"value is not a valid {name}"
        raise InvalidInput((*location, key), message, f"type_error.{name}")


def check_kind(value: Object, expected: str) -> None:
    """Reject a body of another kind. A body without ``kind`` is accepted."""
    kind = value.get("kind", expected)
    if kind not in KINDS:
        raise not_a_member(("body", "kind"), KINDS)
    if kind != expected:
        message = f"unexpected value; permitted: '{expected}'"
        context = {"given": kind, "permitted": [expected]}
        raise InvalidInput(("body", "kind"), message, "value_error.const", context)


@dataclass(frozen=True)
class Fields:
    """The types of the fields of a body. Fields that it does not name may have any."""

    required: Sequence[str] = ()
    not_null: Sequence[str] = ()  # may be missing
    texts: Sequence[str] = ()
    objects: Sequence[str] = ()
    lists: Sequence[str] = ()
    integers: Sequence[str] = ()
    flags: Sequence[str] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def check(self, value: Any, *location: str | int) -> Object:
        """Return a copy of an object with such fields; most may be missing or null."""
        if not isinstance(value, dict):
            raise InvalidInput(location, "value is not a valid dict", "type_error.dict")
        for key in self.required:
            if key not in value:
                raise missing(*location, key)
        for key in (*self.required, *self.not_null):
            if key in value and value[key] is None:
                message = "none is not an allowed value"
                raise InvalidInput((*location, key), message, "type_error.none.not_allowed")
        for kind, keys in ((str, self.texts), (dict, self.objects), (list, self.lists)):
            for key in keys:
                optional_field(value, key, kind, location)
        for key in self.integers:
            if value.get(key) is not None and not is_integer(value[key]):
                message = "value is not a valid integer"
                raise InvalidInput((*location, key), message, "type_error.integer")
        for key in self.flags:
            if value.get(key) is not None and not isinstance(value[key], bool):
                message = "value could not be parsed to a boolean"
                raise InvalidInput((*location, key), message, "type_error.bool")
        for key, permitted in self.choices.items():
            if value.get(key) is not None and value[key] not in permitted:
                raise not_a_member((*location, key), permitted)
        return dict(value)


def text_list(value: Any, *location: str | int) -> list[str]:
    """Return a list of texts; None is an empty one."""
    if not isinstance(value, list | None):
        raise InvalidInput(location, "value is not a valid list", "type_error.list")
    for number, item in enumerate(value or []):
        if not isinstance(item, str):
            raise InvalidInput((*location, number), "str type expected", "type_error.str")
    return list(value or [])


def merge_patch(target: Object, patch: Object, mode: str) -> None:
    """Merge a patch into an object: lists are replaced, or extended in mode ``additive``."""
    strategy = mergedeep.Strategy.ADDITIVE if mode == "additive" else mergedeep.Strategy.REPLACE
    try:
        mergedeep.merge(target, patch, strategy=strategy)
    except TypeError as error:
        raise InvalidInput(("body",), str(error), "type_error") from error
