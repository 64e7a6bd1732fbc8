"""Rows as aligned text for a terminal, and values as one line of text."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

_WIDEST_CELL = 40
_LONGEST_TEXT = 2000  # of one value: a log of megabytes in a field must not fill a notebook
_MOST_PAIRS = 100
_LARGE = 1e6  # such as a time in seconds, which needs all of its digits

# Escape sequences would steer the terminal, overrides of the direction of writing fake what is
# read, and lone surrogates cannot be written at all.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Rows = Sequence[Sequence[Any]]


def text_table(header: Sequence[str], rows: Rows, noun: str) -> str:
    """Return aligned columns and how many rows there are; columns without values are left out."""
    cells = [[cut(cell_text(cell), _WIDEST_CELL) for cell in row] for row in rows]
    kept = used_columns(cells)
    lines = [[header[index] for index in kept]] + [[row[index] for index in kept] for row in cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(kept))]
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([*(texts if rows else []), count_of(len(rows), noun)])


def used_columns(cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the numbers of the columns that have a value in some row."""
    return [index for index, column in enumerate(zip(*cells, strict=True)) if any(column)]


def count_of(number: int, noun: str) -> str:
    return f"{number} {noun if number != 1 else noun.removesuffix('s')}"


def in_notebook() -> bool:
    """Say whether this runs in a kernel, whose front end shows HTML: Jupyter, Colab, VS Code."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def display_html(markup: str) -> bool:
    """Show the markup when this runs in a notebook; say whether it does."""
    if not in_notebook():
        return False
    from IPython.display import HTML, display  # type: ignore[import-not-found, unused-ignore]

    display(HTML(markup))
    return True


def cell_text(value: Any, exact: bool = False) -> str:
    """Return a value on one line of at most 2000 characters; a dict as ``name=value`` pairs.

    Numbers with a fraction have 6 digits, and of a dict there are 100 pairs; all when ``exact``.
    """
    if is_nothing(value):
        return ""
    if isinstance(value, Mapping):
        most = _LONGEST_TEXT if exact else _MOST_PAIRS  # a pair has more than one character
        pairs = islice(value.items(), most)
        text = ", ".join(f"{one_line(key)}={_inner_text(item, exact)}" for key, item in pairs)
        return cut(text + (", …" if len(value) > most else ""), _LONGEST_TEXT)
    return _inner_text(value, exact)


def _inner_text(value: Any, exact: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping | list | tuple):
        return one_line(json.dumps(value, default=str, ensure_ascii=False))
    if isinstance(value, float) and abs(value) < _LARGE and not exact:
        return f"{value:.6g}"
    return one_line(value)


def one_line(value: Any) -> str:
    """Return the text of a value without line ends, and with unseen characters written out."""
    text = " ".join(str(value)[: 2 * _LONGEST_TEXT].split())
    return cut(visible(text), _LONGEST_TEXT)


def visible(text: str) -> str:
    """Return the text with unseen characters written out."""
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


def cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, (str, Mapping, list, tuple)) and not value)
