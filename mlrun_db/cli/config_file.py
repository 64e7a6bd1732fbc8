"""The configuration file: the servers that somebody uses, and which of them is the default."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .mistakes import Mistake

KEYS = ("url", "user", "password", "token", "token_file", "project", "verify", "cert")


def read_config(given: str) -> tuple[Path, Mapping[str, Any]]:
    """Return the path of the configuration file and what it holds; nothing when there is none."""
    folder = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    path = Path(os.path.expanduser(given or f"{folder}/mlrun_db/config.toml"))
    if not given and not path.exists():
        return path, {}
    import tomllib

    try:
        return path, _checked(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise Mistake(f"cannot read {path}: {error.strerror}") from None
    except ValueError as error:  # also of TOML and UTF-8
        raise Mistake(f"{path}: {error}") from None


def _checked(config: dict[str, Any]) -> dict[str, Any]:
    """Refuse what nobody would read, so that a slip of the pen is told."""
    unknown = set(config) - {"default", "servers"}
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}; there are default and [servers.NAME]")
    servers = config.get("servers", {})
    if not isinstance(config.get("default", ""), str) or not isinstance(servers, dict):
        raise ValueError('default = "NAME" and [servers.NAME] are needed')
    for name, section in servers.items():
        if not isinstance(section, dict) or not section.get("url"):
            raise ValueError(f"[servers.{name}] has no url")
        for key, value in section.items():
            if key not in KEYS:
                raise ValueError(
                    f"[servers.{name}] has an unknown key {key!r}; there are {', '.join(KEYS)}"
                )
            if not isinstance(value, str) and not (key == "verify" and isinstance(value, bool)):
                raise ValueError(f"[servers.{name}] {key} must be text")
    return config


def default_server(config: Mapping[str, Any]) -> str:
    """Return the name of the default server: the one named so, or the only one there is."""
    servers = config.get("servers", {})
    only = next(iter(servers)) if len(servers) == 1 else ""
    return str(config.get("default") or only)


def server_section(config: Mapping[str, Any], path: Path, name: str) -> Mapping[str, Any]:
    servers: Mapping[str, Mapping[str, Any]] = config.get("servers", {})
    if name not in servers:
        known = ", ".join(servers) or "none"
        raise Mistake(f"no server {name!r} in {path}; there are: {known}")
    return servers[name]


def holds_a_secret(config: Mapping[str, Any]) -> bool:
    """Say whether a password or a token is in the file, not only where one is."""
    return any(
        section.get("password") or section.get("token") or re.search("//[^/]*@", section["url"])
        for section in config.get("servers", {}).values()
    )
