"""Seeded reports of the family: the text that an export gives, and what should be read in it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.synthetic.layout import Printer, style_of, wrapped
from tests.synthetic.shapes import NoteSpec, TableSpec, plain
from tests.synthetic.tables import BUILDERS, LETTERS, Context
from tests.synthetic.words import POPULATIONS, PROSE, SOURCES, TOPICS, TRAPS

LEADS = ("Vraagstelling", "Vraagstelling", "Vraagstelling", "Stelling", "Vraag", "Vraagtekst")
QUOTES = ("‘’", "‘’", "‘’", "“”", '""')


@dataclass(frozen=True)
class Generated:
    """A report: its text, and its tables as meant."""

    seed: int
    text: str
    tables: tuple[TableSpec, ...]


def generate(seed: int) -> Generated:
    """The report of a seed."""
    return _Report(seed).build()


class _Report:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = Random(seed)
        self.style = style_of(self.rng)
        self.printer = Printer(self.rng, self.style)
        self.topic = self.rng.choice(sorted(TOPICS))
        self.context = Context(self.rng, TOPICS[self.topic], self.rng.randint(2012, 2025))
        self.chapter = self.rng.choice(["1", "2", "3", "7", "12", "B4.", "S."])
        self.lead = self.rng.choice(LEADS)
        self.quotes = self.rng.choice(QUOTES)
        self.digits = self.rng.random() < 0.15
        self.population = self.rng.choice(POPULATIONS)
        self.source = self.rng.choice(SOURCES)
        self.footnote = 0

    def build(self) -> Generated:
        lines = [f"{self.chapter.rstrip('.')} {self.topic}", "", *self._prose()]
        tables = []
        for position in range(1, self.rng.randint(4, 7)):
            table = self._table(position)
            tables.append(table)
            if self.rng.random() < 0.3:
                lines += self._trap(table.label.split()[1])
            lines += self.printer.table(table)
            lines += self._page() if self.rng.random() < 0.3 else []
            lines += self._prose()
        return Generated(self.seed, self.printer.finish(lines), tuple(tables))

    def _table(self, position: int) -> TableSpec:
        kind = self.rng.random()
        table = self._other(kind) if kind < 0.15 else self.rng.choice(BUILDERS)(self.context)
        word = {"figure": "Figuur", "box": "Kader"}.get(table.kind, "Tabel")
        separator = "" if self.chapter.endswith(".") else "."
        table.label = f"{word} {self.chapter}{separator}{position}".replace("..", ".")
        if table.kind != "box":
            table.population = self.population
            table.source = self.source if self.rng.random() < 0.95 else None
        if table.kind == "table":
            self._add_notes(table)
            if self.style.spaced_rows and len(table.rows) > 4 and self.rng.random() < 0.15:
                table.tags.add("continued")
        table.strict = table.strict and self.style.airy
        return table

    def _other(self, kind: float) -> TableSpec:
        """A figure without numbers, or a box of text with a blank line after every line."""
        year = str(self.context.year)
        title = "Verloop van het vertrouwen"
        if kind < 0.1:
            return TableSpec("", "figure", title, None, year, "percent", "in procenten", None)
        lines = wrapped(self.rng.choice(PROSE), self.style.width, hyphenate=False)
        inside = [line for part in lines for line in (part, "")]
        box = TableSpec("", "box", "Hoe mensen erover praten", None, None, None, None, None)
        box.inside = inside
        return box

    def _add_notes(self, table: TableSpec) -> None:
        wording = dict(self.context.topic)
        headings = dict.fromkeys(h for r in table.rows for h in (*r.sections, r.heading))
        asked = [h for h in headings if h in wording]
        marks = iter("123456789" if self.digits else LETTERS)
        if "caption-question" in table.tags:
            table.notes.append(self._question(next(marks), self.context.topic[0][1], None))
        elif self.rng.random() < 0.4:
            text = "Weergegeven is het aandeel dat ‘eens’ of ‘helemaal eens’ antwoordde."
            table.notes.append(NoteSpec(next(marks), text, None, None))
        if self.rng.random() < 0.8:
            table.notes += [self._question(next(marks), wording[h], h) for h in asked]
        if any("*" in v for r in table.rows for v in r.values):
            table.notes.append(NoteSpec("*", "Verschil is significant (p < 0,05).", None, "*"))

    def _question(self, marker: str, wording: str, heading: str | None) -> NoteSpec:
        opening, closing = self.quotes[0], self.quotes[1]
        damage = self.rng.random() if not wording.endswith("is.") else 1.0
        if damage < 0.05:
            closing = ""
        elif damage < 0.1 and opening == "‘":
            closing = "‘"
        return NoteSpec(
            marker, f"{self.lead}: {opening}{wording}{closing}", plain(wording), heading
        )

    def _prose(self) -> list[str]:
        text = self.rng.choice(PROSE)
        return [*wrapped(text, self.style.width, hyphenate=False), ""]

    def _trap(self, number: str) -> list[str]:
        text = self.rng.choice(TRAPS).replace("{n}", number)
        return [*wrapped(text, self.style.width, hyphenate=False), ""]

    def _page(self) -> list[str]:
        """The foot of a page inside a sentence, and the start of the next one."""
        self.footnote += 1
        first = "Ook als we rekening houden met andere kenmerken, blijft dit verschil tussen"
        second = "de groepen bestaan. Dat wijst op een verband dat dieper gaat dan alleen inkomen."
        foot = f"{self.footnote} Zie de bijlage voor de verantwoording van het onderzoek."
        return [first, "", foot, "", "http://www.scp.nl", self.style.page_mark + second, ""]
