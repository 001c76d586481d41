"""The frame that pandera validates says the same of every cell as the plain rules do."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from tabel_extract.checks import frame_rules as rules
from tabel_extract.checks.cases import findings_of
from tabel_extract.checks.catalogue import finding, worst_first
from tabel_extract.checks.judge import judge
from tabel_extract.checks.schemas import OBSERVATIONS, frame_of, validate
from tabel_extract.model import (
    Document,
    Finding,
    HeadingPath,
    Note,
    Observation,
    Provenance,
    Report,
    Source,
    Table,
)
from tabel_extract.tables import units
from tests.checks.tables import opinions, with_cell, with_value

EENS, MAN = ("vindt fietsen leuk", "eens"), ("geslacht", "man")

COLUMNS: dict[HeadingPath, tuple[str | None, str | None]] = {
    (): (None, None),
    ("totaal",): (None, None),
    ("geslacht", "man"): ("geslacht", "man"),
    ("geslacht", "vrouw"): ("geslacht", "vrouw"),
    ("half",): ("geslacht", None),
    ("half", "ook"): (None, "vrouw"),
}
"""The subgroup of each column: whole, absent, or half known."""

NOTES = (
    Note("a", "note", "Gewogen cijfers."),
    Note("b", "question", "Vraag: ‘Leuk?’", "Leuk?"),
    Note("c", "question", "Vraag: ‘’", ""),
)


def of(*tables: Table, name: str = "fiets.txt", findings: tuple[Finding, ...] = ()) -> Report:
    return Report(Source(name, "0" * 64, 1, "text"), Document(), tables, findings)


@st.composite
def cells(draw: st.DrawFn) -> Observation:
    column = draw(st.sampled_from(list(COLUMNS)))
    dimension, category = COLUMNS[column]
    return Observation(
        row=draw(st.sampled_from([(), ("item",), ("item", "eens")])),
        column=column,
        raw=draw(st.sampled_from(["", "1", "- "])),
        value=draw(st.none() | st.floats(-200, 1200) | st.sampled_from([0.0, -0.0, 100.0])),
        qualifier=draw(st.sampled_from([None, "missing"])),
        unit=draw(st.sampled_from([None, *sorted(rules.UNITS)])),
        question=draw(st.sampled_from([None, "", "Leuk?"])),
        markers=draw(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("c",), ("z",)])),
        dimension=dimension,
        category=category,
        period=None,
        provenance=Provenance(None, draw(st.integers(1, 5))),
    )


tables = st.builds(
    Table,
    label=st.sampled_from(["Tabel 1", "Tabel 2"]),
    kind=st.just("table"),
    title=st.just("t"),
    notes=st.sampled_from([(), NOTES]),
    observations=st.lists(cells(), max_size=5).map(tuple),
)
reports = st.lists(st.lists(tables, max_size=3).map(lambda found: of(*found)), max_size=3)


def plainly(report: Report) -> tuple[Finding, ...]:
    """What the plain rules say of a report's cells, each thing once."""
    told = [
        finding
        for table in report.tables
        for finding in (*findings_of(rules.range_cases(table)), *rules.frame_findings(table))
    ]
    return tuple(dict.fromkeys(told))


@settings(max_examples=20, deadline=None)
@given(reports)
def test_the_frame_says_of_every_report_what_the_plain_rules_say(batch: list[Report]) -> None:
    found = [set(report.findings) for report in validate(batch)]
    assert found == [set(plainly(report)) for report in batch]


@settings(max_examples=15, deadline=None)
@given(reports)
def test_what_the_plain_rules_said_before_is_not_said_twice(batch: list[Report]) -> None:
    judged = [replace(r, findings=worst_first(list(plainly(r)))) for r in batch]
    assert validate(judged) == judged


def test_the_frame_names_the_same_cells_of_a_column_that_is_not_consistent() -> None:
    last = ("fietst naar het werk", "oneens")
    broken = of(with_cell(opinions(), last, MAN, dimension="leeftijd"))
    (validated,) = validate([broken])
    assert set(validated.findings) == set(plainly(broken))


