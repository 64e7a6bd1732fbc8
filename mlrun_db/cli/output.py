"""The output of commands: tables and colours on a terminal, tab-separated values, or JSON."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import click

from mlrun_db._display.cells import first_found
from mlrun_db._display.states import TONES, tone_of
from mlrun_db._display.tables import aligned
from mlrun_db._display.text import cell_text, fit, padded, visible, width
from mlrun_db._display.times import parse_time, relative_time

from .settings import Options

_WIDEST_CELL = 40  # except in the last column, which takes the rest of the terminal
_LONGEST_VALUE = 300
_SHORTEST_UID = 8


@dataclass(frozen=True)
class Column:
    """A column: its name, the dotted paths to its value, and the kind of the value.

    ``kind`` is "text", "state", "time", "uid" or "id". Times and uids are shortened on a terminal;
    an id is always whole.
    """

    name: str
    paths: str
    kind: str = "text"


NAME = Column("name", "metadata.name")


def on_terminal() -> bool:
    return sys.stdout.isatty()


def bold(text: str) -> str:
    return click.style(text, bold=True) if _has_colours() else text


def in_state_colour(text: str) -> str:
    """Return the text in the colour of the state that it is, blanks around it aside."""
    colour = TONES[tone_of(text.strip())].ansi
    return click.style(text, fg=colour) if colour and _has_colours() else text


def _has_colours() -> bool:
    """Whether stdout is a terminal with colours, and NO_COLOR is not set."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and on_terminal()


def write(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def write_json(value: Any) -> None:
    """Write strict JSON; NaN and the infinities, which JSON lacks, become null."""
    write(json_text(_finite(value)))


def _write_data(options: Options, value: Any) -> bool:
    """Write a value as JSON or YAML, if that was asked for."""
    if options.json:
        write_json(value)
    elif options.output == "yaml":
        try:
            yaml = import_module("yaml")
        except ImportError:
            raise ImportError(
                "-o yaml needs PyYAML, which is not installed: pip install pyyaml"
            ) from None
        text = yaml.safe_dump(json.loads(json.dumps(_finite(value), default=str)), sort_keys=False)
        write(text.removesuffix("\n"))
    return options.output in ("json", "yaml")


def json_text(value: Any) -> str:
    """Return indented JSON that the encoding of stdout has, with control characters escaped."""
    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, indent=2, ensure_ascii=not utf8, default=str)
    return _by_line(text, lambda line: _json_escaped(line) if visible(line) != line else line)


def _json_escaped(line: str) -> str:
    return "".join(
        f"\\u{ord(character):04x}" if visible(character) != character else character
        for character in line
    )


def visible_lines(text: str) -> str:
    """Return the lines of a text with control characters escaped."""
    return _by_line(text.replace("\r\n", "\n").expandtabs(), visible)


def _by_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) for line in text.split("\n"))


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def writes_a_table(options: Options) -> bool:
    """Return whether a list is written as a table, for which all of it is needed."""
    return options.output == "wide" or (on_terminal() and options.output not in ("json", "yaml"))


def show_list(
    options: Options, items: Iterable[Mapping[str, Any]], columns: Sequence[Column], noun: str
) -> None:
    """Write a list: JSON on request, a table on a terminal, tab-separated values otherwise.

    JSON and tab-separated values are written item by item, as an iterator gives them. ``noun``
    names the objects when the list is empty.
    """
    if options.json:
        _write_json_items(items)
    elif options.output == "yaml":
        _write_data(options, list(items))
    elif writes_a_table(options):
        _write_table(list(items), columns, noun, wide=options.output == "wide")
    else:
        for item in items:
            values = [first_found(item, column.paths) for column in columns]
            write("\t".join(cell_text(value, exact=True) for value in values))


def _write_json_items(items: Iterable[Any]) -> None:
    """Write a list as ``write_json`` does, without having all of it."""
    before = "[\n"
    for item in items:
        lines = json_text(_finite(item)).split("\n")
        sys.stdout.write(before + "\n".join(f"  {line}" for line in lines))
        before = ",\n"
    write("[]" if before == "[\n" else "\n]")


def _write_table(
    items: Sequence[Mapping[str, Any]], columns: Sequence[Column], noun: str, *, wide: bool = False
) -> None:
    if not items:
        click.echo(f"no {visible(noun)}", err=True)
        return
    now = datetime.now(UTC)
    rows = [[first_found(item, column.paths) for column in columns] for item in items]
    kinds = [column.kind for column in columns]
    if wide:
        kinds = ["state" if kind == "state" else "text" for kind in kinds]
    uids = [str(row[number]) for row in rows for number, kind in enumerate(kinds) if kind == "uid"]
    length = short_length(uids)
    header = [column.name.upper() for column in columns]
    cells = [
        [_cell(value, kind, length, now) for value, kind in zip(row, kinds, strict=True)]
        for row in rows
    ]
    for row in cells:
        row[:-1] = [
            fit(cell, _WIDEST_CELL) if kind == "text" and not wide else cell
            for cell, kind in zip(row, kinds[:-1], strict=False)
        ]

    def style(cell: str, line: int, column: int) -> str:
        if line == 0:
            return bold(cell)
        return in_state_colour(cell) if kinds[column] == "state" else cell

    columns_wide = 10**6 if wide else shutil.get_terminal_size().columns
    for text in aligned([header, *cells], columns_wide, style):
        write(text)


def _cell(value: Any, kind: str, length: int, now: datetime) -> str:
    """Return the text of a cell on a terminal, with ``length`` characters of a uid."""
    if kind == "uid":
        return visible(str(value or "")[:length])
    if kind == "time":
        moment = parse_time(value)
        return relative_time(moment, now) if moment else cell_text(value)
    if isinstance(value, Mapping):
        value = {key: f"{x:.4g}" if isinstance(x, float) else x for key, x in value.items()}
    return cell_text(value)


def short_length(uids: Sequence[str]) -> int:
    """Return how many characters, at minimum 8, distinguish these uids."""
    different = set(uids)
    longest = max((len(uid) for uid in different), default=0)
    for length in range(_SHORTEST_UID, longest):
        if len({uid[:length] for uid in different}) == len(different):
            return length
    return max(longest, _SHORTEST_UID)


def show_object(options: Options, whole: Any, readable: Any = None) -> None:
    """Write one object: JSON on request, otherwise ``readable`` (or all) as indented lines."""
    if _write_data(options, whole):
        return
    for line in _tree(whole if readable is None else readable, ""):
        write(line)


def _tree(value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of nested dicts and lists, without empty values."""
    pairs = value.items() if isinstance(value, Mapping) else (("-", item) for item in value)
    shown = [(visible(str(key)), item) for key, item in pairs if item not in (None, "", [], {})]
    key_width = max((width(key) for key, item in shown if not _is_nested(item)), default=0)
    for key, item in shown:
        if _is_nested(item):
            yield f"{indent}{bold(key)}"
            yield from _tree(item, f"{indent}  ")
            continue
        text = str(item)
        if len(text) > _LONGEST_VALUE:
            text = f"{text[:_LONGEST_VALUE].rstrip()}… (--json shows all)"
        first, *rest = map(visible, text.splitlines() or [""])
        if key == "state":
            first = in_state_colour(first)
        yield f"{indent}{padded(key, key_width)}  {first}"
        yield from (f"{indent}{' ' * key_width}  {line}" for line in rest)


def _is_nested(item: Any) -> bool:
    return isinstance(item, Mapping | list | tuple) and bool(item)
