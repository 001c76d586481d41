"""Tables with horizontal rules only, or with none, and what looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.grids import find_grids
from tabel_extract.grids.blocks import blocks_of
from tabel_extract.grids.extent import extended
from tabel_extract.grids.ink import lines_of, pieces_of
from tabel_extract.page import Fill
from tests.grids.drawn import drawn, rows


def test_columns_without_any_rule_are_told_by_the_gaps_under_one_another() -> None:
    page = drawn("""
State          Grants   Loans    Other    Total
Alabama           12                          12
Alaska                      4        1         5
Arizona            7        3                 10
""")

    assert rows(page) == [
        ["State", "Grants", "Loans", "Other", "Total"],
        ["Alabama", "12", "", "", "12"],
        ["Alaska", "", "4", "1", "5"],
        ["Arizona", "7", "3", "", "10"],
    ]


def test_headings_span_the_columns_over_the_rule_below_them() -> None:
    page = drawn("""
------------------------------------------------------------
                  2003                   2004
                  -----------------      -----------------
Program           Budget     Spent       Budget     Spent
------------------------------------------------------------
Grants            1,200      1,100       1,300      1,250
Loans               300        250         310        290
------------------------------------------------------------
""")

    assert rows(page)[:3] == [
        ["", "2003", "<", "2004", "<"],
        ["Program", "Budget", "Spent", "Budget", "Spent"],
        ["Grants", "1,200", "1,100", "1,300", "1,250"],
    ]


def test_headings_without_rules_span_the_columns_that_they_stand_midway_of() -> None:
    page = drawn("""
                  Actual            Estimate
Function       2005     2006      2007      2008

Defense....   495.3    521.8     571.9     606.5
Health.....   250.6    252.7     268.2     279.5
Total......   745.9    774.5     840.1     886.0
""")

    assert rows(page)[0] == ["", "Actual", "<", "Estimate", "<"]


def test_three_tiers_of_headings_keep_their_spans() -> None:
    page = drawn("""
------------------------------------------------
             Percent of students
          --------------------------------------
             Basic                Proficient
          ----------------     -----------------
State     2003       2005      2003        2005
------------------------------------------------
Alabama     30         31        18          19
Alaska      30         31        21          20
------------------------------------------------
""")

    assert rows(page)[:3] == [
        ["", "Percent of students", "<", "<", "<"],
        ["", "Basic", "<", "Proficient", "<"],
        ["State", "2003", "2005", "2003", "2005"],
    ]


def test_stacked_lines_of_a_heading_are_one_cell() -> None:
    page = drawn("""
                            Number of      annual        from
Industry                    employees     pay ($)        2001

Manufacturing                  12,345      45,678        -1.2
Construction                    6,789      39,012         2.3
Government                     21,456      41,234         1.1
""")

    assert rows(page)[0] == ["Industry", "Number of employees", "annual pay ($)", "from 2001"]


def test_a_label_that_wraps_before_or_after_its_numbers_is_one_cell() -> None:
    page = drawn("""
Program office                           1999       2000
Total number of persons aged 16 years
and over who were employed                345        367
Government National Mortgage              567        580
  Association
Total                                   2,146      2,247
""")

    assert [line[0] for line in rows(page)[1:]] == [
        "Total number of persons aged 16 years and over who were employed",
        "Government National Mortgage Association",
        "Total",
    ]


def test_a_label_without_numbers_heads_the_rows_below_it_in_a_row_of_its_own() -> None:
    page = drawn("""
                       Number of     Percent
Characteristic           women      employed
SEX AND AGE
Women, 16 to 24          9,123          54.3
Women, 25 to 54         30,567          72.1
MARITAL STATUS
Single                  12,345          65.4
""")

    assert rows(page)[1:4:2] == [["SEX AND AGE", "", ""], ["Women, 25 to 54", "30,567", "72.1"]]
    assert rows(page)[4] == ["MARITAL STATUS", "", ""]


def test_white_space_between_rows_makes_cells_of_several_lines_one() -> None:
    page = drawn("""
-------------------------------------------------------------
Agency         Recommendation                     Status
-------------------------------------------------------------
Department of  Improve the oversight of grants    Open
Energy         that go to States

Department of  Report yearly on the number of     Closed,
Justice        open cases                         implemented

NASA           None                               n/a
-------------------------------------------------------------
""")

    assert rows(page)[2] == [
        "Department of Justice",
        "Report yearly on the number of open cases",
        "Closed, implemented",
    ]


def test_shaded_rows_are_rows_however_many_lines_they_have() -> None:
    page = drawn("""
