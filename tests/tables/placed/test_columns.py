"""Headings go to columns by where they stand, and nowhere where that can't be told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tabel_extract.page import Page, Rule
from tests.tables.placed.typed import CAPTION, below, cells_of, tables_of, tables_on, typed


def test_a_heading_stands_over_the_column_that_it_meets() -> None:
    assert below(
        """
                         nooit   soms   vaak
        met de fiets        12     30     58
        met de auto         40     35     25
        """
    ) == {
        "met de fiets | nooit": "12",
        "met de fiets | soms": "30",
        "met de fiets | vaak": "58",
        "met de auto | nooit": "40",
        "met de auto | soms": "35",
        "met de auto | vaak": "25",
    }


def test_a_heading_in_the_middle_of_several_columns_stands_over_all_of_them() -> None:
    cells = below(
        """
                                  geslacht               leeftijd
                     totaal     man    vrouw     jong     midden     oud
        fietst           20      18       22       30         20      10
        loopt            40      38       42       50         40      30
        """
    )
    assert list(cells)[:6] == [
        "fietst | totaal",
        "fietst | geslacht › man",
        "fietst | geslacht › vrouw",
        "fietst | leeftijd › jong",
        "fietst | leeftijd › midden",
        "fietst | leeftijd › oud",
    ]


def test_headings_that_repeat_below_others_tell_which_columns_those_stand_over() -> None:
    cells = below(
        """
                     mannen                 vrouwen
                     2019   2021   2023     2019   2021   2023
        fietst         20     18     22       30     20     10
        loopt          40     38     42       50     40     30
        """
    )
    assert list(cells)[:6] == [
        "fietst | mannen › 2019",
        "fietst | mannen › 2021",
        "fietst | mannen › 2023",
        "fietst | vrouwen › 2019",
        "fietst | vrouwen › 2021",
        "fietst | vrouwen › 2023",
    ]


def test_a_column_beside_those_that_repeat_belongs_to_none_of_the_headings_over_them() -> None:
    cells = below(
        """
                       stad           dorp
                     eens  oneens   eens  oneens   alle (n)
        fietst         20      18     22      20         10
        loopt          40      38     42      30         30
        """
    )
    assert list(cells)[:5] == [
        "fietst | stad › eens",
        "fietst | stad › oneens",
        "fietst | dorp › eens",
        "fietst | dorp › oneens",
        "fietst | alle (n)",
    ]


def test_a_rule_below_a_heading_tells_which_columns_it_stands_over() -> None:
    cells = below(
        """
                     soort
                     ----------------
                     stad       berg         eigen
        fietst         20         18            22
        loopt          40         38            42
        """
    )
    assert list(cells)[:3] == ["fietst | soort › stad", "fietst | soort › berg", "fietst | eigen"]


def test_two_rules_that_touch_each_tell_their_own_columns() -> None:
    page = typed(
        f"""
        {CAPTION}

                         soort                   merken
                   stad       berg          a       b          c      eigen
        fietst       20         18         22      20         18         22
        loopt        40         38         42      40         38         42
        Bron: SCP
        """
    )
    low = next(w for w in page.words if w.text == "stad").top
    rules = (Rule(100.0, low, 200.0, low), Rule(201.0, low, 335.0, low))
    (table,) = tables_of(replace(page, rules=rules))
    assert list(cells_of(table))[:6] == [
        "fietst | soort › stad",
        "fietst | soort › berg",
        "fietst | merken › a",
        "fietst | merken › b",
        "fietst | merken › c",
        "fietst | eigen",
    ]


def test_a_heading_in_the_very_middle_of_columns_with_drawn_edges_stands_over_those() -> None:
    page = typed(
        f"""
        {CAPTION}

                                   landsdeel                         soort

                                laag            rivieren        zand  koop  huur      alle
        werk                      20                  18          22    20    18        22
        school                    40                  38          42    20    18        42
        Bron: SCP
        """
    )
    y = next(w for w in page.words if w.text == "landsdeel").top - 3
    ends = (50.0, 130.0, 195.0, 295.0, 355.0, 385.0, 415.0, 465.0)
    rules = tuple(Rule(a, y, b, y) for a, b in pairwise(ends))
    middles = {"landsdeel": (130.0 + 355.0) / 2, "soort": (355.0 + 415.0) / 2}
    words = tuple(
        replace(w, x0=middles[w.text] - 20, x1=middles[w.text] + 20) if w.text in middles else w
        for w in page.words
    )
    (table,) = tables_of(replace(page, rules=rules, words=words))
    assert list(cells_of(table))[:6] == [
        "werk | landsdeel › laag",
        "werk | landsdeel › rivieren",
        "werk | landsdeel › zand",
        "werk | soort › koop",
        "werk | soort › huur",
        "werk | alle",
    ]


def test_a_wrapped_heading_is_one_and_loses_its_hyphen() -> None:
    cells = below(
        """
                       met de     open-    te voet
                       auto       baar
        werk               20        18         22
        school             40        38         42
        """
    )
    assert list(cells)[:3] == ["werk | met de auto", "werk | openbaar", "werk | te voet"]


def test_a_heading_as_far_above_another_as_rows_are_apart_is_no_upper_line_of_it() -> None:
    wide = typed(
        f"""
        {CAPTION}
                        doordeweeks               weekeinde

                   vroeg   laat   nacht     vroeg   dag   avond
        fietst       20     18      22        20     18     22
        loopt        40     38      42        20     18     42
        rijdt        41     39      43        21     19     43
        Bron: SCP
        """
    )
    rows = sorted({w.baseline for w in wide.words})
    at = {y: rows[1] + 18.0 * i for i, y in enumerate(rows[1:])} | {rows[0]: rows[0]}
    words = tuple(
        replace(
            w,
            baseline=at[w.baseline],
            top=at[w.baseline] - 9,
            bottom=at[w.baseline] + 2,
        )
        for w in wide.words
    )
    (table,) = tables_of(replace(wide, words=words))
    assert list(cells_of(table))[:6] == [
        "fietst | doordeweeks › vroeg",
        "fietst | doordeweeks › laat",
        "fietst | doordeweeks › nacht",
        "fietst | weekeinde › vroeg",
        "fietst | weekeinde › dag",
        "fietst | weekeinde › avond",
    ]


def _closer(page: Page, pitch: float) -> Page:
    """The page with its third line so many points above the fourth, the last of the header."""
    lines = sorted({w.baseline for w in page.words})
    to = lines[3] - pitch
    return replace(
        page,
        words=tuple(
            replace(w, baseline=to, top=to - 9, bottom=to + 2) if w.baseline == lines[2] else w
            for w in page.words
        ),
    )


@pytest.mark.parametrize(
    ("upper", "pitch"), [("meestal", 13.7), ("meestal", 14.0), ("slechts", 13.7)]
)
def test_upper_lines_of_some_headings_are_no_level_where_lines_are_nearer_than_rows(
    upper: str, pitch: float
) -> None:
    page = typed(
        f"""
        {CAPTION}
                    maand               dag
                   ------------  --------------------------
                                  meestal           {upper}
                   mei     juni        op   beide        af
        fietst      20       18        22      20        18
        loopt       40       38        42      20        18
        rijdt       41       39        43      21        19
        Bron: SCP
        """
    )
    small = replace(page, words=tuple(replace(w, size=9.0) for w in page.words))
    (table,) = tables_of(_closer(small, pitch))
    assert list(cells_of(table))[:5] == [
        "fietst | maand › mei",
        "fietst | maand › juni",
        "fietst | dag › meestal op",
        "fietst | dag › beide",
        f"fietst | dag › {upper} af",
    ]


def test_a_range_of_years_goes_on_behind_the_dash_that_a_line_of_a_heading_ends_with() -> None:
    cells = below(
        """
                                  verschil
                                     2021–
                     2021   2023      2023
        werk           20     18        -2
        school         40     38        -2
        """
    )
    assert list(cells)[2] == "werk | verschil 2021–2023"


def test_headings_that_could_stand_over_either_columns_are_unresolved() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION}

                       aard           soort

                     a1     a2     a3     b4     b5     b6
        werk         20     18     22     20     18     22
        school       40     38     42     20     18     22
        Bron: SCP
        """
    )
    assert {o.column for o in table.observations} <= {
        (),
        *{("aard", x) for x in ("a1", "a2", "a3")},
        *{("soort", x) for x in ("b4", "b5", "b6")},
    }


