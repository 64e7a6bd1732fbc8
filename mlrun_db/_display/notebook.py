"""Whether this runs in a notebook, and showing HTML there."""

from __future__ import annotations

import sys


def in_notebook() -> bool:
    """Whether this runs in a kernel, whose front end shows HTML: Jupyter, Colab, VS Code."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def display_html(markup: str) -> None:
    from IPython.display import HTML, display  # type: ignore[import-not-found, unused-ignore]

    display(HTML(markup))
