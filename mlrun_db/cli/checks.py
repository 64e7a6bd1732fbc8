"""Files that the settings name: what is wrong with them is told with the place that names them."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import TYPE_CHECKING

from .mistakes import Mistake

if TYPE_CHECKING:
    from .settings import Settings

_TOKEN = "write the token into that file, or name another one"
_AUTHORITY = "name a PEM file with the certificate of the server's authority"
_CLIENT = "name a PEM file with the client's certificate and its key"


def check_files(settings: Settings) -> None:
    """Refuse a file that cannot be read, or lacks what it is named for."""
    if settings.token_file:
        place = f"token_file of {settings.section}"
        if not _content(settings.token_file, place, _TOKEN).strip():
            raise Mistake(f"{place}: {settings.token_file} is empty", _TOKEN)
    if not settings.url.strip().lower().startswith("https:"):
        return
    if isinstance(settings.verify, str):
        _check_authority(settings.verify, settings.verify_from)
    if settings.cert is not None:
        _content(settings.cert, f"cert of {settings.section}", _CLIENT)


def _check_authority(path: str, place: str) -> None:
    _content(path, place, _AUTHORITY)
    try:
        ssl.create_default_context(cafile=path)
    except OSError:  # also ssl.SSLError
        raise Mistake(f"{place}: {path} holds no certificate (PEM)", _AUTHORITY) from None


def _content(path: str, place: str, advice: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Mistake(f"{place}: cannot read {path}: {error.strerror}", advice) from None
    except ValueError as error:  # a null character in the path
        raise Mistake(f"{place}: {error}", advice) from None
