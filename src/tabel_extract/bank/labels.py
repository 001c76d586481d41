"""What series and their editions are called, and the scale that they are drawn on."""

from __future__ import annotations

from tabel_extract.bank.editions import Edition
from tabel_extract.bank.series import Point, Series
from tabel_extract.checks.asked import heading_key
from tabel_extract.checks.catalogue import Language, pick
from tabel_extract.tables.units import UNIT_WORDS

FULL = 100.0
"""A share that fills its scale; other numbers are held against the largest of their series."""

_TOTAL = ("totaal", "total")


def series_name(series: Series, language: Language) -> str:
    """What a series is about: its item, its answer and whose."""
    whose = str(series.group) or pick(_TOTAL, language)
    return ", ".join(part for part in (series.item, series.answer, whose) if part)


def other_label(point: Point, series: Series) -> str:
    """How a point prints the subgroup of its series, where that is another label; else nothing."""
    group, cell = series.group, point.number.cell if point.number is not None else None
    if cell is None or cell.category is None or not group.category:
        return ""
    if heading_key(cell.category) == heading_key(group.category):
        return ""
    return f"{cell.dimension}: {cell.category}" if cell.dimension else cell.category


def unit_of(series: Series, language: Language) -> str:
    """The unit of all numbers of a series, as a caption prints it or else in words; or nothing."""
    found = {
        _unit(point.edition, point.number.cell.unit, language)
        for point in series.points
        if point.number is not None
    }
    return found.pop() if len(found) == 1 else ""


def _unit(edition: Edition, code: str | None, language: Language) -> str:
    table = edition.printed.table
    if code is None or code == table.unit:
        return table.unit_text or ""
    return pick(UNIT_WORDS[code], language) if code in UNIT_WORDS else code


def scale_of(series: Series) -> tuple[float, float]:
    """The numbers at the bottom and at the top of the scale of a series."""
    cells = [point.number.cell for point in series.points if point.number is not None]
    values = [cell.value for cell in cells if cell.value is not None]
    bottom = min([0.0, *values])
    if bottom == 0 and all(cell.unit == "percent" for cell in cells):
        return 0.0, max([FULL, *values])
    return bottom, max([0.0, *values]) if any(values) else 1.0


def place_of(edition: Edition) -> str:
    """Report, table and page of an edition."""
    table = edition.printed.table
    page = f" (p. {table.pages[0]})" if table.pages else ""
    return f"{edition.printed.report_id}, {table.label}{page}"
