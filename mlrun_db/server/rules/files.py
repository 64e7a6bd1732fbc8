"""Files below one folder; what lies outside, also behind a link, is not reached."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from mlrun_db.server.errors import ApiError, missing

_SCHEMAS = ("", "file")


class FileRefused(ApiError):
    """403: outside the folder, or no folder is served at all."""

    status = 403


class NoFile(ApiError):
    """404: nothing there."""

    status = 404


def locate(root: Path | None, schema: str, path: str) -> Path:
    """Return the place of a path, which is absolute or starts at the folder."""
    if not path:
        raise missing("query", "path")
    if path.startswith("file://"):
        schema, path = "file", path.removeprefix("file://")
    if schema not in _SCHEMAS or "://" in path:
        raise NoFile(f"illegal path prefix or schema: {schema or path}")
    if root is None:
        raise FileRefused("this server gives no files: it was started without a folder for them")
    folder = root.resolve()
    try:
        place = (folder / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise NoFile(f"no such file: {path!r}") from error
    if not place.is_relative_to(folder):
        raise FileRefused("Unauthorized path")
    return place


def mime_type(path: str) -> str:
    """Return the media type that a name suggests."""
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def list_folder(place: Path) -> list[str]:
    """Return the names in a folder."""
    try:
        return sorted(entry.name for entry in place.iterdir())
    except OSError as error:
        raise NoFile(f"no such folder: {error.strerror}") from error


def read(place: Path, offset: int, size: int) -> bytes:
    """Return bytes of a file; a size of 0 means to the end."""
    try:
        with place.open("rb") as file:
            file.seek(offset)
            # No more than there is: Python would make room for all that is asked for.
            return file.read(min(size, place.stat().st_size) if size > 0 else -1)
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error


def stat(place: Path) -> dict[str, object]:
    """Return size, time and type of a file."""
    try:
        found = place.stat()
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error
    return {"size": found.st_size, "modified": found.st_mtime, "mimetype": mime_type(place.name)}