Item              Cost     Note
Desk               120     made of oak
Chair               45     made of pine
                           and of steel
Lamp                12     not in stock
Shelf               23     two pieces
""")
    shades = tuple(
        Fill((40, 60 + 14 * line - 11, 300, 60 + 14 * (line + high) - 11), (220, 220, 220))
        for line, high in ((0, 1), (2, 2), (5, 1))
    )

    assert rows(replace(page, fills=shades))[2] == ["Chair", "45", "made of pine and of steel"]


def test_a_currency_sign_apart_from_its_number_is_in_one_cell_with_it() -> None:
    page = drawn("""
Cost item                            Amount
Salaries and benefits              $ 45,000
Travel                                2,500
Total                              $ 47,500
""")

    assert rows(page)[1] == ["Salaries and benefits", "$ 45,000"]


def test_a_caption_and_the_notes_are_no_rows() -> None:
    page = drawn("""
Table 3.  Cases by region
Region            Cases      Closed     Open
North               123          45       78
South               234          56      178
East                345          67      278
Source:  Bureau of Cases.
""")

    assert [line[0] for line in rows(page)] == ["Region", "North", "South", "East"]


def test_a_table_in_one_column_of_a_page_is_found_beside_the_text_in_the_other() -> None:
    page = drawn("""
The committee met on several days in        Region        2003     2004
the spring of 2004 to discuss what the
states had done. It heard from many         North          123      145
people who work with the elderly, and       South          234      256
it read the reports that were sent by       East           345      367
the offices. Most of them said that a       West            56       67
""")

    assert rows(page)[1] == ["North", "123", "145"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
The committee met on several days in        of the law. The members agreed that
the spring of 2004 to discuss what the      the rules as they stand do not cover
states had done. It heard from many         new kinds of work, and that the data
people who work with the elderly, and       are not good enough to tell whether
it read the reports that were sent by       the number of cases has grown since
""",
            id="text in two columns",
        ),
        pytest.param(
            """
1.   The number of cases rose by 3 percent
2.   Fewer states filed a report
3.   Costs were about the same
4.   Most of the money went to 12 states
""",
            id="a list",
        ),
        pytest.param(
            """
Introduction .................................. 1
Methods ....................................... 3
   Sample design .............................. 4
Findings ...................................... 12
Conclusion .................................... 25
""",
            id="a table of contents",
        ),
        pytest.param(
            """
Contact:        John Smith
Telephone:      (202) 555-0100
Fax:            (202) 555-0101
""",
            id="a form",
        ),
        pytest.param(
            """
100
 90                                            2.3
 80                               4.5
 70                3.1
 60     2.2
 50
    1990        1995        2000        2005
""",
            id="the axes of a chart",
        ),
    ],
)
def test_no_table_is_made_of(text: str) -> None:
    assert find_grids(drawn(text)) == []


def test_one_row_of_numbers_between_three_rules_is_a_table() -> None:
    page = drawn("""
------------------------------------------------
                     2001       2002       2003
------------------------------------------------
On training        29,300     25,800     33,300
------------------------------------------------
""")

    assert rows(page) == [
        ["", "2001", "2002", "2003"],
        ["On training", "29,300", "25,800", "33,300"],
    ]


def test_labels_that_head_groups_closer_to_their_rows_are_rows_of_their_own() -> None:
    page = drawn("""
Group                Yes       No
All persons           12       88

Sex
Men                   10       90

Women                 14       86

Age
16 years to 39        11       89

40 years and over     13       87
""")

    assert [line[0] for line in rows(page)] == [
        *("Group", "All persons", "Sex", "Men", "Women"),
        *("Age", "16 years to 39", "40 years and over"),
    ]


def test_a_raised_sign_is_in_the_cell_that_it_marks() -> None:
    page = drawn("""
State          Rate    Change
Ohio           12.3       0.1
Iowa            9.8      -0.3
Maine          11.0       0.5
""")
    iowa = next(w for w in page.words if w.text == "Iowa")
    raised = replace(iowa, text="b", x0=iowa.x1, x1=iowa.x1 + 4, size=7, baseline=iowa.baseline - 7)

    assert rows(replace(page, words=(*page.words, raised)))[2] == ["Iowa b", "9.8", "-0.3"]


def test_lines_that_another_table_took_whole_are_no_table_again() -> None:
    page = drawn("""
Alabama           12        7
Alaska             4        3
""")
    lines = [pieces_of(line, n, []) for n, line in enumerate(lines_of(page.words))]
    (block,) = blocks_of(lines, set())
    taken = {id(piece) for line in lines for piece in line}
    assert extended(block, lines, taken, []) == ([], 0)
