"""What tools return: JSON of a limited size, since an assistant has to read all of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from .._display.text import cut, visible_lines

MOST_CHARACTERS = 20_000  # of a result
_MOST_OF_ITEM = 5_000  # of an item of a list
# Characters of a text, and items of a dict or list: the first that is small enough.
_DETAILS = ((500, 50), (200, 50), (100, 20), (40, 10), (20, 5))


def bounded_json(value: Any) -> str:
    """Return a value as JSON; long texts, lists and dicts in it are cut, and say so."""
    return _json(_fitting(value, MOST_CHARACTERS))


def bounded_list(items: Sequence[Any], limit: int, **facts: Any) -> str:
    """Return as many of the first items as fit as JSON, with how many there are.

    Args:
        items: The items.
        limit: The most items.
        facts: More that is said about the list.
    """
    shown: list[Any] = []
    size = len(_json(facts)) + 100
    for item in items[:limit]:
        each = _fitting(item, _MOST_OF_ITEM)
        size += len(_json(each)) + 2
        if size > MOST_CHARACTERS:
            break
        shown.append(each)
    more = len(items) - len(shown)
    note = {"more": f"{more} more: filter, or raise the limit up to 100"} if more else {}
    return _json({"items": shown, **note, **facts})


def _json(value: Any) -> str:
    return visible_lines(json.dumps(value, ensure_ascii=False, default=str))


def _fitting(value: Any, characters: int) -> Any:
    """Return a value with as much detail as fits."""
    for longest, most in _DETAILS:
        found = _cut(value, longest, most)
        if len(_json(found)) <= characters:
            return found
    return cut(_json(found), characters // 2)


def _cut(value: Any, longest: int, most: int) -> Any:
    if isinstance(value, str):
        return cut(value, longest)
    if isinstance(value, Mapping):
        kept = {
            cut(str(name), min(longest, 100)): _cut(item, longest, most)
            for name, item in islice(value.items(), most)
            if item not in (None, "", [], {})
        }
        more = len(value) - most
        return {**kept, "…": f"{more} more"} if more > 0 else kept
    if isinstance(value, list | tuple):
        items = [_cut(item, longest, most) for item in value[:most]]
        return [*items, f"… {len(value) - most} more"] if len(value) > most else items
    return value
