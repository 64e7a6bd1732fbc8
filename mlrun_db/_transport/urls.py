"""The URL of a server."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

from ..errors import MLRunInvalidArgumentError


def _shown(url: str) -> str:
    """Return a URL that cannot be used without what may be a secret in it.

    That is a user and a password, a query, and a password whose host was forgotten, which looks
    like a port.
    """
    text = re.split(r"[?#]", url.strip().rpartition("@")[2], maxsplit=1)[0]
    return re.sub(r"^([a-zA-Z]*://[^/:\[]*:)(?!\d{0,5}(/|$)).*", r"\1***", text)


def split_url(url: object) -> tuple[str, str, str]:
    """Return the base URL without its user and password, and these two."""
    if not isinstance(url, str):
        raise MLRunInvalidArgumentError(f"the URL must be a string, got {url!r}")
    if not url.strip():
        raise MLRunInvalidArgumentError(
            "the URL of the MLRun API server is missing: pass it, or set MLRUN_DBPATH"
        )
    refusal = MLRunInvalidArgumentError(
        f"the URL must look like http://host:8080 or https://host, got {_shown(url)!r}"
    )
    try:
        url = url.strip()
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise refusal from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise refusal
    if "@" in parts.path or not url.isprintable():  # a password with a slash that is not escaped
        raise refusal
    netloc = f"[{host}]" if ":" in host else host
    netloc = netloc if port is None else f"{netloc}:{port}"
    # what the paths of operations begin with, and what people therefore copy with the URL
    path = re.sub(r"(?i)/+api(/+v[0-9]+)?/*$", "", parts.path).rstrip("/")
    base = urlunsplit((parts.scheme, netloc, path, "", ""))
    return base, unquote(parts.username or ""), unquote(parts.password or "")
