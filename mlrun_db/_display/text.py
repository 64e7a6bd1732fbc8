"""Values as one line of text that is safe to show, and texts cut to a length."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from importlib import import_module
from itertools import islice
from typing import Any

_LONGEST_TEXT = 2000  # of one value: a log of megabytes in a field must not fill a notebook
_MOST_PAIRS = 100
_LARGE = 1e6  # such as a time in seconds, which needs all of its digits

# Escape sequences would steer the terminal, overrides of the writing direction would disguise the
# text, and lone surrogates cannot be encoded.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# In a log, tabs, line ends and the carriage returns of progress bars are what they seem to be.
_LOG_CONTROLS = re.compile(f"(?![\t\n\r]){_CONTROLS.pattern}")


def write_out(text: str, end: str = "\n") -> None:
    """Print text; characters that the encoding of stdout lacks are escaped."""
    try:
        print(text, end=end, flush=True)
    except UnicodeEncodeError as err:
        print(
            text.encode(err.encoding, "backslashreplace").decode(err.encoding), end=end, flush=True
        )


def cell_text(value: Any, exact: bool = False) -> str:
    """Return a value on one line of at most 2000 characters; a dict as ``name=value`` pairs.

    Fractions have 6 digits and a dict 100 pairs, unless ``exact``.
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


def is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, (str, Mapping, list, tuple)) and not value)


def one_line(value: Any) -> str:
    """Return the text of a value without line ends, and with control characters escaped."""
    text = " ".join(str(value)[: 2 * _LONGEST_TEXT].split())
    return cut(visible(text), _LONGEST_TEXT)


def visible(text: str) -> str:
    r"""Return the text with control characters escaped, as in ``\x1b``."""
    return _CONTROLS.sub(_escaped, text)


def visible_lines(text: str) -> str:
    r"""Return a part of a log with control characters escaped, except for \t, \n and \r."""
    return _LOG_CONTROLS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]


def cut(text: str, longest: int) -> str:
    """Return at most this many characters of the text; an ellipsis replaces the rest."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def fit(text: str, columns: int) -> str:
    """Return what fits into this many columns of a terminal; an ellipsis replaces the rest."""
    if width(text) <= columns:
        return text
    wcwidth = None if text.isascii() else _wcwidth()
    return f"{wcwidth.clip(text, 0, columns - 1, fillchar='')}…" if wcwidth else cut(text, columns)


def padded(text: str, columns: int) -> str:
    """Return the text with blanks up to this many columns of a terminal."""
    return text + " " * (columns - width(text))


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes.

    Wide and combining characters need wcwidth, which the extra ``cli`` installs; without it each
    character counts as one column.
    """
    if text.removesuffix("…").isascii():
        return len(text)
    wcwidth = _wcwidth()
    return wcwidth.width(text) if wcwidth else len(text)


@functools.cache
def _wcwidth() -> Any:
    """Import wcwidth when the first text needs it, as its tables take a while to load."""
    try:
        return import_module("wcwidth")
    except ImportError:
        return None
