# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

if TYPE_CHECKING:
    from ..models.labels import Labels


class ObjectMetadata(TypedDict, total=False):
    """Name and place of a feature store object."""

    name: Required[str]
    project: None | str
    tag: None | str
    labels: Labels | None
    updated: None | str
    created: None | str
    uid: None | str
