"""An extension of griffe: the API reference lists the fields of a class below its docstring."""

from __future__ import annotations

from typing import Any

import griffe

BASES = {"Record", "StrEnum", "TypedDict"}


class Fields(griffe.Extension):
    """Describes the fields of records, typed dicts and enums as attributes of their class."""

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        fields = [field for field in cls.attributes.values() if not field.is_private]
        bases = {str(base).rpartition(".")[2] for base in cls.bases}
        if fields and cls.docstring and bases & BASES:
            section = griffe.DocstringSectionAttributes([described(field) for field in fields])
            cls.docstring.parsed.append(section)
            for field in fields:
                field.docstring = None  # it needs no heading of its own


def described(field: griffe.Attribute) -> griffe.DocstringAttribute:
    default = "" if field.value is None else f"`{field.value}`"
    if field.annotation and default:
        default = "a new object" if "factory" in default or "(" in default else default
        default = f"default: {default}"
    text = field.docstring.value if field.docstring else default
    return griffe.DocstringAttribute(field.name, annotation=field.annotation, description=text)
