# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


class TaggedObjectsAnswer(TypedDict, total=False):
    """Everything that has a tag."""

    project: Required[str]
    tag: Required[str]
    objects: Required[list[JsonObject]]
