"""Notes that no marker refers to are exported with every cell of their table."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.model import Note, Report
from tests.export.sheets import csv_rows, workbook_of
from tests.report.sample import observation, report, table


def noted() -> Report:
    cells = [
        observation(("vaak",), ("man",), "12", markers=("a",)),
        observation(("nooit",), ("man",), "88"),
    ]
    notes = (
        Note("a", "note", "Aan de kust."),
        Note(None, "note", "Toelichting: zonder wie ziek was."),
    )
    return report(replace(table(cells), notes=notes))


def test_a_cell_carries_the_notes_that_it_refers_to_and_those_of_the_whole_table() -> None:
    assert [row["notes"] for row in csv_rows(noted())] == [
        "a: Aan de kust. | Toelichting: zonder wie ziek was.",
        "Toelichting: zonder wie ziek was.",
    ]


def test_the_sheet_of_a_table_prints_them_as_the_report_does() -> None:
    sheet = workbook_of(noted()).worksheets[2]
    printed = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"ᵃ Aan de kust.", "Toelichting: zonder wie ziek was."} <= set(printed)
