"""A number is wrong, to look at or fine by the findings that concern it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.checks.verdicts import Tally, judge
from tabel_extract.model import Finding, HeadingPath, Provenance, Severity
from tests.report.sample import observation, report, table

ROWS: list[HeadingPath] = [("s", "eens"), ("s", "oneens"), ("t", "eens")]
CELLS = [observation(row, ("g", head), "10") for row in ROWS for head in "ab"]


def _finding(
    severity: Severity = "error",
    *,
    row: HeadingPath | None = None,
    column: HeadingPath | None = None,
    code: str = "value_out_of_range",
    place: Provenance | None = None,
    label: str | None = "Tabel 1",
) -> Finding:
    return Finding(code, severity, "Er is iets.", label, row, column, place or Provenance())


@pytest.mark.parametrize(
    ("row", "column", "wrong"),
    [
        (("s", "eens"), ("g", "a"), 1),
        (("s", "eens"), None, 2),
        (None, ("g", "b"), 3),
        (("s",), None, 4),
        (("s",), ("g", "b"), 2),
        (None, ("g",), 6),
        (None, None, 6),
        (("onbekend",), None, 6),
    ],
)
def test_a_finding_concerns_its_cell_row_column_section_or_table(
    row: HeadingPath | None, column: HeadingPath | None, wrong: int
) -> None:
    found = judge(report(table(CELLS), findings=[_finding(row=row, column=column)]))
    assert found.total == Tally(fine=6 - wrong, wrong=wrong)


def test_unresolved_headings_concern_the_whole_table() -> None:
    finding = _finding(code="header_unresolved", column=("g", "a"))
    assert judge(report(table(CELLS), findings=[finding])).total == Tally(wrong=6)


def test_the_worst_finding_decides_and_a_remark_changes_nothing() -> None:
    findings = [_finding("error", row=ROWS[0]), _finding("warning"), _finding("info")]
    assert judge(report(table(CELLS), findings=findings)).total == Tally(look=4, wrong=2)
    assert judge(report(table(CELLS), findings=[_finding("info")])).total == Tally(fine=6)


def test_a_finding_about_the_report_or_an_unknown_table_concerns_no_number() -> None:
    findings = [_finding(label=None), _finding(label="Tabel 99")]
    assert judge(report(table(CELLS), findings=findings)).total == Tally(fine=6)


def test_cells_without_a_number_are_counted_apart() -> None:
    cells = [*CELLS, observation(("t", "eens"), ("g", "c"), "-")]
    assert judge(report(table(cells))).total == Tally(fine=6, without_number=1)


def test_of_two_tables_of_one_label_the_one_at_the_findings_place_is_meant() -> None:
    first = replace(table(CELLS), lines=(1, 10))
    second = replace(table(CELLS), lines=(20, 30))
    finding = _finding(place=Provenance(line=25))
    tallies = judge(report(first, second, findings=[finding])).tallies
    assert tallies == (Tally(fine=6), Tally(wrong=6))
    everywhere = judge(report(first, second, findings=[_finding()])).tallies
    assert everywhere == (Tally(wrong=6), Tally(wrong=6))


def test_of_two_rows_of_one_name_the_one_on_the_findings_line_is_meant() -> None:
    cells = [observation(("overig",), (head,), "10", line=line) for line in (4, 5) for head in "ab"]
    cells.append(observation(("overig",), ("c",), "10", line=4))
    finding = _finding(row=("overig",), place=Provenance(line=5))
    found = judge(report(table(cells), findings=[finding]))
    assert sorted(found.verdicts) == [(0, 2), (0, 3)]
    unplaced = judge(report(table(cells), findings=[_finding(row=("overig",))]))
    assert len(unplaced.verdicts) == 5
