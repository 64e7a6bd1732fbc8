# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.entity_list_output import EntityListOutput


class EntitiesOutput(TypedDict, total=False):
    """Entities with their feature sets."""

    entities: Required[list[EntityListOutput]]
