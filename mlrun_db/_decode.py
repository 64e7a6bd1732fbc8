"""Reading JSON: by orjson when it is installed (extra ``fast``), with the results of ``json``."""

from __future__ import annotations

import json
import re
from types import ModuleType
from typing import Any

orjson: ModuleType | None
try:
    import orjson
except ImportError:
    orjson = None

# orjson reads an integer of more than 64 bits as a float. A number that long is looked for in two
# steps: the first, on all bytes, takes a tenth of the time of the second.
_DIGITS_AS_ZEROS = bytes(ord("0") if byte in b"0123456789" else ord(" ") for byte in range(256))
_LONG = b"0" * 19
_MORE_THAN_64_BITS = re.compile(rb"(?<![0-9.])(?:-[0-9]{19}|[0-9]{20})")


def decode_json(data: bytes) -> Any:
    """Return what ``json.loads`` does. What orjson refuses, such as NaN, goes to ``json``."""
    if orjson is None:
        return json.loads(data)
    if _LONG in data.translate(_DIGITS_AS_ZEROS) and _MORE_THAN_64_BITS.search(data):
        return json.loads(data)
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data)
