"""Checks the options of a client."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..errors import MLRunInvalidArgumentError

Hooks = dict[str, list[Callable[..., object]]]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# What the client sets by itself, for the request or the connection.
_OWN = frozenset(
    {"accept-encoding", "connection", "content-length", "content-type", "host", "transfer-encoding"}
)


def check_credentials(user: object, password: object, token: object) -> None:
    for name, value in (("user", user), ("password", password)):
        if not isinstance(value, str):
            raise MLRunInvalidArgumentError(f"{name} must be a string, got {type(value).__name__}")
    if not (isinstance(token, str | os.PathLike) or callable(token)):
        raise MLRunInvalidArgumentError(
            f"token must be a string, a function or a path, got {type(token).__name__}"
        )


def checked_hooks(event_hooks: Mapping[str, Iterable[Callable[..., object]]] | None) -> Hooks:
    """Return the hooks as lists."""
    for name, hooks in (event_hooks or {}).items():
        if not isinstance(hooks, Iterable) or not all(map(callable, hooks)):
            raise MLRunInvalidArgumentError(
                f"event_hooks[{name!r}] must be a list of functions, got {hooks!r}"
            )
    if unknown := set(event_hooks or ()) - {"request", "response"}:
        raise MLRunInvalidArgumentError(
            f"the event_hooks are 'request' and 'response', got {', '.join(sorted(unknown))}"
        )
    return {name: list(hooks) for name, hooks in (event_hooks or {}).items()}


def checked_headers(name: str, headers: Any) -> dict[str, str]:
    """Return the headers for every request. No error shows a value, which may be a secret."""
    if headers is not None and not isinstance(headers, Mapping):
        raise MLRunInvalidArgumentError(
            f"{name} must be a dict of texts by name, got {type(headers).__name__}"
        )
    checked: dict[str, str] = {}
    for key, value in (headers or {}).items():
        if not isinstance(key, str) or not _NAME.fullmatch(key):
            raise MLRunInvalidArgumentError(f"{name}: {key!r:.80} is not the name of a header")
        if key.lower() in _OWN:
            raise MLRunInvalidArgumentError(f"{name}: the client sets {key} by itself")
        text = value.strip() if isinstance(value, str) else value
        if not isinstance(text, str) or not (text.isascii() and text.isprintable()):
            raise MLRunInvalidArgumentError(
                f"{name}: the value of {key} must be a text of printable ASCII characters"
            )
        checked[key] = text
    return checked


def parsed_headers(name: str, text: str) -> dict[str, str]:
    """Read headers from a JSON object, or from lines "Name: value"."""
    if text.lstrip().startswith("{"):
        try:
            return checked_headers(name, json.loads(text))
        except (ValueError, RecursionError) as err:
            if isinstance(err, MLRunInvalidArgumentError):
                raise
            raise MLRunInvalidArgumentError(f"{name} is not a JSON object") from None
    pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
    if not all(colon for _, colon, _ in pairs):
        raise MLRunInvalidArgumentError(f"{name} must have lines like 'Name: value'")
    return checked_headers(name, {key.strip(): value for key, _, value in pairs})
