"""Notes that digits mark are those of a table where something in it refers to them."""

from __future__ import annotations

import pytest

from tests.tables.sample import read


@pytest.mark.parametrize("title", ["Zwemmen in zee1, naar geslacht", "Zwemmen (ook in zee1)"])
def test_a_digit_behind_a_word_may_refer_to_a_note_before_a_comma_or_a_bracket(title: str) -> None:
    (table,) = read(
        f"""
        Tabel 1.1 {title}, 2023 (in procenten)

        man vrouw

        zwemt 12 13
        zwemt niet 88 87
        1 De Noordzee telt als zee.
        Bron: Zwemraad
        """
    ).tables

    assert [(n.marker, n.text) for n in table.notes] == [("1", "De Noordzee telt als zee.")]
