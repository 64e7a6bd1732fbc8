"""Files below one folder. Files outside it are unreachable, also through symbolic links."""

from __future__ import annotations

import mimetypes
import os
import stat as stat_module
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from mlrun_db.server.rules.errors import ApiError, missing

_SCHEMAS = ("", "file")
PIECE_SIZE = 256 * 1024  # bytes of a file that are in memory at a time


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


def open_file(file: Path, offset: int, size: int) -> tuple[int, Iterator[bytes]]:
    """Return how many bytes there are from an offset, up to ``size``, and the pieces of them.

    A size of 0 reads to the end. Only regular files are read: others block, or never end.
    """
    try:
        # Without waiting for the writer of a named pipe.
        number = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error
    stream = os.fdopen(number, "rb") if stat_module.S_ISREG(os.fstat(number).st_mode) else None
    if stream is None:
        os.close(number)
        raise NoFile("no such file: it is not a regular one")
    rest = max(0, os.fstat(number).st_size - offset)
    length = min(size, rest) if size > 0 else rest
    return length, _pieces(stream, offset, length)


def _pieces(stream: BinaryIO, offset: int, left: int) -> Iterator[bytes]:
    with stream:
        stream.seek(offset)
        while left > 0 and (piece := stream.read(min(PIECE_SIZE, left))):
            left -= len(piece)
            yield piece


def stat(file: Path) -> dict[str, object]:
    """Return size, time and type of a file."""
    try:
        found = file.stat()
    except OSError as error:
        raise NoFile(f"no such file: {error.strerror}") from error
    return {"size": found.st_size, "modified": found.st_mtime, "mimetype": mime_type(file.name)}
