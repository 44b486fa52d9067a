"""A page as a reader of HTML has it: what it names, and what stands in its form and its table."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[str] = []
        self.alts: list[str] = []
        self.scripts: list[str] = []
        self.fields: dict[str, dict[str, str | None]] = {}
        self.labelled: set[str | None] = set()
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag in ("img", "source"):
            self.images.append(given.get("src") or given.get("srcset") or "")
            self.alts.append(given.get("alt") or "")
        if tag == "script" or any(name.startswith("on") for name in given):
            self.scripts.append(tag)
        if tag in ("input", "select"):
            self.fields[given["name"] or ""] = given
        if tag == "label":
            self.labelled.add(given["for"])
        if tag in ("td", "th"):
            self._in_cell = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data