def test_a_blank_cell_is_blank_in_its_own_column() -> None:
    cells = below(
        """
                         nooit   soms   vaak
        met de fiets        12            58
        met de auto         40     35     25
        """
    )
    assert cells["met de fiets | soms"] == ""
    assert cells["met de fiets | vaak"] == "58"


def test_a_scale_has_its_points_as_headings_and_words_at_its_ends() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION}

          1       2       3       4       5
        slecht                        goed
         10      20      40      20      10
        Bron: SCP
        """
    )
    assert table.poles == ("slecht", "goed")
    assert cells_of(table) == {" | 1": "10", " | 2": "20", " | 3": "40", " | 4": "20", " | 5": "10"}


def test_the_words_at_the_ends_of_a_scale_may_stand_below_its_numbers() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION}

          1       2       3       4       5
         10      20      40      20      10
        heel slecht              heel goed
        Vraag: Hoe vindt u het fietspad naar uw werk, van heel slecht tot heel goed?
        Bron: SCP
        """
    )
    assert table.poles == ("heel slecht", "heel goed")
    assert cells_of(table) == {" | 1": "10", " | 2": "20", " | 3": "40", " | 4": "20", " | 5": "10"}
    assert ([n.marker for n in table.notes], table.source) == ([None], "SCP")


