"""Writes JSON bodies."""

from __future__ import annotations

import json
import re
from numbers import Number
from typing import Any

from msgspec.json import Encoder, decode

from ..errors import MLRunInvalidArgumentError
from .json_forms import Unencodable, json_form, whole_form


def _number(value: Any) -> Any:
    """Return the form of a number of numpy; other types need ``whole_form``."""
    if isinstance(value, Number):
        return json_form(value)
    raise TypeError


_encode = Encoder(enc_hook=_number).encode
_AS_ZEROS = bytes.maketrans(b"123456789", b"0" * 9)
_LONG = b"0" * 19  # an integer of more than 64 bits has as many digits, in sequence
_BIG = re.compile(rb"(?:^|[:,\[])-?\d{19,}(?:[,}\]]|$)")


def encode_json(value: Any) -> bytes:
    """Encode a body: JSON's own types, and those that ``json_forms`` gives a form.

    NaN and infinity are sent as Python writes them, which MLRun servers read. What has no form, or
    would be read back as another value, is refused with its place in the body: half a surrogate
    pair, which servers store and then fail on, an integer of more than 64 bits, two keys with the
    same text.
    """
    try:
        body = _encode(value)
        if decode(body) == value and not _may_have_big_integer(body):
            return body
    except Exception:  # of any type; what follows names the place
        pass
    try:
        return json.dumps(whole_form(value)).encode()
    except Unencodable as err:
        reason, cause = str(err), err.__cause__
    except RecursionError as err:
        reason, cause = "it is nested too deeply", err
    raise MLRunInvalidArgumentError(f"the body cannot be sent as JSON: {reason}") from cause


def _may_have_big_integer(body: bytes) -> bool:
    return _LONG in body.translate(_AS_ZEROS) and _BIG.search(body) is not None
