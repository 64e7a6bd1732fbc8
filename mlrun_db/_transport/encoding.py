"""Writes JSON bodies."""

from __future__ import annotations

import datetime
import enum
import json
from typing import Any

from ..errors import MLRunInvalidArgumentError


def encode_json(value: Any) -> bytes:
    """Encode a body: JSON's own types, and times, enums, paths, sets, arrays and data classes.

    NaN and infinity are sent as Python writes them, which MLRun servers read. Half a surrogate
    pair is refused: servers store it, and then fail on every response that contains it.
    """
    try:
        body = json.dumps(value, default=_encodable).encode()
        if rb"\ud" in body:  # surrogates, two of which form a character
            json.dumps(json.loads(body), ensure_ascii=False).encode()
        return body
    except (TypeError, ValueError, RecursionError) as err:
        raise MLRunInvalidArgumentError(f"the body cannot be sent as JSON: {err}") from None


def _encodable(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    for method in ("to_dict", "model_dump", "dict", "tolist", "item", "__fspath__"):
        convert = getattr(value, method, None)
        if callable(convert) and not isinstance(value, type):
            return convert()
    raise TypeError(f"{type(value).__name__} has no JSON form: {value!r:.200}")
