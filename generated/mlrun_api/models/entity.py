# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.labels import Labels


class Entity(TypedDict, total=False):
    """An entity (index column) of a feature set."""

    name: Required[str]
    value_type: None | str
    labels: Labels | None
