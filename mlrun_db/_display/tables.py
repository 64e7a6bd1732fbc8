"""The writer of text tables, for ``show()`` and for the command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from .best import is_number
from .text import cell_text, fit, is_nothing, one_line, padded, width

Rows = Sequence[Sequence[Any]]

_WIDEST_CELL = 40
_NARROWEST_CELL = 8  # to which columns are cut before others are left out
_GAP = "  "
_NARROWEST_LAST = 4  # columns of a terminal


class Table(NamedTuple):
    """A table to show: its header, its rows, and the best value of the columns that have one."""

    header: Sequence[str]
    rows: Rows
    best: Mapping[int, float] = MappingProxyType({})


def terminal_columns() -> int | None:
    """Return how wide the terminal is that stdout is; None for a file or pipe."""
    stdout = sys.stdout
    if stdout is None or not stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def without_nested(table: Table) -> Table:
    """Return a table without the columns that have dicts or lists."""
    nested = {
        index
        for row in table.rows
        for index, cell in enumerate(row)
        if isinstance(cell, dict | list)
    }
    kept = [index for index in range(len(table.header)) if index not in nested]
    header, *rows = [[line[index] for index in kept] for line in (table.header, *table.rows)]
    places = {index: place for place, index in enumerate(kept)}
    best = {places[index]: value for index, value in table.best.items() if index in places}
    return Table(header, rows, best)


def text_table(table: Table, noun: str, columns: int | None = None) -> str:
    """Return a table and its number of rows; columns without values are left out.

    Args:
        columns: how wide it may be. Columns that do not fit are named below. Default: no limit.
    """
    cells = [
        [
            f"{cell_text(cell)} *" if table.best.get(index, "") == cell else cell_text(cell)
            for index, cell in enumerate(row)
        ]
        for row in table.rows
    ]
    kept = used_columns(cells)
    numbers = [is_of_numbers(row[index] for row in table.rows) for index in kept]
    lines = [[fit(line[i], _WIDEST_CELL) for i in kept] for line in (table.header, *cells)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    widths = widths if columns is None else _narrowed(widths, columns)
    lines = [
        [
            " " * (size - width(text)) + text if right else text
            for text, size, right in zip(map(fit, line, widths), widths, numbers, strict=False)
        ]
        for line in lines
    ]
    left_out = [table.header[index] for index in kept[len(widths) :]]
    notes = [count_of(len(table.rows), noun)]
    notes += [f"* best of {len(table.rows)}"] if table.best else []
    notes += [f"more columns: {', '.join(map(one_line, left_out))}"] if left_out else []
    return "\n".join([*(aligned(lines) if kept else []), "; ".join(notes)])


def _narrowed(widths: Sequence[int], columns: int) -> list[int]:
    """Return widths that fit: the widest are reduced, then the last are left out."""
    found = list(widths)
    while found and sum(found) + len(_GAP) * (len(found) - 1) > columns:
        widest = max(found)
        if widest > _NARROWEST_CELL:
            found[found.index(widest)] -= 1
        else:
            found.pop()
    return found


def is_of_numbers(values: Iterable[Any]) -> bool:
    """Whether a column has numbers, and nothing else besides empty cells."""
    given = [value for value in values if not is_nothing(value)]
    return bool(given) and all(map(is_number, given))


def aligned(
    lines: Sequence[Sequence[str]],
    columns: int | None = None,
    style: Callable[[str, int, int], str] = lambda cell, line, column: cell,
) -> Iterator[str]:
    """Yield lines of cells, each cell padded to the width of its column on a terminal.

    Args:
        columns: how wide the terminal is; the last cell of a line is cut to fit. Default: no limit.
        style: adds colours to a padded cell, by its numbers of line and column.
    """
    *widths, last = [max(map(width, column)) for column in zip(*lines, strict=True)] or [0]
    if columns is not None:
        free = columns - sum(widths) - len(_GAP) * len(widths)
        last = min(last, max(free, _NARROWEST_LAST))
    for number, line in enumerate(lines):
        cells = [padded(cell, size) for cell, size in zip(line, widths, strict=False)]
        cells += [fit(cell, last) for cell in line[-1:]]
        yield _GAP.join(style(cell, number, i) for i, cell in enumerate(cells)).rstrip()


def used_columns(cells: Rows) -> list[int]:
    """Return the numbers of the columns that have a value in some row."""
    return [index for index, column in enumerate(zip(*cells, strict=True)) if any(column)]


def count_of(number: int, noun: str) -> str:
    return f"{number} {noun if number != 1 else noun.removesuffix('s')}"
