"""A legend that explains several signs on one line is as many notes."""

from __future__ import annotations

import pytest

from tests.tables.sample import read


def _notes(legend: str) -> list[tuple[str | None, str]]:
    (table,) = read(
        f"""
        Tabel 1 Kans om te zwemmen, 2031 (odds ratio’s)

                   model 1   model 2
        jong        2,41**     1,86*
        oud          1,33***      1,18

        {legend}
        Bron: Zwemraad
        """
    ).tables
    return [(note.marker, note.text) for note in table.notes]


@pytest.mark.parametrize(
    "legend",
    [
        "* p < 0,05; ** p < 0,01; *** p < 0,1",
        "* p < 0,05 ** p < 0,01 *** p < 0,1",
        "*p < 0,05, **p < 0,01, ***p < 0,1",
        "* = p < 0,05; ** = p < 0,01; *** = p < 0,1",
    ],
)
def test_levels_of_significance_on_one_line_are_a_note_for_each_sign(legend: str) -> None:
    assert _notes(legend) == [("*", "p < 0,05"), ("**", "p < 0,01"), ("***", "p < 0,1")]


def test_words_may_explain_each_sign() -> None:
    assert _notes("* significant (p < 0,05) ** zeer significant (p < 0,01). *** geen verschil") == [
        ("*", "significant (p < 0,05)"),
        ("**", "zeer significant (p < 0,01)"),
        ("***", "geen verschil"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Significant, behalve waar ** staat",
        "Meting in 2031, * is die van 2029",
        "Significant (p < 0,05)",
    ],
)
def test_a_sign_that_a_note_speaks_of_starts_no_other_note(text: str) -> None:
    assert _notes(f"* {text}") == [("*", text)]
