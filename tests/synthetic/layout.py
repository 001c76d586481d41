"""Tables and prose ─► lines of a text export, with the habits and the damage of a typesetter."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.synthetic.shapes import SOFT, NoteSpec, TableSpec, plain


@dataclass(frozen=True)
class Style:
    """One typesetter's habits; the same for a whole report."""

    width: int
    airy: bool
    spaced_rows: bool
    hyphenate: bool
    capitals_lost: bool
    trailing_blanks: bool
    source_first: bool
    notes_spaced: bool
    page_mark: str
    glued: str
    row_width: int
    caption_gaps: bool
    note_gaps: bool


def style_of(rng: Random) -> Style:
    """Some typesetter."""
    airy = rng.random() < 0.8
    return Style(
        width=rng.choice([78, 90, 100, 110]),
        airy=airy,
        spaced_rows=airy and rng.random() < 0.85,
        hyphenate=rng.random() < 0.5,
        capitals_lost=rng.random() < 0.3,
        trailing_blanks=rng.random() < 0.3,
        source_first=rng.random() < 0.2,
        notes_spaced=rng.random() < 0.3,
        page_mark=rng.choice(["", " ", "\f"]),
        glued=rng.choice(["", "", "", " "]),
        row_width=rng.choice([24, 32, 60, 60]) if airy else 60,
        caption_gaps=rng.random() < 0.1,
        note_gaps=rng.random() < 0.2,
    )


def wrapped(text: str, width: int, *, hyphenate: bool) -> list[str]:
    """A text in lines of at most ``width``, hyphenated where the pools allow it."""
    lines = [""]
    for word in text.split(" "):
        room = width - len(lines[-1]) - 1
        if not lines[-1]:
            lines[-1] = plain(word)
        elif len(plain(word)) <= room:
            lines[-1] += " " + plain(word)
        elif hyphenate and SOFT in word and len(word.split(SOFT)[0]) + 1 <= room:
            head, _, tail = word.partition(SOFT)
            lines[-1] += f" {head}-"
            lines.append(plain(tail))
        else:
            lines.append(plain(word))
    return lines


def caption_of(table: TableSpec) -> str:
    """A caption in one line."""
    parts = [table.title, *filter(None, (table.population, table.period))]
    unit = f" ({table.unit_text})" if table.unit_text else ""
    return f"{table.label} {', '.join(parts)}{unit}{''.join(table.caption_markers)}"


class Printer:
    """Prints tables in one style."""

    def __init__(self, rng: Random, style: Style) -> None:
        self.rng = rng
        self.style = style

    def table(self, table: TableSpec) -> list[str]:
        """All lines of a table, blank lines around it included."""
        lines = wrapped(caption_of(table), self.style.width, hyphenate=False)
        if table.kind == "box":
            return [*lines, *table.inside, ""]
        if self.style.caption_gaps and table.unit_text:
            lines = [line for part in lines for line in (part, "")][:-1]
        lines += self._gap() + self._header(table) + self._gap()
        lines += self._body(table)
        notes, source = self._notes(table), self._source(table)
        gap = [""] if self.style.airy else []
        parts = [source, notes] if self.style.source_first else [notes, source]
        for part in parts:
            lines += [*gap, *part] if part else []
        return [*lines, ""]

    def _gap(self) -> list[str]:
        return [""] if self.style.airy else []

    def _header(self, table: TableSpec) -> list[str]:
        lines: list[str] = []
        for block in table.header:
            lines += (self._gap() if lines else []) + block
        return lines

    def _body(self, table: TableSpec) -> list[str]:
        lines: list[str] = []
        before: tuple[str, ...] = ()
        spaced = [""] if self.style.spaced_rows else []
        split = len(table.rows) // 2 if "continued" in table.tags else -1
        for index, row in enumerate(table.rows):
            if index == split:
                lines += ["", f"{table.label} (vervolg)", "", *self._header(table), ""]
                before = row.sections if row.sections == before else ()
            for section in row.sections:
                if row.sections != before:
                    lines += (
                        [*spaced, *self._heading(table, section)]
                        if lines
                        else self._heading(table, section)
                    )
            before = row.sections
            heading = self._heading(table, row.heading)
            text = [*heading[:-1], " ".join(filter(None, (heading[-1], *row.values)))]
            lines += [*spaced, *text] if lines else text
        return lines

    def _heading(self, table: TableSpec, heading: str) -> list[str]:
        mark = table.marker_of(heading)
        text = plain(heading) + (self.style.glued if mark.isalpha() else "") + mark
        width = self.style.row_width if self.style.spaced_rows else len(text)
        return wrapped(text, width, hyphenate=False)

    def _source(self, table: TableSpec) -> list[str]:
        return [f"Bron: {table.source}"] if table.source else []

    def _notes(self, table: TableSpec) -> list[str]:
        lines: list[str] = []
        for note in table.notes:
            lines += [""] if lines and self.style.notes_spaced else []
            lines += self._note(note)
        return lines

    def _note(self, note: NoteSpec) -> list[str]:
        text = f"{note.marker} {note.text}"
        lines = wrapped(text, self.style.width + 12, hyphenate=self.style.hyphenate)
        gap = [""] if self.style.note_gaps and len(lines) > 1 else []
        return [*lines[:-1], *gap, lines[-1]]

    def finish(self, lines: list[str]) -> str:
        """The whole text, with the damage that touches every line."""
        if self.style.trailing_blanks:
            lines = [f"{line} " if line and self.rng.random() < 0.3 else line for line in lines]
        text = "\n".join(lines) + "\n"
        return text.translate(str.maketrans("IG", "ig")) if self.style.capitals_lost else text