def test_a_table_goes_on_under_its_repeated_header_without_a_caption() -> None:
    first = f"""
        {CAPTION}

                         nooit   vaak
        met de fiets        12     58
        met de auto         40     25
        """
    second = """
                         nooit   vaak
        te voet             30     20
        met de trein        50      5
        Bron: SCP
        """
    (table,) = tables_on(first, second)
    assert list(cells_of(table).values()) == ["12", "58", "40", "25", "30", "20", "50", "5"]
    assert (table.pages, table.source) == ((1, 2), "SCP")


HEADER = """                         nooit   vaak"""
OVER_TWO_PAGES = {
    "met de fiets | nooit": "12",
    "met de fiets | vaak": "58",
    "met de auto | nooit": "40",
    "met de auto | vaak": "25",
}
PROSE = """
        Wie naar zijn werk fietst, doet dat meestal het hele jaar door, ook als het regent.
        Dat geldt vooral voor wie niet ver van zijn werk woont, en voor wie geen auto heeft.
"""


def test_what_runs_left_and_right_over_all_pages_does_not_part_a_table() -> None:
    head = "        Fietsraad                              Fietsen in 2024\n\n\n"
    first = f"{head}{PROSE}\n        {CAPTION}\n\n{HEADER}\n        met de fiets        12     58\n"
    second = f"{head}{HEADER}\n        met de auto         40     25\n        Bron: SCP\n"
    (table,) = tables_on(first, second)
    assert cells_of(table) == OVER_TWO_PAGES


def test_what_stands_above_a_repeated_header_on_one_page_alone_is_no_header() -> None:
    first = f"        {CAPTION}\n\n{HEADER}\n        met de fiets        12     58\n"
    second = (
        "        Fietsraad                              Fietsen in 2024\n\n\n"
        f"{HEADER}\n        met de auto         40     25\n        Bron: SCP\n"
    )
    (table,) = tables_on(first, second)
    assert cells_of(table) == OVER_TWO_PAGES


def test_a_header_that_stands_at_the_top_of_several_pages_is_none_of_theirs() -> None:
    rows = [f"        met de fiets        {n}     {n + 20}\n" for n in range(11, 20)]
    (table,) = tables_on(
        f"        {CAPTION}\n\n\n{HEADER}\n\n{''.join(rows[:3])}",
        f"{HEADER}\n\n{''.join(rows[3:6])}",
        f"{HEADER}\n\n{''.join(rows[6:])}        Bron: SCP\n",
    )
    assert [(o.column, o.value) for o in table.observations] == [
        (column, n + more)
        for n in range(11, 20)
        for column, more in ((("nooit",), 0.0), (("vaak",), 20.0))
    ]


def test_a_caption_below_its_table_is_its_caption() -> None:
    tables = tables_on(
        f"""
        Hoe mensen naar hun werk gaan verschilt sterk tussen de stad en het land eromheen.

                         nooit   vaak
        met de fiets        12     58
        met de auto         40     25
        {CAPTION}
        Bron: SCP
        """
    )
    assert [list(cells_of(t).values()) for t in tables] == [["12", "58", "40", "25"]]


