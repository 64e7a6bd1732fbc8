"""Metrics over steps: the artifacts of a run that hold them.

A table with a row for each step: ``step``, ``time`` (seconds since 1970) and a column for each
metric. It is the preview of a dataset, which servers do not count as content: it can grow without
a new version of the artifact. docs/tracking.md describes the form.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from .._display.cells import first_found

KEY = "metrics"
MOST_ROWS = 10_000  # of one artifact; the next is "metrics-2"
COLUMNS = ("step", "time")

_KEYS = re.compile(rf"{KEY}(?:-([1-9][0-9]{{0,6}}))?")
# JSON has no numbers for these, and browsers and servers refuse what Python writes.
_NO_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def key_of(part: int) -> str:
    """Return the key of the artifact with the rows of a part, counted from 1."""
    return KEY if part == 1 else f"{KEY}-{part}"


def is_key(key: object) -> bool:
    """Return whether a key is one of those that metrics have."""
    return isinstance(key, str) and _KEYS.fullmatch(key) is not None


def as_number(value: float) -> float | str:
    """Return the form of a number in JSON."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def table(rows: Iterable[tuple[int, float, Mapping[str, float]]]) -> dict[str, Any]:
    """Return the fields of an artifact with rows of step, time and metrics, in their order."""
    kept = list(rows)
    names = list(dict.fromkeys(name for _, _, values in kept for name in values))
    preview = [
        [step, time, *(as_number(values[name]) if name in values else None for name in names)]
        for step, time, values in kept
    ]
    return {"header": [*COLUMNS, *names], "length": len(preview), "preview": preview}


def read(artifacts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a run from its artifacts, by step; others than its metrics are left out.

    Each row has ``step``, ``time`` and the metrics of this step. A later part takes precedence.
    """
    parts: dict[int, Mapping[str, Any]] = {}
    for artifact in artifacts:
        key = first_found(artifact, "metadata.key key")
        if is_key(key) and artifact.get("kind") == "dataset":
            parts[int(key.partition("-")[2] or 1)] = artifact
    found: dict[Any, dict[str, Any]] = {}
    for _, artifact in sorted(parts.items()):
        header = first_found(artifact, "spec.header header")
        preview = first_found(artifact, "status.preview preview spec.preview")
        if not isinstance(header, list) or tuple(header[:2]) != COLUMNS:
            continue  # an artifact of the user with this key
        for values in preview if isinstance(preview, list) else ():
            row = {name: _value(value) for name, value in zip(header, values, strict=False)}
            found.setdefault(row["step"], {}).update(
                {name: value for name, value in row.items() if value is not None}
            )
    return [found[step] for step in sorted(found)]


def _value(value: Any) -> Any:
    return _NO_NUMBERS.get(value, value) if isinstance(value, str) else value
