# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..models.error_reason import ErrorReason
    from ..models.validation_error import ValidationError


class ErrorAnswer(TypedDict, total=False):
    """The body of an error. Its detail has one of three forms: an object with a reason (the
    server refused the request itself), a string such as MLRunNotFoundError('...') (an error
    of the store), or the list of a failed validation (422). A proxy in front of the server
    may answer HTML or nothing instead."""

    detail: ErrorReason | list[ValidationError] | str
