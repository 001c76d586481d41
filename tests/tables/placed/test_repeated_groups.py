"""Words over columns that repeat in groups: over the group, or over one heading of each."""

from __future__ import annotations

from tests.tables.placed.typed import CAPTION, below, tables_on


def test_the_upper_lines_of_one_heading_in_each_group_are_part_of_that_heading_alone() -> None:
    cells = below(
        """
                     cijfer                          percentage
                                  zweef-                          zweef-
                                 vliegen                         vliegen
                     zee  duin  op water  meer       zee  duin  op water  meer
        fietst         7     8         6     5        20    18        22    30
        loopt          6     7         5     8        40    38        42    50
        """
    )
    assert list(cells)[:8] == [
        f"fietst | {group} › {one}"
        for group in ("cijfer", "percentage")
        for one in ("zee", "duin", "zweefvliegen op water", "meer")
    ]


def test_upper_lines_that_differ_from_group_to_group_are_part_of_the_heading_that_they_meet() -> (
    None
):
    cells = below(
        """
                     cijfer                          percentage
                                 vliegen                           varen
                     zee  duin  op water  meer       zee  duin  op water  meer
        fietst         7     8         6     5        20    18        22    30
        loopt          6     7         5     8        40    38        42    50
        """
    )
    assert list(cells)[:8] == [
        f"fietst | {group} › {one}"
        for group, way in (("cijfer", "vliegen"), ("percentage", "varen"))
        for one in ("zee", "duin", f"{way} op water", "meer")
    ]


def test_words_over_the_first_heading_of_each_group_may_be_of_that_or_of_the_group() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION}

                      nu                     straks
                      op                     op
                      zee    duin   meer     zee    duin   meer
        fietst          7       8      6      20      18     22
        loopt           6       7      5      40      38     42
        Bron: SCP
        """
    )
    assert {tuple(o.column) for o in table.observations} == {()}


def test_a_unit_over_the_first_heading_of_each_group_is_that_of_the_group() -> None:
    cells = below(
        """
                      nu                     straks
                      (%)                    (%)
                      zee    duin   meer     zee    duin   meer
        fietst          7       8      6      20      18     22
        loopt           6       7      5      40      38     42
        """
    )
    assert list(cells)[:2] == ["fietst | nu › (%) › zee", "fietst | nu › (%) › duin"]


def test_a_line_of_which_only_some_words_can_head_their_group_is_unresolved() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION}

                     cijfer                          percentage
                                 vliegen                      varen
                     zee  duin  op water  meer       zee  duin  op water  meer
        fietst         7     8         6     5        20    18        22    30
        loopt          6     7         5     8        40    38        42    50
        Bron: SCP
        """
    )
    assert {tuple(o.column) for o in table.observations} == {()}


def test_a_total_that_repeats_is_one_of_each_group_and_one_alone_stands_beside_them() -> None:
    body = """
                            2019                    2023
                  totaal   man   vrouw    totaal   man   vrouw
        fietst        20    18      22        30    20      10
        loopt         40    38      42        50    40      30
        """
    assert list(dict.fromkeys(key.split(" | ")[1] for key in below(body))) == [
        f"{year} › {who}" for year in (2019, 2023) for who in ("totaal", "man", "vrouw")
    ]
    alone = """
                           geslacht
                  totaal   man   vrouw
        fietst        20    18      22
        loopt         40    38      42
        """
    assert "fietst | totaal" in below(alone)


def test_a_number_of_people_may_be_the_last_column_of_a_group_that_fits_no_other_columns() -> None:
    cells = below(
        """
                            cijfer per jaar                       deel
                     2019         2021         2023     voldoende         n
        fietst        6,5          6,8          7,1         81           412
        loopt         7,0          7,2          7,4         90           398
        """
    )
    assert list(cells)[:5] == [
        "fietst | cijfer per jaar › 2019",
        "fietst | cijfer per jaar › 2021",
        "fietst | cijfer per jaar › 2023",
        "fietst | deel › voldoende",
        "fietst | deel › n",
    ]
