"""A row of units below the headings says in what each column is, and heads none of them."""

from __future__ import annotations

from tabel_extract.checks.cases import Case
from tabel_extract.checks.frame_rules import range_cases
from tabel_extract.model import Table
from tests.tables.placed.typed import tables_on

CAPTION = "Tabel 1.1 Ritten met de fiets, bevolking 18 jaar en ouder, 2024"


def table(body: str, caption: str = CAPTION) -> Table:
    rows = [line.removeprefix(" " * 8) for line in body.strip("\n").splitlines()]
    (found,) = tables_on("\n".join([caption, "", *rows, "Bron: SCP"]))
    return found


def units(found: Table) -> dict[str, str | None]:
    """The unit of each column, by its path."""
    return {" › ".join(o.column): o.unit for o in found.observations}


def test_each_unit_is_that_of_the_columns_in_whose_middle_it_stands() -> None:
    found = table(
        """
                          lengte    duur     stad    dorp    rand
        ---------------------------------------------------------
                            km      uren              %
        naar het werk      12,0      0,6      30      58      12
        naar school         4,0      0,3      40      25      35
        """
    )
    assert units(found) == {
        "lengte": "kilometres",
        "duur": "hours",
        "stad": "percent",
        "dorp": "percent",
        "rand": "percent",
    }


def test_a_unit_in_the_middle_of_a_cell_is_that_of_all_columns_of_its_heading() -> None:
    found = table(
        """
                                            ritten per dag
                                        ---------------------
                            fietsers        stad         land     plezier
        -------------------------------------------------------------------
                             x 1 000          aantal           cijfer 1-10
        naar het werk          1 120         1,2          3,1          7,2
        naar school            4 012         0,8          2,5          6,9
        """
    )
    assert units(found) == {
        "fietsers": "count",
        "ritten per dag › stad": "mean",
        "ritten per dag › land": "mean",
        "plezier": "grade",
    }


def test_drawn_cells_tell_the_columns_of_a_unit_that_is_off_their_middle() -> None:
    found = table(
        """
        +----------------+--------+--------+----------+--------+
        |                |  2021  |  2023  |  ritten  |  duur  |
        +----------------+--------+--------+----------+--------+
        |                | aantal          | %        | uren   |
        +----------------+--------+--------+----------+--------+
        | werk           |  1 120 |  1 158 |    12    |  5,8   |
        +----------------+--------+--------+----------+--------+
        | school         |  4 012 |  4 250 |    40    |  2,5   |
        +----------------+--------+--------+----------+--------+
        """
    )
    assert units(found) == {"2021": "count", "2023": "count", "ritten": "percent", "duur": "hours"}


def test_a_unit_below_all_headings_is_that_of_the_table_though_a_section_follows() -> None:
    found = table(
        """
                           2021      2022      2023
        ---------------------------------------------
                              % van de bevolking
        Reizen
          naar het werk      12        30        58
          naar school        40        35        25
        """
    )
    assert (found.unit, found.unit_text) == ("percent", "% van de bevolking")
    assert {o.column for o in found.observations} == {("2021",), ("2022",), ("2023",)}
    assert {o.row[0] for o in found.observations} == {"Reizen"}


def test_units_right_below_headings_without_a_rule_stay_their_last_line() -> None:
    found = table(
        """
                         alle mannen  alle vrouwen
                         aantal   %   aantal   %
        ------------------------------------------
        naar het werk      12    30     58    40
        naar school        40    35     25    20
        """
    )
    assert {o.column for o in found.observations} == {
        ("alle mannen", "aantal"),
        ("alle mannen", "%"),
        ("alle vrouwen", "aantal"),
        ("alle vrouwen", "%"),
    }


def test_units_that_could_be_of_other_columns_are_not_given_to_any() -> None:
    found = table(
        """
                          lengte    duur     stad    dorp
        -------------------------------------------------
                               km               uren
        naar het werk      12,0      0,6      30      58
        naar school         4,0      0,3      40      25
        """
    )
    assert {o.column for o in found.observations} == {
        ("lengte",),
        ("duur",),
        ("stad",),
        ("dorp",),
    }
    assert units(found)["lengte"] == units(found)["duur"] == "kilometres"


