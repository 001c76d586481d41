"""A table's original with the cells marked on it that need eyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import Verdict
from tabel_extract.model import Observation, Table
from tabel_extract.report import words
from tabel_extract.report.originals import Cut, Original
from tabel_extract.report.view import CutView, LineOfText, MarkView

PER_CENT = 10.0
"""Thousandths of a picture in a per cent of it."""
Judged = Sequence[tuple[Observation, str, Verdict]]
"""A table's cells with their id and how they stand."""


def cut_views(
    table: Table, original: Original, cells: Judged, language: Language
) -> tuple[CutView, ...]:
    """The pieces of pages that a table stands on."""
    texts = words.words(language)
    return tuple(
        CutView(
            address=cut.address,
            alt=texts["original_alt"].format(label=table.label, page=cut.page),
            title=texts["original_page"].format(page=cut.page),
            width=cut.width,
            height=cut.height,
            marks=tuple(_marks(cut, cells, language)),
        )
        for cut in original.cuts
    )


def _marks(cut: Cut, cells: Judged, language: Language) -> Iterator[MarkView]:
    for cell, anchor, verdict in cells:
        place = cell.provenance
        if verdict == "fine" or place.page != cut.page or place.bbox is None:
            continue
        if not cell.raw:  # nothing is printed there; its box is that of the whole row
            continue
        left, top, width, height = (value / PER_CENT for value in cut.place(place.bbox))
        label = f"{words.words(language)[verdict]}: {cell.raw}"
        yield MarkView(f"#{anchor}", verdict, left, top, width, height, label)


def line_views(original: Original, cells: Judged) -> tuple[LineOfText, ...]:
    """The lines that a table stands on in a text, each as bad as the worst number on it."""
    worst: dict[int, Verdict] = {}
    for cell, _, verdict in cells:
        line = cell.provenance.line
        if line is not None and (verdict == "wrong" or worst.get(line) != "wrong"):
            worst[line] = verdict if verdict != "fine" else worst.get(line, "fine")
    return tuple(
        LineOfText(number, text, worst.get(number, "fine")) for number, text in original.lines
    )


def places(original: Original, cells: Judged) -> list[list[int] | None]:
    """Of each cell the piece of a page that it is on, and its box there in thousandths."""
    found: list[list[int] | None] = []
    for cell, _, _ in cells:
        place = cell.provenance
        on = [n for n, cut in enumerate(original.cuts) if cut.page == place.page]
        if not on or place.bbox is None:
            found.append(None)
            continue
        found.append([on[0], *original.cuts[on[0]].place(place.bbox)])
    return found
