"""What goes along with a number that is copied: whom it is about, what was asked, where it is.

One record for each table and, for each of its cells, the few things in which they differ. The page
holds it as data, from which its script fills the slip that a chosen number opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.checks.catalogue import Language
from tabel_extract.model import Document, Observation, Table
from tabel_extract.report import words
from tabel_extract.report.view import DecisionMark
from tabel_extract.shown.controls import visible


@dataclass(frozen=True, slots=True)
class SlipCell:
    """A cell, and what is known of it beyond the table: where, how it stands, what was decided.

    ``box`` is the piece of a page that it is on and its place there; ``status`` says how it stands
    where it is not fine; ``was`` is what the version before printed, if that was something else.
    """

    cell: Observation
    anchor: str
    box: list[int] | None
    decided: DecisionMark | None
    status: str | None
    was: str | None


def slip(
    table: Table, document: Document, cells: Sequence[SlipCell], language: Language
) -> dict[str, object]:
    """The record of one table; texts are as printed, with nothing in them that can't be seen.

    ``cells`` has, by id: the number, then row, column, unit, question, period, sign, place, status,
    what was decided, what it was corrected to and what it was before, each as its index in
    ``texts`` (-1 where there is none), and the box in the original.
    """
    texts: dict[str, int] = {}

    def known(text: str | None) -> int:
        return -1 if not text else texts.setdefault(str(visible(text)), len(texts))

    return {
        "label": str(visible(table.label)),
        "title": str(visible(table.title)),
        "base": known(table.population or document.population),
        "source": known(table.source),
        "cells": {
            one.anchor: [
                _with_sign(str(visible(one.cell.raw)), one.cell, language),
                *map(known, _told(table, one, language)),
                one.box,
            ]
            for one in cells
        },
        "texts": list(texts),
    }


def _told(table: Table, one: SlipCell, language: Language) -> Iterator[str | None]:
    cell = one.cell
    corrected = one.decided.corrected if one.decided and not one.decided.lapsed else None
    yield " › ".join(cell.row)
    yield " › ".join(cell.column)
    yield _unit(table, cell, language)
    yield cell.question
    yield _period(table, cell)
    yield words.qualifier(cell.qualifier, language) if cell.qualifier else None
    yield _place(cell, language)
    yield one.status
    yield one.decided.said if one.decided else None
    yield corrected and _with_sign(corrected, cell, language)
    yield one.was


def _with_sign(text: str, cell: Observation, language: Language) -> str:
    """A number with what it is of: out of its table it needs that."""
    if cell.value is None:
        return text
    if cell.unit == "percent":
        return f"{text}%"
    if cell.unit == "percentage_points":
        texts = words.words(language)
        return f"{text} " + texts["points"]
    return text


def _period(table: Table, cell: Observation) -> str | None:
    """When it was measured; a difference is of the years that its heading names."""
    if cell.unit == "percentage_points" and cell.column:
        return cell.column[-1]
    return cell.period or table.period


def _unit(table: Table, cell: Observation, language: Language) -> str | None:
    if cell.unit is None or cell.unit == table.unit:
        return table.unit_text or (words.unit(cell.unit, language) if cell.unit else None)
    return words.unit(cell.unit, language)


def _place(cell: Observation, language: Language) -> str | None:
    texts = words.words(language)
    parts = []
    if cell.provenance.page is not None:
        parts.append(f"p. {cell.provenance.page}")
    if cell.provenance.line is not None and cell.provenance.bbox is None:
        parts.append(f"{texts['line']} {cell.provenance.line}")
    return ", ".join(parts) or None
