"""Compares versions of MLRun."""

from __future__ import annotations

import re

from mlrun_api.operations import Operation


def release(version: str) -> tuple[int, int]:
    """Return (1, 5) for "1.5.2". Development builds and invalid versions count as the newest."""
    match = re.match(r"v?(\d+)\.(\d+)", version)
    numbers = (int(match[1]), int(match[2])) if match else (0, 0)
    return numbers if numbers > (0, 0) else (999, 0)


def is_in(operation: Operation, version: str) -> bool:
    """Return whether a version of MLRun has an operation, according to openapi.yaml."""
    since = release(operation.since) if operation.since else (0, 0)
    until = release(operation.until) if operation.until else (1000, 0)
    return since <= release(version) < until
