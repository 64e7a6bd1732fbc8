"""A run as a dict that a notebook shows as a table."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from .notebook import in_notebook

T = TypeVar("T")


class ShownRun(dict[str, Any]):
    """A run, read from a server or taken from a list."""

    def _repr_html_(self) -> str:
        from .cells import first_found
        from .columns import run_sections
        from .html import html_record

        name = str(first_found(self, "metadata.name") or "")
        sections = ("results", "parameters", "inputs", "labels")
        return html_record(f"run {name}".rstrip(), run_sections(self), sections=sections)


def shown_in_notebook(run: T) -> T:
    """Return a run in a form that a notebook shows; elsewhere, and other values, as they are."""
    if type(run) is dict and in_notebook():
        return cast(T, ShownRun(cast(Any, run)))
    return run
