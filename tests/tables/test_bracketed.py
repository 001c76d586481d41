"""Rows of bases in brackets, in a text and on a page."""

from __future__ import annotations

import pytest

from tests.tables.placed.typed import CAPTION, tables_on
from tests.tables.sample import grid, only_table


@pytest.mark.parametrize("label", ["(n)", "n", "aantal huishoudens (n)", "Aantal respondenten"])
def test_a_base_row_in_brackets_is_a_row_of_counts(label: str) -> None:
    table = only_table(
        f"{CAPTION}\n\ntotaal man vrouw\n\nvaak 12 13 11\nnooit 88 87 89\n"
        f"{label} (1.459) (584) (875)\n\nBron: Fietsraad"
    )

    assert grid(table) == {
        "vaak": "totaal=12 man=13 vrouw=11",
        "nooit": "totaal=88 man=87 vrouw=89",
        label: "totaal=(1.459) man=(584) vrouw=(875)",
    }
    assert [(o.value, o.unit) for o in table.observations][-3:] == [
        (1459.0, "count"),
        (584.0, "count"),
        (875.0, "count"),
    ]


@pytest.mark.parametrize("label", ["(n)", "aantal huishoudens (n)"])
def test_a_base_row_in_brackets_is_one_on_a_page_too(label: str) -> None:
    (table,) = tables_on(
        f"""
{CAPTION}

                         totaal     man   vrouw
vaak                         12      13      11
nooit                        88      87      89
{label:<22}  (1.459)   (584)       -
Bron: Fietsraad
"""
    )

    assert grid(table) == {
        "vaak": "totaal=12 man=13 vrouw=11",
        "nooit": "totaal=88 man=87 vrouw=89",
        label: "totaal=(1.459) man=(584) vrouw=-",
    }
    assert [(o.value, o.unit) for o in table.observations][-3:] == [
        (1459.0, "count"),
        (584.0, "count"),
        (None, "count"),
    ]
