"""A hook of MkDocs: links to files of the repository outside docs/ become plain text.

In the repository such a link opens the file; the site does not hold it. A link to a file that is
not there stays as it is, so that MkDocs reports it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
OUTSIDE = re.compile(r"\[([^\]]+)\]\((\.\./[^)#]+)(?:#[^)]*)?\)")


def on_page_markdown(markdown: str, **page: Any) -> str:
    """Return the text of a page with links that the site can follow."""
    return OUTSIDE.sub(lambda link: link[1] if (DOCS / link[2]).exists() else link[0], markdown)
