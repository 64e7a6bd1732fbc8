"""The writer of text tables, for ``show()`` and for the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .text import cell_text, fit, padded, width

Rows = Sequence[Sequence[Any]]

_WIDEST_CELL = 40
_GAP = "  "
_NARROWEST_LAST = 4  # columns of a terminal


def text_table(header: Sequence[str], rows: Rows, noun: str) -> str:
    """Return a table and its number of rows; columns without values are left out."""
    cells = [[fit(cell_text(cell), _WIDEST_CELL) for cell in row] for row in rows]
    kept = used_columns(cells)
    lines = aligned([[line[index] for index in kept] for line in (header, *cells)])
    return "\n".join([*(lines if kept else []), count_of(len(rows), noun)])


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
