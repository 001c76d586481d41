"""One table as its template shows it: facts, questions, headings, sections, cells, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import (
    CONCERNS_WHOLE_TABLE,
    VERDICT_OF,
    CellIndex,
    Judgement,
    Verdict,
)
from tabel_extract.model import Observation, Report, Table
from tabel_extract.report import words
from tabel_extract.report.anchors import Anchors, note_id
from tabel_extract.report.checked_view import checked_view
from tabel_extract.report.decision_view import Decided
from tabel_extract.report.finding_view import alert
from tabel_extract.report.marker_view import Markers, place_markers
from tabel_extract.report.original_view import Judged, cut_views, line_views, places
from tabel_extract.report.originals import Original
from tabel_extract.report.picture_parts import PictureSheet
from tabel_extract.report.picture_view import picture_sheet
from tabel_extract.report.slip import SlipCell, slip
from tabel_extract.report.view import (
    AlertView,
    CellView,
    DecisionMark,
    Fact,
    HeadingView,
    LineView,
    NoteView,
    QuestionView,
    TableView,
)
from tabel_extract.shown import grid


@dataclass(frozen=True, slots=True)
class Context:
    """What the views of one report's tables have in common."""

    report: Report
    judgement: Judgement
    anchors: Anchors
    originals: Sequence[Original]
    decided: Decided
    was: Mapping[CellIndex, str]
    numbers: Sequence[int]
    language: Language

    def alert(self, index: int) -> AlertView:
        """A reference to the report's finding of that index."""
        return alert(self.report, index, self.numbers[index], self.language)


def table_view(context: Context, index: int) -> TableView:
    """Build the view of the report's table of that index."""
    table, original = context.report.tables[index], context.originals[index]
    judged = _judged(context, index)
    marked = _marked(context, index, judged)
    unresolved = any(
        context.report.findings[number].code in CONCERNS_WHOLE_TABLE
        for number in _findings_about(context, index)
    )
    layout = grid.arrange(table.observations)
    markers = place_markers(table, context.anchors.tables[index])
    about = _findings_about(context, index)
    return TableView(
        anchor=context.anchors.tables[index],
        label=table.label,
        title=table.title,
        kind=words.words(context.language)[f"kind_{table.kind}"],
        markers=markers.caption,
        facts=tuple(
            fact
            for fact in _facts(table, context.language)
            if fact.text or not prints_nothing(table)
        ),
        questions=_questions(table, context.language),
        tally=context.judgement.tallies[index],
        alerts=tuple(context.alert(index) for index in about),
        unresolved=unresolved,
        has_stub=layout.has_stub,
        width=len(layout.columns) + layout.has_stub,
        column_groups=grid.column_groups(layout.columns),
        heading_rows=_heading_rows(layout, markers),
        sections=_sections(context, index, layout, markers),
        symbols=_symbols(table, context.language),
        notes=tuple(
            NoteView(note_id(context.anchors.tables[index], number), note.marker, note.text)
            for number, note in enumerate(table.notes, 1)
        ),
        worst=_worst(context, about, judged),
        cuts=cut_views(table, original, marked, context.language),
        lines=line_views(original, marked),
        pictures=PictureSheet()
        if unresolved
        else picture_sheet(table, [(cell, v) for cell, _, v in judged], context.language),
        checked=checked_view(context.report.checks, index, context.language),
        slip=slip(
            table,
            context.report.document,
            _slip_cells(context, index, judged, places(original, judged)),
            context.language,
        ),
    )


def _slip_cells(
    context: Context, index: int, judged: Judged, boxes: Sequence[list[int] | None]
) -> list[SlipCell]:
    return [
        SlipCell(
            cell,
            anchor,
            box,
            context.decided.cell(index, place),
            _status(context, index, place, verdict, context.decided.cell(index, place)),
            context.was.get((index, place)),
        )
        for place, ((cell, anchor, verdict), box) in enumerate(zip(judged, boxes, strict=True))
    ]


def _status(
    context: Context, index: int, place: int, verdict: Verdict, decided: DecisionMark | None
) -> str | None:
    """How a number stands that is not fine, with the findings and the decision that say so."""
    texts = words.words(context.language)
    about = map(context.alert, context.judgement.findings_of.get((index, place), ()))
    found = [one for one in about if one.verdict != "fine"] if verdict != "fine" else []
    titles = ", ".join(dict.fromkeys(one.title for one in found))
    numbers = ", ".join(str(one.number) for one in found)
    why = f"{titles} ({texts['finding']} {numbers})" if found else ""
    if decided is not None and not decided.lapsed:
        head = texts[f"status_{decided.verdict}"]
    elif found:
        head = texts[f"status_{verdict}"]
    else:
        return None
    return f"{head}: {why}" if why else head


def _judged(context: Context, index: int) -> list[tuple[Observation, str, Verdict]]:
    verdicts = context.judgement.verdicts
    cells = context.report.tables[index].observations
    return [
        (cell, anchor, verdicts.get((index, place), "fine"))
        for place, (cell, anchor) in enumerate(
            zip(cells, context.anchors.cells[index], strict=True)
        )
    ]


