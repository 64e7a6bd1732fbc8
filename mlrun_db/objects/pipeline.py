"""Pipelines."""

from __future__ import annotations

from typing import Any, ClassVar

import attrs

from ._record import Record


@attrs.define(kw_only=True, repr=False, on_setattr=attrs.setters.NO_OP)
class PipelinesOutput(Record):
    """One page of pipeline runs, given by ``list_pipelines``.

    ``runs`` holds dicts, or names when the format is ``name_only``; ``next_page_token`` is the
    ``page_token`` of the next page.
    """

    _send_unset: ClassVar[bool] = True

    runs: list[dict[str, Any] | str] = attrs.field(factory=list)
    total_size: int | None = 0
    next_page_token: str | None = None
