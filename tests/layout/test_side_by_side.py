"""Two tables side by side below text in two columns, and above more of it, are read one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tabel_extract.layout.order import reading_order
from tabel_extract.page import Page
from tabel_extract.tables.placed.captions import is_caption
from tests.layout.test_beside import ABOVE, moved, printed
from tests.tables.placed.typed import cells_of, tables_of, typed

LEFT = """
Wie in de haven ligt betaalt meer
dan wie voor anker gaat. Dat blijkt
uit cijfers van de havens.
"""
RIGHT = """
In het voorjaar is het er rustig en
in de herfst vol, zegt de
havenmeester.
"""
BOATS = """
Tabel 1 Boten in de haven

            2030      2031
zeil          24        26
motor         39        37
Bron: Havenraad
"""
CREWS = """
Tabel 2 Wie er vaart

          alleen     samen
kort          48        51
lang          31        25
Bron: Vaarraad
"""
BELOW = 200.0
LARGE = 24.0


def page_of(*pieces: tuple[str, float, float]) -> Page:
    """Texts that stand so many points down and so many halves to the right, headings in large."""
    page = typed("Haven")
    words = [w for text, *by in pieces for w in moved(typed(text), *by)]
    return replace(
        page, words=tuple(replace(w, size=LARGE) if w.text == "Haven" else w for w in words)
    )


def order(page: Page) -> list[str]:
    return [" ".join(v.text.split()) for v in reading_order(page, is_caption)]


def test_tables_side_by_side_between_text_in_two_columns_are_read_one_after_the_other() -> None:
    page = page_of(
        ("Haven", 0, 0),
        (LEFT, 26, 0),
        (RIGHT, 26, 1),
        (BOATS, 110, 0),
        (CREWS, 110, 1),
        ("Haven", 222, 0),
        (LEFT, 248, 0),
        (RIGHT, 248, 1),
    )
    text = ["Haven", *printed(LEFT), *printed(RIGHT)]
    assert order(page) == [*text, *printed(BOATS), *printed(CREWS), *text]
    boats, crews = tables_of(page)
    assert cells_of(boats) == {
        "zeil | 2030": "24",
        "zeil | 2031": "26",
        "motor | 2030": "39",
        "motor | 2031": "37",
    }
    assert (boats.source, crews.source) == ("Havenraad", "Vaarraad")


def test_text_that_goes_on_at_the_right_above_two_tables_is_read_before_them() -> None:
    left = LEFT.replace("van de havens.", "van de havens en van")
    right = RIGHT.replace("In het voorjaar", "wie er werkt:")
    page = page_of((left, 0, 0), (right, 0, 1), (BOATS, 84, 0), (CREWS, 84, 1), (LEFT, 208, 0))
    tables = [*printed(BOATS), *printed(CREWS)]
    assert order(page) == [*printed(left), *printed(right), *tables, *printed(LEFT)]


@pytest.mark.parametrize("lines", [1, 3])
def test_a_sentence_that_goes_on_at_the_right_well_below_notes_is_text_in_columns(
    lines: int,
) -> None:
    left = LEFT.replace("van de havens.", "van de havens en van")
    right = "\n".join(printed(RIGHT.replace("In het voorjaar", "wie er werkt:"))[:lines])
    page = page_of((BOATS, 0, 0), (left, 100, 0), (right, 100, 1))
    source = {w.baseline for w in page.words if w.text == "Bron:"}
    small = [replace(w, size=9.0) if w.baseline in source else w for w in page.words]
    assert order(replace(page, words=tuple(small))) == [
        *printed(BOATS),
        *printed(left),
        *printed(right),
    ]


def test_text_that_breaks_off_above_a_table_in_its_column_goes_on_below_it() -> None:
    above = "Wie in de haven ligt betaalt meer\ndan wie voor anker gaat, zo blijkt"
    below = "uit de cijfers van de havens zelf\ndie daar vorig jaar om vroegen."
    page = page_of(
        (above, 0, 0),
        (RIGHT, 0, 1),
        (BOATS, 60, 0),
        (CREWS, 60, 1),
        (below, 160, 0),
        (RIGHT, 160, 1),
    )
    found = order(page)
    assert found.index(printed(below)[0]) < found.index(printed(RIGHT)[0])


def test_full_lines_right_below_a_heading_are_text_in_columns_also_below_a_table() -> None:
    page = page_of((BOATS, 0, 0), ("Haven", 112, 0), (LEFT, 138, 0), (RIGHT, 138, 1))
    assert order(page) == [*printed(BOATS), "Haven", *printed(LEFT), *printed(RIGHT)]


def test_paragraphs_of_text_in_columns_may_start_with_a_line_that_is_set_in() -> None:
    left = LEFT.replace("Dat blijkt\nuit cijfers van de havens.", "\n  Dat blijkt uit cijfers.")
    left = left.replace(" \n", "\n")
    right = RIGHT.replace("In het", "  In het")
    page = page_of((BOATS, 0, 0), ("Haven", 112, 0), (left, 138, 0), (right, 138, 1))
    assert order(page) == [*printed(BOATS), "Haven", *printed(left), *printed(right)]


def test_lines_right_below_a_heading_that_break_off_early_are_rows() -> None:
    rows = LEFT.replace("Wie in de haven ligt betaalt meer", "Wie in de haven ligt")
    page = page_of((BOATS, 0, 0), ("Haven", 112, 0), (rows, 138, 0), (RIGHT, 138, 1))
    both = zip(printed(rows), printed(RIGHT), strict=True)
    assert order(page) == [*printed(BOATS), "Haven", *map(" ".join, both)]


def test_a_caption_below_text_in_columns_stays_with_the_wide_line_below_it() -> None:
    wide = "wie in het jaar 2031 met een boot in een van deze havens lag, in procenten"
    text = f"{LEFT.rstrip()}{LEFT}"
    caption, rows = BOATS.strip().split("\n\n")
    page = page_of((text, 0, 0), (text, 0, 1), (caption, 100, 0), (wide, 114, 0), (rows, 142, 0))
    assert order(page) == [*printed(text), *printed(text), caption, wide, *printed(rows)]


def test_a_few_lines_of_text_in_columns_are_so_on_a_page_with_many_too() -> None:
    text = f"{LEFT.rstrip()}{LEFT}"
    page = page_of(
        (text, 0, 0),
        (text, 0, 1),
        (ABOVE, 112, 0),
        ("Haven", 226, 0),
        (LEFT, 252, 0),
        (RIGHT, 252, 1),
    )
    above = [*printed(text), *printed(text), *printed(ABOVE)]
    assert order(page) == [*above, "Haven", *printed(LEFT), *printed(RIGHT)]


WIDE = "wie in het jaar 2031 met een boot in een van deze havens lag en wie er vaart, in procenten"
LONG_CREWS = CREWS.replace("Bron:", "heel lang      9        11\nnooit         12        13\nBron:")


def with_caption_below(table: str) -> str:
    caption, rows = table.strip().split("\n\n")
    *rows_of_it, source = rows.splitlines()
    return "\n".join([*rows_of_it, caption, source])


def without_source(table: str) -> str:
    return "\n".join(line for line in table.splitlines() if not line.startswith("Bron"))


@pytest.mark.parametrize("down", [0, 7])
@pytest.mark.parametrize("crews", [CREWS, LONG_CREWS], ids=["as tall", "taller"])
@pytest.mark.parametrize("taller_at", [0, 1])
@pytest.mark.parametrize("change", [str, without_source], ids=["sources", "none"])
def test_tables_side_by_side_with_their_captions_below_are_read_one_after_the_other(
    down: float, crews: str, taller_at: int, change: Callable[[str], str]
) -> None:
    boats, crews = change(with_caption_below(BOATS)), change(with_caption_below(crews))
    page = page_of(
        (WIDE, 0, 0), (boats, 42, 1 - taller_at), (crews, 42 + down, taller_at), (WIDE, 200, 0)
    )
    left, right = (boats, crews) if taller_at else (crews, boats)
    assert order(page) == [WIDE, *printed(left), *printed(right), WIDE]
    tables = {t.title: t for t in tables_of(page)}
    assert cells_of(tables["Boten in de haven"]) == {
        "zeil | 2030": "24",
        "zeil | 2031": "26",
        "motor | 2030": "39",
        "motor | 2031": "37",
    }
    assert list(cells_of(tables["Wie er vaart"]).values())[-2:] == crews_end(crews)


def crews_end(crews: str) -> list[str]:
    rows = [line.split() for line in crews.splitlines() if line[-2:].isdigit()]
    return rows[-1][-2:]


def test_four_tables_in_two_rows_with_their_captions_below_are_read_one_by_one() -> None:
    boats, crews = with_caption_below(BOATS), with_caption_below(CREWS)
    more = [t.replace("Tabel 1", "Tabel 3").replace("Tabel 2", "Tabel 4") for t in (boats, crews)]
    page = page_of(
        (WIDE, 0, 0), (boats, 42, 0), (crews, 42, 1), (more[0], 128, 0), (more[1], 128, 1)
    )
    assert sorted(order(page)[1:]) == sorted(
        line for table in (boats, crews, *more) for line in printed(table)
    )
    assert [len(cells_of(t)) for t in tables_of(page)] == [4, 4, 4, 4]


def test_tables_that_end_on_one_height_may_start_on_two_below_their_captions() -> None:
    page = page_of((WIDE, 0, 0), (BOATS, 70, 0), (LONG_CREWS, 42, 1), (WIDE, 200, 0))
    assert order(page) == [WIDE, *printed(BOATS), *printed(LONG_CREWS), WIDE]


def test_rows_above_that_stand_on_one_side_alone_are_those_of_another_table() -> None:
    above = """
    havens         2030             2031              2032             2033
    noord            11               12                13               14
    zuid             21               22                23               24
    """
    page = page_of((above, 0, 0), (BOATS, 56, 0), (CREWS, 56, 1))
    assert order(page) == [*printed(above), *printed(BOATS), *printed(CREWS)]
