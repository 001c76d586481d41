"""Rows and columns headed ``aantal …`` hold counts where no share or score is that large."""

from __future__ import annotations

import pytest

from tabel_extract.model import Table
from tests.tables.placed.typed import tables_on


def _table(caption: str, body: str) -> Table:
    (table,) = tables_on(f"Tabel 1 {caption}\n\n{body}\nBron: SCP")
    return table


def _units(table: Table) -> dict[str, str | None]:
    return {" › ".join((*o.row, *o.column)): o.unit for o in table.observations}


SECTIONED = """
                 laag    hoog
in zee
ja                 12      58
nee                88      42
in een meer
ja                 20      30
nee                80      70
aantal zwemmers   412   1.204
"""


def test_a_last_row_that_counts_people_is_no_answer_of_the_item_above() -> None:
    table = _table("Zwemmen, naar opleiding, 2031 (in procenten)", SECTIONED)
    last = [o for o in table.observations if o.row[-1] == "aantal zwemmers"]
    assert [(o.row, o.unit, o.value) for o in last] == [
        (("aantal zwemmers",), "count", 412.0),
        (("aantal zwemmers",), "count", 1204.0),
    ]
    assert {o.unit for o in table.observations if o not in last} == {"percent"}


def test_a_row_that_may_be_a_percentage_stays_an_answer_of_its_section() -> None:
    body = SECTIONED.replace("412   1.204", " 41      12")
    table = _table("Zwemmen, naar opleiding, 2031 (in procenten)", body)
    last = [o for o in table.observations if o.row[-1] == "aantal zwemmers"]
    assert [(o.row, o.unit) for o in last] == [(("in een meer", "aantal zwemmers"), "percent")] * 2


@pytest.mark.parametrize(
    ("caption", "values", "unit"),
    [
        ("Zwemmen, 2031 (in procenten)", ("12   412", "30   380"), "count"),
        ("Zwemmen, 2031 (in procenten)", ("12    41", "30    38"), "percent"),
        ("Zwemmen, 2031 (in procenten)", ("12   41%", "30  138%"), "percent"),
        ("Zwemmen, 2031 (gemiddelde score, 1-5)", ("1,2   412", "3,0   380"), "count"),
        (
            "Zwemmen, 2031 (gemiddelde op een schaal van 1 tot 10)",
            ("1,2   412", "3,0   380"),
            "count",
        ),
        ("Zwemmen, 2031 (gemiddelden)", ("1,2   412", "3,0   380"), "mean"),
        ("Zwemmen, 2031 (gemiddelde score, 1-5)", ("1,2   112,5", "3,0   380,2"), "mean"),
    ],
)
def test_a_column_counts_where_its_numbers_are_whole_and_beyond_any_share_or_score(
    caption: str, values: tuple[str, str], unit: str
) -> None:
    table = _table(
        caption,
        f"""
                zee   aantal baden
noord           {values[0]}
zuid            {values[1]}
""",
    )
    assert _units(table)["noord › aantal baden"] == unit


def test_an_amount_is_in_euros_whatever_units_the_caption_names_first() -> None:
    table = _table(
        "Zwemles, 2031 (procenten en euro’s)",
        """
                kan zwemmen     laagste   gemiddelde
noord                    81         € 5         € 38
zuid                     79         € 0         € 41
""",
    )
    assert _units(table) == {
        "noord › kan zwemmen": "percent",
        "noord › laagste": "euro",
        "noord › gemiddelde": "euro",
        "zuid › kan zwemmen": "percent",
        "zuid › laagste": "euro",
        "zuid › gemiddelde": "euro",
    }


@pytest.mark.parametrize(
    ("unit", "values", "told"),
    [
        ("in euro", ("€ 38", "€ 41"), "euro"),
        ("in euro", ("38", "41"), "euro"),
        ("in minuten", ("38", "41"), "minutes"),
        ("rapportcijfer", ("7,1", "6,8"), "mean"),
    ],
)
def test_the_mean_of_amounts_is_an_amount(unit: str, values: tuple[str, str], told: str) -> None:
    table = _table(
        f"Zwemles, 2031 ({unit})",
        f"""
                gemiddelde    aantal
noord             {values[0]}       742
zuid              {values[1]}       961
""",
    )
    assert _units(table)["noord › gemiddelde"] == told


