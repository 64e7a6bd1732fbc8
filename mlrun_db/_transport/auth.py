"""The source of the bearer token: a string, a function, or a file that is renewed."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

from ..errors import MLRunInvalidArgumentError
from .tls import stamps

TokenSource = str | Callable[[], str] | os.PathLike[str]


class Token:
    """A token that is read when it is first needed, and again when the server refuses it.

    One in a file is also read again when the file has changed.
    """

    def __init__(self, source: TokenSource) -> None:
        self._source = source
        self._files = [os.fspath(source)] if isinstance(source, os.PathLike) else []
        self._value = ""
        self._stamps: list[tuple[int, int, int]] = []
        self._lock = threading.Lock()

    def current(self) -> str:
        with self._lock:
            if not self._value:
                self._value = self._read()
            elif self._files and (found := stamps(self._files)) not in ([], self._stamps):
                with contextlib.suppress(OSError, MLRunInvalidArgumentError):
                    self._value = self._read()  # if it is not being written right now
                    self._stamps = found
            return self._value

    def renewed(self, refused: str) -> bool:
        """Read the token again, and return whether it differs from the refused one."""
        with self._lock:
            if self._value == refused:  # otherwise another thread has read it
                self._value = self._read()
            return self._value != refused

    def _read(self) -> str:
        value: object = self._source
        origin = "token"
        if isinstance(self._source, os.PathLike):
            self._stamps = stamps(self._files)
            value, origin = Path(self._source).read_text(), f"the file {os.fspath(self._source)}"
        elif callable(self._source):
            value, origin = self._source(), "the token function"
        value = value.strip() if isinstance(value, str) else value
        if not isinstance(value, str) or not value:
            raise MLRunInvalidArgumentError(f"{origin} returned no token")
        if not (value.isascii() and value.isprintable()):
            raise MLRunInvalidArgumentError(
                f"{origin} returned a token with characters that cannot be sent"
            )
        return value

    def __repr__(self) -> str:
        return "Token(***)"
