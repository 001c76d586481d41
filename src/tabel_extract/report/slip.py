"""What goes along with a number that is copied: whom it is about, what was asked, where it is.

One record for each table and, for each of its cells, the few things in which they differ. The page
holds it as data, from which its script fills the slip that a chosen number opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.checks.catalogue import Language
from tabel_extract.model import Document, Observation, Table
from tabel_extract.report import words
from tabel_extract.report.view import DecisionMark
from tabel_extract.shown.controls import visible


def slip(
    table: Table,
    document: Document,
    ids: Sequence[str],
    places: Sequence[list[int] | None],
    decided: Sequence[DecisionMark | None],
    language: Language,
) -> dict[str, object]:
    """The record of one table; texts are as printed, with nothing in them that can't be seen.

    ``cells`` has, by id: the number, then row, column, unit, question, period, sign, place and what
    was decided, each as its index in ``texts`` (-1 where there is none), and the box in the
    original.
    """
    texts: dict[str, int] = {}

    def known(text: str | None) -> int:
        return -1 if not text else texts.setdefault(str(visible(text)), len(texts))

    cells = {
        anchor: [
            _printed(cell),
            known(" › ".join(cell.row)),
            known(" › ".join(cell.column)),
            known(_unit(table, cell, language)),
            known(cell.question),
            known(cell.period or table.period),
            known(words.qualifier(cell.qualifier, language) if cell.qualifier else None),
            known(_place(cell, language)),
            known(mark.said if mark else None),
            place,
        ]
        for cell, anchor, place, mark in zip(table.observations, ids, places, decided, strict=True)
    }
    return {
        "label": str(visible(table.label)),
        "title": str(visible(table.title)),
        "base": known(table.population or document.population),
        "source": known(table.source),
        "cells": cells,
        "texts": list(texts),
    }


def _printed(cell: Observation) -> str:
    """The number as printed, with the sign of a share behind it: out of its table it needs one."""
    sign = "%" if cell.unit == "percent" and cell.value is not None else ""
    return f"{visible(cell.raw)}{sign}"


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
