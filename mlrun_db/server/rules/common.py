"""Small helpers that several resources share: JSON, labels, tags, names, hashes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from mlrun_db.server.errors import InvalidArgument
from mlrun_db.server.store import Session

DEFAULT_PROJECT = "default"
EVERY_PROJECT = "*"
LATEST = "latest"
UNVERSIONED = "unversioned-"

_PROJECT_PATTERNS = (r"^.{0,63}$", r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
_RUN_PATTERNS = (r"^.{0,63}$", r"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")

Object = dict[str, Any]


def dump(value: Any) -> str:
    """Return the value as compact JSON that any encoding can hold."""
    return json.dumps(value, separators=(",", ":"))


def load(text: str) -> Any:
    """Read back what :func:`dump` wrote."""
    return json.loads(text)


def dig(value: Any, *path: str, default: Any = None) -> Any:
    """Follow keys through nested objects; the default when one is missing or no object."""
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return default
        value = value[key]
    return value


def part(value: Object, key: str) -> Object:
    """Return the object under a key, made there when it is missing or no object."""
    found = value.get(key)
    if not isinstance(found, dict):
        found = value[key] = {}
    return found


def as_text(value: Any) -> str:
    """Return a text for a value that should have been one."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def _check_pattern(field: str, value: str, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        if not re.fullmatch(pattern.strip("^$"), value):
            raise InvalidArgument(
                f"Field {field} is malformed. {value} does not match required pattern: {pattern}"
            )


def check_project_name(name: str) -> None:
    """Refuse a project name that is no DNS label."""
    _check_pattern("project.metadata.name", name, _PROJECT_PATTERNS)


def check_run_name(name: str) -> None:
    """Refuse a run name that could not be the value of a Kubernetes label."""
    _check_pattern("run.metadata.name", name, _RUN_PATTERNS)


def content_hash(value: Object, field: str, tag: str) -> str:
    """Write the hash of an object's content into ``metadata.<field>`` and return it.

    Tag, status and times are no content: the same object stored twice has one hash.
    """
    metadata = part(value, "metadata")
    kept_tag = tag or as_text(metadata.get("tag"))
    status = value.setdefault("status", {})
    created = metadata.pop("created", None)
    metadata.update({"tag": "", field: "", "updated": None})
    value["status"] = None
    digest = hashlib.sha1(json.dumps(value, sort_keys=True).encode()).hexdigest()
    metadata.update({"tag": kept_tag, field: digest})
    value["status"] = status
    if created:
        metadata["created"] = created
    return digest


def name_filter(column: str, name: str) -> tuple[str, list[str]]:
    """Return the condition for a name: exact, or ``~part`` for a part in any case."""
    if name.startswith("~"):
        return f"instr(casefold({column}), ?) > 0", [name[1:].casefold()]
    return f"{column} = ?", [name]


def label_pairs(labels: Any) -> list[tuple[str, str]]:
    """Return the names and texts of labels; anything but an object counts as no labels."""
    if not isinstance(labels, dict):
        return []
    return [
        (name, value if isinstance(value, str) else dump(value)) for name, value in labels.items()
    ]


def set_labels(db: Session, kind: str, number: int, labels: Any) -> None:
    """Replace the labels of an object."""
    db.run("DELETE FROM labels WHERE kind = ? AND object = ?", (kind, number))
    for name, value in label_pairs(labels):
        db.run("INSERT INTO labels VALUES (?, ?, ?, ?)", (kind, number, name, value))


def split_label(label: str) -> tuple[str, str | None]:
    """Return the name and the value of a filter ``name`` or ``name=value``."""
    name, sign, value = label.partition("=")
    return name.strip(), value.strip() if sign else None


def label_filter(kind: str, column: str, labels: Iterable[str]) -> tuple[str, list[str]]:
    """Return the condition that an object has all labels, given as ``name`` or ``name=value``."""
    conditions = []
    values: list[str] = []
    for label in labels:
        name, value = split_label(label)
        condition = (
            f"{column} IN (SELECT object FROM labels WHERE kind = ? AND name = ?"
            f"{'' if value is None else ' AND value = ?'})"
        )
        conditions.append(condition)
        values += [kind, name] if value is None else [kind, name, value]
    return " AND ".join(conditions), values


def in_filter(column: str, values: list[Any]) -> tuple[str, list[Any]]:
    """Return the condition that a column holds one of the values."""
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


class Where:
    """Conditions of a query, collected one by one."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._conditions: list[str] = []

    def add(self, condition: str, *values: Any) -> Where:
        """Add a condition with its values."""
        self._conditions.append(condition)
        self.values += values
        return self

    def add_pair(self, pair: tuple[str, list[Any]] | tuple[str, list[str]]) -> Where:
        """Add what one of the filter functions returned; an empty condition is left out."""
        condition, values = pair
        return self.add(condition, *values) if condition else self

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self._conditions)}" if self._conditions else ""


def set_tag(db: Session, kind: str, project: str, name: str, owner: str, *, number: int) -> None:
    """Give a tag to an object; another object of the same owner name loses it."""
    db.run(
        "INSERT INTO tags (kind, project, name, owner, object) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, project, name, owner) DO UPDATE SET object = excluded.object",
        (kind, project, name, owner, number),
    )


def tags_of(db: Session, kind: str, number: int) -> list[str]:
    """Return the tags of an object in the order in which it got them."""
    found = db.rows(
        "SELECT name FROM tags WHERE kind = ? AND object = ? ORDER BY id", (kind, number)
    )
    return [row["name"] for row in found]


def forget(db: Session, kind: str, number: int) -> None:
    """Remove the labels and tags of an object that is about to go."""
    db.run("DELETE FROM labels WHERE kind = ? AND object = ?", (kind, number))
    db.run("DELETE FROM tags WHERE kind = ? AND object = ?", (kind, number))
