# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ArtifactProducer(TypedDict, total=False):
    """Who made an artifact."""

    kind: None | str
    name: None | str
    uri: None | str
    owner: None | str
