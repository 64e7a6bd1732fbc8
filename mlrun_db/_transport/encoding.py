"""Writes JSON bodies."""

from __future__ import annotations

import json
from typing import Any

from ..errors import MLRunInvalidArgumentError
from .decoding import has_big_integer
from .json_forms import Unencodable, has_other_keys, json_form, whole_form


def encode_json(value: Any) -> bytes:
    """Encode a body: JSON's own types, and those that ``json_forms`` gives a form.

    NaN and infinity are sent as Python writes them, which MLRun servers read. What has no form, or
    would be read back as another value, is refused with its place in the body: half a surrogate
    pair, which servers store and then fail on, an integer of more than 64 bits, two keys with the
    same text.
    """
    try:
        body = json.dumps(value, default=_form).encode()
        if not (rb"\ud" in body or has_big_integer(body) or has_other_keys(value)):
            return body
    except Exception:  # of any conversion; what follows names the place
        pass
    try:
        return json.dumps(whole_form(value)).encode()
    except Unencodable as err:
        reason, cause = str(err), err.__cause__
    except RecursionError as err:
        reason, cause = "it is nested too deeply", err
    raise MLRunInvalidArgumentError(f"the body cannot be sent as JSON: {reason}") from cause


def _form(value: Any) -> Any:
    form = json_form(value)
    if has_other_keys(form):
        raise TypeError
    return form
