"""What commands write: for people on a terminal, tab-separated for scripts, or JSON."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import repeat
from typing import Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.text import cell_text, visible

from .mistakes import Mistake
from .settings import Options

_WIDEST_CELL = 40  # but for the last column, which takes what the terminal has left
_LONGEST_VALUE = 300
_SHORTEST_UID = 8
_COLOURS = {
    "completed": "green",
    "succeeded": "green",
    "online": "green",
    "ready": "green",
    "ok": "green",
    "error": "red",
    "failed": "red",
    "fail": "red",
    "aborted": "magenta",
    "running": "yellow",
    "pending": "yellow",
    "warn": "yellow",
}
_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


@dataclass(frozen=True)
class Column:
    """A column: its name, the dotted paths at one of which its value is, and what the value is.

    ``kind`` is "text", "state", "time", "uid" or "id"; times and uids are short on a terminal only,
    an id is whole there, too.
    """

    name: str
    paths: str
    kind: str = "text"


def on_terminal() -> bool:
    return sys.stdout.isatty()


def coloured(text: str, colour: str | None, *, bold: bool = False) -> str:
    """Colour the text when a terminal shows it that can, and NO_COLOR is not set."""
    if not on_terminal() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return click.style(text, fg=colour, bold=bold or None)


def state_colour(state: str) -> str | None:
    return _COLOURS.get(state.lower())


def write(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def write_json(value: Any) -> None:
    """Write strict JSON; NaN and the infinities, which it has no word for, become null."""
    write(json_text(_finite(value)))


def json_text(value: Any) -> str:
    """Return indented JSON, its characters as stdout can take them and a terminal may."""
    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, indent=2, ensure_ascii=not utf8, default=str)
    return _lines(text, lambda line: _escaped(line) if visible(line) != line else line)


def _escaped(line: str) -> str:
    """Return a line of JSON with \\u009b and the like for what must not be seen."""
    return "".join(f"\\u{ord(sign):04x}" if visible(sign) != sign else sign for sign in line)


def seen(text: str) -> str:
    """Return text of some lines without what would steer the terminal."""
    return _lines(text.replace("\r\n", "\n").expandtabs(), visible)


def _lines(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) for line in text.split("\n"))


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def show_list(
    options: Options, items: Sequence[Mapping[str, Any]], columns: Sequence[Column], noun: str
) -> None:
    """Write a list: JSON when asked for, a table on a terminal, tab-separated values otherwise.

    ``noun`` is what there is none of when the list is empty.
    """
    if options.json:
        write_json(list(items))
    elif on_terminal():
        _write_table(items, columns, noun)
    else:
        for item in items:
            values = [first_found(item, column.paths) for column in columns]
            write("\t".join(cell_text(value, exact=True) for value in values))


def _write_table(items: Sequence[Mapping[str, Any]], columns: Sequence[Column], noun: str) -> None:
    if not items:
        click.echo(f"no {visible(noun)}", err=True)
        return
    now = datetime.now(UTC)
    lines = [[column.name.upper() for column in columns]]
    values = [[first_found(item, column.paths) for column in columns] for item in items]
    uids = [number for number, column in enumerate(columns) if column.kind == "uid"]
    short = short_length([str(row[number]) for row in values for number in uids])
    kinds = [column.kind for column in columns]
    lines += [list(map(_cell, row, kinds, repeat(short), repeat(now))) for row in values]
    last = len(columns) - 1
    widths = [max(_width(line[i]) for line in lines) for i in range(last)]
    left = max(shutil.get_terminal_size().columns - sum(widths) - 2 * last, 8)
    for number, line in enumerate(lines):
        cells = [_padded(cell, width) for cell, width in zip(line, widths, strict=False)]
        cells.append(_cut(line[last], left))
        if number == 0:
            cells = [coloured(cell, None, bold=True) for cell in cells]
        else:
            cells = [
                coloured(cell, state_colour(cell.strip())) if kind == "state" else cell
                for cell, kind in zip(cells, kinds, strict=True)
            ]
        write("  ".join(cells).rstrip())


def _cell(value: Any, kind: str, short: int, now: datetime) -> str:
    """Return a cell for people."""
    if kind == "uid":
        return visible(str(value or "")[:short])
    if kind == "id":
        return cell_text(value)
    if kind == "time":
        return since(str(value), now) if value else ""
    if isinstance(value, Mapping):
        value = {key: f"{x:.4g}" if isinstance(x, float) else x for key, x in value.items()}
        return cell_text(value)
    return _cut(cell_text(value), _WIDEST_CELL)


def short_length(uids: Sequence[str]) -> int:
    """Return how many characters, 8 or more, tell all these uids apart."""
    different = set(uids)
    longest = max((len(uid) for uid in different), default=0)
    for length in range(_SHORTEST_UID, longest):
        if len({uid[:length] for uid in different}) == len(different):
            return length
    return max(longest, _SHORTEST_UID)


def since(text: str, now: datetime) -> str:
    """Return "3 min ago" for a time that ``now`` is 3 minutes after; other text as it is."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return visible(text)
    seconds = (now - (time if time.tzinfo else time.replace(tzinfo=UTC))).total_seconds()
    ending = "ago" if seconds >= 0 else "from now"
    for unit, size in _UNITS:
        if abs(seconds) >= size:
            return f"{int(abs(seconds) // size)} {unit} {ending}"
    return "now"


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_sign_width, text))


