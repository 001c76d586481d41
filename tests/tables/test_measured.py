"""Columns that are what a table measures are no subgroups of those whom its rows are about."""

from __future__ import annotations

import pytest

from tests.tables.placed.typed import tables_on


def _subgroups(title: str, heading: str, columns: str) -> set[tuple[str | None, str | None]]:
    (table,) = tables_on(
        f"""
Tabel 1 {title}, 2031 (in procenten)

                          {heading}
                      --------------------------
                      {columns}
leeftijd
18-34 jaar                12        58        30
35 jaar en ouder          20        30        50
Bron: Zwemraad
"""
    )
    return {(o.dimension, o.category) for o in table.observations}


ROWS = {("leeftijd", "18-34 jaar"), ("leeftijd", "35 jaar en ouder")}


@pytest.mark.parametrize(
    ("title", "heading", "columns"),
    [
        (
            "Rondkomen van zwemmers, naar achtergrondkenmerken",
            "rondkomen",
            "moeilijk      net      goed",
        ),
        (
            "Tevredenheid over het bad naar leeftijd",
            "Tevredenheid",
            "  tevreden  neutraal  boos",
        ),
        ("Baders naar leeftijd", "Mening", "    goed  neutraal    slecht"),
        ("Baders naar leeftijd", "aandeel in het bad", "      nu     straks   nooit"),
        ("Baders naar persoonskenmerken", "Keer per jaar", "   gedoken  gevaren   gegleden"),
    ],
)
def test_what_the_title_is_about_is_no_dimension_where_it_names_others(
    title: str, heading: str, columns: str
) -> None:
    assert _subgroups(title, heading, columns) == ROWS


def test_a_dimension_that_nobody_knows_is_one_where_the_caption_names_it() -> None:
    found = _subgroups("Baders naar leeftijd en slag", "slag", "  rugslag    crawl    vlinder")
    assert found == {("slag", "rugslag"), ("slag", "crawl"), ("slag", "vlinder")}


def test_a_dimension_that_the_caption_names_is_one_though_the_title_is_about_it() -> None:
    found = _subgroups("Inkomen van baders naar inkomen", "inkomen", "    laag    midden      hoog")
    assert found == {("inkomen", "laag"), ("inkomen", "midden"), ("inkomen", "hoog")}


def test_a_caption_that_names_no_dimension_may_mean_those_of_the_columns() -> None:
    found = _subgroups("Baden en inkomen", "inkomen", "    laag    midden      hoog")
    assert found == {("inkomen", "laag"), ("inkomen", "midden"), ("inkomen", "hoog")}
