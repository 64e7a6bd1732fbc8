"""Iterations of a run: their parameters, and the best of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..errors import MLRunInvalidArgumentError
from .journal import Journal

Values = Mapping[str, Iterable[Any]] | Iterable[Mapping[str, Any]]


def points(values: Values) -> Iterator[dict[str, Any]]:
    """Yield the parameters of each iteration: all combinations of lists, or as they are given."""
    if isinstance(values, Mapping):
        for combination in itertools.product(*values.values()):
            yield dict(zip(values, combination, strict=True))
    else:
        yield from map(dict, values)


def hyperparams(values: Values, encode: Callable[[Any], str]) -> dict[str, str]:
    """Return the lists of values, as the record of a run has them."""
    if not isinstance(values, Mapping):
        return {}
    return {name: encode(list(each)) for name, each in values.items()}


def parsed(selector: str) -> tuple[bool, str]:
    """Return whether the highest is best, and the name of the result."""
    order, dot, name = selector.partition(".")
    if selector and (order not in ("max", "min") or not dot or not name):
        raise MLRunInvalidArgumentError(
            f"selector must be max or min, a dot and a result, such as 'max.auc'; got {selector!r}"
        )
    return order == "max", name


def best(journal: Journal, selector: str) -> tuple[int, dict[str, Any]]:
    """Return the number of the best iteration and its results; 0 when there is none."""
    highest, name = parsed(selector)
    found: list[tuple[float, int, dict[str, Any]]] = []
    for iteration in journal.iterations():
        results = journal.fields(iteration).get("status.results", {})
        value = results.get(name)
        if iteration and isinstance(value, int | float) and not math.isnan(value):
            found.append((value if highest else -value, -iteration, results))
    if not found:
        return 0, {}
    _, number, results = max(found, key=lambda each: each[:2])
    return -number, results


def iterations_table(journal: Journal) -> list[list[Any]]:
    """Return the table of the iterations that the record of a run has, its header first."""
    rows = []
    for iteration in filter(None, journal.iterations()):
        fields = journal.fields(iteration)
        row = {"state": fields.get("status", {}).get("state"), "iter": iteration}
        for path, prefix in (("spec.parameters", "param"), ("status.results", "output")):
            row |= {f"{prefix}.{name}": value for name, value in fields.get(path, {}).items()}
        rows.append(row)
    header = list(dict.fromkeys(name for row in rows for name in row))
    header.sort(key=lambda name: ("state", "iter", "param", "output").index(name.split(".")[0]))
    return [header, *([row.get(name) for name in header] for row in rows)] if rows else []


def links(journal: Journal, iteration: int) -> Iterator[dict[str, Any]]:
    """Yield records that mark the artifacts of an iteration as those of the best one."""
    for record in journal.artifacts(iteration):
        kept = ("key", "project", "tree", "db_key", "producer", "state")
        yield {
            **{name: record[name] for name in kept},
            **{"kind": "link", "iter": 0, "link_iteration": iteration},
        }
