"""Cells that a table means to leave blank are no values that a row lacks."""

from __future__ import annotations

import pytest

from tabel_extract.tables.assemble import Reading
from tests.tables.placed.typed import CAPTION, reading_of, typed

HEADER = "                       b      s.e.       n"


def incomplete(*rows: str, note: str = "", header: str = HEADER) -> list[tuple[str, ...]]:
    """The rows that lack a value, of a table with these."""
    lines = [CAPTION, "", header, *rows, *([note] if note else []), "Bron: SCP"]
    reading: Reading = reading_of(typed("\n".join(lines)))
    (table,) = reading.tables
    assert len(table.observations) == 3 * len(rows)
    return [i.row or () for i in reading.issues if i.code == "row_incomplete"]


WHOLE = "fietst               0,12    0,04      120"
REFERENCE = "loopt                ref.              140"
LACKING = "zwemt                0,14              160"
ALIKE = "zeilt                0,16              180"


def test_a_row_that_others_are_compared_with_lacks_nothing() -> None:
    assert incomplete(WHOLE, REFERENCE, WHOLE.replace("fietst", "rijdt ")) == []


def test_one_row_with_a_blank_of_its_own_lacks_a_value() -> None:
    assert incomplete(WHOLE, LACKING, WHOLE.replace("fietst", "rijdt ")) == [("zwemt",)]


def test_the_same_cells_blank_in_several_rows_are_how_the_table_is_made() -> None:
    assert incomplete(WHOLE, LACKING, ALIKE) == []


def test_other_cells_blank_in_each_row_are_values_that_they_lack() -> None:
    other = "zeilt                0,16    0,05"
    assert incomplete(WHOLE, LACKING, other) == [("zwemt",), ("zeilt",)]


@pytest.mark.parametrize(
    ("note", "lacks"),
    [
        ("Noot: naar zwemt wordt pas sinds 2020 gevraagd.", False),
        ("Noot: zwemt u wel eens in zee?", True),
        ("Noot: sinds 2020 is het anders. Wie zwemt, telt mee.", True),
    ],
)
def test_a_note_that_names_the_row_may_say_why_it_has_a_blank(note: str, *, lacks: bool) -> None:
    assert incomplete(WHOLE, LACKING, note=note) == ([("zwemt",)] if lacks else [])


@pytest.mark.parametrize(
    ("heading", "row", "lacks"),
    [
        ("verschil", "n", False),
        ("    s.d.", "n", False),
        ("verschil", "zwemt", True),
        ("  vrouw ", "n", True),
    ],
)
def test_nobody_is_counted_for_a_difference_or_a_deviation(
    heading: str, row: str, *, lacks: bool
) -> None:
    header = f"                     2022    2024    {heading}"
    whole = "fietst                12      14          2"
    counted = f"{row:<21} 120     130"
    assert incomplete(whole, counted, header=header) == ([(row,)] if lacks else [])
