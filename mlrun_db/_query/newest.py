"""Conditions and orders that servers do not know, for the newest runs of a list of any length."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from .expressions import Condition, check_names, ordered

NEWEST = 2000  # runs that are read


def select_newest(
    runs: Iterator[Any], where: str, name: str, ascending: bool
) -> tuple[list[Mapping[str, Any]], bool]:
    """Return the newest runs that meet a condition in an order, and whether there are older ones.

    Args:
        runs: The runs, the newest first; it is closed.
        where: The condition; empty for none.
        name: The name of the value that gives the order.
        ascending: Whether the lowest is first.

    Raises:
        MLRunInvalidArgumentError: The condition cannot be read, or has a name that no run has.
    """
    with contextlib.closing(runs):  # type: ignore[type-var]
        newest = list(islice(runs, NEWEST + 1))
    found = newest[:NEWEST]
    if where:
        meets = Condition(where)
        check_names(meets.names, found)
        found = [run for run in found if meets(run)]
    return ordered(found, name, ascending), len(newest) > NEWEST
