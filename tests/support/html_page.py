"""An HTML page as a browser sees it: its tags, attributes, links and text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

_INLINE = {"a", "b", "code", "span", "time", "strong", "i"}
_VOID = {"meta", "link", "input", "br", "circle", "rect", "line", "path"}


class HtmlPage(HTMLParser):
    """What a page consists of.

    Attributes:
        tags: The names of all elements.
        attributes: The names of all attributes.
        links: The targets of all links.
        scripts: The sources of the scripts; "" for one inside the page.
        rows: The text of each cell of each row of the tables.
        text: All text.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.rows: list[list[str]] = []
        self.titles: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._pieces: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.text = " ".join("".join(self._pieces).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        self.tags.add(tag)
        if tag not in _INLINE:
            self._pieces.append(" ")
        self.attributes |= values.keys()
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag == "script":
            self.scripts.append(values.get("src", ""))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open and self._open[-1] == tag, f"</{tag}> closes {self._open[-1:]}"
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style"):
            return
        self._pieces.append(data)
        if self.rows and self.rows[-1] and "table" in self._open:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())

    def with_attribute(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of the elements that have this one."""
        return [values for _, values in self.elements if name in values]
