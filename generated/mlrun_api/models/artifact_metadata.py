# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.labels import Labels


class ArtifactMetadata(TypedDict, total=False):
    key: None | str
    project: None | str
    iter: int | None
    tree: None | str
    uid: None | str
    hash: None | str
    tag: None | str
    labels: Labels | None
    updated: None | str
    created: None | str


"""Name and place of an artifact in the form of 1.x."""