def test_reports_without_a_failure_are_the_very_same() -> None:
    remark = finding("source_missing", table="Tabel 1.1")
    batch = [
        of(opinions()),
        of(),
        of(opinions("Tabel 2"), findings=(remark,)),
        of(Table("F", "figure", "f")),
    ]
    assert all(a is b for a, b in zip(validate(batch), batch, strict=True))
    assert validate([]) == []


def test_one_frame_keeps_the_reports_of_a_batch_apart() -> None:
    wrong = with_value(opinions(), EENS, MAN, "148")
    half = with_cell(opinions("Tabel 9"), EENS, ("totaal",), dimension="geslacht")
    batch = [of(opinions(), wrong), of(opinions()), of(half)]
    first, second, third = validate(batch)
    assert first == replace(batch[0], findings=plainly(batch[0]))
    assert second is batch[1]
    assert third == replace(batch[2], findings=plainly(batch[2]))
    assert [f.code for f in (*first.findings, *third.findings)] == [
        "value_out_of_range",
        "subgroup_inconsistent",
    ]


def test_findings_of_the_frame_join_those_of_the_tables_worst_first() -> None:
    wrong = with_value(opinions(source=None), EENS, MAN, "148")
    warning = finding("source_missing", table="Tabel 1.1")
    (validated,) = validate([of(wrong, findings=(warning,))])
    assert validated.findings == (*plainly(of(wrong)), warning)


def test_validation_adds_nothing_to_what_parsing_said() -> None:
    wrong = with_value(opinions(), EENS, MAN, "148")
    judged = of(wrong, findings=judge([wrong], []))
    assert validate([judged]) == [judged]


def test_the_frame_has_the_declared_columns_and_types() -> None:
    expected = {
        "report": "int64",
        "table": "int64",
        "cell": "int64",
        "row": "str",
        "column": "str",
        "odd": "bool",
        "raw": "str",
        "value": "float64",
        "qualifier": "str",
        "bounded": "bool",
        "unit": "str",
        "question": "str",
        "asked": "bool",
        "dimension": "str",
        "category": "str",
    }
    for batch in ([of(opinions())], [of()], []):
        frame = frame_of(batch)
        assert {c: str(t) for c, t in frame.dtypes.items()} == expected
        OBSERVATIONS.validate(frame, lazy=True)


def test_the_frame_holds_each_cell_once_in_reading_order() -> None:
    batch = [of(opinions()), of(opinions("Tabel 2"), opinions("Tabel 3"))]
    frame = frame_of(batch)
    read = [o for report in batch for t in report.tables for o in t.observations]
    assert list(frame["raw"]) == [o.raw for o in read]
    assert list(frame["value"]) == [o.value for o in read]
    assert list(frame["column"]) == [" › ".join(o.column) for o in read]
    keys = frame[["report", "table", "cell"]]
    assert keys.equals(keys.sort_values(["report", "table", "cell"]))
    assert not keys.duplicated().any()


def test_a_unit_that_no_rule_knows_is_a_mistake_of_the_program() -> None:
    strange = with_cell(opinions(), EENS, MAN, unit="furlong")
    with pytest.raises(SchemaErrors):
        validate([of(strange)])


def test_every_unit_that_reading_can_give_is_one_that_the_frame_knows() -> None:
    named = {code for code, _ in units._UNITS}
    assert named | set(units.UNIT_WORDS) | set(rules.RANGES) <= rules.UNITS
    assert isinstance(frame_of([of(opinions())]), pd.DataFrame)


@pytest.mark.parametrize(
    ("unit", "value", "fits"),
    [
        ("percent", 0.0, True),
        ("percent", 100.0, True),
        ("percent", 100.1, False),
        ("percent", -0.1, False),
        ("percentage_points", -100.0, True),
        ("percentage_points", 100.5, False),
        ("per_mille", 1000.0, True),
        ("grade", 10.5, False),
        ("count", 1e12, True),
        ("count", -1.0, False),
        ("mean", -5.0, True),
        ("index", 250.0, True),
        (None, 1e6, True),
        ("percent", None, True),
    ],
)
def test_a_value_fits_its_unit_up_to_the_bounds(
    unit: str | None, value: float | None, fits: bool
) -> None:
    assert rules.in_range(unit, value) is fits
