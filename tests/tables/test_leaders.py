"""Dots between a row's heading and its values are neither."""

from __future__ import annotations

import pytest

from tests.tables.sample import grid, only_table, read

CAPTION = "Tabel 1.1 Zwemmen in zee, naar geslacht, bevolking 12 jaar en ouder, 2023 (in procenten)"


@pytest.mark.parametrize("dots", ["..........  ", " ............... ", " " + ". " * 12, "…… "])
def test_dots_that_lead_to_values_are_left_out_of_a_text_export(dots: str) -> None:
    table = only_table(
        f"""
        {CAPTION}

        man  vrouw

        zwemt{dots}12  13
        zwemt niet{dots}88  87

        Bron: Zwempanel 2023
        """
    )
    assert grid(table) == {"zwemt": "man=12 vrouw=13", "zwemt niet": "man=88 vrouw=87"}


def test_a_few_dots_apart_are_cells_that_are_unknown() -> None:
    (table,) = read(
        f"""
        {CAPTION}

        man  vrouw  totaal

        zwemt  .  .  .
        zwemt niet  88  87  86

        Bron: Zwempanel 2023
        """
    ).tables
    assert [o.raw for o in table.observations][:3] == [".", ".", "."]


def test_entries_of_a_list_of_tables_are_no_tables() -> None:
    text = f"""
        Tabel 1.1 Zwemmen in zee .......... 5
        Tabel 1.2 Zwemmen in een meer .......... 7

        {CAPTION}

        man  vrouw

        zwemt  12  13
        """
    assert [t.label for t in read(text).tables] == ["Tabel 1.1"]
