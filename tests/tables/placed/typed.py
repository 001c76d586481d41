"""Tables typed as on a typewriter and read by their places: two blanks part what one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from tabel_extract.model import Table
from tabel_extract.page import Page, Rule, Word
from tabel_extract.tables.assemble import Reading, read_tables
from tabel_extract.tables.pages import read_pages
from tests.grids.drawn import HIGH, LEFT, TOP, WIDE, drawn

CAPTION = "Tabel 1.1 Fietsen naar het werk, bevolking 18 jaar en ouder, 2024 (in procenten)"


class Typed:
    """Pages as a reader gives them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def text(self, number: int) -> str:
        lines: dict[float, list[str]] = {}
        for word in self.pages[number - 1].words:
            lines.setdefault(word.baseline, []).append(word.text)
        return "\n".join(map(" ".join, lines.values()))

    def excess(self, number: int) -> None:
        return None

    def page(self, number: int) -> Page | None:
        return self.pages[number - 1]

    def render(self, number: int, scale: float) -> None:
        return None

    def close(self) -> None:
        pass


def typed(text: str, number: int = 1) -> Page:
    """A page; a blank is printed only where one blank stands.

    ``|`` is a piece of an upright rule, ``+`` where one meets a rule of ``----``.
    """
    plain = dedent(text).strip("\n")
    flat = plain.replace("+", "-").replace("|", " ")
    page = drawn(flat, number=number, rules=_upright(plain.splitlines()))
    words: list[Word] = []
    for word in page.words:
        before = words[-1] if words else None
        beside = before is not None and before.baseline == word.baseline
        one_blank = beside and before is not None and abs(word.x0 - before.x1 - WIDE) < 0.1
        words.append(replace(word, spaced=one_blank))
    return replace(page, words=tuple(words))


def _upright(lines: Sequence[str]) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for column in range(max(map(len, lines), default=0)):
        x = LEFT + WIDE * column
        signs = [line[column : column + 1] in {"|", "+"} for line in lines]
        marks = [i for i, sign in enumerate(signs) if sign]
        for index in marks:
            if index + 1 in marks:
                top = TOP + HIGH * index - 3
                rules.append(Rule(x, top, x, top + HIGH))
    return tuple(rules)


def tables_on(*texts: str) -> list[Table]:
    """The tables of pages typed one after another."""
    return tables_of(*[typed(t, n) for n, t in enumerate(texts, start=1)])


def tables_of(*pages: Page) -> list[Table]:
    """The tables of pages."""
    return list(reading_of(*pages).tables)


def reading_of(*pages: Page) -> Reading:
    """The tables of pages, with what is to be said of them."""
    read = read_pages(Typed(pages))
    return read_tables(read.text.lines, read.printed)


def cells_of(table: Table) -> dict[str, str]:
    """What each cell prints, by its headings: ``man › eens | totaal``."""
    return {f"{' › '.join(o.row)} | {' › '.join(o.column)}": o.raw for o in table.observations}


def below(body: str) -> dict[str, str]:
    """The cells of one table with this body."""
    (table,) = tables_on(f"{CAPTION}\n\n{dedent(body).strip(chr(10))}\nBron: SCP")
    return cells_of(table)
