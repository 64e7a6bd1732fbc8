"""A hook of MkDocs: links to files of the repository outside docs/ become plain text.

In the repository such a link opens the file, but the site does not contain it. A link to a missing
file is kept, so that MkDocs reports it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
OUTSIDE = re.compile(r"\[([^\]]+)\]\((\.\./[^)#]+)(?:#[^)]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return the text of a page with links that the site can follow."""
    folder = (DOCS / page.file.src_uri).parent

    def shown(link: re.Match[str]) -> str:
        path = (folder / link[2]).resolve()
        return link[1] if path.exists() and not path.is_relative_to(DOCS) else link[0]

    return OUTSIDE.sub(shown, markdown)
