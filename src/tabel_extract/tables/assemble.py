"""Drafts ─► tables: every cell with its path, unit, question, markers and place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tabel_extract.dutch import ARROWS, Cell
from tabel_extract.model import (
    HeadingPath,
    Issue,
    Line,
    Observation,
    Provenance,
    Table,
)
from tabel_extract.page import BBox
from tabel_extract.tables.caption import PERIOD
from tabel_extract.tables.cell_units import CellUnits
from tabel_extract.tables.columns import Column, with_units
from tabel_extract.tables.draft import Draft, drafts_of
from tabel_extract.tables.left_open import left_open
from tabel_extract.tables.lexicon import lexicon
from tabel_extract.tables.markers import Marked, split_markers
from tabel_extract.tables.measured import without_measured
from tabel_extract.tables.notes import question_of
from tabel_extract.tables.parted import parted
from tabel_extract.tables.placed.foot_notes import with_foot_notes
from tabel_extract.tables.placed.placing import Placing
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.placed.subtitles import subtitles_in
from tabel_extract.tables.regions import find_regions
from tabel_extract.tables.row_subgroups import RowSubgroups
from tabel_extract.tables.rows import Row, Section
from tabel_extract.tables.table_notes import note_issues, note_of, orphan, question_of_all
from tabel_extract.tables.units import is_base
from tabel_extract.tables.vocabulary import Vocabulary

_UNPLACED = (
    "van geen ervan is te zien in welke kolom hij staat",
    "none of them can be told to be of a column",
)
_BLANK = (
    "deze cel is leeg, de andere staan onder hun eigen kop",
    "this cell is blank, the others stand under their own headings",
)
"""Why a row is incomplete, in Dutch and in English."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tables of a text are, and what was noticed on the way; ``prose`` is the rest.

    ``running`` is that rest parted where it may be no running text.
    """

    tables: tuple[Table, ...]
    issues: tuple[Issue, ...]
    prose: tuple[Line, ...]
    running: tuple[Line, ...]


def read_tables(lines: tuple[Line, ...], printed: Mapping[int, Printed] | None = None) -> Reading:
    """Recognise all tables, figures and boxes of a report, in order of appearance.

    ``printed`` has, by line number, the places of lines whose page was laid out.
    """
    sure = {n for n, item in printed.items() if item.visual.phrases[0].lead} if printed else ()
    subtitles = subtitles_in(printed) if printed else ()
    visual = {n: item.visual for n, item in printed.items()} if printed else None
    found = find_regions(lines, sure, subtitles, visual)
    if printed:
        found = with_foot_notes(found, printed)
    vocabulary = Vocabulary(found.prose)
    placing = Placing(printed) if printed else None
    if placing:
        placing.mark(found.regions)
    tables: list[Table] = []
    issues: list[Issue] = []
    for draft in drafts_of(found.regions, placing.parts if placing else None):
        assembler = _Assembler(draft, vocabulary)
        table = assembler.table()
        tables.append(placing.located(table) if placing else table)
        issues += assembler.issues
    for note in found.strays:
        issue = orphan(note)
        place = placing.locate(note.place) if placing else note.place
        issues.append(replace(issue, provenance=place))
    running = parted(found.prose, visual or {})
    return Reading(tuple(tables), tuple(issues), found.prose, running)


def _marked(item: Row | Section, notes: Sequence[str]) -> Marked:
    """A heading whose raised signs are known; a star needs not be raised to be a marker."""
    if item.marks:
        return Marked(item.heading, item.marks)
    return split_markers([item.heading], [n for n in notes if not n.isalpha()], (), "")[0]


@dataclass(frozen=True, slots=True)
class _Level:
    """One heading of a row's path, and where it stands."""

    heading: Marked
    place: Provenance


@dataclass(frozen=True, slots=True)
class _Head:
    """A row's path with the markers of each level, outermost first."""

    path: HeadingPath
    markers: tuple[tuple[str, ...], ...]


