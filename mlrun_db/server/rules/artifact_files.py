"""Deletion of the file of an artifact, within the folder whose files the server serves."""

from __future__ import annotations

from pathlib import Path

from mlrun_db.server.rules.artifacts_v2 import ArtifactVersionFilter, read_artifact
from mlrun_db.server.rules.errors import ApiError, NotImplementedHere
from mlrun_db.server.rules.files import NoFile, locate
from mlrun_db.server.storage.documents import as_text, dig
from mlrun_db.server.storage.store import Transaction

METADATA_ONLY = "metadata-only"
DATA_FORCE = "data-force"
STRATEGIES = (METADATA_ONLY, "data-optional", DATA_FORCE)
_SEVERAL_FILES = ("model", "dir")
_PARQUET = (".pq", ".parquet")


def delete_data(
    db: Transaction, folder: Path | None, filters: ArtifactVersionFilter, strategy: str
) -> None:
    """Delete the file of an artifact, as the strategy says.

    With "data-force" what cannot be deleted is an error: 404 without the artifact or its file,
    403 for a path outside the folder, 501 for artifacts of several files.
    """
    if strategy == METADATA_ONLY:
        return
    try:
        _delete(db, folder, filters)
    except ApiError:
        if strategy == DATA_FORCE:
            raise


def _delete(db: Transaction, folder: Path | None, filters: ArtifactVersionFilter) -> None:
    artifact = read_artifact(db, filters)
    path, kind = as_text(dig(artifact, "spec", "target_path")), artifact["kind"]
    if kind in _SEVERAL_FILES:
        raise NotImplementedHere(f"Deleting artifact data kind: {kind} is currently not supported")
    if kind == "dataset" and not path.endswith(_PARQUET):
        raise NotImplementedHere(
            "Deleting artifact data of kind 'dataset' is currently supported for a single file only"
        )
    file = locate(folder, "", path)
    try:
        file.unlink()
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error