def _marked(context: Context, index: int, judged: Judged) -> Judged:
    """The same for marks on the original: what only a whole table has is told above the table."""
    targets = context.judgement.targets
    shown: list[tuple[Observation, str, Verdict]] = []
    for place, (cell, anchor, verdict) in enumerate(judged):
        about = context.judgement.findings_of.get((index, place), ())
        own = verdict == "wrong" or any(not targets[number].whole_table for number in about)
        shown.append((cell, anchor, verdict if own else "fine"))
    return shown


def _worst(context: Context, about: Sequence[int], judged: Judged) -> Verdict:
    """How a table stands as a whole: as its worst number, or the worst finding about it."""
    found: set[Verdict] = {VERDICT_OF[context.report.findings[number].severity] for number in about}
    found |= {verdict for _, _, verdict in judged}
    return "wrong" if "wrong" in found else "look" if "look" in found else "fine"


def prints_nothing(table: Table) -> bool:
    """Whether it is a figure or box from which no cell was read, nor had to be."""
    return table.kind != "table" and not table.observations


def _findings_about(context: Context, index: int) -> tuple[int, ...]:
    targets = context.judgement.targets
    return tuple(number for number, target in enumerate(targets) if index in target.tables)


def _facts(table: Table, language: Language) -> Iterator[Fact]:
    texts = words.words(language)
    yield Fact(texts["population"], table.population, foreign=True)
    yield Fact(texts["period"], table.period, foreign=True)
    if table.unit_text is not None or table.unit is None:
        yield Fact(texts["unit"], table.unit_text, foreign=True)
    else:
        yield Fact(texts["unit"], words.unit(table.unit, language))
    for code in dict.fromkeys(seen.unit for seen in table.observations):
        if code is not None and code != table.unit:
            shares = [seen.unit == code for seen in table.observations]
            where = "; ".join(_places(table, shares, language))
            name = words.unit(code, language)
            yield Fact(texts["unit"], f"{where}: {name}" if where else name)
    yield Fact(texts["source"], table.source, foreign=True)
    if table.poles:
        yield Fact(texts["scale"], " – ".join(table.poles), foreign=True)
    place = words.place(table, language)
    if place:
        yield Fact(texts["place"], place)


def _questions(table: Table, language: Language) -> tuple[QuestionView, ...]:
    """Each wording with its rows; of a figure without cells, the wordings of its notes."""
    if not table.observations:
        return tuple(QuestionView(note.question, ()) for note in table.notes if note.question)
    wordings = dict.fromkeys(seen.question for seen in table.observations if seen.question)
    return tuple(
        QuestionView(
            wording,
            _places(table, [seen.question == wording for seen in table.observations], language),
        )
        for wording in wordings
    )


def _places(table: Table, shares: Sequence[bool], language: Language) -> tuple[str, ...]:
    """In words, the rows, columns or cells that share something; empty when all do."""
    found = grid.spread(table.observations, shares)
    if found.whole:
        return ()
    texts = words.words(language)
    cells = [table.observations[index] for index in found.cells]
    return (
        *(f"{texts['row']} {words.quoted(path)}" for path in found.rows),
        *(f"{texts['column']} {words.quoted(path)}" for path in found.columns),
        *(words.quoted(cell.row + cell.column) for cell in cells),
    )


def _heading_rows(layout: grid.Grid, markers: Markers) -> tuple[tuple[HeadingView, ...], ...]:
    return tuple(
        tuple(
            HeadingView(
                text=heading.path[-1] if heading.path else "",
                colspan=heading.colspan,
                rowspan=heading.rowspan,
                scope=heading.scope,
                markers=markers.columns.get(heading.path, ()),
            )
            for heading in level
        )
        for level in grid.heading_rows(layout.columns)
    )


def _sections(
    context: Context, index: int, layout: grid.Grid, markers: Markers
) -> tuple[tuple[LineView, ...], ...]:
    return tuple(
        tuple(
            LineView(
                text=line.path[-1] if line.path else "",
                level=line.level,
                markers=markers.rows.get(line.path, ()),
                cells=None if line.row is None else _cells(context, index, line.row, markers),
            )
            for line in section
        )
        for section in grid.sections(layout.rows)
    )


def _cells(
    context: Context, index: int, row: grid.Row, markers: Markers
) -> tuple[CellView | None, ...]:
    return tuple(
        None if place is None else _cell(context, index, place, markers) for place in row.cells
    )


def _cell(context: Context, index: int, place: int, markers: Markers) -> CellView:
    observation = context.report.tables[index].observations[place]
    judgement = context.judgement
    own = [
        number
        for number in judgement.findings_of.get((index, place), ())
        if not judgement.targets[number].whole_table
    ]
    code = observation.qualifier
    return CellView(
        anchor=context.anchors.cells[index][place],
        raw=observation.raw,
        is_number=observation.value is not None,
        verdict=judgement.verdicts.get((index, place), "fine"),
        qualifier=words.qualifier(code, context.language) if code else None,
        markers=markers.cells.get(place, ()),
        alerts=tuple(context.alert(number) for number in own),
        decision=context.decided.cell(index, place),
        was=context.was.get((index, place)),
    )


def _symbols(table: Table, language: Language) -> tuple[Fact, ...]:
    """What the signs mean that stand where a number would."""
    meanings = {
        seen.raw: words.qualifier(seen.qualifier, language)
        for seen in table.observations
        if seen.value is None and seen.raw and seen.qualifier
    }
    return tuple(Fact(raw, meaning) for raw, meaning in meanings.items())
