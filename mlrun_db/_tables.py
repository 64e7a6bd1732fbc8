"""Rows as a table: aligned text for a terminal, escaped HTML for a notebook."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Sequence
from typing import Any

_WIDEST_CELL = 40
_MOST_ROWS = 50

Rows = Sequence[Sequence[Any]]


def text_table(header: Sequence[str], rows: Rows, noun: str) -> str:
    """Return aligned columns and how many rows there are; columns without values are left out."""
    cells = [[_cut(cell_text(cell)) for cell in row] for row in rows]
    kept = [index for index in range(len(header)) if any(row[index] for row in cells)]
    lines = [[header[index] for index in kept]] + [[row[index] for index in kept] for row in cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(kept))]
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    count = f"{len(rows)} {noun if len(rows) != 1 else noun.removesuffix('s')}"
    return "\n".join([*(texts if rows else []), count])


def html_table(header: Sequence[str], rows: Rows, noun: str) -> str:
    """Return a table of the first 50 rows; every value is escaped, so none can be markup."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>"
        for row in rows[:_MOST_ROWS]
    )
    more = len(rows) - _MOST_ROWS
    rest = f"<p>and {more} more {html.escape(noun)}</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def display_html(markup: str) -> bool:
    """Show the markup when this runs in a notebook; say whether it does."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None or type(shell).__name__ != "ZMQInteractiveShell":
        return False
    from IPython.display import HTML, display  # type: ignore[import-not-found, unused-ignore]

    display(HTML(markup))
    return True


def cell_text(value: Any) -> str:
    """Return a value on one line; a dict as ``name=value`` pairs."""
    if value is None or value == {} or value == []:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key}={cell_text(item)}" for key, item in value.items())
    if isinstance(value, list):
        return json.dumps(value, default=str)
    return " ".join(str(value).split())


def _html_cell(value: Any) -> str:
    text = html.escape(cell_text(value))
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return f'<a href="{text}">{text}</a>'
    return text


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST_CELL else f"{text[: _WIDEST_CELL - 1]}…"
