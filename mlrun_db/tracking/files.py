"""The records of artifacts, and the upload of their data."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import os
import re
import shutil
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import MLRunInvalidArgumentError

MOST_INLINE = 128 * 1024  # bytes that a record holds
_CHUNK = 1 << 20
_NOT_IN_KEYS = re.compile(r"[^-A-Za-z0-9_.]+")  # of MLRun 1.8


class UploadError(Exception):
    """Data are not uploaded; ``is_final`` states whether another attempt is of no use."""

    def __init__(self, error: Exception) -> None:
        super().__init__(f"{type(error).__name__}: {error}")
        self.is_final = isinstance(error, FileNotFoundError | ImportError)


def base_record(
    key: str, kind: str, run_name: str, project: str, uid: str, iteration: int
) -> dict[str, Any]:
    """Return the fields that the record of each artifact of a run has."""
    owner = _NOT_IN_KEYS.sub("-", run_name).strip("-_.")
    uri = f"{project}/{uid}" + (f"-{iteration}" if iteration else "")
    return {
        **{"kind": kind, "key": key, "project": project, "iter": iteration, "tree": uid},
        "db_key": f"{owner}_{key}" if owner else key,
        "producer": {"kind": "run", "name": run_name, "uri": uri},
        "state": "created",
    }


class Data:
    """The data of an artifact.

    Args:
        key: the key of the artifact.
        path: the file or folder that has the data, or None.
        body: the data otherwise.
        target: where they are copied to, or None; with a slash at the end, a folder.
    """

    def __init__(
        self,
        key: str,
        path: str | os.PathLike[str] | None,
        body: str | bytes | None,
        target: str | os.PathLike[str] | None,
    ) -> None:
        if (path is None) == (body is None):
            raise MLRunInvalidArgumentError("pass either path or body")
        self._path = None if path is None else Path(path)
        if body is not None and not isinstance(body, str | bytes):
            raise MLRunInvalidArgumentError(f"body must be text or bytes, got {body!r:.80}")
        self._body = body.encode() if isinstance(body, str) else body
        self._name = key if self._path is None else self._path.name
        self._target = target_of(target, self._name)
        if "://" in self._target:  # raises when nothing here can write to it
            _fsspec().get_filesystem_class(self._target.partition("://")[0])

    def fields(self, kind: str) -> dict[str, Any]:
        """Return the fields of a record about the data: where they are, their size and hash."""
        path, target, name = self._path, self._target, self._name
        if path is not None and path.is_dir():
            if target:
                raise MLRunInvalidArgumentError(f"{path} is a folder: upload it, and log a URL")
            return {"target_path": f"{path.absolute()}/"}
        found: dict[str, Any] = {}
        place = target or (str(path.absolute()) if path is not None else "")
        if kind == "model":
            found["model_file"] = name
            place = place[: -len(name)] if place.endswith(f"/{name}") else place
        if place:
            found["target_path"] = place
        body = self._body
        with io.BytesIO(body or b"") if path is None else path.open("rb") as stream:
            found |= _measured(stream)
            stream.seek(0)
            body = stream.read(MOST_INLINE + 1)
        if not target and len(body) <= MOST_INLINE:
            found |= _inline(body)
        elif not place:
            raise MLRunInvalidArgumentError(
                f"the body has {found['size']} bytes, a record holds at most {MOST_INLINE}: "
                "pass target=, or path= of a file"
            )
        return found

    def kept(self, folder: Path) -> tuple[str, str]:
        """Return the path of a copy of the data that are to be uploaded, and the target."""
        if not self._target:
            return "", ""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy = folder / os.urandom(8).hex()
        if self._path is not None:
            shutil.copyfile(self._path, copy)
        else:
            copy.write_bytes(self._body or b"")
        copy.chmod(0o600)
        return str(copy), self._target


def _inline(body: bytes) -> dict[str, Any]:
    try:
        return {"inline": body.decode()}
    except UnicodeDecodeError:
        return {"inline": base64.b64encode(body).decode(), "encoding": "base64"}


def _measured(stream: BinaryIO) -> dict[str, Any]:
    digest, size = hashlib.sha1(usedforsecurity=False), 0  # as MLRun's own client has it
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return {"size": size, "hash": digest.hexdigest()}


def target_of(target: str | os.PathLike[str] | None, name: str) -> str:
    """Return where a file is uploaded to; a target that ends with a slash is a folder."""
    text = os.fspath(target) if target is not None else ""
    if not text:
        return ""
    if "://" not in text:
        text = os.path.abspath(text) + ("/" if text.endswith(("/", os.sep)) else "")
    return f"{text}{name}" if text.endswith("/") else text


def upload(source: str, target: str) -> None:
    """Copy a file to a target: a path, or the URL of a file system that fsspec knows.

    Raises:
        UploadError: it could not be copied.
    """
    try:
        with open(source, "rb") as stream, contextlib.ExitStack() as stack:
            if "://" in target:
                written = stack.enter_context(_fsspec().open(target, "wb"))
            else:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                written = stack.enter_context(open(target, "wb"))
            shutil.copyfileobj(stream, written, _CHUNK)
    except Exception as error:  # of any file system
        raise UploadError(error) from error


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError:
        raise ImportError(
            "a URL as target needs fsspec, which is not installed: pip install 'mlrun_db[upload]'"
        ) from None
    return fsspec


def remove(source: str) -> None:
    """Remove a copy that is uploaded."""
    if source:
        Path(source).unlink(missing_ok=True)
