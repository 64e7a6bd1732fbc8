# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ..models.artifact_metadata import ArtifactMetadata
    from ..models.artifact_producer import ArtifactProducer
    from ..models.json_object import JsonObject
    from ..models.labels import Labels


class Artifact(TypedDict, total=False):
    key: None | str
    kind: None | str
    iter: int | None
    tree: None | str
    db_key: None | str
    hash: None | str
    tag: None | str
    project: None | str
    target_path: None | str
    src_path: None | str
    size: int | None
    description: None | str
    viewer: None | str
    format: None | str
    inline: Any
    producer: ArtifactProducer | None
    sources: list[JsonObject] | None
    labels: Labels | None
    updated: None | str
    created: None | str
    metadata: ArtifactMetadata | None
    spec: JsonObject | None
    status: JsonObject | None


"""An artifact. 0.6.x keeps it flat (key, kind, target_path ... side by side); 1.x keeps
metadata, spec and status and takes and gives the flat form as `legacy`. Fields not named
here are kept."""
