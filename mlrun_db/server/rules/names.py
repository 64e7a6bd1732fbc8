"""Names: their defaults and patterns, and references such as ``project/name:tag``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mlrun_db.server.rules.errors import InvalidArgument

DEFAULT_PROJECT = "default"
EVERY_PROJECT = "*"
LATEST = "latest"

_PROJECT_PATTERNS = (r"^.{0,63}$", r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
_LABEL_PATTERNS = (r"^.{0,63}$", r"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")


_ARTIFACT_KEY = r"[^\/\\]+$"
_ARTIFACT_KEY_1_8 = r"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$"


def _check_pattern(
    field: str, value: str, patterns: Iterable[str], release: tuple[int, int]
) -> None:
    quote = "'" if release >= (1, 1) else ""
    for pattern in patterns:
        if not re.fullmatch(pattern.strip("^$"), value):
            raise InvalidArgument(
                f"Field {quote}{field}{quote} is malformed. {quote}{value}{quote} does not match "
                f"required pattern: {pattern}"
            )


def check_project_name(name: str, release: tuple[int, int]) -> None:
    """Reject a project name that is not a DNS label."""
    _check_pattern("project.metadata.name", name, _PROJECT_PATTERNS, release)


def check_dns_label(field: str, name: str, release: tuple[int, int]) -> None:
    """Reject a name that is not a DNS label, as those of resources of Kubernetes are."""
    _check_pattern(field, name, _PROJECT_PATTERNS, release)


def check_run_name(name: str, release: tuple[int, int]) -> None:
    """Reject a run name that is not valid as the value of a Kubernetes label."""
    _check_pattern("run.metadata.name", name, _LABEL_PATTERNS, release)


def check_tag(tag: str, field: str, release: tuple[int, int]) -> None:
    """Reject a tag that is not valid as the value of a Kubernetes label."""
    _check_pattern(field, tag, _LABEL_PATTERNS, release)


def check_artifact_key(key: str, field: str, release: tuple[int, int]) -> None:
    """Reject a key with a slash and, from 1.8 on, with anything but letters, digits and ``-_.``."""
    pattern = _ARTIFACT_KEY if release < (1, 8) else _ARTIFACT_KEY_1_8
    _check_pattern(field, key, [pattern], release)


def object_uri(project: str, name: str, tag: str = "", hash_key: str = "") -> str:
    """Return the short form of a reference, as in messages and in runs."""
    if hash_key:
        return f"{project}/{name}@{hash_key}"
    return f"{project}/{name}:{tag}" if tag else f"{project}/{name}"


def parse_function_uri(uri: str) -> tuple[str, str, str, str]:
    """Split ``[project/]name[@hash][:tag]`` into project, name, tag and hash."""
    project, slash, rest = uri.partition("/")
    if not slash:
        project, rest = "", uri
    rest, _, tag = rest.partition(":")
    name, _, hash_key = rest.partition("@")
    return project, name, tag, hash_key
