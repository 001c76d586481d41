"""Where one table ends: above another, beside another, and far above what else is printed."""

from __future__ import annotations

from tabel_extract.grids import find_grids
from tabel_extract.page import Page
from tests.grids.drawn import drawn, rows


def texts(page: Page) -> list[list[str]]:
    """The texts of each table of a page, cell by cell."""
    return [[cell.text for cell in grid.cells] for grid in find_grids(page)]


def test_a_table_ends_at_the_caption_of_the_next_one() -> None:
    page = drawn("""
Table 1. Ferries
Port             Boats    Berths
Ouddorp             12        34
Stellendam           7        19
Brielle              9        21
Both ports in the south were closed in May.
Table 2. Bridges
Port              2001      2002
Ouddorp              2         3
Stellendam           4         1
Brielle              5         6
""")

    assert [found[:3] + found[-3:] for found in texts(page)] == [
        [*("Port", "Boats", "Berths"), *("Brielle", "9", "21")],
        [*("Port", "2001", "2002"), *("Brielle", "5", "6")],
    ]


def test_what_stands_far_below_a_table_is_none_of_its_rows() -> None:
    page = drawn("""
Port             Boats    Berths
Ouddorp             12        34
Stellendam           7        19
Brielle              9        21



Harbour office                 4
""")

    assert rows(page)[-1] == ["Brielle", "9", "21"]


def test_the_bottom_rule_of_the_table_above_is_no_top_of_the_next_one() -> None:
    page = drawn("""
----------------------------------------
Port             Boats    Berths
----------------------------------------
Ouddorp             12        34
Stellendam           7        19
Brielle              9        21
----------------------------------------



No. 9. Bridges that are kept by the State
----------------------------------------
                 Fixed    Moving
Port            (feet)    (feet)
----------------------------------------
Ouddorp              2         3
Stellendam           4         1
Brielle              5         6
----------------------------------------
""")

    assert texts(page)[1][:4] == ["Port", "Fixed (feet)", "Moving (feet)", "Ouddorp"]


def test_tables_side_by_side_are_parted_where_their_rules_end() -> None:
    page = drawn("""
Grade          Pupils          Measure           School    Area
---------------------          --------------------------------
Grade 1           113          Teachers            41.5   2,318
---------------------          --------------------------------
Grade 2           110          Pupils each         16.5    17.2
---------------------          --------------------------------
Grade 3            87          Years of work       11.3    10.8
---------------------          --------------------------------
""")

    assert texts(page) == [
        ["Grade", "Pupils", "Grade 1", "113", "Grade 2", "110", "Grade 3", "87"],
        [
            *("Measure", "School", "Area", "Teachers", "41.5", "2,318"),
            *("Pupils each", "16.5", "17.2", "Years of work", "11.3", "10.8"),
        ],
    ]


def test_a_table_whose_rules_are_broken_at_its_columns_stays_one() -> None:
    page = drawn("""
State            2003      2004        2005      2006
----------     ----------------     -----------------
North             123       145         167       189
South             234       256         278       290
East              345       367         389       301
----------     ----------------     -----------------
""")

    assert rows(page)[1] == ["North", "123", "145", "167", "189"]
