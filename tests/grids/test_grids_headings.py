"""Headings of tables that few rules part, and labels that go right across a table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tabel_extract.page import Fill
from tests.grids.drawn import drawn, rows


def test_shaded_headings_of_one_cell_after_another_part_headings_from_rows() -> None:
    page = drawn("""
               Reading              Arithmetic
Group       2021      2022       2021      2022
Boys          53        57         17        31
----------------------------------------------------
Girls         75        60         60        51
----------------------------------------------------
Others        34        12         47        78
""")
    edges = [45.0, 100.0, 145.0, 200.0, 245.0, 310.0]
    fills = tuple(Fill((a, 63.0, b, 79.0), (0, 0, 80)) for a, b in pairwise(edges))

    assert rows(replace(page, fills=fills))[:3] == [
        ["", "Reading", "<", "Arithmetic", "<"],
        ["Group", "2021", "2022", "2021", "2022"],
        ["Boys", "53", "57", "17", "31"],
    ]


def test_a_heading_halfway_up_two_rows_of_headings_takes_both() -> None:
    page = drawn("""
               Fleet (ships)         Calls (thousands)
Port                                                       Days
             2015        2022         2015       2022
Antara         28       1,612         11.4       17.3      3.26
Belmora     1,099         574         12.0       53.0      0.90
Cordel      1,100       1,692         16.6        9.6      2.73
""")

    assert rows(page)[:2] == [
        ["Port", "Fleet (ships)", "<", "Calls (thousands)", "<", "Days"],
        ["^", "2015", "2022", "2015", "2022", "^"],
    ]


def test_a_raised_sign_is_read_with_its_word_and_not_with_headings_at_its_height() -> None:
    page = drawn("""
----------------------------------------
District      2000      2010      2020
----------------------------------------
Ohio          12.3       0.1       4.5
Iowa           9.8       0.3       6.7
Maine         11.0       0.5       8.9
----------------------------------------
""")
    word = next(w for w in page.words if w.text == "2020")
    higher = [
        replace(w, top=w.top - 6, bottom=w.bottom - 6, baseline=w.baseline - 6)
        if w.text == "District"
        else w
        for w in page.words
    ]
    sign = replace(word, text="1", x0=word.x1, x1=word.x1 + 4, size=9, baseline=word.baseline - 5)

    assert rows(replace(page, words=(*higher, sign)))[0] == ["District", "2000", "2010", "2020 1"]


def test_headings_share_out_the_columns_left_of_one_that_they_do_not_head() -> None:
    page = drawn("""
                                 Filed                   Ended
Circuit     Before   Civil   Crime   Other   Asked   Staff   Judge         Later
First           56      47      43      17      24      49      12            34
Second          13      49      22      34      27      26      15            47
Third           30      47      51      17      33      72      45            98
""")

    assert rows(page)[0] == ["", "", "Filed", "<", "<", "<", "Ended", "<", ""]


def test_a_year_below_the_last_heading_goes_on_with_it() -> None:
    page = drawn("""
                                         Change
Nature            2019        2021
                                       2019-2021
Contracts        4,576      39,324         725.2
Property        40,590      25,369         -54.2
Torts           15,803      19,319         123.8
""")
    words = [
        replace(w, baseline=w.baseline + down, top=w.top + down, bottom=w.bottom + down)
        for w in page.words
        for down in [{"Change": 12, "2019-2021": 0}.get(w.text, 6 if w.baseline == 74 else 0)]
    ]

    assert rows(replace(page, words=tuple(words)))[0] == [
        *("Nature", "2019", "2021", "Change 2019-2021"),
    ]


def test_a_short_heading_right_below_the_unit_line_is_no_prose() -> None:
    page = drawn("""
Households by division of the country, 2000 to 2010
[In thousands, as counted on the first of April]
                             Households                     Change
Division                   2000       2010              2000       2010
Maine                     3,945      4,328               9.7       10.5
Ohio                      4,825      4,903               1.6        8.8
Iowa                      7,259      8,184              12.7       15.2
""")

    assert rows(page)[0] == ["", "Households", "<", "Change", "<"]


def test_a_label_in_a_ruled_band_of_its_own_goes_right_across() -> None:
    page = drawn("""
Disease         Week      Year
------------------------------
Viral
------------------------------
Dengue             8         4
Measles            5        27
Mumps              8        38
------------------------------
Parasitic
------------------------------
Malaria            3        17
Giardiasis         5        82
""")

    assert [line for line in rows(page) if "<" in line] == [
        ["Viral", "<", "<"],
        ["Parasitic", "<", "<"],
    ]


def test_a_raised_sign_inside_a_heading_parts_no_columns() -> None:
    page = drawn("""
----------------------------------------
                 Weekly-pay  in-dollars
               -------------------------
Trade          Total     Men       Women
----------------------------------------
Baker            712     733         690
Smith            945     951         902
Weaver           688     700         671
----------------------------------------
""")
    pay = next(w for w in page.words if w.text == "Weekly-pay")
    sign = replace(pay, text="1", x0=pay.x1, x1=pay.x1 + 5, size=7, baseline=pay.baseline - 4)

    assert rows(replace(page, words=(*page.words, sign)))[0] == [
        *("", "Weekly-pay 1 in-dollars", "<", "<"),
    ]
