# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import Required, TypedDict


class ArtifactTagsAnswer(TypedDict, total=False):
    """The tags of the artifacts of a project."""

    project: Required[str]
    tags: Required[list[None | str]]
