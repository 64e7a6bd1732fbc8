"""Files of the hub: below one folder, or below one URL. Nothing else is ever read."""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from mlrun_db.server.rules.errors import InvalidArgument, NotFound, ServerFailure

MAX_BYTES = 16 * 1024 * 1024  # of one file
_TIMEOUT = 10.0  # seconds without a byte from the URL
_WEB = ("http://", "https://")


class HubFiles:
    """What the option ``hub`` permits to read.

    Args:
        root: A folder, or an http(s) URL.

    Raises:
        ValueError: the root is neither.
    """

    def __init__(self, root: str | Path) -> None:
        text = str(root)
        if text.startswith(_WEB):
            if not urllib.parse.urlsplit(text).hostname:
                raise ValueError(f"hub must be a folder or a URL, got {text!r}")
            self.url = text.rstrip("/")
            self._folder = None
        else:
            self._folder = Path(text).resolve()
            if not self._folder.is_dir():
                raise ValueError(f"hub must be a folder or a URL, got {text!r}")
            self.url = self._folder.as_uri()
        self._lock = threading.Lock()
        self._kept: dict[str, bytes] = {}

    def read(self, url: str, *, keep: bool = False, again: bool = False) -> bytes:
        """Return a file.

        Args:
            url: its address, which must be below that of the hub.
            keep: whether to keep what is fetched from the web in memory.
            again: whether to fetch it also if it is kept.
        """
        relative = self._relative(url)
        if self._folder is not None:
            return self._read_file(self._folder / relative, url)
        with self._lock:
            kept = None if again else self._kept.get(relative)
        if kept is not None:
            return kept
        body = self._fetch(f"{self.url}/{relative}")
        if keep:
            with self._lock:
                self._kept[relative] = body
        return body

    def list_folder(self, url: str) -> list[str]:
        """Return the names in a folder; there are none of folders on the web."""
        relative = self._relative(url)
        if self._folder is None:
            raise InvalidArgument("the folders of a hub on the web cannot be listed")
        folder = self._inside(self._folder / relative, url)
        try:
            return sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            raise NotFound(f"{url} not found in the hub") from error

    def _relative(self, url: str) -> str:
        """Return the path below the root."""
        if not url.startswith(f"{self.url}/"):
            raise InvalidArgument(f"{url} is not below {self.url}, the hub of this server")
        relative = urllib.parse.unquote(url.removeprefix(f"{self.url}/"))
        if ".." in relative.split("/") or "\\" in relative or "\0" in relative:
            raise InvalidArgument(f"{url} is not a plain path")
        if self._folder is None:
            return urllib.parse.quote(relative)
        return relative.lstrip("/")

    def _inside(self, path: Path, url: str) -> Path:
        assert self._folder is not None
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError) as error:
            raise NotFound(f"{url} not found in the hub") from error
        if not resolved.is_relative_to(self._folder):
            raise InvalidArgument(f"{url} leads out of the hub")
        return resolved

    def _read_file(self, path: Path, url: str) -> bytes:
        file = self._inside(path, url)
        try:
            if not file.is_file():
                raise NotFound(f"{url} not found in the hub")
            with file.open("rb") as stream:
                return _limited(stream.read(MAX_BYTES + 1), url)
        except OSError as error:
            raise NotFound(f"{url} not found in the hub") from error

    def _fetch(self, url: str) -> bytes:
        try:
            # The constructor accepts http and https only.
            with urllib.request.urlopen(url, timeout=_TIMEOUT) as response:  # nosec B310
                return _limited(response.read(MAX_BYTES + 1), url)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 404:
                raise NotFound(f"{url} not found in the hub") from error
            raise ServerFailure(f"{url} cannot be read: status {error.code}") from error
        except (OSError, ValueError) as error:
            raise ServerFailure(f"{url} cannot be read: {error}") from error


def _limited(body: bytes, url: str) -> bytes:
    if len(body) > MAX_BYTES:
        raise InvalidArgument(f"{url} is larger than {MAX_BYTES} bytes")
    return body