@pytest.mark.parametrize(
    ("bracket", "told"), [("€", "euro"), ("in minuten", "minutes"), ("score", "mean")]
)
def test_the_mean_of_amounts_is_one_where_the_heading_over_it_has_their_unit(
    bracket: str, told: str
) -> None:
    table = _table(
        "Zwemles, 2031",
        f"""
              besteed ({bracket})
                gemiddelde    mediaan
noord                38         742
zuid                 41         961
""",
    )
    assert _units(table)[f"noord › besteed ({bracket}) › gemiddelde"] == told


def test_a_difference_beside_shares_of_a_section_is_in_points_and_beside_means_is_none() -> None:
    table = _table(
        "Zwemles, 2031 (in procenten en gemiddelden)",
        """
                        2029    2031    verschil
in procenten
  kan zwemmen             81      79          −2
  zwemt in zee            40      44          +4
gemiddelde
  baden per week         3,1     3,4        +0,3
""",
    )
    assert _units(table) == {
        "in procenten › kan zwemmen › 2029": "percent",
        "in procenten › kan zwemmen › 2031": "percent",
        "in procenten › kan zwemmen › verschil": "percentage_points",
        "in procenten › zwemt in zee › 2029": "percent",
        "in procenten › zwemt in zee › 2031": "percent",
        "in procenten › zwemt in zee › verschil": "percentage_points",
        "gemiddelde › baden per week › 2029": "mean",
        "gemiddelde › baden per week › 2031": "mean",
        "gemiddelde › baden per week › verschil": "mean",
    }


def _by_column(table: Table) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for cell in table.observations:
        found.setdefault(" › ".join(cell.column), set()).add(cell.unit)
    return found


def test_of_counts_and_shares_whole_columns_beside_decimals_are_the_counts() -> None:
    table = _table(
        "Zwemlessen naar regio, 2031 (aantallen en procenten)",
        """
                gestart   gestopt   diploma
noord               412        31      61,5
zuid              1.204        88      58,0
""",
    )
    assert _by_column(table) == {"gestart": {"count"}, "gestopt": {"count"}, "diploma": {"percent"}}


def test_of_counts_and_shares_a_heading_with_its_own_unit_leaves_the_others_to_count() -> None:
    table = _table(
        "Zwemlessen naar regio, 2031 (aantallen en procenten)",
        """
                gestart   gestopt   diploma (%)
noord               412       131            61
zuid              1.204       188            58
""",
    )
    assert _by_column(table) == {
        "gestart": {"count"},
        "gestopt": {"count"},
        "diploma (%)": {"percent"},
    }


def test_of_counts_and_shares_rows_may_be_the_counts() -> None:
    table = _table(
        "Zwemlessen naar jaar (aantallen en procenten)",
        """
                   2029      2031
gestart             412     1.204
diploma              61        58
tevreden             88        90
""",
    )
    units = {o.row[-1]: o.unit for o in table.observations}
    assert units == {"gestart": "count", "diploma": "percent", "tevreden": "percent"}


def test_counts_that_may_stand_in_rows_or_in_columns_are_told_no_unit() -> None:
    table = _table(
        "Zwemlessen naar regio, 2031 (aantallen en procenten)",
        """
                gestart   diploma
noord               412        61
zuid                 99        58
""",
    )
    assert {o.unit for o in table.observations} == {None}


def test_shares_of_answers_that_a_thing_rises_or_falls_are_percentages() -> None:
    table = _table(
        "Verwachte drukte naar regio, 2031 (in procenten)",
        """
             in de zomer               in de winter
             toename  gelijk  afname   toename  gelijk  afname
noord             31      49      20        12      70      18
zuid              28      52      20        15      71      14
""",
    )
    assert {o.unit for o in table.observations} == {"percent"}


def test_a_change_without_its_opposite_is_in_percentage_points() -> None:
    table = _table(
        "Zwemmers naar regio (in procenten)",
        """
             2029    2031   toename
noord          31      49        18
zuid           28      52        24
""",
    )
    assert _by_column(table) == {
        "2029": {"percent"},
        "2031": {"percent"},
        "toename": {"percentage_points"},
    }