def test_two_tables_side_by_side_are_two() -> None:
    one, two = tables_on(
        """
        Tabel 1.1 Fietsen, 2024 (in procenten)        Tabel 1.2 Lopen, 2024 (in procenten)

                    ja    nee                                     ja    nee
        werk        12     58                         park        44     56
        school      40     25                         strand      55     45
        Bron: SCP                                     Bron: CBS
        """
    )
    assert (list(cells_of(one).values()), one.source) == (["12", "58", "40", "25"], "SCP")
    assert (list(cells_of(two).values()), two.source) == (["44", "56", "55", "45"], "CBS")


def test_headings_that_stand_one_blank_apart_go_to_the_columns_below_them() -> None:
    cells = below(
        """
                   nooit vaak
        fietst        12   58
        loopt         40   25
        """
    )
    assert list(cells)[:2] == ["fietst | nooit", "fietst | vaak"]


def test_more_headings_than_columns_are_put_over_none() -> None:
    cells = below(
        """
                         kwintiel  totaal  totaal
                            man
        eens             12       13
        oneens           14       15
        """
    )
    assert list(cells) == ["eens | ", "oneens | "]


def test_a_running_head_in_two_pieces_is_no_heading_of_a_column() -> None:
    head = "Fietsmonitor                                        Onderzoek"
    (table,) = tables_on(
        f"""
        {head}


        Wie vaak fietst
        {CAPTION}

                         nooit   soms   vaak
        met de fiets        12     30     58
        """,
        f"""
        {head}


                         nooit   soms   vaak
        met de auto         40     35     25
        Bron: SCP
        """,
    )
    assert list(cells_of(table))[-3:] == [
        "met de auto | nooit",
        "met de auto | soms",
        "met de auto | vaak",
    ]


def test_the_first_headings_of_two_pages_are_no_running_head_where_rows_follow_both() -> None:
    page = """
                              fiets           auto


                         nooit    vaak    nooit   vaak
        met de fiets        12      30       58     58
        met de auto         40      35       25     58
        """
    (table,) = tables_on(f"{page}        {CAPTION}", f"{page}        Bron: SCP")
    assert {o.column[0] for o in table.observations} == {"fiets", "auto"}


def test_a_unit_in_the_middle_below_all_headings_is_that_of_the_table_and_no_heading() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION.replace(" (in procenten)", "")}

                         nooit   soms   vaak
                              procenten
        met de fiets        12     30     58
        met de auto         40     35     25
        Bron: SCP
        """
    )
    assert {o.column for o in table.observations} == {("nooit",), ("soms",), ("vaak",)}
    assert {o.unit for o in table.observations} == {"percent"}


def test_a_unit_below_one_heading_is_no_unit_of_the_others() -> None:
    (table,) = tables_on(
        f"""
        {CAPTION.replace(" (in procenten)", "")}

                        aantal  deel
                                 %
        met de fiets      1200    30
        met de auto       4000    35
        Bron: SCP
        """
    )
    assert {o.column for o in table.observations} == {("aantal",), ("deel", "%")}


def test_a_mean_that_a_letter_stands_for_is_no_percentage_of_its_table() -> None:
    (found,) = tables_on(
        f"""
{CAPTION}

               eens   oneens      M       n
naar het werk   58      42     2,92   2.181
naar school     40      60     3,46   2.179
Bron: SCP
"""
    )
    assert {o.column[-1]: o.unit for o in found.observations} == {
        "eens": "percent",
        "oneens": "percent",
        "M": "mean",
        "n": "count",
    }


def test_the_outcome_of_a_test_beside_means_and_deviations_has_no_unit() -> None:
    (found,) = tables_on(
        """
        Tabel 1.1 Gemiddelde scores voor fietsen, 2024 (schalen van 1 tot 5).

                         M      SD       F   p-waarde   aantal deelnemers 2024
        naar het werk   2,9    0,7    21,5       0,03                      240
        naar school     3,4    0,6     2,1       0,40                      241
        Bron: SCP
        """
    )
    assert (found.title, found.period) == ("Gemiddelde scores voor fietsen", "2024")
    assert {o.column[-1]: o.unit for o in found.observations} == {
        "M": "mean",
        "SD": "standard_deviation",
        "F": None,
        "p-waarde": None,
        "aantal deelnemers 2024": "count",
    }
