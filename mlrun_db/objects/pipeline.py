"""Pipeline runs."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from ._record import FullRecord, record


@record
class PipelinesOutput(FullRecord):
    """One page of pipeline runs, returned by ``list_pipelines``.

    ``runs`` holds dicts, or names if the format is ``name_only``; ``next_page_token`` is the
    ``page_token`` of the next page.
    """

    runs: list[dict[str, Any] | str] = field(default_factory=list)
    total_size: int | None = 0
    next_page_token: str | None = None
