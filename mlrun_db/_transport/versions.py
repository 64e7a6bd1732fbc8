"""Compares versions of MLRun."""

from __future__ import annotations

import re
from functools import lru_cache

from mlrun_api.operations import Operation

OLDEST = "0.6.6"  # what a server without client-spec is taken for
NEWEST = "1.12.1"  # what the embedded server is by default


@lru_cache(maxsize=64)
def release(version: str) -> tuple[int, int]:
    """Return (1, 5) for "1.5.2". Development builds and invalid versions count as the newest."""
    match = re.match(r"v?(\d{1,6})\.(\d{1,6})(?!\d)", version)
    numbers = (int(match[1]), int(match[2])) if match else (0, 0)
    return numbers if numbers > (0, 0) else (999, 0)


def is_in(operation: Operation, version: str) -> bool:
    """Return whether a version of MLRun has an operation, according to openapi.yaml."""
    return is_between(operation.since, operation.until, version)


def is_between(since: str, until: str, version: str) -> bool:
    """Return whether a version is at least ``since`` and older than ``until``; "" is no limit."""
    first = release(since) if since else (0, 0)
    end = release(until) if until else (1000, 0)
    return first <= release(version) < end
