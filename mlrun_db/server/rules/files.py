"""Files below one folder. Files outside it are unreachable, also through symbolic links."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from mlrun_db.server.rules.errors import ApiError, missing

_SCHEMAS = ("", "file")


class FileRefused(ApiError, status=403):
    """403: the path is outside the folder, or no folder is served."""


class NoFile(ApiError, status=404):
    """404: no such file or folder."""


def locate(root: Path | None, schema: str, path: str) -> Path:
    """Resolve a path, which is absolute or relative to the folder."""
    if not path:
        raise missing("query", "path")
    if path.startswith("file://"):
        schema, path = "file", path.removeprefix("file://")
    if schema not in _SCHEMAS or "://" in path:
        raise NoFile(f"illegal path prefix or schema: {schema or path}")
    if root is None:
        raise FileRefused("this server serves no files: it was started without the option files")
    folder = root.resolve()
    try:
        resolved = (folder / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise NoFile(f"no such file: {path!r}") from error
    if not resolved.is_relative_to(folder):
        raise FileRefused("Unauthorized path")
    return resolved


def mime_type(path: str) -> str:
    """Guess the media type from a name."""
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def list_folder(folder: Path) -> list[str]:
    """Return the names in a folder."""
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        raise NoFile(f"no such folder: {error.strerror}") from error


def read(file: Path, offset: int, size: int) -> bytes:
    """Return ``size`` bytes of a file from an offset; a size of 0 reads to the end."""
    try:
        with file.open("rb") as stream:
            stream.seek(offset)
            # Not more than the file has: Python allocates a buffer of the requested size.
            return stream.read(min(size, file.stat().st_size) if size > 0 else -1)
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error


def stat(file: Path) -> dict[str, object]:
    """Return size, time and type of a file."""
    try:
        found = file.stat()
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error
    return {"size": found.st_size, "modified": found.st_mtime, "mimetype": mime_type(file.name)}
