"""Two cells are the same number only where nothing that they say differs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.checks.judge import examine
from tabel_extract.checks.verdicts import locate
from tabel_extract.model import HeadingPath, Note, Provenance, Table
from tests.checks.planted import EENS, twice
from tests.checks.tables import TOTAL, Column, table, with_cell, with_value
from tests.checks.test_properties import Survey, few, surveys

CHECK = "printed_differently"
FIRST = (EENS, ("totaal",))


def named(*tables: Table) -> list[str | None]:
    return [f.table for f in examine(tables, []).findings if f.code == CHECK]


def compared(*tables: Table) -> int:
    return sum(o.cases for o in examine(tables, []).checks if o.check == CHECK)


@pytest.mark.parametrize(
    ("again", "differs"), [("50", False), ("51", True), ("50,4", False), ("50,6", True)]
)
def test_two_values_differ_where_no_number_rounds_to_both(again: str, *, differs: bool) -> None:
    assert (named(*twice(again)) == ["Tabel 1.2"]) is differs


@pytest.mark.parametrize(
    "facts",
    [
        {"population": "bevolking 15 jaar en ouder"},
        {"population": None},
        {"period": "2022"},
        {"period": None},
        {"period": "2022-2024"},
        {"source": "Looppanel 2024"},
        {"source": None},
        {"title": "Mening over de fiets, onder wie er een heeft"},
        {"notes": (Note(None, "note", "Toelichting: zonder wie geen fiets heeft."),)},
        {"caption_markers": ("z",), "notes": (Note("z", "note", "Zonder wie geen fiets heeft."),)},
    ],
)
def test_where_anything_about_the_tables_differs_nothing_is_compared(facts: dict[str, Any]) -> None:
    assert compared(*twice("55", **facts)) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "Mooi?"},
        {"question": None},
        {"row": ("vindt fietsen leuk", "oneens")},
        {"unit": "count"},
        {"dimension": "geslacht", "category": "man"},
        {"period": "2022"},
    ],
)
def test_where_anything_about_the_cells_differs_nothing_is_compared(
    changes: dict[str, Any],
) -> None:
    first, second = twice("55")
    assert compared(first, with_cell(second, *FIRST, **changes)) == 0


def test_an_item_that_alone_is_asked_may_be_worded_otherwise() -> None:
    first, second = twice("55")
    other = with_cell(second, *FIRST, row=("leuk om te fietsen", "eens"))
    assert named(first, other) == ["Tabel 1.2"]


def test_one_question_about_many_items_is_told_apart_by_them() -> None:
    asked = {"question": "Hoe vindt u het?"}
    rows: dict[HeadingPath, tuple[str, ...]] = {
        ("fiets", "goed"): ("50",),
        ("bus", "goed"): ("30",),
    }
    one, other = table((TOTAL,), rows), table((TOTAL,), rows, "Tabel 1.2", line=50)
    for path in rows:
        one, other = (with_cell(t, path, ("totaal",), **asked) for t in (one, other))
    other = with_value(other, ("bus", "goed"), ("totaal",), "50")
    assert (compared(one, other), named(one, other)) == (2, ["Tabel 1.2"])


def test_an_item_without_an_answer_may_be_another_share_of_it() -> None:
    first, second = (with_cell(t, *FIRST, row=("fietsen",)) for t in twice("55"))
    assert compared(first, second) == 0


def test_a_number_that_stands_twice_in_one_table_is_not_known_to_be_one() -> None:
    first, second = twice("55")
    again = replace(second, observations=(*second.observations, *second.observations))
    assert compared(first, again) == 0


def test_both_cells_are_to_be_looked_at() -> None:
    tables = twice("55")
    (found,) = examine(tables, []).findings
    assert found.provenance == Provenance(3, 55)
    cells = locate(found, tables).cells
    assert [tables[t].observations[place].raw for t, place in cells] == ["50", "55"]


def test_of_three_places_only_the_one_that_differs_is_named() -> None:
    first, second = twice("50")
    third = replace(twice("55")[1], label="Tabel 1.3", lines=(80, 90))
    assert named(first, second, third) == ["Tabel 1.3"]


def questioned(survey: Survey, label: str) -> Table:
    cells = tuple(replace(o, question=f"Over {o.row[0]}?") for o in survey.table.observations)
    return replace(survey.table, label=label, observations=cells)


@few
@given(surveys(), st.data())
def test_a_table_that_is_printed_again_is_right_and_a_changed_number_of_it_is_named(
    survey: Survey, data: st.DataObject
) -> None:
    first, again = questioned(survey, "Tabel 1.1"), questioned(survey, "Tabel 1.2")
    assert (named(first, again), compared(first, again)) == ([], len(first.observations))
    cell = data.draw(st.sampled_from(again.observations))
    assert cell.value is not None
    value = (cell.value + 3) % 100
    wrong = with_value(again, cell.row, cell.column, f"{value:.0f}")
    found = [f for f in examine([first, wrong], []).findings if f.code == CHECK]
    assert [(f.table, f.row, f.column) for f in found] == [("Tabel 1.2", cell.row, cell.column)]


def test_means_are_one_number_without_an_answer() -> None:
    mean = Column(("totaal",), unit="mean")
    rows: dict[HeadingPath, tuple[str, ...]] = {("fietspaden",): ("6,8",)}
    one, other = table((mean,), rows), table((mean,), rows, "Tabel 1.2", line=50)
    asked = {"question": "Welk cijfer geeft u?"}
    one, other = (with_cell(t, ("fietspaden",), ("totaal",), **asked) for t in (one, other))
    other = with_value(other, ("fietspaden",), ("totaal",), "7,1")
    assert named(one, other) == ["Tabel 1.2"]
