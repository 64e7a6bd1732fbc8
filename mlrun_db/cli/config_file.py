"""The configuration file: the servers of a user, and which of them is the default."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .errors import InvalidInputError

KEYS = (
    *("url", "user", "password", "token", "token_file", "project", "verify", "cert"),
    *("connect_timeout", "headers"),
)


def read_config(given: str) -> tuple[Path, Mapping[str, Any]]:
    """Return the path and the content of the configuration file, empty when there is none."""
    folder = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    path = Path(os.path.expanduser(given or f"{folder}/mlrun_db/config.toml"))
    import tomllib

    try:
        if not given and not path.exists():
            return path, {}
        return path, _checked(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except PermissionError as error:
        if given:
            raise InvalidInputError(f"cannot read {path}: {error.strerror}") from None
        return path, {}  # the home of another user, as in many containers
    except OSError as error:
        raise InvalidInputError(f"cannot read {path}: {error.strerror}") from None
    except ValueError as error:  # includes errors of TOML and UTF-8
        raise InvalidInputError(f"{path}: {error}") from None


def _checked(config: dict[str, Any]) -> dict[str, Any]:
    """Reject unknown keys and wrong types, so that a typing error is reported."""
    unknown = set(config) - {"default", "servers"}
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}; expected default and [servers.NAME]")
    servers = config.get("servers", {})
    if not isinstance(config.get("default", ""), str) or not isinstance(servers, dict):
        raise ValueError('expected default = "NAME" and [servers.NAME]')
    for name, section in servers.items():
        if not isinstance(section, dict) or not section.get("url"):
            raise ValueError(f"[servers.{name}] has no url")
        for key, value in section.items():
            if key not in KEYS:
                raise ValueError(
                    f"[servers.{name}] has an unknown key {key!r}; expected: {', '.join(KEYS)}"
                )
            if key == "connect_timeout":
                if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                    raise ValueError(f"[servers.{name}] {key} must be a positive number of seconds")
            elif key == "headers":
                if not isinstance(value, dict) or not all(
                    isinstance(v, str) for v in value.values()
                ):
                    raise ValueError(f"[servers.{name}] {key} must be a table of strings")
            elif not isinstance(value, str) and not (key == "verify" and isinstance(value, bool)):
                raise ValueError(f"[servers.{name}] {key} must be a string")
    return config


def default_server(config: Mapping[str, Any]) -> str:
    """Return the name of the default server: the configured one, or the only one."""
    servers = config.get("servers", {})
    only = next(iter(servers)) if len(servers) == 1 else ""
    return str(config.get("default") or only)


def server_section(config: Mapping[str, Any], path: Path, name: str) -> Mapping[str, Any]:
    servers: Mapping[str, Mapping[str, Any]] = config.get("servers", {})
    if name not in servers:
        known = ", ".join(servers) or "none"
        raise InvalidInputError(f"no server {name!r} in {path}; it defines: {known}")
    return servers[name]


def with_default(text: str, name: str) -> str:
    """Return the text of a configuration file whose default is another server."""
    line = f"default = {json.dumps(name)}"
    table = re.search(r"(?m)^[ \t]*\[", text)
    top, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    changed, count = re.subn(r"(?m)^[ \t]*default[ \t]*=.*$", lambda _: line, top)
    if not count:
        changed = line + "\n" + top
    return changed + rest


def is_readable_by_others(path: Path) -> bool:
    """Whether other users of the machine can read or write a file; never on Windows."""
    try:
        return os.name == "posix" and bool(path.stat().st_mode & 0o077)
    except OSError:
        return False


def contains_secret(config: Mapping[str, Any]) -> bool:
    """Whether the file itself contains a password or a token."""
    return any(
        section.get("password")
        or section.get("token")
        or section.get("headers")
        or re.search("//[^/]*@", section["url"])
        for section in config.get("servers", {}).values()
    )
