"""Tables for notebooks: HTML with a style of its own and no script; every value is escaped."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from .best import is_number
from .states import TONES, tone_of
from .tables import Table, count_of, is_of_numbers, used_columns
from .text import cell_text, cut, is_nothing
from .times import parse_time, relative_time

MOST_ROWS = 50
_WIDEST_CELL = 60
_WIDEST_PAIR = 32
_MOST_PAIRS = 6

_LIGHT = (
    "--fg:var(--jp-ui-font-color1,var(--vscode-editor-foreground,#1f2328));"
    "--bg:var(--jp-layout-color0,var(--vscode-editor-background,#fff));"
    "--line:#d1d9e0;--chip:#eff2f5;"
) + ";".join(f"--{name}:{tone.light}" for name, tone in TONES.items())
_DARK = (
    "--fg:var(--jp-ui-font-color1,var(--vscode-editor-foreground,#e6edf3));"
    "--bg:var(--jp-layout-color0,var(--vscode-editor-background,#0d1117));"
    "--line:#3d444d;--chip:#262c36;"
) + ";".join(f"--{name}:{tone.dark}" for name, tone in TONES.items())


def _within(themes: str) -> str:
    return ",".join(f"{theme} .mlrun-db" for theme in themes.split())


# The theme of the notebook takes precedence over the preference of the system: JupyterLab and
# nbconvert, VS Code, Colab, pages of Sphinx.
_STYLE = (
    f"<style>.mlrun-db{{{_LIGHT}}}"
    f"@media (prefers-color-scheme:dark){{.mlrun-db{{{_DARK}}}}}"
    + _within("[data-jp-theme-light=true] .vscode-light [theme=light] [data-theme=light]")
    + f"{{{_LIGHT}}}"
    + _within("[data-jp-theme-light=false] .vscode-dark [theme=dark] [data-theme=dark]")
    + f"{{{_DARK}}}"
    ".mlrun-db{color:var(--fg);background:var(--bg);overflow-x:auto;font-size:13px}"
    ".mlrun-db table{border-collapse:collapse;margin:0;border:0;color:inherit;font-size:inherit}"
    # the class three times, as JupyterLab aligns its tables by two classes
    ".mlrun-db.mlrun-db.mlrun-db th,.mlrun-db.mlrun-db.mlrun-db td{text-align:left;"
    "vertical-align:top;padding:4px 10px;border:0;border-bottom:1px solid var(--line);"
    "max-width:26em;overflow-wrap:break-word;unicode-bidi:isolate}"
    ".mlrun-db.mlrun-db.mlrun-db .whole{max-width:none}"
    ".mlrun-db.mlrun-db.mlrun-db .num{text-align:right;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}"
    ".mlrun-db .best{color:var(--ok)}"
    ".mlrun-db th{color:var(--dim);font-weight:600;white-space:nowrap}"
    ".mlrun-db caption{text-align:left;padding:4px 10px;color:var(--fg);caption-side:top}"
    ".mlrun-db p{color:var(--dim);margin:4px 10px;font-size:12px}"
    ".mlrun-db a{color:var(--busy)}"
    ".mlrun-db time,.mlrun-db .state{white-space:nowrap}"
    ".mlrun-db .id{display:inline-block;max-width:8ch;overflow:hidden;white-space:nowrap;"
    "vertical-align:bottom;user-select:all;color:inherit;background:none;padding:0}"
    ".mlrun-db .pair{display:inline-block;background:var(--chip);border-radius:4px;"
    "padding:0 5px;margin:0 2px 2px 0;white-space:nowrap;unicode-bidi:isolate}"
    + "".join(f".mlrun-db .{name}{{color:var(--{name})}}" for name in TONES)
    + "</style>"
)

_NUMBER = ' class="num"'
_STATE_COLUMNS = frozenset({"state", "desired_state", "drift_status"})
_ID_COLUMNS = frozenset({"uid", "hash", "tree"})
_LINK = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def html_table(
    shown: Table,
    noun: str,
    total: int | None = None,
    now: datetime.datetime | None = None,
    classes: str | Iterable[str] | None = None,
) -> str:
    """Return rows as a table; columns without values in them are left out.

    Args:
        shown: the table; numbers are aligned right, and the best of a column is marked.
        noun: what the rows are.
        total: how many rows there are, when the table has only the first ones.
        now: what times are relative to. Default: the current time.
        classes: more classes of the table.
    """
    total = len(shown.rows) if total is None else total
    now = now or datetime.datetime.now(datetime.UTC)
    more = total - len(shown.rows)
    notes = [f"and {more} more {html.escape(noun)}" if more else count_of(total, noun)]
    table = _table(shown, now)
    if "<time" in table:
        notes.append(f"as of {now:%Y-%m-%d %H:%M} UTC")
    if classes:
        names = classes if isinstance(classes, str) else " ".join(classes)
        table = table.replace("<table", f'<table class="{html.escape(names)}"', 1)
    return f'<div class="mlrun-db">{_STYLE}{table}<p>{", ".join(notes)}</p></div>'


def html_record(
    title: str,
    values: Mapping[str, Any],
    now: datetime.datetime | None = None,
    sections: Iterable[str] = ("metadata", "spec", "status"),
) -> str:
    """Return an object as a table of names and values; those of sections have rows of their own."""
    now = now or datetime.datetime.now(datetime.UTC)
    divided = {
        name: dict(islice(value.items(), MOST_ROWS))
        for name in sections
        if isinstance(value := values.get(name), Mapping)
    }
    plain = {name: value for name, value in values.items() if name not in divided}
    body = "".join(
        f'<tr><th scope="row">{_cut(cell_text(f"{section}.{name}" if section else name))}</th>'
        f"{_record_cell(name, value, now)}</tr>"
        for section, fields in {"": plain, **divided}.items()
        for name, value in fields.items()
        if not is_nothing(value)
    )
    caption = f"<caption><b>{html.escape(title)}</b></caption>"
    return f'<div class="mlrun-db">{_STYLE}<table>{caption}<tbody>{body}</tbody></table></div>'


def _record_cell(name: str, value: Any, now: datetime.datetime) -> str:
    if not (isinstance(value, list) and all(isinstance(item, Mapping) for item in value)):
        return _cell(name, value, now)
    header = list(dict.fromkeys(key for item in value[:MOST_ROWS] for key in item))
    rows = [[item.get(key) for key in header] for item in value[:MOST_ROWS]]
    more = len(value) - len(rows)
    rest = f"<p>and {more} more</p>" if more else ""
    return f'<td class="whole">{_table(Table(header, rows), now)}{rest}</td>'


def _table(shown: Table, now: datetime.datetime) -> str:
    header, rows, best = shown
    if not rows:
        return ""
    kept = used_columns([["" if is_nothing(cell) else "x" for cell in row] for row in rows])
    right = {i for i in kept if is_of_numbers(row[i] for row in rows)}
    head = "".join(
        f'<th scope="col"{_NUMBER if i in right else ""}>{_cut(cell_text(header[i]))}</th>'
        for i in kept
    )
    body = "".join(
        "<tr>" + "".join(_cell(header[i], row[i], now, best.get(i)) for i in kept) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(column: str, value: Any, now: datetime.datetime, best: float | None = None) -> str:
    text, title = cell_text(value), html.escape(cell_text(value, exact=True))
    moment = parse_time(value)
    if is_number(value):
        shown = f'<b class="best">{_cut(text)} ★</b>' if value == best else _cut(text)
        return f'<td{_NUMBER} title="{title}">{shown}</td>'
    if isinstance(value, Mapping):
        shown = _pairs(value)
    elif column in _STATE_COLUMNS and text:
        shown = f'<span class="state {tone_of(text)}">● {_cut(text)}</span>'
    elif column in _ID_COLUMNS:
        shown = f'<code class="id">{html.escape(text)}</code>'
    elif moment is not None:
        shown = f"<time>{relative_time(moment, now)}</time>"
    elif isinstance(value, str) and value == text and _LINK.fullmatch(value):
        # only a whole address: not one that was cut or had control characters
        link = f'href="{html.escape(value)}" target="_blank" rel="noopener noreferrer"'
        shown = f"<a {link}>{_cut(text)}</a>"
    else:
        shown = _cut(text)
    return f'<td title="{title}">{shown}</td>' if shown != title else f"<td>{shown}</td>"


def _pairs(values: Mapping[Any, Any]) -> str:
    shown = [
        f'<span class="pair">{html.escape(cut(cell_text({name: value}), _WIDEST_PAIR))}</span>'
        for name, value in islice(values.items(), _MOST_PAIRS)
    ]
    more = len(values) - len(shown)
    return " ".join([*shown, f"+{more}"] if more else shown)


def _cut(text: str) -> str:
    return html.escape(cut(text, _WIDEST_CELL))
