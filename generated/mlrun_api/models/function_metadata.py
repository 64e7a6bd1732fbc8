# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.credentials import Credentials
    from ..models.json_object import JsonObject
    from ..models.labels import Labels


class FunctionMetadata(TypedDict, total=False):
    name: None | str
    project: None | str
    tag: None | str
    hash: None | str
    updated: None | str
    labels: Labels | None
    annotations: JsonObject | None
    categories: list[str] | None
    credentials: Credentials | None


"""Name and place of a function."""
