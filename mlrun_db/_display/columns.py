"""Runs as a table for people: what matters first, a column for each result and parameter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .best import best_of, is_number
from .cells import first_found, mapping
from .tables import Table

BEST_ITERATION = "best_iteration"  # a result of hyper-parameter runs, which compares nothing
# Values that each run has once, and where they are.
RUN_FIELDS = {
    "project": "metadata.project",
    "name": "metadata.name",
    "uid": "metadata.uid",
    "iter": "metadata.iteration",
    "state": "status.state",
    "start": "status.start_time",
}
_LAST = {"labels": "metadata.labels", "error": "status.error"}
_VALUES = (("results", "status.results", "output."), ("parameters", "spec.parameters", "param."))
_MOST = 6  # columns of results, and of parameters


def value_columns(runs: Iterable[Any], path: str, most: int) -> tuple[dict[str, bool], int]:
    """Return the names of the most frequent values that fit into cells, and how many are left.

    Each name says whether its values are numbers.
    """
    counts: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for run in runs:
        for name, value in mapping(first_found(run, path)).items():
            if not isinstance(value, Mapping | list) and name != BEST_ITERATION:
                counts[name] += 1
                numbers[name] += is_number(value)
    names = [name for name, _ in counts.most_common()]
    return {name: 2 * numbers[name] > counts[name] for name in names[:most]}, len(names[most:])


def table_of_runs(shown: Sequence[Any]) -> Table:
    """Return the table of some runs, in which the best of each result is marked."""
    header = list(RUN_FIELDS)
    columns = [[first_found(run, path) for run in shown] for path in RUN_FIELDS.values()]
    if len(set(map(str, columns[0]))) < 2:
        del header[0], columns[0]
    best: dict[int, float] = {}
    for title, path, prefix in _VALUES:
        dicts = [mapping(first_found(run, path)) for run in shown]
        names, _ = value_columns(shown, path, _MOST)
        for name in names:
            if title == "results":
                found = best_of(name, [each.get(name) for each in dicts])
                if found is not None:
                    best[len(header)] = found
            taken = name in header or name in _LAST
            header.append(f"{prefix}{name}" if taken else name)
            columns.append([each.get(name) for each in dicts])
        header.append(title)
        columns.append([{name: each[name] for name in each if name not in names} for each in dicts])
    header += _LAST
    columns += [[first_found(run, path) for run in shown] for path in _LAST.values()]
    return Table(header, list(zip(*columns, strict=True)), best)


def differences(runs: Sequence[Any], names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the results and parameters that differ between runs; of a single run all of them.

    Args:
        runs: The runs.
        names: What else each has, by the names of the columns of runs.
    """
    rows = [
        {
            f"{prefix}{name}": value
            for _, path, prefix in reversed(_VALUES)
            for name, value in mapping(first_found(run, path)).items()
        }
        for run in runs
    ]
    differ = [
        name
        for name in dict.fromkeys(name for row in rows for name in row)
        if len(rows) == 1 or any(row.get(name) != rows[0].get(name) for row in rows)
    ]
    return [
        {name: first_found(run, RUN_FIELDS[name]) for name in names}
        | {name: row[name] for name in differ if name in row}
        for run, row in zip(runs, rows, strict=True)
    ]


def with_best_results(table: Table) -> Table:
    """Return a table of differences in which the best of each result is marked."""
    prefix = _VALUES[0][2]
    best = {
        index: best_of(name.removeprefix(prefix), [row[index] for row in table.rows])
        for index, name in enumerate(table.header)
        if name.startswith(prefix)
    }
    return table._replace(best={i: value for i, value in best.items() if value is not None})


def run_sections(run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a run in the order in which people look for them."""
    names = {
        **RUN_FIELDS,
        "end": "status.end_time",
        "function": "spec.function",
        "error": "status.error",
        "results": "status.results",
        "parameters": "spec.parameters",
        "inputs": "spec.inputs",
        "labels": "metadata.labels",
    }
    artifacts = first_found(run, "status.artifacts")
    rows = [
        {
            "key": first_found(item, "metadata.key key"),
            "kind": first_found(item, "kind"),
            "path": first_found(item, "spec.target_path target_path"),
        }
        for item in (artifacts if isinstance(artifacts, list) else [])
        if isinstance(item, Mapping)
    ]
    return {**{name: first_found(run, path) for name, path in names.items()}, "artifacts": rows}