def test_a_relative_change_has_no_bounds_and_a_share_beside_it_has() -> None:
    found = table(
        """
                           ritten   mutatie   aandeel
        ---------------------------------------------
                           aantal      %         %
        naar het werk       1.200    −12,5      58
        naar school           400     140,0    −25
        """
    )
    cases = [c for c in range_cases(found) if isinstance(c, Case)]
    assert [c.cells[0].raw for c in cases if c.finding] == ["−25"]
    assert not any("mutatie" in c.cells[0].column for c in cases)


def test_thousands_below_a_heading_are_no_values() -> None:
    found = table(
        """
                         fietsers      met een helm
                                     ----------------
                         x 1 000     x 1 000       %
        naar het werk      1 120          58      5,2
        naar school        4 012         250      6,2
        """
    )
    assert {o.row for o in found.observations} == {("naar het werk",), ("naar school",)}
    assert units(found) == {
        "fietsers › x 1 000": "count",
        "met een helm › x 1 000": "count",
        "met een helm › %": "percent",
    }


def test_a_unit_that_starts_with_the_first_heading_is_that_of_all_columns() -> None:
    found = table(
        """
                         alle ritten             in stad    op het land
        ---------------------------------------------------------------
                         %
        naar het werk                     12          30             58
        naar school                       40          35             25
        """
    )
    assert found.unit == "percent"
    assert units(found) == dict.fromkeys(["alle ritten", "in stad", "op het land"], "percent")


def test_a_unit_in_the_middle_of_the_first_heading_is_not_that_of_all_columns() -> None:
    found = table(
        """
                         alle ritten     in stad    op het land
        -------------------------------------------------------
                              %
        naar het werk        12             30           58
        naar school          40             35           25
        """
    )
    assert found.unit is None


def test_as_many_units_as_columns_are_each_of_their_own_wherever_they_stand() -> None:
    found = table(
        """
                         alle ritten   lange ritten   aantal ritten
        -----------------------------------------------------------
                         %             uren per week  aantal
        naar het werk             12            3,1             30
        naar school               40            2,5             35
        """
    )
    assert units(found) == {
        "alle ritten": "percent",
        "lange ritten": "hours",
        "aantal ritten": "count",
    }


def test_each_unit_that_starts_with_a_heading_is_that_of_its_columns_and_those_behind() -> None:
    found = table(
        """
                         alle ritten   in de stad     afstand        met de trein erbij
        -------------------------------------------------------------------------------
                         %                            km
        naar het werk             12           58            3,1                    30
        naar school               40           25            2,5                    35
        """
    )
    assert units(found) == {
        "alle ritten": "percent",
        "in de stad": "percent",
        "afstand": "kilometres",
        "met de trein erbij": "kilometres",
    }


def test_a_unit_ahead_of_headings_set_right_is_that_of_all_columns() -> None:
    found = table(
        """
                            ritten       in stad    op het land
        -------------------------------------------------------
                         %
        Werk
        naar het werk           12            30             58
        naar school             40            35             25
        """
    )
    assert units(found) == dict.fromkeys(["ritten", "in stad", "op het land"], "percent")
    assert {o.row for o in found.observations} == {
        ("Werk", "naar het werk"),
        ("Werk", "naar school"),
    }


def test_a_unit_where_rows_have_their_headings_is_none_of_the_columns() -> None:
    found = table(
        """
                            ritten       in stad    op het land
        -------------------------------------------------------
            %
        naar het werk           12            30             58
        naar school             40            35             25
        """
    )
    assert found.unit is None


def test_each_unit_ahead_of_headings_set_right_is_that_of_its_columns_and_those_behind() -> None:
    found = table(
        """
                            alle ritten   in de stad     afstand    met de trein erbij
        ------------------------------------------------------------------------------
                         %                             km
        naar het werk                12           58         3,1                    30
        naar school                  40           25         2,5                    35
        """
    )
    assert units(found) == {
        "alle ritten": "percent",
        "in de stad": "percent",
        "afstand": "kilometres",
        "met de trein erbij": "kilometres",
    }


def test_units_set_left_and_in_the_middle_of_their_columns_are_not_given_to_any() -> None:
    found = table(
        """
                            ritten    in stad    op land     buiten    lengte
        ----------------------------------------------------------------------
                              %                    km
        naar het werk           12         58        3,1         30        12
        naar school             40         25        2,5         35        13
        """
    )
    assert units(found) == dict.fromkeys(["ritten", "in stad", "op land", "buiten", "lengte"])