class _Assembler:
    def __init__(self, draft: Draft, vocabulary: Collection[str]) -> None:
        self.draft = draft
        self.vocabulary = vocabulary
        self.issues: list[Issue] = []
        self.notes = [note_of(n) for n in draft.notes]
        self.by_marker = {n.marker: n for n in reversed(self.notes) if n.marker is not None}
        self.markers = [n.marker for n in self.notes if n.marker is not None]
        self.of_all = question_of_all(self.notes)
        self.used: set[str] = set()
        self.units = CellUnits(draft.caption, draft.rows)
        self.headers = {
            id(part): without_measured(part.header, draft.caption, draft.items)
            for part in draft.parts
            if part.header is not None
        }
        self._row_subgroups = RowSubgroups(
            draft.caption.dimensions,
            columns_are_subgroups=any(
                c.dimension for h in self.headers.values() for c in h.columns
            ),
        )

    def table(self) -> Table:
        draft, caption = self.draft, self.draft.caption
        self._refer(caption.markers, draft.place)
        observations = tuple(self._observations()) if self._has_cells() else ()
        self.issues += note_issues(self.notes, self.used, draft.label, has_cells=bool(observations))
        header = draft.header
        if draft.kind == "table" and not observations:
            self._issue("table_incomplete", draft.place)
        return Table(
            label=draft.label,
            kind=draft.kind,
            title=caption.title,
            population=caption.population,
            period=caption.period,
            unit=caption.unit,
            unit_text=caption.unit_text,
            caption_markers=caption.markers,
            source=draft.source,
            notes=tuple(self.notes),
            poles=header.poles if header and observations else None,
            observations=observations,
            pages=tuple(sorted(draft.pages)),
            lines=(draft.place.line or 1, draft.last_line),
        )

    def _issue(
        self,
        code: str,
        place: Provenance,
        row: HeadingPath | None = None,
        column: HeadingPath | None = None,
        **facts: str,
    ) -> None:
        items = tuple(sorted(facts.items()))
        self.issues.append(Issue(code, self.draft.label, row, column, place, items))

    def _has_cells(self) -> bool:
        """A figure's text is its axes and legend, unless it forms whole labelled rows."""
        rows = self.draft.rows
        if not rows or self.draft.kind == "box":
            return False
        if self.draft.kind == "table":
            return True
        header = self.draft.header
        return (
            header is not None
            and header.resolved
            and len(rows) > 1
            and all(r.placed and r.heading for r in rows)
        )

    # -- headings ---------------------------------------------------------------------------

    def _heads(self) -> list[tuple[Row, _Head]]:
        items = self.draft.items
        free = [m for m in self.markers if m not in self.draft.caption.markers]
        first = _letter_after(self.draft.caption.markers)
        if all(i.marks is not None for i in items):
            marked = [_marked(i, free) for i in items]
        else:
            marked = split_markers([i.heading for i in items], free, self.vocabulary, first)
        heads: list[tuple[Row, _Head]] = []
        sections: list[_Level] = []
        opened: list[_Level] = []  # sections since the last row
        alone = self._standing_alone(items, marked)
        level_of: dict[int, _Level] = {}
        for index, (item, heading) in enumerate(zip(items, marked, strict=True)):
            level = _Level(heading, item.place)
            if isinstance(item, Section):
                opened.append(level)
                continue
            if opened:
                sections = [*sections[: max(0, len(sections) - len(opened))], *opened]
                opened = []
            above = [] if index in alone or item.alone else sections
            if item.parent is not None:
                above = [*above, level_of[id(item.parent)]]
            level_of[id(item)] = level
            levels = [*above, level] if heading.text else above
            path = tuple(lv.heading.text for lv in levels)
            heads.append((item, _Head(path, tuple(lv.heading.markers for lv in levels))))
            for depth, one in enumerate(levels):
                self._refer(one.heading.markers, one.place, path[: depth + 1])
        return heads

    def _standing_alone(self, items: list[Row | Section], marked: list[Marked]) -> frozenset[int]:
        """Rows that belong to no section: the only base row, the only total, of the whole table."""
        rows = [i for i, item in enumerate(items) if isinstance(item, Row)]
        bases = [i for i in rows if is_base(marked[i].text) or self.units.is_count(items[i])]
        totals = [i for i in rows if lexicon().is_total(marked[i].text)]
        sections = sum(isinstance(item, Section) for item in items)
        alone = set(bases if len(bases) == 1 and len(rows) > 1 else [])
        if len(totals) == 1 and sections > 1:
            alone.update(totals)
        return frozenset(alone)

    def _columns(self, columns: tuple[Column, ...]) -> list[tuple[Column, tuple[str, ...]]]:
        """Columns with the markers on their own headings, where notes are left for them."""
        left = [m for m in self.markers if m not in self.used]
        named = [c for c in columns if c.path]
        self.used.update(m for c in columns for m in c.markers)
        left = [m for m in left if m not in self.used]
        if not left or not named:
            return [(c, c.markers) for c in columns]
        marked = iter(split_markers([c.path[-1] for c in named], left, self.vocabulary))
        result: list[tuple[Column, tuple[str, ...]]] = []
        for column in columns:
            mark = next(marked) if column.path else Marked("")
            if not mark.markers or mark.missing:
                result.append((column, column.markers))
                continue
            category = column.category
            if category and category.endswith(column.path[-1]):
                category = category[: -len(column.path[-1])] + mark.text
            path = (*column.path[:-1], mark.text)
            own = replace(column, path=path, category=category)
            result.append((own, (*column.markers, *mark.markers)))
            self.used.update(mark.markers)
        return result

    def _refer(
        self,
        markers: tuple[str, ...],
        place: Provenance,
        row: HeadingPath | None = None,
        column: HeadingPath | None = None,
    ) -> None:
        for marker in markers:
            known = marker in self.by_marker or marker in self.used or marker in ARROWS
            if not known:
                self._issue("note_missing", place, row, column, marker=marker)
            self.used.add(marker)

    # -- cells ------------------------------------------------------------------------------

    def _observations(self) -> Iterator[Observation]:
        heads = self._heads()
        self._row_subgroups.note(head.path for _, head in heads)
        place_of_part = {id(r): p for p in self.draft.parts for r in p.body.rows}
        for (reason, reason_en), place in self.draft.uncertain:
            self._issue("header_unresolved", place, reason=reason, reason_en=reason_en)
        columns_of = {
            part: self._columns(with_units(header.columns)) for part, header in self.headers.items()
        }
        parts = [([c for c, _ in columns_of.get(id(p), [])], p.body.rows) for p in self.draft.parts]
        self.units.look_at(parts, (head.path for _, head in heads))
        texts = [note.text for note in self.notes]
        told = [p for p in self.draft.parts if p.header is not None and p.header.resolved]
        headed = [(p, columns_of.get(id(p), [])) for p in told]
        meant = left_open([(p.body.rows, [c.path for c, _ in own]) for p, own in headed], texts)
        for row, head in heads:
            part = place_of_part[id(row)]
            columns = columns_of[id(part)]
            if not row.placed:
                self._incomplete(row, head, len(columns), len(row.cells))
                columns = [(Column((), False), ())] * len(row.cells)
            printed = sum(cell.qualifier != "blank" for cell in row.cells)
            boxes = row.boxes or (None,) * len(row.cells)
            for cell, (column, marks), box in zip(row.cells, columns, boxes, strict=True):
                if row.placed and cell.qualifier == "blank" and id(row) not in meant:
                    self._incomplete(row, head, len(columns), printed, column.path)
                yield self._observation(row, head, cell, column, marks, box)

    def _incomplete(
        self, row: Row, head: _Head, expected: int, found: int, column: HeadingPath | None = None
    ) -> None:
        """Tell of a row that lacks values; of its blank ``column`` alone where that is known."""
        reason, reason_en = _UNPLACED if column is None else _BLANK
        facts = {
            "expected": str(expected),
            "found": str(found),
            "reason": reason,
            "reason_en": reason_en,
        }
        self._issue("row_incomplete", row.place, head.path, column, **facts)

    def _observation(
        self,
        row: Row,
        head: _Head,
        cell: Cell,
        column: Column,
        marks: tuple[str, ...],
        box: BBox | None,
    ) -> Observation:
        self._refer(cell.markers, row.place, head.path, column.path)
        dimension, category = self._subgroup(head, column)
        row_markers = tuple(m for level in head.markers for m in level)
        qualifier = cell.qualifier or self._meaning(cell.markers)
        if not row.placed:
            qualifier = "unplaced"
        return Observation(
            row=head.path,
            column=column.path,
            raw=cell.raw,
            value=cell.value,
            qualifier=qualifier,
            unit=self.units.of(row, head.path, column, cell.raw),
            question=self._question(head, marks),
            markers=(*row_markers, *marks, *cell.markers),
            dimension=dimension,
            category=category,
            period=_period(column.path) or _period(head.path),
            provenance=row.place if box is None else replace(row.place, bbox=box),
        )

    def _meaning(self, markers: tuple[str, ...]) -> str | None:
        """What a sign on a number means, by the table's own legend."""
        for marker in markers:
            text = self.by_marker[marker].text.lower() if marker in self.by_marker else ""
            if "significant" in text:
                return "not_significant" if "niet significant" in text else "significant"
            if "voorlopig" in text:
                return "provisional"
        return None

    def _question(self, head: _Head, column_marks: tuple[str, ...]) -> str | None:
        """The wording a cell answers: of its row, sections, column, caption, then of all."""
        rows = zip(reversed(head.markers), reversed(head.path), strict=True)
        levels = [*rows, (column_marks, ""), (self.draft.caption.markers, "")]
        for markers, heading in levels:
            if (stated := question_of(heading)) is not None and stated.wording:
                return stated.wording
            for marker in markers:
                note = self.by_marker.get(marker)
                if note and note.kind == "question":
                    return note.question or None
        return self.of_all.question or None if self.of_all else None

    def _subgroup(self, head: _Head, column: Column) -> tuple[str | None, str | None]:
        if column.dimension:
            return column.dimension, column.category
        if not column.resolved:
            return None, None
        return self._row_subgroups.of(head.path)


def _letter_after(markers: tuple[str, ...]) -> str:
    """The letter that notes go on with behind those of the caption."""
    letters = [m for m in markers if m.isalpha()]
    return chr(ord(max(letters)) + 1) if letters else "a"


def _period(path: HeadingPath) -> str | None:
    for heading in reversed(path):
        if PERIOD.fullmatch(heading):
            return heading
    return None
