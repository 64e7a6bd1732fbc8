# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TypedDict


class ClientSpec(TypedDict, total=False):
    """What a client takes over from a 1.x server; most fields are null where unset."""

    version: None | str
    namespace: None | str
    docker_registry: None | str
    artifact_path: None | str
    api_url: None | str
