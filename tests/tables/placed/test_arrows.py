"""Arrows beside numbers are signs of those, and a legend says what they mean."""

from __future__ import annotations

import pytest

from tabel_extract.dutch import parse_cell
from tabel_extract.tables.assemble import Reading
from tests.tables.placed.typed import CAPTION, reading_of, typed

ROWS = """
                     stad      dorp      rand
    fietst           71%{a}    54%       62%
    loopt            12%       23%{b}    16%
"""


def read(a: str, b: str, *legend: str) -> Reading:
    rows = ROWS.format(a=a, b=b).splitlines()
    return reading_of(typed("\n".join([f"    {CAPTION}", *rows, *legend, "    Bron: SCP"])))


@pytest.mark.parametrize(("a", "b"), [(" ▲", " ▼"), ("▲", "▼"), ("  ▲", "  ▼")])
def test_an_arrow_behind_a_number_is_a_marker_that_its_legend_explains(a: str, b: str) -> None:
    reading = read(a, b, "    ▲ significant hoger dan elders", "    ▼ significant lager dan elders")
    (table,) = reading.tables
    marked = {o.raw: (o.markers, o.qualifier) for o in table.observations}
    assert marked["71%"] == (("▲",), "significant")
    assert marked["23%"] == (("▼",), "significant")
    assert marked["62%"] == ((), None)
    assert [(n.marker, n.text) for n in table.notes] == [
        ("▲", "significant hoger dan elders"),
        ("▼", "significant lager dan elders"),
    ]
    assert not reading.issues


def test_arrows_that_are_explained_on_one_line_have_a_note_each() -> None:
    reading = read(" ▲", " ▼", "    ▲ significant hoger  ▼ significant lager")
    assert [n.text for n in reading.tables[0].notes] == ["significant hoger", "significant lager"]


def test_an_arrow_without_a_legend_lacks_no_note() -> None:
    reading = read(" ▲", " ▼")
    assert len(reading.tables[0].observations) == 6
    assert not reading.issues


@pytest.mark.parametrize("text", ["▲", "▲▼", "▲ hoger", "stad ▲"])
def test_an_arrow_without_a_number_is_no_cell(text: str) -> None:
    assert parse_cell(text) is None