def _sign_width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):  # is written over the sign before
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str, width: int) -> str:
    """Return the text, or as much of it as leaves a column for an ellipsis."""
    if _width(text) <= width:
        return text
    end, used = 0, 0
    while used + _sign_width(text[end]) < width:
        used += _sign_width(text[end])
        end += 1
    return f"{text[:end]}…"


def show_object(options: Options, whole: Any, readable: Any = None) -> None:
    """Write one object: JSON when asked for, otherwise ``readable`` (or all) as indented lines."""
    if options.json:
        write_json(whole)
        return
    for line in _tree(whole if readable is None else readable, ""):
        write(line)


def _tree(value: Any, indent: str) -> Iterator[str]:
    """Return the lines of nested dicts and lists; what is empty is left out."""
    pairs = value.items() if isinstance(value, Mapping) else (("-", item) for item in value)
    shown = [(visible(str(key)), item) for key, item in pairs if item not in (None, "", [], {})]
    width = max((_width(key) for key, item in shown if not _is_nested(item)), default=0)
    for key, item in shown:
        if _is_nested(item):
            yield f"{indent}{coloured(key, None, bold=True)}"
            yield from _tree(item, f"{indent}  ")
            continue
        first, *rest = str(item)[:_LONGEST_VALUE].splitlines() or [""]
        if len(str(item)) > _LONGEST_VALUE:
            *rest, end = [first, *rest]
            first, *rest = [*rest, f"{end}… (--json shows all)"]
        first = visible(first)
        if key == "state":
            first = coloured(first, state_colour(first))
        yield f"{indent}{_padded(key, width)}  {first}"
        yield from (f"{indent}{' ' * width}  {visible(line)}" for line in rest)


def _is_nested(item: Any) -> bool:
    return isinstance(item, Mapping | list | tuple) and bool(item)


def confirmed(question: str, yes: bool) -> bool:
    """Ask before something is deleted; without a terminal nobody can answer."""
    if yes:
        return True
    if not sys.stdin or not sys.stdin.isatty():
        raise Mistake(f"{question} Nobody to ask without a terminal: add --yes")
    try:
        if click.confirm(visible(question), err=True):
            return True
    except click.Abort:  # Ctrl-C or Ctrl-D, and the line has no end
        click.echo(err=True)
        raise
    click.echo("nothing deleted", err=True)
    return False
