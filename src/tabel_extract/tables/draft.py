"""Regions ─► drafts: a table's parts put together, headings solved, before cells are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from tabel_extract.dutch import join_lines
from tabel_extract.model import Provenance, TableKind
from tabel_extract.tables.body import Body, parse_body
from tabel_extract.tables.breaks import shape
from tabel_extract.tables.caption import Caption, parse_caption
from tabel_extract.tables.columns import Header, told_apart, unresolved
from tabel_extract.tables.header import solve_header
from tabel_extract.tables.lexicon import key, lexicon
from tabel_extract.tables.region import Region
from tabel_extract.tables.rows import HeaderLine, Row, Section
from tabel_extract.tables.text_notes import TextNote
from tabel_extract.tables.units import is_base

UNEXPECTED_SECTIONS = 1.5
"""Cost of reading section headings before the first row where the rest of the table has none."""

NO_FIRST_SECTION = 6.0
"""Cost of a first row without a section where later rows stand under sections."""

NO_SECTION = 20.0
"""Cost of reading ``n`` or ``totaal`` as the heading of a section."""

RIVAL_MARGIN = 1.0
"""How much dearer another way to part header and sections must be for the best to be certain."""

MAX_LEADING_SECTIONS = 3
"""A first row may stand under this many levels of section headings."""


@dataclass(slots=True)
class Part:
    """One printed stretch of a table: its header lines and the rows below them."""

    body: Body
    header: Header | None = None
    placed: bool = False


@dataclass(slots=True)
class Draft:
    """A table in the making; continued tables have several parts."""

    label: str
    kind: TableKind
    caption: Caption
    place: Provenance
    parts: list[Part]
    notes: list[TextNote]
    source: str | None
    last_line: int
    pages: set[int] = field(default_factory=set)

    @property
    def items(self) -> list[Row | Section]:
        """Rows and sections of all parts, in reading order."""
        return [item for part in self.parts for item in part.body.items]

    @property
    def rows(self) -> list[Row]:
        """The rows of all parts."""
        return [row for part in self.parts for row in part.body.rows]

    @property
    def header(self) -> Header | None:
        """The header of the first part that has one."""
        return next((p.header for p in self.parts if p.header is not None), None)

    @property
    def uncertain(self) -> list[tuple[tuple[str, str], Provenance]]:
        """Why columns are not certain (Dutch, English), and where; once for each header."""
        found: dict[int, tuple[tuple[str, str], Provenance]] = {}
        for part in self.parts:
            header = part.header
            if header is not None and header.reason is not None and part.body.rows:
                place = self.place if header is self.header else part.body.rows[0].place
                found.setdefault(id(header), (header.reason, place))
        return list(found.values())


PartsOf = Callable[[Region, tuple[str, ...]], list[Part]]
"""What makes the parts of a region, given the dimensions that its caption names."""


def drafts_of(regions: tuple[Region, ...], parts_of: PartsOf | None = None) -> list[Draft]:
    """Make drafts of regions; a continued table joins the table that it continues."""
    drafts: list[Draft] = []
    for region in regions:
        before = _continues(drafts, region)
        caption = before.caption if before else _caption(region)
        parts = parts_of(region, caption.dimensions) if parts_of else [_part(region)]
        if before is None:
            drafts.append(_draft(region, caption, parts))
            continue
        before.parts += parts
        before.notes += region.notes
        before.source = region.source or before.source
        before.last_line = max(before.last_line, region.last_line)
        before.pages |= region.pages
    for draft in drafts:
        _part_by_repetition(draft.parts)
    known: Mapping[str, tuple[str, ...]] = {}
    for _ in range(2):  # what the first pass resolved helps the second
        for draft in drafts:
            _solve(draft, known)
        known = _seen(drafts)
    return drafts


def _continues(drafts: list[Draft], region: Region) -> Draft | None:
    if not region.label.continued:
        return None
    same = [d for d in drafts if d.label == region.label.label]
    return same[-1] if same else None


def _part(region: Region) -> Part:
    letters = "".join(n.marker for n in region.notes if n.marker and n.marker.isalpha())
    return Part(parse_body(region.body, letters))


def _caption(region: Region) -> Caption:
    """The caption in its parts; markers that are printed raised need not be guessed."""
    caption = parse_caption(region.caption)
    if region.caption_marks:
        text = region.caption
        for mark in reversed(region.caption_marks):
            text = text.rstrip(", ").removesuffix(mark)
        caption = replace(parse_caption(text), markers=region.caption_marks)
    return (region.subtitle.added_to(caption) if region.subtitle else None) or caption


def _draft(region: Region, caption: Caption, parts: list[Part]) -> Draft:
    return Draft(
        label=region.label.label,
        kind=region.label.kind,
        caption=caption,
        place=region.place,
        parts=parts,
        notes=list(region.notes),
        source=region.source,
        last_line=region.last_line,
        pages=set(region.pages),
    )


def _part_by_repetition(parts: list[Part]) -> None:
    """Where a table goes on with its header printed again, the repeated lines are the header."""
    if any(p.placed for p in parts):
        return
    headers = [_words(p.body.header) for p in parts if p.body.header]
    if len(headers) < 2:
        return
    shared = 0
    for lines in zip(*headers, strict=False):
        if len(set(lines)) > 1:
            break
        shared += 1
    if not shared or any(len(h) - shared > MAX_LEADING_SECTIONS for h in headers):
        return
    if all(len(h) == shared for h in headers):
        return  # then the last line may still be a section that each part repeats
    for part in parts:
        if part.body.header:
            _move_sections(part.body, len(part.body.header) - shared)
            part.body.parted = True


def _solve(draft: Draft, known: Mapping[str, tuple[str, ...]]) -> None:
    first: Part | None = None
    letters = "".join(n.marker for n in draft.notes if n.marker and n.marker.isalpha())
    for part in draft.parts:
        if not part.body.width:
            continue
        if part.placed and part.header is not None:
            # Words alone would tell less than the places that did not tell enough.
            part.header = told_apart(part.header)
            first = first or part
            continue
        if part.header is None or not part.header.resolved:
            if first is not None and _repeats(part.body, first):
                part.header = first.header
            else:
                names = draft.caption.dimensions
                part.header = told_apart(_solve_part(part.body, names, known, letters))
        if first is None and part.header is not None:
            first = part


def _repeats(body: Body, first: Part) -> bool:
    """Whether a continuation shows the same header again, or none; takes off its sections."""
    if first.header is None or len(first.header.columns) != body.width:
        return False
    printed = _words(first.body.header)
    if _words(body.header[: len(printed)]) == printed:
        _move_sections(body, len(body.header) - len(printed))
        return True
    if sum(len(ln.text.split()) for ln in body.header) < body.width:
        _move_sections(body, len(body.header))  # too few words for a header
        return True
    return False


def _words(lines: list[HeaderLine]) -> list[str]:
    """Header lines as they are compared: the first of a page may have another capital."""
    return [line.text.casefold() for line in lines]


def _solve_part(
    body: Body, names: tuple[str, ...], known: Mapping[str, tuple[str, ...]], letters: str
) -> Header:
    """Solve the header, telling apart its last lines and the first section's heading.

    Each way to part the two has its cost; the cheapest counts, even where it stays unresolved: a
    dearer one that happens to give an answer is no answer, nor is one with sections where the rest
    of the table has none.
    """
    ways: list[tuple[float, int, Header]] = []
    leading = _leading_sections(body)
    for count, prior, _ in leading:
        lines = body.header[: len(body.header) - count] if count else body.header
        header = solve_header(lines, body.width, names, known, letters)
        ways.append((header.cost + prior, count, header))
    ways.sort(key=lambda w: w[:2])
    cost, count, header = ways[0]
    rivals = [w[2] for w in ways[1:] if w[0] - cost < RIVAL_MARGIN]
    if header.resolved and any(r.columns != header.columns for r in rivals):
        return unresolved(body.width)
    if header.resolved and not any(usual for n, _, usual in leading if n == count):
        return unresolved(body.width)
    if any(c.path for c in header.columns):
        _move_sections(body, count)
    return header


def _leading_sections(body: Body) -> list[tuple[int, float, bool]]:
    """How many of the last header lines may head the first rows, its cost, and whether it is usual.

    Later sections show how many levels there are; without any, a heading of a section before the
    first row is unlikely, and so is one over the row of the total. Some may be told already.
    """
    if body.parted:
        return [(0, 0.0, True)]
    told = sum(1 for _ in takewhile(lambda item: isinstance(item, Section), body.items))
    runs, run = set(), 0
    for item in body.items:
        if isinstance(item, Section):
            run += 1
        else:
            runs.add(run)  # what no row follows heads none: it may be text behind the table
            run = 0
    runs.discard(0)
    if not runs or (body.rows and lexicon().is_total(body.rows[0].heading)):
        answers = all(lexicon().is_answer(row.heading) for row in body.rows)
        expected = {0, 1} if answers and not runs else {0}
    else:
        expected = {run for run in runs if run == max(runs)} | ({1} if 1 in runs else set())
    most = min(MAX_LEADING_SECTIONS, len(body.header))
    ways = []
    parted = any(ln.gap for ln in body.header[1:])
    for count in range(most + 1):
        if count and parted and not body.header[len(body.header) - count].gap:
            continue  # where blank lines part the cells, no cell is half a section
        prior = 0.0 if told + count in expected else UNEXPECTED_SECTIONS + count
        if told + count == 0 and 0 not in expected:
            prior = NO_FIRST_SECTION
        last = body.header[len(body.header) - count :]
        if any(is_base(text) or lexicon().is_total(text) for text in _cells(last, parted=parted)):
            prior += NO_SECTION
        if _goes_on(_cells(body.header, parted=parted), _cells(last, parted=parted)):
            prior += NO_SECTION
        cells = sum(ln.gap for ln in last) if parted else min(count, 1)
        ways.append((count, prior, bool({told + cells, told + count} & expected)))
    return ways


def _goes_on(cells: list[str], last: list[str]) -> bool:
    """Whether the first of the last cells is of one kind with the cell before it, as columns are.

    Years above ages are two kinds.
    """
    if not last or len(last) == len(cells):
        return False
    one, other = cells[-len(last) - 1].split()[-1], last[0].split()[0]
    numbered = all(text[0] in "<>≥≤" or text[0].isdigit() for text in (one, other))
    return numbered and (shape(one) == "period") == (shape(other) == "period")


def _cells(lines: list[HeaderLine], *, parted: bool) -> list[str]:
    """The texts of header lines; where blank lines part the cells, those between two as one."""
    cells: list[str] = []
    for line in lines:
        if cells and parted and not line.gap:
            cells[-1] = join_lines([cells[-1], line.text])
        else:
            cells.append(line.text)
    return cells


def _move_sections(body: Body, count: int) -> None:
    if not count:
        return
    lines = body.header[len(body.header) - count :]
    body.header = body.header[: len(body.header) - count]
    sections: list[Row | Section] = []
    for line in lines:
        if sections and not line.gap:
            last = sections[-1]
            sections[-1] = Section(f"{last.heading} {line.text}", last.place)
        else:
            sections.append(Section(line.text, line.place))
    body.items = [*sections, *body.items]


def _seen(drafts: list[Draft]) -> dict[str, tuple[str, ...]]:
    """The categories of each dimension that the resolved tables of a report show."""
    seen: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        for name, categories in [*_column_sets(draft), *_section_sets(draft)]:
            seen.setdefault(key(name), categories)
    return seen


def _column_sets(draft: Draft) -> list[tuple[str, tuple[str, ...]]]:
    sets: dict[str, list[str]] = {}
    if draft.header is None or not draft.header.resolved:
        return []
    for column in draft.header.columns:
        if column.dimension and column.category:
            sets.setdefault(column.dimension, []).append(key(column.category))
    return [(name, tuple(categories)) for name, categories in sets.items()]


def _section_sets(draft: Draft) -> list[tuple[str, tuple[str, ...]]]:
    sets: dict[str, list[str]] = {}
    section: str | None = None
    for item in draft.items:
        if isinstance(item, Section):
            section = item.heading
        elif section is not None:
            sets.setdefault(section, []).append(key(item.heading))
    return [(name, tuple(rows)) for name, rows in sets.items() if len(rows) > 1]
