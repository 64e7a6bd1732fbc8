"""What commands write: for people on a terminal, tab-separated for scripts, or JSON."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import repeat
from typing import Any

import click

from mlrun_db._tables import cell_text
from mlrun_db.lists import first_found

from .settings import Mistake, Options

_WIDEST_CELL = 40  # but for the last column, which takes what the terminal has left
_LONGEST_VALUE = 300
_SHORTEST_UID = 8
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # could change the terminal
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

    ``kind`` is "text", "state", "time" or "uid"; the last two are short on a terminal only.
    """

    name: str
    paths: str
    kind: str = "text"


def on_terminal() -> bool:
    return sys.stdout.isatty()


def coloured(text: str, colour: str | None, *, bold: bool = False) -> str:
    """Colour the text when a terminal shows it, and NO_COLOR is not set."""
    if not on_terminal() or os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=colour, bold=bold or None)


def state_colour(state: str) -> str | None:
    return _COLOURS.get(state.lower())


def write(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def write_json(value: Any) -> None:
    """Write strict JSON; NaN and the infinities, which it has no word for, become null."""
    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    write(json.dumps(_finite(value), indent=2, ensure_ascii=not utf8, default=str))


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
    """Write a list: JSON when asked for, a table on a terminal, tab-separated values otherwise."""
    if options.json:
        write_json(list(items))
    elif on_terminal():
        _write_table(items, columns, noun)
    else:
        for item in items:
            values = [first_found(item, column.paths) for column in columns]
            cells = [_clean(cell_text(value, exact=True)) for value in values]
            write("\t".join(cells))


def _write_table(items: Sequence[Mapping[str, Any]], columns: Sequence[Column], noun: str) -> None:
    if not items:
        click.echo(f"no {noun}", err=True)
        return
    now = datetime.now(UTC)
    lines = [[column.name.upper() for column in columns]]
    values = [[first_found(item, column.paths) for column in columns] for item in items]
    uids = [number for number, column in enumerate(columns) if column.kind == "uid"]
    short = short_length([str(row[number]) for row in values for number in uids])
    kinds = [column.kind for column in columns]
    lines += [list(map(_cell, row, kinds, repeat(short), repeat(now))) for row in values]
    last = len(columns) - 1
    widths = [max(len(line[i]) for line in lines) for i in range(last)]
    left = max(shutil.get_terminal_size().columns - sum(widths) - 2 * last, 8)
    for number, line in enumerate(lines):
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
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
        return _clean(str(value or "")[:short])
    if kind == "time":
        return since(str(value), now) if value else ""
    if isinstance(value, Mapping):
        value = {key: f"{x:.4g}" if isinstance(x, float) else x for key, x in value.items()}
        return _clean(cell_text(value))
    return _cut(_clean(cell_text(value)), _WIDEST_CELL)


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
        return _clean(text)
    seconds = (now - (time if time.tzinfo else time.replace(tzinfo=UTC))).total_seconds()
    ending = "ago" if seconds >= 0 else "from now"
    for unit, size in _UNITS:
        if abs(seconds) >= size:
            return f"{int(abs(seconds) // size)} {unit} {ending}"
    return "now"


def _clean(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


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
    shown = [(_clean(str(key)), item) for key, item in pairs if item not in (None, "", [], {})]
    width = max((len(key) for key, item in shown if not _is_nested(item)), default=0)
    for key, item in shown:
        if _is_nested(item):
            yield f"{indent}{coloured(key, None, bold=True)}"
            yield from _tree(item, f"{indent}  ")
            continue
        first, *rest = str(item)[:_LONGEST_VALUE].splitlines() or [""]
        if len(str(item)) > _LONGEST_VALUE:
            *rest, end = [first, *rest]
            first, *rest = [*rest, f"{end}… (--json shows all)"]
        first = _clean(first)
        if key == "state":
            first = coloured(first, state_colour(first))
        yield f"{indent}{key.ljust(width)}  {first}"
        yield from (f"{indent}{' ' * width}  {_clean(line)}" for line in rest)


def _is_nested(item: Any) -> bool:
    return isinstance(item, Mapping | list | tuple) and bool(item)


def confirmed(question: str, yes: bool) -> bool:
    """Ask before something is deleted; without a terminal nobody can answer."""
    if yes:
        return True
    if not sys.stdin or not sys.stdin.isatty():
        raise Mistake(f"{question} Nobody to ask without a terminal: add --yes")
    if click.confirm(question, err=True):
        return True
    click.echo("nothing deleted", err=True)
    return False
