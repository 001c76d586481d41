"""A strict reader of the pages: every element closed in order, every attribute once."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSHOWN = frozenset({"script", "style"})
VOID = frozenset({"meta", "link", "col", "br", "hr", "img", "input"})


@dataclass
class Element:
    """An element with its attributes and all text inside it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """The text inside, with white space as one blank; not that of scripts and styles inside."""
        parts = (
            child if isinstance(child, str) else "" if child.tag in UNSHOWN else child.text()
            for child in self.children
        )
        return " ".join("".join(parts).split())

    def all(self, *tags: str) -> list[Element]:
        """The elements of those names inside, in order; all of them where no name is given."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    found.append(child)
                found.extend(child.all(*tags))
        return found

    def classes(self) -> list[str]:
        """The names in the class attribute."""
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice on <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(text: str) -> Element:
    """Parse a page; AssertionError where it is not well-formed."""
    assert text.startswith("<!doctype html>\n")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.root], f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def having(page: Element, tag: str, name: str) -> list[Element]:
    """The elements of a kind that have a class."""
    return [found for found in page.all(tag) if name in found.classes()]
